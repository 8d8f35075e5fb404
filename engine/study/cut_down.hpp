/// \file
/// Scenarios without what a search or a sweep does not ask for, and without a change to any draw.
#pragma once

#include "study/scenario.hpp"

#include <string>
#include <vector>

namespace eigenkracht::study {

/// Leaves what the questions need, each against its own baseline: years after them, what only reports need, and variants of
/// stances that have no weight go.
///
/// A variant stays where a key names it, where a stance that stays varies it, and with a Sobol' design, whose points have their
/// dimensions by order.
/// \param keys  of the scenario, as --set takes them
void cut_down_to_questions(Scenario& scenario, std::vector<std::string> const& keys);

}  // namespace eigenkracht::study
