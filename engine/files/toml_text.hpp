/// \file
/// TOML in and out of the tree: the only place that knows the TOML library.
#pragma once

#include "files/node.hpp"

#include <string>
#include <string_view>

namespace eigenkracht::files {

/// Reads TOML text; keys keep the order of the text.
/// \param file  name for the places of values
/// \throws core::ScenarioError  with one mistake: the first place that is not TOML
[[nodiscard]] Node parse_toml(std::string_view text, std::string const& file);

/// Writes a tree as TOML: values of a table first, its tables after them, in the tree's order.
///
/// Reading the text again gives the same tree (but for places, and for `broken` and `merges`).
[[nodiscard]] std::string write_toml(Node const& root);

}  // namespace eigenkracht::files
