/// \file
/// Doubt and chance apart: what not knowing the parameters adds to the spread of an outcome, and what luck adds.
#pragma once

#include "analysis/sampling.hpp"

#include <span>

namespace eigenkracht::analysis {

/// The standard deviation of an outcome in its two parts; their squares add up to the outcome's variance.
struct Split {
    double doubt_sd = 0;         ///< standard deviation, over parameters, of the mean given the parameters
    double chance_sd = 0;        ///< root of the mean variance given the parameters
    double doubt_sd_error = 0;   ///< Monte Carlo standard error of doubt_sd
    double chance_sd_error = 0;  ///< Monte Carlo standard error of chance_sd
};

/// From the exact mean and variance of the outcome given each draw's parameters.
///
/// \param conditional_means      one a draw
/// \param conditional_variances  one a draw, at least 0
/// \throws core::InputError  for no draws, columns of different lengths, or a negative variance
[[nodiscard]] Split split_known(std::span<double const> conditional_means,
                                std::span<double const> conditional_variances, Sampling const& sampling);

/// From an outcome drawn with luck and its exact mean given the same draw's parameters.
///
/// Chance is the root of the mean squared distance of outcomes to their means.
/// \param weights  how much each draw counts; none: all alike
/// \throws core::InputError  for no draws, columns of different lengths, or weights as pseudo_values()
[[nodiscard]] Split split_around_means(std::span<double const> outcomes,
                                       std::span<double const> conditional_means, Sampling const& sampling,
                                       std::span<double const> weights = {});

/// From two outcomes a draw, with the same parameters and independent luck.
///
/// Doubt: root of the covariance of the two (0 where it comes out negative, which happens when doubt is small
/// beside chance). Chance: root of half the mean squared difference. Unbiased for the variances.
///
/// \param weights  how much each draw counts; none: all alike
/// \throws core::InputError  for fewer than two draws, columns of different lengths, or weights as pseudo_values()
/// \see   Searle, Casella & McCulloch (1992), Variance Components, ch. 3 (one-way layout, two per group).
[[nodiscard]] Split split_from_pairs(std::span<double const> first, std::span<double const> second,
                                     Sampling const& sampling, std::span<double const> weights = {});

}  // namespace eigenkracht::analysis
