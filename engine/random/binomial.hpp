/// \file
/// How many of n have an event, from one uniform number, so that more people never have fewer events on the same luck.
#pragma once

#include <cstdint>

namespace eigenkracht::random {

/// The smallest k with P(Binomial(n, p) <= k) >= u: exact inversion.
///
/// Monotone in n, p and u; one more in n adds 0 or 1, so those who do not have the event are monotone in n too.
/// Takes time with the mean up to 50 and with the standard deviation beyond.
///
/// \param n  people, 0 to 1e9
/// \param p  chance of each, 0 to 1
/// \param u  uniform number, 0 < u < 1
/// \throws core::InputError  if one is outside
[[nodiscard]] std::int64_t binomial_by_inversion(std::int64_t n, double p, double u);

}  // namespace eigenkracht::random
