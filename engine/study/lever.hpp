/// \file
/// A lever of a scenario: what moves with it, and the least scenario that answers one question.
#pragma once

#include "core/error.hpp"
#include "study/plan.hpp"
#include "study/scenario.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace eigenkracht::study {

/// What a lever moves.
enum class LeverMoves {
    draws,      ///< what is simulated
    threshold,  ///< only what the outcome is held against: one run serves all levels
    weight      ///< only how much a body of evidence is believed: likewise
};
[[nodiscard]] LeverMoves moved_by(Scenario const& scenario, std::string const& lever);

/// What is wrong with a lever before any level is looked at: a weight of a stance that is not there, that has nothing beside
/// it, or outside 0 to 1; a threshold of another question.
[[nodiscard]] std::vector<core::Mistake> check_lever(Scenario const& scenario, SolveSpec const& spec);

/// Index, among the stances of only_for(), of the one whose weight the lever is.
[[nodiscard]] std::size_t moved_stance(Scenario const& scenario, SolveSpec const& spec);

/// A scenario cut down to what one lever's question needs, without a change to any of its draws: years after it, other
/// questions, variants without weight and what only reports need are left out.
[[nodiscard]] Scenario only_for(Scenario scenario, SolveSpec const& spec);

/// A level as --set takes it.
[[nodiscard]] std::string level_text(SolveSpec const& spec, double level);

/// Where a question's outcome stands among a draw's numbers, in studies without regions.
[[nodiscard]] std::size_t outcome_element(Plan const& plan, Question const& question);

/// What a policy, or strategy, is called.
[[nodiscard]] std::string policy_title(Scenario const& scenario, std::string const& name);

}  // namespace eigenkracht::study
