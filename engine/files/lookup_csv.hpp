/// \file
/// Tables of a scenario that stand in CSV files: lookup tables, and the points of a sweep.
#pragma once

#include "core/error.hpp"
#include "files/node.hpp"

#include <vector>

namespace eigenkracht::files {

/// Puts what their CSV files hold into [table.NAME] and [sweep.NAME] in place of `csv`, so that the scenario stands alone.
///
/// The file of a lookup table has a header with the names of one to three arguments and of the value, then a row for each
/// combination of arguments, in any order. That of a sweep has a header with keys, then a row for each point. Commas between
/// fields; paths are relative to the file in which they stand.
/// \return  what is wrong with them, in the CSV files or at the key
[[nodiscard]] std::vector<core::Mistake> read_csv_tables(Node& root);

}  // namespace eigenkracht::files
