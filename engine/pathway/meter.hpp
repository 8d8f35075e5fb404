/// \file
/// What is metered along a course: cycles in some states, or in a window of the time in them.
#pragma once

#include "pathway/state_sets.hpp"

#include <optional>
#include <utility>

namespace eigenkracht::pathway {

/// Cycles spent in some states, or only those in which the time in state is in a window.
struct Meter {
    Mask states;                                ///< sets in several tracks add up
    std::optional<std::pair<int, int>> window;  ///< only while first <= time in state < second, in cycles
};

}  // namespace eigenkracht::pathway
