/// \file
/// What can be computed of a distribution of one number: quantiles, chances, moments, and its words.
#pragma once

#include "core/error.hpp"
#include "uncertainty/spec.hpp"

#include <string>
#include <vector>

namespace eigenkracht::uncertainty {

/// The value that the law stays below with chance u: how parameters are drawn.
///
/// The smallest x with cdf(x) >= u, so laws with a lump (Fixed, mixtures with one) have quantiles too.
/// Same bits on every processor. Beta and gamma: see incomplete.hpp; 3 to 9 microseconds each. For many quantiles of
/// one law: quantile_table.hpp.
/// \param law  one without mistakes (`check_law`)
/// \param u    0 < u < 1
/// \throws core::InputError  if u is outside
[[nodiscard]] double quantile(Distribution const& law, double u);

/// Chance that a number of this law is at most x.
[[nodiscard]] double cdf(Distribution const& law, double x);

[[nodiscard]] double mean(Distribution const& law);

/// Standard deviation.
[[nodiscard]] double sd(Distribution const& law);

/// The beta law on 0 to 1 that a PERT law stretches.
[[nodiscard]] Beta standard_beta(Pert const& law);

/// The law in words, e.g. `Gamma(44.5, rate 100)`; numbers have up to six digits.
[[nodiscard]] std::string text(Distribution const& law);

/// What is wrong with a law's numbers: each that is not finite, not positive where it must be, or out of order.
///
/// \param where  where the law stands
/// \param key    full key it stands under
[[nodiscard]] std::vector<core::Mistake> check_law(Distribution const& law, core::SourceLocation const& where,
                                                   std::string const& key);

/// A number as messages and descriptions print it: up to six digits, no exponent below a thousand million million.
[[nodiscard]] std::string number_text(double value);

}  // namespace eigenkracht::uncertainty
