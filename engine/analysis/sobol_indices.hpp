/// \file
/// Sobol' indices: how much of an outcome's variance each uncertain number makes, alone and together with others.
///
/// From a design made for it (Saltelli's): two independent tables of points, A and B, and for each input the table A with
/// that input's column from B (AB), and where pairs are asked for also B with that column from A (BA).
#pragma once

#include "analysis/resampling.hpp"
#include "analysis/sampling.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace eigenkracht::analysis {

/// Outputs of a Saltelli design under one body of evidence; row n of every column belongs to base point n.
///
/// An input may be a group of numbers that change hands together: what is said of inputs below then holds of groups. An output
/// that is not finite has failed.
struct SaltelliOutputs {
    std::span<double const> a;                ///< f(A)
    std::span<double const> b;                ///< f(B)
    std::vector<std::span<double const>> ab;  ///< [input] f(A, that input from B)
    std::vector<std::span<double const>> ba;  ///< [input] f(B, that input from A); empty: not computed
    double weight = 1;                        ///< of this body of evidence, at least 0; normalised over all
};

/// Shares of a variance with the half-widths of their 95% intervals. Below 0 or above 1: luck of the estimate, shown as it is.
///
/// 0 with a half-width of 0: the input changed no output at any base point. An infinite half-width: a single base point, or replicate,
/// holds all the variance there is.
struct SobolIndex {
    double S1 = 0;       ///< main effect: what knowing this alone would take off the variance
    double S1_conf = 0;  ///< half of the 95% interval
    double ST = 0;       ///< total effect: what is left of the variance when all but this are known
    double ST_conf = 0;
};

/// What two inputs do together beyond what each does alone.
struct SobolPair {
    std::size_t first = 0;   ///< input
    std::size_t second = 0;  ///< input, above first
    double S2 = 0;
    double S2_conf = 0;
};

/// The indices of one outcome.
struct SobolIndices {
    std::string reason;      ///< why there are none; empty where there are
    std::size_t rows = 0;    ///< base points that count
    std::size_t failed = 0;  ///< base points left out because one of their outputs is not finite
    double mean = 0;         ///< of the outcome, in its unit
    double variance = 0;     ///< of the outcome, in its unit squared
    std::vector<SobolIndex> inputs;
    std::vector<SobolPair> pairs;  ///< where BA was computed
    /// Of not knowing which body of evidence is true; where two or more have weight.
    std::optional<SobolIndex> evidence;
};

/// Sobol' indices of the mixture over bodies of evidence, in which "which one is true" is one more unknown beside the inputs.
///
/// With Y = Y_s(u), s true with probability w_s whatever u, and g(u) = sum of w_s Y_s(u): S1 = Var(E[Y|u_i]) / Var(Y), where E[Y|u_i]
/// = E[g|u_i]; ST = sum of w_s E[Var(Y_s | all but u_i)] / Var(Y); for s itself S1 = Var of the means E[Y_s], ST = E over u of the
/// variance over s. For one body of evidence g is the outcome.
///
/// Total: Jansen's half mean squared difference of f(A) and f(AB), exactly 0 for an input without effect. First: Janon & Monod's
/// covariance of f(B) and f(AB) over the variance of both together, from which the covariance of f(B) and f(A), known to be 0, is taken
/// times b = 1 - total (a control variate; b = 1 is Saltelli's estimator of 2010, b = 0 Janon & Monod's). It is as good as the former
/// where effects are small and as the latter where they are large, and better in between. With BA both are averaged over the two
/// sides, and S2 is the mean product of f(BA_i) - f(B) and f(AB_j) - f(A), also the other way round. Outputs are taken from their common mean
/// first. Nothing is clipped.
///
/// Intervals: scrambled Sobol' points by jackknife over the replicates (rows take turns, as sampling.hpp says) with Student's t;
/// Monte Carlo by bootstrap over base points, with Student's t at the degrees of freedom that the tails of the estimate's
/// influence leave. A Latin hypercube's are those of independent points.
/// With a hundred base points or more they hold the truth in 95 of 100 studies; with 64 in 90 to 95, the fewest for total indices
/// of outcomes with long tails.
///
/// \param evidence  at least one, all of the same shape; with weight 0: does not count
/// \throws core::InputError  for columns of different lengths, no inputs, no weight, fewer than 2 replicates or 2 resamples
/// \see   Sobol' (2001), Mathematics and Computers in Simulation 55, 271-280; Jansen (1999), Computer Physics Communications
///        117, 35-43; Saltelli et al. (2010), Computer Physics Communications 181, 259-270; Janon, Klein, Lagnoux, Nodet & Prieur (2014),
///        ESAIM: Probability and Statistics 18, 342-364; Azzini, Mara & Rosati (2020), arXiv:2006.08232 (both sides).
[[nodiscard]] SobolIndices sobol_indices(std::span<SaltelliOutputs const> evidence, Sampling const& sampling,
                                         Resampling const& resampling);

/// The indices that a number of evaluations gave.
struct SobolStep {
    std::size_t base_points = 0;  ///< the first ones
    std::size_t evaluations = 0;  ///< of the model, for each body of evidence
    SobolIndices indices;
};

/// The indices by what they cost: from the first points, doubled until all are in.
///
/// The first 2^m points of each replicate are such a design themselves, so each step is what a shorter study would have found. From 64
/// base points, or four a replicate.
///
/// \throws core::InputError  as sobol_indices
[[nodiscard]] std::vector<SobolStep> sobol_convergence(std::span<SaltelliOutputs const> evidence,
                                                       Sampling const& sampling,
                                                       Resampling const& resampling);

}  // namespace eigenkracht::analysis
