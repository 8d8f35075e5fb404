/// \file
/// Stances that are another reading of a stance.
#pragma once

#include "core/error.hpp"
#include "files/node.hpp"

#include <vector>

namespace eigenkracht::files {

/// Gives every stance with `variant_of` the tables parameter, estimand and check of that stance, its own on top.
/// \return  stances that are variants of themselves, directly or round
[[nodiscard]] std::vector<core::Mistake> complete_variants(Node& root);

}  // namespace eigenkracht::files
