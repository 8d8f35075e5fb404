/// \file
/// Which strategies are worth considering: the cost-effectiveness frontier and its incremental ratios.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace eigenkracht::analysis {

/// Cost and effect of one strategy; more effect is better.
struct CostEffect {
    double cost = 0;
    double effect = 0;
};

/// Where a strategy stands.
enum class Standing {
    reference,            ///< the cheapest strategy that is not dominated
    on_frontier,          ///< worth its ratio to the strategy before it
    dominated,            ///< another costs no more and does no less, and is better in one of the two
    extendedly_dominated  ///< a mixture of two others costs no more and does more
};

/// One strategy on, or off, the frontier.
struct FrontierLine {
    Standing standing = Standing::reference;
    std::size_t compared_with = 0;           ///< index of the strategy before it on the frontier
    std::optional<double> incremental_cost;  ///< on the frontier: against that strategy
    std::optional<double> incremental_effect;
    std::optional<double> ratio;  ///< incremental cost per unit of effect (ICER)
};

/// The frontier of several strategies, in the order they were given.
///
/// Strategies in order of cost; those dominated by another are left out; then, as long as a ratio is above the
/// next one, the strategy with the higher ratio is left out (extended dominance). Of two strategies with equal
/// cost and effect the first given stays and the other counts as dominated.
///
/// \param strategies  at least one; costs and effects finite
/// \throws core::InputError  otherwise
/// \see   Drummond et al. (2015), Methods for the Economic Evaluation of Health Care Programmes, 4th ed., ch. 4;
///        checked against Alarid-Escudero et al. (2023), Medical Decision Making 43(1), 3-20.
[[nodiscard]] std::vector<FrontierLine> frontier(std::span<CostEffect const> strategies);

/// "reference", "", "dominated", "extendedly dominated": as tables and results files write it.
[[nodiscard]] std::string text(Standing standing);

}  // namespace eigenkracht::analysis
