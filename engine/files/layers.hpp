/// \file
/// How a scenario file stands on another: tables are merged key by key, everything else is replaced.
#pragma once

#include "files/node.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace eigenkracht::files {

/// Puts a scenario file on top of the one it stands on.
///
/// Keys keep their order: first those of `base`, then what `over` adds. Where `over` gives a parameter another kind of
/// law, a leave another form, a number another source, the inherited one is dropped; a parameter that a joint of
/// `over` makes loses its inherited law. Values that stand for one thing ({ year = number }, shares, distributions)
/// are replaced as a whole.
void put_on_top(Node& base, Node const& over);

/// The same for one table of the language, e.g. a stance's "stance.NAME".
void put_on_top(Node& base, Node const& over, std::string_view table);

/// Names of the parameters that the joints of a scenario make.
[[nodiscard]] std::vector<std::string> made_by_joints(Node const& root);

/// `a.b.c=value` from the command line as a file of one key.
/// \throws core::ScenarioError  if it has no `=`, or the key or the value cannot be read
[[nodiscard]] Node read_override(std::string const& setting);

}  // namespace eigenkracht::files
