/// \file
/// The help pages, written from the table of commands.
#pragma once

#include "app/command_line.hpp"

#include <string>

namespace eigenkracht::app {

/// What the program is for, its commands and exit codes.
[[nodiscard]] std::string help_text();

/// One command with its options.
[[nodiscard]] std::string help_text(Command const& command);

/// Name, version, revision and compiler.
[[nodiscard]] std::string version_text();

}  // namespace eigenkracht::app
