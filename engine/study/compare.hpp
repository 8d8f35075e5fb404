/// \file
/// Policies, or strategies, held against each other: what each brings, which is best, and what is lost where the wrong
/// evidence is believed.
#pragma once

#include "analysis/decision.hpp"
#include "analysis/frontier.hpp"
#include "study/answers.hpp"
#include "study/results.hpp"
#include "study/scenario.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::study {

/// A result to compare. Both must outlive the call.
struct ComparedResult {
    std::string label;  ///< as its options are told apart; empty: of one result
    Scenario const& scenario;
    ResultsSource const& results;
};

/// Something of one option beyond the reference, by stance and with the weights in force.
struct ComparedNumber {
    std::vector<Spread> by_stance;
    Spread overall;
};

/// A mean with its Monte Carlo standard error.
struct ComparedMean {
    double mean = 0;
    double error = 0;
};

/// Cost and effect of an option beyond the reference; of the reference beyond the option where that has more effect, so
/// that a ratio is always what more effect costs.
struct ComparedPlane {
    analysis::Plane plane;
    bool of_reference = false;
    double ratio_error = 0;  ///< Monte Carlo standard error of the ratio of means
};

/// One policy or strategy.
struct ComparedOption {
    std::string title;
    bool reference = false;
    ComparedNumber saving;  ///< money beyond the reference, above 0: less is spent
    ComparedNumber effect;
    ComparedNumber at_home;                    ///< child-years; no stances where it has none
    std::vector<Chance> best_by_stance;        ///< that no option saves more
    Chance best;                               ///< with the weights in force
    std::vector<ComparedMean> loss_by_stance;  ///< expected loss: of the money of the draw's best option
    ComparedMean loss;
    std::vector<ComparedPlane> plane_by_stance;
    ComparedPlane plane;
    std::vector<analysis::FrontierLine> standing_by_stance;  ///< on mean cost and effect
    analysis::FrontierLine standing;
    /// Across stances: the largest mean loss by choosing this option, whichever stance is true; and which that is.
    double largest_regret = 0;
    std::size_t worst_stance = 0;
};

/// What is lost where one stance is believed and another is true. Above 0: lost; below: won.
struct Regret {
    std::size_t chosen = 0;           ///< the option that saves most if the believed stance is true
    std::vector<ComparedMean> money;  ///< by true stance: of the best option there less the chosen one
    std::vector<ComparedMean> effect;
    std::vector<ComparedMean> at_home;  ///< child-years; empty where it has none
};

/// Which option is best at a price of a unit of effect (region studies: of a child-year at home).
struct Acceptability {
    double price = 0;
    std::vector<Chance> best;                         ///< by option, with the weights in force
    std::vector<std::vector<Chance>> best_by_stance;  ///< [stance][option]
    std::size_t most_worth = 0;                       ///< option with the largest mean net benefit
};

/// Everything `compare` prints.
struct Compared {
    std::string title;
    std::string money;   ///< what is saved, in words
    std::string effect;  ///< title
    std::string effect_unit;
    std::string at_home;       ///< title; empty: none
    std::string priced;        ///< a unit of what the prices of the acceptability curve are for
    bool paired = true;        ///< all options on the same luck; else what needs it is left out
    std::string why_unpaired;  ///< in words
    std::vector<StanceLine> stances;
    std::vector<ComparedOption> options;
    std::vector<Regret> regrets;   ///< by believed stance; empty with one stance
    std::size_t least_regret = 0;  ///< option whose largest mean loss across stances is smallest
    std::vector<Acceptability> acceptability;
    std::uint64_t draws = 0;
};

/// Holds all policies (strategies) of the results against each other, in the way of the first one's [comparison].
///
/// Results drawn with the same seed, design and number of draws share their luck and are compared draw by draw.
///
/// \param weights  stance weights that replace the scenario's, as for answer()
/// \throws core::InputError  if a result has no [comparison], lacks what it needs, or stances that the first one has
/// \throws core::UsageError  as answer()
[[nodiscard]] Compared compare(std::vector<ComparedResult> const& results,
                               std::vector<std::pair<std::string, double>> const& weights);

}  // namespace eigenkracht::study
