/// \file
/// The program as one function: command line in, exit code out.
#pragma once

#include "app/console.hpp"

#include <string>
#include <vector>

namespace eigenkracht::app {

/// What the exit code says.
enum class ExitCode : int {
    done = 0,
    defect = 1,
    usage = 2,
    scenario = 3,
    file = 4,
    not_reached = 5,
    interrupted = 130
};

/// Does what the command line asks.
///
/// Every error is told on the console's error output, in words, and becomes an exit code; nothing is thrown.
/// \param words  the command line without the program's name
[[nodiscard]] ExitCode program(std::vector<std::string> const& words, Console const& console) noexcept;

}  // namespace eigenkracht::app
