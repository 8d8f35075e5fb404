/// \file
/// The end of a sweep, whoever made its points: the file becomes whole, and what is in it is told.
#pragma once

#include "app/console.hpp"
#include "files/results_file.hpp"
#include "study/sweep.hpp"

#include <string>

namespace eigenkracht::app {

/// Writes digest, failures and time into a file whose points are all there, and says what the file holds.
/// \param path  of the target
void finish_sweep(files::ResultsFile& sink, study::ResultsLayout const& layout,
                  study::SweepFailures const& failures, double seconds, std::string const& path,
                  Console const& console);

}  // namespace eigenkracht::app
