/// \file
/// The shape of a result as netCDF-4 in HDF5: how dimensions and variables lie in the file (output/README.md).
#pragma once

#include "files/hdf5.hpp"
#include "study/results.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace eigenkracht::files {

inline constexpr char const* results_file_type = "eigenkracht results";
inline constexpr std::int64_t results_major = 1;  ///< another major version is refused
inline constexpr std::int64_t results_minor = 0;
inline constexpr char const* draws_finished = "draws_finished";  ///< scalar: so many draws may be read

/// Whether the dimensions of a variable begin with `stance`, `draw`.
[[nodiscard]] bool leads_with_draws(std::vector<std::string> const& dimensions);

/// Writes coordinates. A dimension without labels or numbers is numbered from 0.
/// \throws core::Defect     if a dimension is empty, or has labels or numbers of another length
/// \throws core::FileError  if the file cannot be written
void write_dimensions(hdf5::Handle const& file, std::vector<study::Dimension> const& dimensions);

/// Writes variables over dimensions that the file has: per-draw ones as an empty place, others with their values.
/// \param deflate  1 to 9: per-draw ones are compressed so hard; 0: not
/// \throws core::Defect     if a variable is named as a dimension or lies over an unknown one, or its number of
///                          values is not the product of its dimensions
/// \throws core::FileError  if the file cannot be written
void write_variables(hdf5::Handle const& file, std::vector<study::Variable> const& variables,
                     unsigned deflate = 0);

/// Everything but the draws. A variable over `stance`, `draw` comes back
/// as a per-draw one, without values; coordinates that number from 0 come back as none.
[[nodiscard]] study::ResultsLayout read_layout(hdf5::Handle const& file);

/// The layout of a file that may be anything: first asks whether it is a result of a format we read.
/// \throws core::FileError  if it is not, or is damaged
[[nodiscard]] study::ResultsLayout read_results_layout(hdf5::Handle const& file, std::string const& path);

/// Makes the number that says how many draws of each stance are finished.
void write_draws_finished(hdf5::Handle const& file, std::uint64_t draws);

/// Draws per stance that are finished.
[[nodiscard]] std::uint64_t read_draws_finished(hdf5::Handle const& file);

/// The layout as read_layout() gives it back.
[[nodiscard]] study::ResultsLayout as_read_back(study::ResultsLayout layout);

/// In how large pieces a per-draw variable lies in the file.
///
/// A piece holds one stance, up to 16 neighbouring elements and as many draws as make it 64 KB. Reading one
/// outcome over all draws then reads at most 16 times what it asks for, whatever the size of the variable. The
/// elements of a piece are neighbours in row-major order. Pieces along an axis are of equal size, so that little
/// room is lost at its end.
[[nodiscard]] hdf5::Shape chunk_shape(hdf5::Shape const& shape);

}  // namespace eigenkracht::files
