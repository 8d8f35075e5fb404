/// \file
/// Whether a stopped run and a new one are the same run: what differs between them, in words.
#pragma once

#include "study/results.hpp"

#include <string>

namespace eigenkracht::files {

/// How a message calls the two that are compared.
struct Sides {
    char const* stopped = "there";
    char const* now = "now";
};

/// What differs first between the layout of a stopped run and that of a new one, both as read back.
///
/// Everything that the new layout holds is compared: attributes (seed, version, then scenario), dimensions with their
/// coordinates, variables with their values. The stopped one may hold more attributes, and variables that are
/// written after the last draw.
///
/// \return  e.g. `dimension "draw" has 64 entries there and 128 now`; empty if they are the same
[[nodiscard]] std::string difference(study::ResultsLayout const& stopped, study::ResultsLayout const& now,
                                     Sides const& sides = {});

}  // namespace eigenkracht::files
