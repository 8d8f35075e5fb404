#include "app/commands.hpp"
#include "app/results_record.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "files/files.hpp"
#include "files/results_reader.hpp"
#include "report/report.hpp"
#include "study/question_point.hpp"
#include "study/study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace eigenkracht::app {
namespace {

/// Puts the user's threshold in a question's place.
void replace_threshold(study::Scenario& scenario, std::string const& question, std::string const& threshold) {
    auto const at = std::find_if(scenario.questions.begin(), scenario.questions.end(),
                                 [&](study::Question const& one) { return one.name == question; });
    if (at == scenario.questions.end()) {
        std::vector<std::string> names;
        for (study::Question const& one : scenario.questions) {
            names.push_back(one.name);
        }
        throw core::UsageError(fmt::format("--at-least: found question {} {}", question,
                                           names.empty() ? "(expected none: this result has no questions)"
                                                         : core::expected_one_of(names, question)));
    }
    // What the question counts may have followed from the cut that its own threshold names.
    auto items = study::items_of(scenario, *at);
    auto payer = study::payer_of(scenario, *at);
    at->items = std::move(items);
    at->payer = std::move(payer);
    at->at_least = {threshold, {"--at-least " + question, 0, 0}};
}

}  // namespace

ExitCode answer(Arguments const& arguments, Console const& console) {
    files::ResultsReader const reader(arguments.subject);
    study::Scenario scenario = finished_scenario(reader, arguments.subject);
    for (auto const& [question, threshold] : arguments.thresholds) {
        replace_threshold(scenario, question, threshold);
    }
    study::Answers answers =
        study::answer(scenario, reader, arguments.weights,
                      arguments.uncalibrated ? study::Weighing::off : study::Weighing::as_the_scenario_says);
    answers.results_file = arguments.subject;
    answers.digest = study::digest(reader);
    answers.seconds = recorded_number(reader.layout(), "seconds");
    console.print(arguments.json   ? files::to_json(answers) + "\n"
                  : arguments.full ? report::text(answers)
                                   : report::summary(answers));
    return ExitCode::done;
}

}  // namespace eigenkracht::app
