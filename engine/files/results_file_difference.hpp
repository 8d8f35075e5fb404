/// \file
/// Whether a stopped run and a new one are the same run: what differs between them, in words.
#pragma once

#include "study/results.hpp"

#include <string>

namespace eigenkracht::files {

/// What differs first between the layout of a stopped run and that of a new one, both as read back.
///
/// Everything that the new layout holds is compared: attributes (scenario, seed, version), dimensions with their
/// coordinates, variables with their values. The stopped one may hold more attributes, and variables that are
/// written after the last draw.
///
/// \return  e.g. `dimension "draw" has 64 entries there and 128 now`; empty if they are the same
[[nodiscard]] std::string difference(study::ResultsLayout const& stopped, study::ResultsLayout const& now);

}  // namespace eigenkracht::files
