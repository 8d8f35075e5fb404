/// \file
/// What a results file says of the whole run.
#pragma once

#include "study/plan.hpp"
#include "study/results.hpp"

namespace eigenkracht::study {

/// Scenario, program, chance, counting and discounting, in words and numbers.
[[nodiscard]] Attributes attributes_of(Plan const& plan);

}  // namespace eigenkracht::study
