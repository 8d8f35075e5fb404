/// \file
/// A description as JSON; the library for it is seen by the JSON source files only.
#pragma once

#include "files/description.hpp"
#include "study/scenario.hpp"

#include <string>

namespace eigenkracht::files {

/// The scenario with what was worked out for it, as one JSON object.
[[nodiscard]] std::string to_json(study::Scenario const& scenario, Description const& description);

}  // namespace eigenkracht::files
