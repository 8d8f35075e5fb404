/// \file
/// Shapley effects: an outcome's variance shared out among inputs that depend on each other, so that the shares add up.
#pragma once

#include "analysis/input_column.hpp"
#include "analysis/pooled_outcome.hpp"
#include "analysis/sampling.hpp"
#include "analysis/spread.hpp"
#include "random/address.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace eigenkracht::analysis {

/// What an input, or a group of inputs, has of the outcome's variance.
struct ShapleyEffect {
    SharePart effect;  ///< its Shapley effect
    SharePart alone;   ///< what it explains by itself (S1), with what it has in common with others
    SharePart last;    ///< what is lost without it, all others known: with independent inputs ST
};

/// The effects of one outcome; effects and rest add up to 1.
struct ShapleyEffects {
    std::string reason;            ///< why there are none; empty where there are
    std::size_t draws = 0;         ///< that count
    std::size_t failed = 0;        ///< draws left out because a value of theirs is not finite
    std::string basis;             ///< which polynomials fitted best
    unsigned degree_alone = 0;     ///< highest degree of a term in one input
    unsigned degree_together = 0;  ///< highest degree of a term in several inputs; 1: none
    std::size_t terms = 0;         ///< of the regression
    std::size_t orders = 0;        ///< random orders of inputs that were looked at; 0: all subsets, exactly
    std::vector<ShapleyEffect> effects;  ///< [input], or [group]
    SharePart rest;  ///< what no input explains: luck, other unknowns, what bends too often for the terms
};

/// How the inputs share.
struct ShapleyGroups {
    /// [input] below the largest + 1, none left out; empty: each input for itself
    std::span<std::size_t const> group_of;
};

/// Shapley effects from the draws of any design.
///
/// The value of a set of inputs is Var(E[Y | those inputs]) / Var(Y); an input's effect is the mean, over all orders of inputs, of what it
/// adds to those before it. Up to 12 inputs (or groups) all sets are looked at, above that `orders` random orders, each also
/// backwards. E[Y | inputs] is fitted by products of polynomials of ranks or their normal scores (polynomial_terms.hpp): those that
/// explain most of draws they were not fitted to, of degrees that make at most 500 terms, with 8 draws for each. Values are
/// freed of the fit's luck by holding each fit against other draws (cross_fit.hpp). Of a longer column the first 2^15 draws
/// count. Intervals: Student's t over 16 groups of draws, or the replicates of Sobol' points, and what random orders leave open.
///
/// \param inputs   one number a draw, of any law and however they hang together; names are for messages
/// \param outcome  one stratum for each body of evidence, as given_data_indices; which one is true is part of the rest
/// \param orders   random orders, even; read above 12 inputs
/// \throws core::InputError  for no inputs, more than 64 (or groups), a group of none, columns of different lengths, an input that is not
///                           finite, or as PooledOutcome
/// \see   Owen (2014), SIAM/ASA Journal on Uncertainty Quantification 2, 245-251; Song, Nelson & Staum (2016), same journal 4,
///        1060-1083 (dependent inputs, random orders); Owen & Prieur (2017), same journal 5, 986-1002.
[[nodiscard]] ShapleyEffects shapley_effects(std::span<InputColumn const> inputs,
                                             std::span<Stratum const> outcome, Sampling const& sampling,
                                             ShapleyGroups const& groups = {}, random::Seed seed = {},
                                             unsigned orders = 64);

}  // namespace eigenkracht::analysis
