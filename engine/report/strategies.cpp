#include "core/text.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace eigenkracht::report {
namespace {

/// A difference of two means, with as many digits as the least certain outcome's error allows.
std::string difference_text(std::optional<double> const& difference, double error) {
    return difference ? core::rounded_to_error(*difference, error) : "";
}

double largest_error(study::Answers const& answers) {
    double error = 0;
    for (study::StrategyLine const& strategy : answers.strategies) {
        for (study::Spread const& outcome : strategy.outcomes) {
            if (outcome.mean != 0) {
                error = std::max(error, outcome.mean_error / std::fabs(outcome.mean));
            }
        }
    }
    return error;
}

std::string title_of_strategy(study::StrategyLine const& strategy) {
    return strategy.title.empty() ? words_of(strategy.name) : strategy.title;
}

/// The last columns: against the strategy before it on the frontier.
void add_increments(Table& table, study::Answers const& answers) {
    bool const any =
        std::any_of(answers.strategies.begin(), answers.strategies.end(),
                    [](study::StrategyLine const& strategy) { return !strategy.status.empty(); });
    if (!any) {
        return;
    }
    table.heads.insert(table.heads.end(),
                       {"extra cost", "extra effect", "extra cost per unit of effect (ICER)"});
    double const error = largest_error(answers);
    for (std::size_t s = 0; s < answers.strategies.size(); ++s) {
        study::StrategyLine const& strategy = answers.strategies[s];
        auto const text = [&](std::optional<double> const& value) {
            return difference_text(value, value ? error * std::fabs(*value) : 0);
        };
        table.rows[s].cells.insert(table.rows[s].cells.end(),
                                   {text(strategy.incremental_cost), text(strategy.incremental_effect),
                                    strategy.icer ? text(strategy.icer) : strategy.status});
    }
}

}  // namespace

void write_strategies(Page& page, study::Answers const& answers) {
    if (answers.strategies.empty()) {
        return;
    }
    page.heading("STRATEGIES, PER PERSON");
    page.paragraph(
        is_drawn(answers)
            ? "Mean, and in brackets the range that holds it with a chance of 95%. Extra: against the next "
              "cheaper strategy that is worth considering. Dominated: another costs no more and does no less."
            : "One calculation with one set of numbers. Extra: against the next cheaper strategy that is "
              "worth considering. Dominated: another costs no more and does no less.");
    page.blank();
    Table table{"", answers.strategy_outcomes, {}};
    for (std::size_t o = 0; o < table.heads.size() && o < answers.strategy_outcome_units.size(); ++o) {
        std::string const& unit = answers.strategy_outcome_units[o];
        if (!unit.empty() && table.heads[o].find('(') == std::string::npos) {
            table.heads[o] = fmt::format("{} ({})", words_of(table.heads[o]), unit);
        }
    }
    for (study::StrategyLine const& strategy : answers.strategies) {
        Row row{title_of_strategy(strategy), {}, 0};
        for (study::Spread const& outcome : strategy.outcomes) {
            row.cells.push_back(mean_with_interval(outcome));
        }
        table.rows.push_back(std::move(row));
    }
    add_increments(table, answers);
    page.table(table);
}

}  // namespace eigenkracht::report
