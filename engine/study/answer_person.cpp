#include "analysis/frontier.hpp"
#include "study/answer_parts.hpp"
#include "study/index_of.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::study {

void add_strategies(Plan const& plan, ColumnReader const& reader, Answers& answers) {
    auto const& spec = plan.pathway->spec();
    for (auto const& outcome : spec.outcomes) {
        answers.strategy_outcomes.push_back(outcome.title.empty() ? outcome.name : outcome.title);
        answers.strategy_outcome_units.push_back(outcome.unit);
    }
    for (std::size_t s = 0; s < spec.strategies.size(); ++s) {
        StrategyLine line;
        line.name = spec.strategies[s].name;
        line.title = spec.strategies[s].title;
        for (std::size_t o = 0; o < spec.outcomes.size(); ++o) {
            line.outcomes.push_back(
                reader.overall(reader.columns(Kept::outcomes, s * spec.outcomes.size() + o)));
        }
        answers.strategies.push_back(std::move(line));
    }
    if (!plan.scenario.comparison) {
        return;
    }
    auto const cost = index_of(spec.outcomes, plan.scenario.comparison->cost);
    auto const effect = index_of(spec.outcomes, plan.scenario.comparison->effect);
    std::vector<analysis::CostEffect> points;
    for (auto const& line : answers.strategies) {
        points.push_back({line.outcomes[cost].mean, line.outcomes[effect].mean});
    }
    auto const frontier = analysis::frontier(points);
    for (std::size_t s = 0; s < frontier.size(); ++s) {
        auto& line = answers.strategies[s];
        line.status = analysis::text(frontier[s].standing);
        line.incremental_cost = frontier[s].incremental_cost;
        line.incremental_effect = frontier[s].incremental_effect;
        line.icer = frontier[s].ratio;
    }
}

void add_outcomes(Plan const& plan, ColumnReader const& reader, Answers& answers) {
    auto const& outcomes = plan.scenario.outcome_formulas;
    for (std::size_t o = 0; o < outcomes.size(); ++o) {
        auto const columns = reader.columns(Kept::outcomes, o);
        auto const title = outcomes[o].title.empty() ? outcomes[o].name : outcomes[o].title;
        answers.outcomes.push_back(
            {outcomes[o].name,
             outcomes[o].perspective.empty() ? title : fmt::format("{} ({})", title, outcomes[o].perspective),
             outcomes[o].unit, false, reader.by_stance(columns), reader.overall(columns)});
    }
    for (auto const& question : plan.scenario.questions) {
        auto const outcome = std::find_if(outcomes.begin(), outcomes.end(),
                                          [&](auto const& one) { return one.name == question.outcome; });
        auto columns = reader.columns(Kept::outcomes, static_cast<std::size_t>(outcome - outcomes.begin()));
        QuestionAnswer answer;
        answer.name = question.name;
        answer.title = question.title;
        answer.outcome = question.outcome;
        answer.headline = true;
        answer.outcome_by_stance = reader.by_stance(columns);
        answer.outcome_overall = reader.overall(columns);
        for (std::size_t s = 0; s < columns.size(); ++s) {
            auto const thresholds = reader.evaluate(question.at_least, s);
            answer.threshold += reader.weights()[s] * reader.one(s, thresholds).mean;
            add(columns[s], thresholds, -1);
            answer.by_stance.push_back(chance_of(reader, reader.stratum(s, columns[s])));
            // Outcome formulas know no luck: all spread is doubt.
            answer.doubt_sd_by_stance.push_back(answer.outcome_by_stance[s].sd);
            answer.chance_sd_by_stance.push_back(0);
        }
        answer.overall = chance_of(reader, reader.strata(columns));
        answers.questions.push_back(std::move(answer));
    }
}

}  // namespace eigenkracht::study
