/// \file
/// Finds the uncertain numbers that nothing uses.
#pragma once

#include "study/plan.hpp"

#include <vector>

namespace eigenkracht::study {

/// By parameter: 1 if any formula, study, price, policy, place or question uses it, in any stance.
[[nodiscard]] std::vector<char> parameters_in_use(Plan const& plan);

}  // namespace eigenkracht::study
