/// \file
/// How strongly an outcome rises or falls with each uncertain number, the others held: partial rank correlations and their kin.
#pragma once

#include "analysis/input_column.hpp"
#include "analysis/resampling.hpp"
#include "analysis/sampling.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace eigenkracht::analysis {

/// What the draws say of one input and the outcome. All lie between -1 and 1 but SRC.
struct InputCorrelation {
    double PRCC = 0;       ///< partial rank correlation: of ranks, the other inputs' ranks taken out
    double PRCC_low = 0;   ///< of the 95% interval
    double PRCC_high = 0;  ///< of the 95% interval
    double SRC = 0;       ///< standardised regression coefficient: sds of the outcome for one sd of the input
    double pearson = 0;   ///< correlation
    double spearman = 0;  ///< correlation of ranks
};

/// The correlations of one outcome with every input.
struct RankCorrelations {
    std::string reason;      ///< why there are none; empty where there are
    std::size_t draws = 0;   ///< that count
    std::size_t failed = 0;  ///< draws left out because their outcome is not finite
    std::vector<InputCorrelation> inputs;
    double linear_share =
        0;  ///< of the outcome's variance that a linear regression explains: what SRC speak of
    double rank_share =
        0;  ///< of the variance of ranks that a linear regression on ranks explains: what PRCC speak of
};

/// Correlations over the draws of any design.
///
/// Ties share the mean of their ranks. PRCC: -c_jy / sqrt(c_jj c_yy), c the inverse of the matrix of rank correlations of inputs and
/// outcome. Intervals lie even around Fisher's z = atanh(PRCC). Monte Carlo: the wider of two errors, sqrt((1 + PRCC^2 / 2) / (n - d - 2)), for
/// ranks of normal numbers, and that of a bootstrap over draws, which needs no law; a Latin hypercube's are those of independent
/// draws. Scrambled Sobol' points: jackknife over replicates, Student's t.
///
/// \param inputs   d columns of numbers as they were drawn, as many in each; names are for messages
/// \param outcome  one number a draw; not finite: failed
/// \throws core::InputError  for n <= d + 2 draws that count, an input that is not finite or does not vary, inputs of which one
///                           follows from the others (all are named), columns of different lengths, or replicates as mean_with_error
/// \see   Iman & Conover (1979), Technometrics 21, 499-509; Marino, Hogue, Ray & Kirschner (2008), Journal of Theoretical Biology
///        254, 178-196; Bonett & Wright (2000), Psychometrika 65, 23-28 (the error); Fisher (1924), Metron 3, 329-332 (partial: one
///        draw less for each number held).
[[nodiscard]] RankCorrelations rank_correlations(std::span<InputColumn const> inputs,
                                                 std::span<double const> outcome, Sampling const& sampling,
                                                 Resampling const& resampling);

}  // namespace eigenkracht::analysis
