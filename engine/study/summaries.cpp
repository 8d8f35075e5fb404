#include "study/study.hpp"

#include <fmt/format.h>

namespace eigenkracht::study {

namespace {

Variable table(std::string name, std::string long_name, std::string unit,
               std::vector<std::string> dimensions) {
    Variable variable;
    variable.name = std::move(name);
    variable.long_name = std::move(long_name);
    variable.unit = std::move(unit);
    variable.dimensions = std::move(dimensions);
    return variable;
}

// By draw and stance, not by stance and draw as what was drawn: it is no part of the draws, nor of their digest.
void add_draw_weights(Answers const& answers, Summaries& result) {
    if (!answers.calibrated) {
        return;
    }
    auto weight =
        table("draw_weight", "how much each draw counts within its stance, by published numbers; mean 1", "1",
              {"draw", "stance"});
    for (std::size_t draw = 0; draw < answers.draw_weights.front().size(); ++draw) {
        for (auto const& of_stance : answers.draw_weights) {
            weight.values.push_back(of_stance[draw]);
        }
    }
    result.variables.push_back(std::move(weight));
}

void add_convergence(Convergence const& convergence, Summaries& result) {
    Dimension stage;
    stage.name = "stage";
    stage.long_name = "draws after which a run that stops by its errors looked at them";
    stage.unit = "1";
    stage.size = convergence.stages.size();
    Dimension watched;
    watched.name = "watched";
    watched.long_name = "number whose Monte Carlo error was watched";
    watched.size = convergence.watched.size();
    auto target = table("convergence_target", "error at which the run may stop; units in convergence_unit",
                        "", {"watched"});
    auto unit = table("convergence_unit", "unit of the error and of its target", "", {"watched"});
    for (auto const& one : convergence.watched) {
        watched.labels.push_back(one.what);
        target.values.push_back(one.target);
        unit.texts.push_back(one.unit);
    }
    auto value =
        table("convergence_value", "the chance, or the mean in the unit of its outcome, at each stage", "",
              {"stage", "watched"});
    auto error =
        table("convergence_error",
              "Monte Carlo standard error at each stage; of a chance never, or always, seen: 3 / draws", "",
              {"stage", "watched"});
    for (auto const& one : convergence.stages) {
        stage.numbers.push_back(static_cast<double>(one.draws));
        value.values.insert(value.values.end(), one.values.begin(), one.values.end());
        error.values.insert(error.values.end(), one.errors.begin(), one.errors.end());
    }
    result.dimensions.insert(result.dimensions.end(), {stage, watched});
    result.variables.insert(result.variables.end(), {target, unit, value, error});
}

void add_questions(Answers const& answers, Summaries& result) {
    Dimension scope;
    scope.name = "scope";
    scope.long_name = "a stance alone, or all with the scenario's weights (overall)";
    for (auto const& stance : answers.stances) {
        scope.labels.push_back(stance.name.empty() ? "only" : stance.name);
    }
    scope.labels.emplace_back("overall");
    scope.size = scope.labels.size();
    Dimension asked;
    asked.name = "answer";
    asked.long_name = "question and baseline";
    for (auto const& question : answers.questions) {
        asked.labels.push_back(question.baseline.empty()
                                   ? question.name
                                   : fmt::format("{} against {}", question.name, question.baseline));
    }
    asked.size = asked.labels.size();

    auto chance =
        table("answer_chance", "chance that the outcome is at least the threshold", "1", {"answer", "scope"});
    auto error =
        table("answer_chance_error", "Monte Carlo standard error of that chance", "1", {"answer", "scope"});
    auto mean = table("answer_mean", "mean of the outcome", "", {"answer", "scope"});
    auto mean_error =
        table("answer_mean_error", "Monte Carlo standard error of that mean", "", {"answer", "scope"});
    auto low = table("answer_low95", "2.5% quantile of the outcome", "", {"answer", "scope"});
    auto high = table("answer_high95", "97.5% quantile of the outcome", "", {"answer", "scope"});
    auto threshold = table("answer_threshold", "threshold of the question", "", {"answer"});
    for (auto const& question : answers.questions) {
        auto const add = [&](Chance const& c, Spread const& s) {
            chance.values.push_back(c.value);
            error.values.push_back(c.error);
            mean.values.push_back(s.mean);
            mean_error.values.push_back(s.mean_error);
            low.values.push_back(s.low95);
            high.values.push_back(s.high95);
        };
        for (std::size_t s = 0; s < question.by_stance.size(); ++s) {
            add(question.by_stance[s], question.outcome_by_stance[s]);
        }
        add(question.overall, question.outcome_overall);
        threshold.values.push_back(question.threshold);
    }
    result.dimensions.insert(result.dimensions.end(), {scope, asked});
    result.variables.insert(result.variables.end(), {chance, error, mean, mean_error, low, high, threshold});
}

}  // namespace

Summaries summaries(Answers const& answers) {
    Summaries result;
    if (!answers.questions.empty()) {
        add_questions(answers, result);
    }
    if (answers.convergence) {
        add_convergence(*answers.convergence, result);
    }
    add_draw_weights(answers, result);
    return result;
}

}  // namespace eigenkracht::study
