/// \file
/// Lookup tables of a scenario that stand in CSV files.
#pragma once

#include "core/error.hpp"
#include "files/node.hpp"

#include <vector>

namespace eigenkracht::files {

/// Puts what their CSV files hold into [table.NAME] in place of `csv`, so that the scenario stands alone.
///
/// A file has a header with the names of one to three arguments and of the value, then a row for each combination of
/// arguments, in any order; commas between fields. Paths are relative to the file in which they stand.
/// \return  what is wrong with them, in the CSV files or at the key
[[nodiscard]] std::vector<core::Mistake> read_csv_tables(Node& root);

}  // namespace eigenkracht::files
