#include "app/self_check.hpp"

#include "analysis/mean_error.hpp"
#include "core/error.hpp"
#include "files/files.hpp"
#include "study/study.hpp"

#include <fmt/format.h>

#include <cmath>

namespace eigenkracht::app {
namespace {

constexpr double false_alarm = 1e-6;  ///< chance that a correct engine fails, all figures together
constexpr unsigned groups = 64;

}  // namespace

MemoryRun run_in_memory(std::string const& scenario_path, std::vector<std::string> const& settings,
                        unsigned threads) {
    study::Scenario const scenario = files::read_scenario(scenario_path, settings);
    if (std::vector<core::Mistake> mistakes = study::check(scenario); !mistakes.empty()) {
        throw core::ScenarioError(std::move(mistakes));
    }
    study::MemoryResults results(study::layout(scenario), scenario.run.draws);
    study::RunOptions options;
    options.threads = threads;
    (void)study::run(scenario, options, results);
    return {study::answer(scenario, results, {}), study::digest(results)};
}

std::vector<Comparison> compare_solvers(std::string const& scenario_path) {
    study::Answers const exact = run_in_memory(scenario_path, {}, 1).answers;
    study::Answers const sampled =
        run_in_memory(scenario_path, {fmt::format("run.draws={}", groups), "run.individuals=400"}, 1).answers;
    auto const figures = static_cast<double>(exact.strategies.size() * exact.strategy_outcomes.size());
    double const factor = analysis::interval_factor({}, groups, 1 - false_alarm / figures);
    std::vector<Comparison> comparisons;
    for (std::size_t s = 0; s < exact.strategies.size(); ++s) {
        for (std::size_t o = 0; o < exact.strategy_outcomes.size(); ++o) {
            study::Spread const& mean = sampled.strategies[s].outcomes[o];
            double const expected = exact.strategies[s].outcomes[o].mean;
            double const tolerance = factor * mean.mean_error;
            // An error of 0 would make the comparison empty: sampled people differ from each other.
            comparisons.push_back({exact.strategies[s].name + " " + exact.strategy_outcomes[o],
                                   fmt::format("{:.6g} +- {:.2g}", expected, tolerance),
                                   fmt::format("{:.6g}", mean.mean),
                                   tolerance > 0 && std::fabs(mean.mean - expected) <= tolerance});
        }
    }
    return comparisons;
}

Comparison compare_threads(std::string const& scenario_path) {
    std::vector<std::string> const settings{"run.draws=64"};
    std::string const one = run_in_memory(scenario_path, settings, 1).digest;
    std::string const three = run_in_memory(scenario_path, settings, 3).digest;
    return {"digest of 64 draws", one, three, one == three};
}

}  // namespace eigenkracht::app
