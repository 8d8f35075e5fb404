/// \file
/// How many events happen, from one uniform number, so that more is expected never gives fewer on the same luck.
#pragma once

#include <cstdint>

namespace eigenkracht::random {

/// The smallest k with P(Poisson(mean) <= k) >= u: exact inversion, monotone in the mean and in u.
///
/// Takes time with the mean up to 50 and with its square root beyond (about a microsecond per hundred terms).
///
/// \param mean  expected number, 0 <= mean <= 1e12
/// \param u     uniform number, 0 < u < 1
/// \throws core::InputError  if either is outside
[[nodiscard]] std::int64_t poisson_by_inversion(double mean, double u);

}  // namespace eigenkracht::random
