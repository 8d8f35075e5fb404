/// \file
/// What a results file says about the run it holds.
#pragma once

#include "files/results_reader.hpp"
#include "study/results.hpp"
#include "study/scenario.hpp"

#include <cstdint>
#include <string>

namespace eigenkracht::app {

/// The scenario that was drawn, from the record in the results.
/// \param path  the results file, for messages
/// \throws core::FileError  if the record is missing
[[nodiscard]] study::Scenario recorded_scenario(study::ResultsLayout const& layout, std::string const& path);

/// A number among the attributes, or 0 where there is none.
[[nodiscard]] double recorded_number(study::ResultsLayout const& layout, std::string const& name);

/// What a file may hold.
enum class Finished { run, run_or_sweep };

/// The scenario of a run that was finished.
/// \throws core::FileError  if it was stopped, if it is a sweep and that is not meant, or as recorded_scenario
[[nodiscard]] study::Scenario finished_scenario(files::ResultsReader const& reader, std::string const& path,
                                                Finished what = Finished::run);

}  // namespace eigenkracht::app
