/// \file
/// Pages for readers, written by `report` and by `run --report`.
#pragma once

#include "app/command_line.hpp"
#include "app/console.hpp"

#include <string>

namespace eigenkracht::app {

/// Writes what the arguments ask for about their results files, and says where it lies.
/// \param path  a file, or the folder of tables
void write_page(Arguments const& arguments, std::string const& path, Console const& console);

}  // namespace eigenkracht::app
