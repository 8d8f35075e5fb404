/// \file
/// A study from scenario to answers: checking, running, answering.
#pragma once

#include "core/error.hpp"
#include "study/answers.hpp"
#include "study/results.hpp"
#include "study/scenario.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::study {

/// Every mistake of a scenario that shows before anything is drawn, sorted by place. Empty: it can run.
[[nodiscard]] std::vector<core::Mistake> check(Scenario const& scenario);

/// A scenario and what follows from it for all draws, worked out once for whoever lays out, draws and answers it.
///
/// Cheap to copy; never changes. A scenario turns into one by itself, for those who need it once.
class Prepared {
public:
    /// \throws core::ScenarioError  if the scenario has mistakes
    Prepared(Scenario const& scenario);  // NOLINT(google-explicit-constructor)

    /// As it was given.
    [[nodiscard]] Scenario const& scenario() const;

    struct Work;
    [[nodiscard]] Work const& work() const { return *work_; }  ///< for this room alone

private:
    std::shared_ptr<Work const> work_;
};

/// How large the work is, for `check`.
struct WorkSize {
    std::uint64_t stances = 0;
    std::uint64_t draws = 0;  ///< per stance
    std::uint64_t parameters = 0;
    double children_per_draw = 0;        ///< expected, region studies; 0 otherwise
    std::uint64_t bytes_of_results = 0;  ///< estimated size of the results file
    std::string solver;                  ///< region studies: how children are followed, and why; else empty
};
[[nodiscard]] WorkSize work_size(Scenario const& scenario);

/// How far a run is.
struct Progress {
    std::uint64_t done = 0;  ///< draws finished, all stances counted
    std::uint64_t total = 0;
    double seconds = 0;  ///< since this run began
};

struct RunOptions {
    unsigned threads = 1;
    std::uint64_t block_draws = 0;     ///< draws a block; 0: chosen by the program. Never changes a result
    std::uint64_t finished_draws = 0;  ///< draws already in the sink (resume): the run goes on after them
    std::atomic<bool> const* stop = nullptr;        ///< set: end after the blocks under way
    std::function<void(Progress const&)> progress;  ///< called from one thread at a time; may be empty
};

struct RunSummary {
    bool complete = false;  ///< false: stopped
    std::uint64_t finished_draws = 0;
    std::uint64_t child_stays = 0;  ///< sampled pairs of time and next state, both arms
    double seconds = 0;
    double cpu_seconds = 0;
};

/// Numbers of draws at which a run looks at its errors, the most it may draw last; one if it has none to look at.
///
/// Independent draws: 256, then half as many again each time. Scrambled Sobol' points: 16 of each replicate, then twice as
/// many. A first stage of fewer would stop by luck, on an error that happens to come out small.
[[nodiscard]] std::vector<std::uint64_t> stages(RunSettings const& settings);

/// The scenario as it is drawn up to a stage: its run has so many draws.
[[nodiscard]] Scenario up_to(Scenario const& scenario, std::uint64_t draws);

/// The errors that the scenario watches, at each stage that the finished draws reach; with the scenario's weights.
///
/// It is a function of the draws alone, so it comes out the same while a run goes on, after a resume, and from its file.
/// A chance that no draw, or every draw, has seen counts with an error of 3 / n (the rule of three), not 0.
/// \throws core::Defect  if the scenario watches none, or the draws end between two stages
[[nodiscard]] Convergence convergence(Prepared const& study, ResultsSource const& results);

/// What the results of a scenario look like.
[[nodiscard]] ResultsLayout layout(Prepared const& study);

/// Draws a scenario into a sink (without calling its `finish`).
///
/// Same scenario and seed: same draws, whatever the threads, the block size, or a stop and resume.
/// \throws core::ScenarioError  if the scenario has mistakes
/// \throws core::InputError     if a drawn number cannot be used; names stance, draw, parameter or leave, and value
RunSummary run(Prepared const& study, RunOptions const& options, ResultsSink& sink);

/// Draws kept in memory, for tests and small studies.
class MemoryResults : public ResultsSink, public ResultsSource {
public:
    explicit MemoryResults(ResultsLayout layout, std::uint64_t draws);
    void write(DrawBlock const& block) override;
    void finish(std::vector<Dimension> const& dimensions, std::vector<Variable> const& summaries,
                Attributes const& attributes) override;
    [[nodiscard]] ResultsLayout const& layout() const override { return layout_; }
    [[nodiscard]] std::uint64_t draws() const override { return draws_; }
    [[nodiscard]] std::vector<double> column(std::string const& variable, std::size_t stance,
                                             std::size_t element) const override;

private:
    ResultsLayout layout_;
    std::uint64_t draws_;
    std::vector<std::vector<double>> data_;  ///< per per-draw variable: [stance][draw][rest]
};

/// Whether published numbers weigh the draws of their stances.
enum class Weighing {
    as_the_scenario_says,
    off  ///< all draws count alike, and the same numbers are only compared
};

/// Answers the scenario's questions from finished draws.
/// \param weights  stance weights that replace the scenario's, by name; others keep theirs; all are normalised
/// \throws core::UsageError  for an unknown stance or a weight that is negative, or when all are zero
/// \throws core::NotReached  if weighing leaves fewer draws of a stance than the scenario's least_effective_draws
[[nodiscard]] Answers answer(Prepared const& study, ResultsSource const& results,
                             std::vector<std::pair<std::string, double>> const& weights,
                             Weighing weighing = Weighing::as_the_scenario_says);

/// The answers as variables of the results file, so that they travel with the draws.
struct Summaries {
    std::vector<Dimension> dimensions;
    std::vector<Variable> variables;
};
[[nodiscard]] Summaries summaries(Answers const& answers);

/// A digest over all draws of all per-draw variables, independent of how they were computed or stored.
[[nodiscard]] std::string digest(ResultsSource const& results);

}  // namespace eigenkracht::study
