/// \file
/// Holds a scenario tree against the table of keys.
#pragma once

#include "core/error.hpp"
#include "files/node.hpp"

#include <string_view>
#include <vector>

namespace eigenkracht::files {

/// Unknown keys, values of the wrong kind, numbers outside their range, in one file or `--set`.
///
/// Marks what is wrong as broken, so that nothing more is said about it.
[[nodiscard]] std::vector<core::Mistake> check_keys(Node& root);

/// Keys that are missing or exclude one another, once inheritance is resolved.
[[nodiscard]] std::vector<core::Mistake> check_complete(Node& root);

/// Whether a word can name a thing of a scenario: letters, digits and `_`, a letter first, at most 64 characters.
[[nodiscard]] bool is_plain_name(std::string_view word);

}  // namespace eigenkracht::files
