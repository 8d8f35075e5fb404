/// \file
/// What would have to be true: the level of a lever, or the value of a belief, at which a question is answered well enough.
#pragma once

#include "analysis/crossing.hpp"
#include "study/answers.hpp"
#include "study/lever.hpp"
#include "study/scenario.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::study {

/// The level at which one body of evidence, or all with their weights, reaches the target.
struct SolvedLine {
    std::optional<std::size_t> stance;  ///< index; none: overall
    analysis::Crossing crossing;
};

/// One lever solved.
struct Solved {
    SolveSpec spec;
    Question question;
    std::string policy;            ///< title
    double target = 0;             ///< a chance; or 0, of the mean outcome beyond the threshold
    std::optional<double> second;  ///< level of the second lever
    LeverMoves moves = LeverMoves::draws;
    std::vector<StanceLine> stances;
    std::vector<SolvedLine> lines;  ///< by stance, then overall; of a weight overall alone
    std::uint64_t draws = 0;        ///< per stance, at every level
    std::uint64_t evaluations = 0;  ///< runs it took
};

/// The scenario with values replaced, each "key=value".
/// \throws as files::read_scenario
using ScenarioWith = std::function<Scenario(std::vector<std::string> const& settings)>;

struct SolveOptions {
    unsigned threads = 1;
    std::atomic<bool> const* stop = nullptr;  ///< set: give up after the draws under way
    /// Called before every run of the scenario with what is looked at. May be empty.
    std::function<void(std::string const& level)> looking_at;
};

/// The search was stopped.
struct SolveStopped {};

/// Solves one lever; one element, or one for each level of the second lever.
///
/// Every level is a run of the scenario on the same seed, cut down to what its question needs; a lever that only
/// moves a threshold or a weight needs a single run. A question booked at the conference is solved again as it falls in
/// the calendar year, as the last element.
///
/// \throws core::ScenarioError  if the scenario has mistakes at a level
/// \throws SolveStopped
[[nodiscard]] std::vector<Solved> solve(SolveSpec const& spec, ScenarioWith const& scenario_with,
                                        SolveOptions const& options);

}  // namespace eigenkracht::study
