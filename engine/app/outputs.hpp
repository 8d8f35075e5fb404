/// \file
/// What commands that write a results file have in common: where it goes, and what is said when they are stopped.
#pragma once

#include "app/command_line.hpp"
#include "app/console.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace eigenkracht::app {

/// Where results go: as the user says, or output/STEM.h5, whose folder is made.
[[nodiscard]] std::string output_of(Arguments const& arguments, std::string const& stem);

/// A word as a shell takes it.
[[nodiscard]] std::string for_shell(std::string const& word);

/// Says what a stopped run or sweep leaves, and how to go on.
/// \param what   what is counted, e.g. "draws"
/// \param path   of the target
/// \param words  the command line
void tell_interrupted(std::uint64_t finished, std::uint64_t all, std::string const& what,
                      std::string const& path, std::vector<std::string> const& words, Console const& console);

}  // namespace eigenkracht::app
