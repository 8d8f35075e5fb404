/// \file
/// A folder of text tables that belong together: those of an earlier analysis go, and nothing else is touched.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::files {

/// Lists the tables of a folder, a name a line: what may be replaced.
inline constexpr char const* table_list = "eigenkracht-tables.txt";

/// Writes tables into a folder that is new, empty, or holds tables written by this before, which are removed.
/// \param tables  names without folder, and texts
/// \throws core::FileError  if the folder holds anything else and no list of tables, or cannot be written
void write_tables(std::string const& folder, std::vector<std::pair<std::string, std::string>> const& tables);

}  // namespace eigenkracht::files
