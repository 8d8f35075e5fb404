/// \file
/// An outcome over draws and bodies of evidence, pooled as the estimators from given data need it: one row a draw.
#pragma once

#include "analysis/sampling.hpp"
#include "analysis/spread.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace eigenkracht::analysis {

/// A share of the outcome's variance with half of its 95% interval.
struct SharePart {
    double share = 0;
    double conf = 0;
};

/// The draws of one outcome that count, with what bodies of evidence and draw weights make of each.
///
/// A draw d counts in stratum s with weight W_sd = share of s times its draw weight over the stratum's mean draw weight. Draws are cut into
/// folds, every folds-th belongs to one: 16, or the replicates of Sobol' points; folds give errors.
class PooledOutcome {
public:
    /// \param strata  as in spread.hpp; a value that is not finite has failed, and its draw is left out in all strata
    /// \throws core::InputError  for columns or weights of different lengths, weights below 0 or not finite, no weight at all, or
    ///                           replicates as mean_with_error
    PooledOutcome(std::span<Stratum const> strata, Sampling const& sampling);

    std::string reason;              ///< why nothing can be said; empty where something can
    std::vector<std::size_t> draws;  ///< that count
    std::size_t failed = 0;
    std::size_t folds = 16;
    std::vector<std::size_t> fold_of;  ///< [row]
    std::vector<double> weight;        ///< [row] sum of W over strata
    std::vector<double> sum;           ///< [row] sum of W times the outcome, taken from its mean
    std::vector<double> square;        ///< [row] sum of W times its square, taken from its mean
    double total_weight = 0;
    double mean = 0;
    double variance = 0;  ///< of the outcome, in its unit squared
    double worth = 0;     ///< how many draws that count alike would tell as much (Kish)

    /// A share T / variance where T is a sum over folds, with Student's t over folds.
    /// \param share    the estimate
    /// \param of_fold  [fold] what the fold adds to T times total_weight, to the first order (influence function)
    [[nodiscard]] SharePart with_error(double share, std::span<double const> of_fold) const;

    [[nodiscard]] std::size_t strata() const { return stratum_weight_.size(); }
    [[nodiscard]] SharePart evidence_first() const;  ///< variance of the strata's means; two strata or more
    [[nodiscard]] SharePart evidence_total() const;  ///< mean over draws of the variance over strata

private:
    std::vector<std::vector<double>> stratum_weight_;  ///< [stratum of weight][row] W
    std::vector<std::vector<double>> value_;           ///< [stratum of weight][row] taken from the mean
    bool independent_ = true;
    std::vector<double> fold_square_;  ///< [fold] sum of square
};

}  // namespace eigenkracht::analysis
