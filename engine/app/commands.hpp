/// \file
/// One function for each command. They throw the errors of core/error.hpp; program() tells them.
#pragma once

#include "app/command_line.hpp"
#include "app/console.hpp"
#include "app/program.hpp"

#include <string>
#include <vector>

namespace eigenkracht::app {

/// \param words  the command line, for the hint how to go on after an interruption
[[nodiscard]] ExitCode run(Arguments const& arguments, std::vector<std::string> const& words,
                           Console const& console);
[[nodiscard]] ExitCode check(Arguments const& arguments, Console const& console);
[[nodiscard]] ExitCode describe(Arguments const& arguments, Console const& console);
[[nodiscard]] ExitCode answer(Arguments const& arguments, Console const& console);
[[nodiscard]] ExitCode compare(Arguments const& arguments, Console const& console);
[[nodiscard]] ExitCode solve(Arguments const& arguments, Console const& console);
/// \param words  as run()
[[nodiscard]] ExitCode sweep(Arguments const& arguments, std::vector<std::string> const& words,
                             Console const& console);
[[nodiscard]] ExitCode analyse(Arguments const& arguments, Console const& console);
[[nodiscard]] ExitCode join(Arguments const& arguments, Console const& console);
[[nodiscard]] ExitCode report(Arguments const& arguments, Console const& console);
[[nodiscard]] ExitCode validate(Arguments const& arguments, Console const& console);

}  // namespace eigenkracht::app
