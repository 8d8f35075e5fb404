/// \file
/// Elementary effects (Morris): which uncertain numbers matter at all, from few evaluations of the model.
#pragma once

#include "analysis/input_column.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace eigenkracht::analysis {

/// What one input does to the outcome, in the outcome's unit for the input's whole range.
struct ElementaryEffects {
    std::size_t effects = 0;  ///< how many were seen: one a trajectory, less those with a failed end
    double mu = 0;            ///< mean effect; near 0 beside a large mu_star: the effect changes its sign
    double mu_conf = 0;       ///< half of the 95% interval; infinite with fewer than two effects
    double mu_star = 0;       ///< mean size of effects: how much the input matters
    double mu_star_conf = 0;
    double sigma =
        0;  ///< standard deviation of effects: how much they hang on other inputs or bend; not a number with fewer than two
    double sigma_low = 0;   ///< of the 95% interval
    double sigma_high = 0;  ///< of the 95% interval; infinite with fewer than five effects
};

/// The elementary effects of one outcome.
struct Morris {
    std::string reason;  ///< why there are none; empty where there are
    std::size_t trajectories = 0;
    std::size_t failed = 0;  ///< points whose outcome is not finite; each costs the effects at its two sides
    std::vector<ElementaryEffects> inputs;
};

/// Effects along trajectories: d + 1 points of which each differs from the one before in one input, every input once.
///
/// An effect is the change of the outcome over the change of the input, both signed. mu and mu_star: +- Student's t, at the degrees of
/// freedom that the effects' tails leave. sigma: Bonett's interval for the standard deviation of numbers that need not be normal.
/// An input without effects that could be seen has 0 of them and no estimates (not numbers).
///
/// \param inputs   [input] its place from 0 to 1, point after point, trajectory after trajectory; names are for messages
/// \param outcome  one number a point; not finite: failed
/// \throws core::InputError  for no inputs, columns that are not whole trajectories of one length, a place that is not finite, a step
///                           that changes no input or several, or an input that is changed twice in a trajectory
/// \see   Morris (1991), Technometrics 33, 161-174; Campolongo, Cariboni & Saltelli (2007), Environmental Modelling & Software 22,
///        1509-1518 (mu_star); Bonett (2006), Computational Statistics & Data Analysis 50, 775-782.
[[nodiscard]] Morris morris(std::span<InputColumn const> inputs, std::span<double const> outcome);

}  // namespace eigenkracht::analysis
