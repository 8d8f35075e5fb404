/// \file
/// What a sweep holds, in words.
#pragma once

#include "study/swept.hpp"

#include <string>

namespace eigenkracht::report {

/// How many points, what came out over them by output and stance, which failed, and what to do next.
[[nodiscard]] std::string swept_text(study::Swept const& swept);

}  // namespace eigenkracht::report
