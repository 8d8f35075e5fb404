/// \file
/// The engine held against itself: two solvers, several threads.
#pragma once

#include "app/published.hpp"
#include "study/scenario.hpp"

#include <string>
#include <vector>

namespace eigenkracht::app {

/// What a run in memory gives.
struct MemoryRun {
    study::Answers answers;
    std::string digest;
};

/// Runs a scenario in memory and answers it.
/// \param threads  any number gives the same
/// \throws core::ScenarioError  if it has mistakes
/// \throws core::FileError      if it cannot be read
[[nodiscard]] MemoryRun run_in_memory(std::string const& scenario_path,
                                      std::vector<std::string> const& settings, unsigned threads);

/// Sampled people have the mean that the exact solver gives.
///
/// The scenario, a study per person with a single draw, is drawn 64 times with 400 people each. Each mean must lie
/// within so many of its standard errors of the exact one that a correct engine fails in one of a million runs.
[[nodiscard]] std::vector<Comparison> compare_solvers(std::string const& scenario_path);

/// One thread and three give the same digest.
[[nodiscard]] Comparison compare_threads(std::string const& scenario_path);

}  // namespace eigenkracht::app
