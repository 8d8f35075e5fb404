/// \file
/// A decision's draws as comma-separated files that BCEA, voi and SAVI read.
#pragma once

#include "study/analyse.hpp"

#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::files {

/// File names and texts: DECISION_e.csv and DECISION_c.csv (a row for each pick, a column for each option), DECISION_k.csv (what a unit of
/// effect is worth: 0 to 3 times the decision's own, which has 1 in the column `own`), DECISION_inputs.csv (uncertain
/// numbers, and in the last column the body of evidence where there are several).
/// \return  names without folder
[[nodiscard]] std::vector<std::pair<std::string, std::string>> decision_csv(
    study::DecisionSample const& sample);

}  // namespace eigenkracht::files
