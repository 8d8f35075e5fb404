/// \file
/// The formulas of a decision with the keys they stand under, and the names that they may use.
#pragma once

#include "study/scenario.hpp"

#include <string>
#include <vector>

namespace eigenkracht::study {

/// One formula of a decision.
struct DecisionFormula {
    formula::Formula const* formula = nullptr;
    std::string key;  ///< e.g. decision.NAME.option.NAME.payoff
    core::SourceLocation location;
};

/// All that are given: willingness to pay, options, studies. \param decision  must outlive the result
[[nodiscard]] std::vector<DecisionFormula> formulas_of(DecisionSpec const& decision);

/// Names of formulas outside the pathway (Plan::names), then the decision's numbers.
[[nodiscard]] std::vector<std::string> names_with(std::vector<std::string> names,
                                                  DecisionSpec const& decision);

/// The key of what a study sees: decision.NAME.study.NAME.sees.NAME.
[[nodiscard]] std::string key_of(DecisionSpec const& decision, ProposedStudy const& study,
                                 StudyDatum const& datum);

}  // namespace eigenkracht::study
