#include "app/self_check.hpp"

#include "analysis/mean_error.hpp"
#include "core/error.hpp"
#include "files/files.hpp"
#include "study/agreement.hpp"
#include "study/study.hpp"

#include <fmt/format.h>

#include <cmath>
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

std::vector<Comparison> compare_split(std::string const& scenario_path, double mean, double doubt_sd,
                                      double chance_sd) {
    study::Scenario const scenario = files::read_scenario(scenario_path, {});
    bool const sobol = scenario.run.design == study::Design::sobol;
    double const factor = analysis::interval_factor(
        {sobol ? analysis::SamplingKind::sobol : analysis::SamplingKind::monte_carlo,
         scenario.run.replicates},
        scenario.run.draws, 1 - false_alarm / 3);
    study::Answers const answers = run_in_memory(scenario_path, {}, 1).answers;
    study::QuestionAnswer const& question = answers.questions.front();
    auto const beside = [&](std::string const& what, double known, double found, double error) {
        double const limit = factor * error;
        return Comparison{what, fmt::format("{:.2f} +- {:.2f}", known, limit), fmt::format("{:.2f}", found),
                          std::abs(found - known) <= limit};
    };
    study::Spread const& outcome = question.outcome_by_stance.front();
    return {beside("mean", mean, outcome.mean, outcome.mean_error),
            beside("standard deviation by doubt", doubt_sd, question.doubt_sd_by_stance.front(),
                   question.doubt_sd_error_by_stance.front()),
            beside("standard deviation by chance", chance_sd, question.chance_sd_by_stance.front(),
                   question.chance_sd_error_by_stance.front())};
}

Comparison compare_threads(std::string const& scenario_path) {
    std::vector<std::string> const settings{"run.draws=64"};
    std::string const one = run_in_memory(scenario_path, settings, 1).digest;
    std::string const three = run_in_memory(scenario_path, settings, 3).digest;
    return {"digest of 64 draws", one, three, one == three};
}

}  // namespace eigenkracht::app
