/// \file
/// Parts of a sweep put together again.
#pragma once

#include "study/results.hpp"
#include "study/sweep.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace eigenkracht::files {

/// The parts of one sweep, in order.
struct SweepParts {
    study::ResultsLayout layout;            ///< of the whole
    std::vector<std::string> paths;         ///< in the order of their points
    std::vector<study::SweepPart> missing;  ///< points that no part holds; empty: they can be joined
    std::uint64_t points = 0;               ///< of the whole
};

/// Looks at the results files of parts.
/// \throws core::FileError  if one is no finished part of a sweep, is part of another sweep than the first, or holds points
///                          that another holds too
[[nodiscard]] SweepParts parts_of_sweep(std::vector<std::string> const& paths);

/// Whether two names stand for one file that is there.
[[nodiscard]] bool is_same_file(std::string const& path, std::string const& other);

/// Copies all points, in order, into a sink made for the whole.
void copy_parts(SweepParts const& parts, study::ResultsSink& sink);

}  // namespace eigenkracht::files
