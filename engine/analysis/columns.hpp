/// \file
/// Checks and sums over columns of draws that the estimators share.
#pragma once

#include "analysis/spread.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace eigenkracht::analysis {

/// \throws core::InputError  for no draws or a number that is not finite
void check_column(std::span<double const> values);

/// \throws core::InputError  for columns of different lengths, or as check_column
void check_pair(std::span<double const> first, std::span<double const> second);

/// Weights as shares that add up to 1.
/// \throws core::InputError  for no strata, columns of different lengths, a negative weight, or no weight at all
[[nodiscard]] std::vector<double> shares_of(std::span<Stratum const> strata);

/// What the draws of the stratum of least worth are worth, rounded down; all draws where they count alike.
/// \param shares  as shares_of(); strata without a share do not count
[[nodiscard]] std::size_t least_draws(std::span<Stratum const> strata, std::span<double const> shares);

/// Mean in fixed order.
[[nodiscard]] double mean_of(std::span<double const> values);

/// Standard deviation with n - 1 in the denominator, in fixed order; 0 for a single number.
[[nodiscard]] double sd_of(std::span<double const> values);

}  // namespace eigenkracht::analysis
