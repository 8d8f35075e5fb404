/// \file
/// First-order Sobol' indices from the draws of an ordinary run, made by any design.
#pragma once

#include "analysis/input_column.hpp"
#include "analysis/pooled_outcome.hpp"
#include "analysis/sampling.hpp"
#include "analysis/spread.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace eigenkracht::analysis {

/// Main effect of one input with half of its 95% interval. Below 0 or above 1: luck of the estimate, shown as it is.
struct MainEffect {
    double S1 = 0;
    double S1_conf = 0;
};

/// What not knowing which body of evidence is true does to the outcome.
struct EvidenceEffect {
    double S1 = 0;  ///< variance of the bodies' means, as a share of the outcome's
    double S1_conf = 0;
    double ST = 0;  ///< mean variance over bodies with all inputs known, as a share of the outcome's
    double ST_conf = 0;
};

/// The main effects of one outcome.
struct GivenDataIndices {
    std::string reason;      ///< why there are none; empty where there are
    std::size_t draws = 0;   ///< that count
    std::size_t failed = 0;  ///< draws left out because a value of theirs is not finite
    unsigned degree = 0;     ///< of the polynomials
    double mean = 0;         ///< of the outcome, in its unit
    double variance = 0;     ///< of the outcome, in its unit squared
    std::vector<MainEffect> inputs;
    std::optional<EvidenceEffect> evidence;  ///< with two or more bodies of evidence of weight
};

/// Var(E[Y|u_i]) / Var(Y) of each input, inputs independent or not, luck and interactions left in Var(Y).
///
/// E[Y|u_i] is fitted by Legendre polynomials of the input's rank (ties share it), of degree sqrt(draws) / 3, at most 12; what bends
/// more often counts as not explained: of a step in the middle, 5 of 100 are missed at degree 12. What the fit owes to luck is
/// left out by holding it against other draws (cross_fit.hpp), so an input without effect has an index around 0. Bodies of evidence share the
/// uniform numbers of a draw: give these as inputs where bodies of evidence make other values of them. Draw weights count
/// as in spread.hpp; weighted draws make E[Y|u_i] that of the law after weighing. Intervals: Student's t over 16 groups of draws, or over
/// the replicates of Sobol' points.
///
/// \param inputs   columns of numbers or of uniform numbers, one a draw; names are for messages
/// \param outcome  one stratum for each body of evidence; a value that is not finite has failed
/// \throws core::InputError  for no inputs, an input that is not finite, columns of different lengths, or as PooledOutcome
/// \see   Sudret (2008), Reliability Engineering & System Safety 93, 964-979; Plischke, Borgonovo & Smith (2013), European Journal of
///        Operational Research 226, 536-550 (given data); cross_fit.hpp for the rest.
[[nodiscard]] GivenDataIndices given_data_indices(std::span<InputColumn const> inputs,
                                                  std::span<Stratum const> outcome, Sampling const& sampling);

}  // namespace eigenkracht::analysis
