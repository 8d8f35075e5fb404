/// \file
/// Draws that do not count alike: importance weights, how many equal draws they are worth, and their means.
///
/// Draws from what was believed before, weighted by how likely each makes what somebody observed, are draws from
/// what is believed after. Estimates divide by the sum of the weights (self-normalised importance sampling).
#pragma once

#include "analysis/mean_error.hpp"
#include "analysis/sampling.hpp"

#include <span>
#include <vector>

namespace eigenkracht::analysis {

/// Weights proportional to likelihoods, with a mean of 1.
///
/// The largest logarithm is taken out first, so that none overflows and not all vanish.
///
/// \param log_likelihoods  one a draw; minus infinity: impossible
/// \throws core::InputError  for no draws, a number that is neither finite nor minus infinity, or draws that are
///                           all impossible
[[nodiscard]] std::vector<double> importance_weights(std::span<double const> log_likelihoods);

/// So many draws that count alike would know a mean as well (Kish): (sum w)^2 / sum w^2.
///
/// \param weights  at least 0, not all 0, at least one
/// \throws core::InputError  otherwise
/// \see   Kish (1965), Survey Sampling, 11.7; Owen (2013), Monte Carlo theory, methods and examples, ch. 9.3.
[[nodiscard]] double effective_draws(std::span<double const> weights);

/// Whether weights say anything: there are some, and they differ.
[[nodiscard]] bool are_uneven(std::span<double const> weights);

/// Whether weights, if there are any, fit these values: one a draw, at least 0, not all 0.
/// \throws core::InputError  if not
void check_draw_weights(std::span<double const> values, std::span<double const> weights);

/// Numbers whose plain mean is the weighted mean and whose plain errors are its errors, one a draw.
///
/// mu + n w_d (x_d - mu), where w adds up to 1 and mu is the weighted mean: to the first order, how each draw moves
/// a ratio of two sums (delta method). Added over strata on shared luck, and averaged within replicates of a
/// design, they carry errors as plain values do. Without weights, or with equal ones, the values themselves.
///
/// \param weights  none (draws count alike), or one a draw as in effective_draws()
/// \throws core::InputError  for columns of different lengths, or as effective_draws()
/// \see   Owen (2013), ch. 9.2: the delta-method variance of the self-normalised estimator.
[[nodiscard]] std::vector<double> pseudo_values(std::span<double const> values,
                                                std::span<double const> weights);

/// Mean of weighted draws with its standard error under the design that spread them.
/// \param weights  none, or one a draw as in effective_draws()
/// \throws core::InputError  as mean_with_error and pseudo_values
[[nodiscard]] MeanEstimate mean_with_error(std::span<double const> values, std::span<double const> weights,
                                           Sampling const& sampling);

/// Standard deviation of weighted draws; sum w (x - mu)^2 / (1 - sum w^2), where w adds up to 1, which is unbiased
/// for weights that do not depend on the values and n - 1 in the denominator for equal ones.
/// \throws core::InputError  as pseudo_values
[[nodiscard]] double sd_of(std::span<double const> values, std::span<double const> weights);

}  // namespace eigenkracht::analysis
