#include "app/self_check.hpp"

#include "core/error.hpp"
#include "files/files.hpp"
#include "study/agreement.hpp"
#include "study/study.hpp"

#include <fmt/format.h>

#include <utility>

namespace eigenkracht::app {
namespace {

constexpr double false_alarm = 1e-6;  ///< chance that a correct engine fails, all figures together

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

Comparison compare_solvers(std::string const& scenario_path, std::uint64_t persons) {
    study::Plan const plan(files::read_scenario(scenario_path, {}));
    std::vector<study::AgreementLine> const lines = study::agreement(plan, plan, 0, persons);
    study::AgreementVerdict const verdict = study::judge(lines, false_alarm);
    return {fmt::format("farthest of {} figures, in standard errors", lines.size()),
            fmt::format("at most {:.2f}", verdict.limit),
            fmt::format("{:.2f} ({})", verdict.largest, verdict.where), verdict.agrees() && !lines.empty()};
}

Comparison compare_threads(std::string const& scenario_path) {
    std::vector<std::string> const settings{"run.draws=64"};
    std::string const one = run_in_memory(scenario_path, settings, 1).digest;
    std::string const three = run_in_memory(scenario_path, settings, 3).digest;
    return {"digest of 64 draws", one, three, one == three};
}

}  // namespace eigenkracht::app
