/// \file
/// Estimates in files: HDF5 for programs, comma-separated values for spreadsheets.
#pragma once

#include "study/analyse.hpp"

#include <string>

namespace eigenkracht::files {

/// Writes every table of an analysis into one HDF5 file, whole or not at all.
///
/// A table KIND has a dimension KIND_row, a text variable KIND_KEY for each thing its rows are about, and a variable KIND_COLUMN for
/// each estimate; not a number where there is none.
/// \throws core::FileError  if it cannot be written
void write_estimates(std::string const& path, study::Analysis const& analysis);

/// Writes a text file, whole or not at all; its folder is made.
/// \throws core::FileError  if it cannot be written
void write_text(std::string const& path, std::string const& text);

}  // namespace eigenkracht::files
