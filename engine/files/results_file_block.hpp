/// \file
/// A block of draws of one variable, laid into the pieces in which the variable lies in the file.
#pragma once

#include "files/hdf5.hpp"

#include <cstdint>

namespace eigenkracht::files {

/// Writes consecutive draws of all stances.
///
/// HDF5 would write each run of neighbouring elements of each draw by itself; here the draws' runs of one piece
/// are put together first, which is some ten times as fast. It takes memory for one piece.
///
/// \param shape   of the whole variable: stance, draw, other dimensions
/// \param values  [stance][draw in block][other dimensions], row-major
/// \throws core::FileError  if the file cannot be written
void write_block(hdf5::Handle const& dataset, hdf5::Shape const& shape, std::uint64_t first,
                 std::uint64_t count, double const* values);

}  // namespace eigenkracht::files
