/// \file
/// Checks and sums over columns of draws that the estimators share.
#pragma once

#include "analysis/draw_weights.hpp"
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
/// \throws core::InputError  for no strata, columns of different lengths, a negative weight, or no weight at all, of strata or of a
///                           stratum's draws
[[nodiscard]] std::vector<double> shares_of(std::span<Stratum const> strata);

/// The weighted sum over strata of what a function makes of each value, draw by draw, so that its plain mean and error are those of
/// the mixture.
/// \param shares  as shares_of(), which has found draw weights in order
template <class Function>
[[nodiscard]] std::vector<double> sums_by_draw(std::span<Stratum const> strata,
                                               std::span<double const> shares, Function const& function) {
    std::vector<double> sums(strata.front().values.size(), 0.0);
    for (std::size_t s = 0; s < strata.size(); ++s) {
        if (shares[s] > 0 && !are_uneven(strata[s].draw_weights)) {
            for (std::size_t draw = 0; draw < sums.size(); ++draw) {
                sums[draw] += shares[s] * function(strata[s].values[draw]);
            }
        } else if (shares[s] > 0) {
            std::vector<double> made;
            made.reserve(sums.size());
            for (double const value : strata[s].values) {
                made.push_back(function(value));
            }
            made = pseudo_values(made, strata[s].draw_weights);
            for (std::size_t draw = 0; draw < sums.size(); ++draw) {
                sums[draw] += shares[s] * made[draw];
            }
        }
    }
    return sums;
}

/// What the draws of the stratum of least worth are worth, rounded down; all draws where they count alike.
/// \param shares  as shares_of(); strata without a share do not count
[[nodiscard]] std::size_t least_draws(std::span<Stratum const> strata, std::span<double const> shares);

/// Mean in fixed order.
[[nodiscard]] double mean_of(std::span<double const> values);

/// Standard deviation with n - 1 in the denominator, in fixed order; 0 for a single number.
[[nodiscard]] double sd_of(std::span<double const> values);

}  // namespace eigenkracht::analysis
