/// \file
/// The engine held against itself: two solvers, several threads.
#pragma once

#include "app/published.hpp"
#include "study/scenario.hpp"

#include <cstdint>
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

/// Sampled people have the means that the exact solver gives, in a scenario's first draw.
///
/// The largest distance, in standard errors, against the one that a correct engine passes but once in a million runs.
/// \param persons  people sampled for each figure
[[nodiscard]] Comparison compare_solvers(std::string const& scenario_path, std::uint64_t persons);

/// Mean, doubt and chance of a scenario's first question, beside what is known in closed form.
///
/// A correct engine is farther off than its own errors allow but once in a million runs, the three together.
/// \param mean, doubt_sd, chance_sd  as known
[[nodiscard]] std::vector<Comparison> compare_split(std::string const& scenario_path, double mean,
                                                    double doubt_sd, double chance_sd);

/// One thread and three give the same digest.
[[nodiscard]] Comparison compare_threads(std::string const& scenario_path);

}  // namespace eigenkracht::app
