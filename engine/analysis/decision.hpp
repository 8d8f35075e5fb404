/// \file
/// Options held against each other draw by draw: which is best, what a choice loses, what an effect costs.
#pragma once

#include "analysis/spread.hpp"

#include <optional>
#include <span>
#include <vector>

namespace eigenkracht::analysis {

/// For each option and draw, 1 where its payoff is the largest, a share where several are, else 0.
/// \param payoffs  one column an option, all on the same draws; at least one
/// \throws core::InputError  for columns of different lengths, or as mean_with_error
[[nodiscard]] std::vector<std::vector<double>> best_of(std::span<std::span<double const> const> payoffs);

/// For each option and draw, how much the best payoff of that draw is above its own; at least 0.
///
/// Its mean is the expected loss of choosing the option (expected opportunity loss, regret).
/// \throws core::InputError  as best_of
/// \see    Eckermann & Willan (2007), Health Economics 16, 195-209.
[[nodiscard]] std::vector<std::vector<double>> losses(std::span<std::span<double const> const> payoffs);

/// Costs and effects of one option beyond another's, in one stratum of draws.
struct PlaneStratum {
    std::span<double const> cost;
    std::span<double const> effect;
    double weight = 1;
};

/// Where the draws of a cost difference and an effect difference lie in their plane, and which ratios that leaves.
///
/// A ratio of two differences means little where the cloud of draws lies around the origin: one and the same ratio is
/// a good buy on one side and a bad one on the other. So bounds are read from the chance that the option is worth its
/// cost at a price per unit of effect (the acceptability curve), not from the draws' ratios.
struct Plane {
    double better_cheaper = 0;  ///< share of the draws: the option dominates
    double better_dearer = 0;   ///< its effect has a price
    double worse_cheaper = 0;
    double worse_dearer = 0;      ///< it is dominated; the rest of the draws: no difference in effect or cost
    std::optional<double> ratio;  ///< cost to effect, of the means; none where the mean effect is 0
    /// Prices from 0 on per unit of effect between which the chance that the option is worth its cost passes from
    /// (1 - coverage) / 2 to (1 + coverage) / 2 and stays there. None: no such price.
    std::optional<double> low;
    std::optional<double> high;
    bool saves_surely =
        false;  ///< worth its cost at a price of 0 already, with a chance above (1 + coverage) / 2
};

/// \throws core::InputError  as summarise, or for a coverage outside (0, 1)
/// \see    Fenwick, O'Brien & Briggs (2004), Health Economics 13, 405-415, on acceptability curves.
[[nodiscard]] Plane plane_of(std::span<PlaneStratum const> strata, double coverage = 0.95);

}  // namespace eigenkracht::analysis
