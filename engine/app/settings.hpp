/// \file
/// What the commands that draw take from the command line alike.
#pragma once

#include "app/command_line.hpp"

#include <string>
#include <vector>

namespace eigenkracht::app {

/// The user's settings, with --draws and --seed as what they are: settings of the scenario's [run].
[[nodiscard]] std::vector<std::string> settings_of(Arguments const& arguments);

/// Threads asked for, or all processors.
[[nodiscard]] unsigned threads_of(Arguments const& arguments);

}  // namespace eigenkracht::app
