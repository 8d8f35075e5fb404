#include "app/published.hpp"

#include "core/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace eigenkracht::app {
namespace {

int decimals_of(std::string const& printed) {
    std::size_t const point = printed.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(printed.size() - point - 1);
}

study::StrategyLine const& strategy_of(study::Answers const& answers, std::string const& name) {
    auto const found = std::find_if(answers.strategies.begin(), answers.strategies.end(),
                                    [&](study::StrategyLine const& one) { return one.name == name; });
    if (found == answers.strategies.end()) {
        throw core::Defect(fmt::format("published table: no strategy {}", name));
    }
    return *found;
}

std::optional<double> found_number(PrintedNumber const& number, study::Answers const& answers) {
    study::StrategyLine const& strategy = strategy_of(answers, number.strategy);
    switch (number.kind) {
        case PrintedNumber::Kind::incremental_cost:
            return strategy.incremental_cost;
        case PrintedNumber::Kind::incremental_effect:
            return strategy.incremental_effect;
        case PrintedNumber::Kind::ratio:
            return strategy.icer;
        case PrintedNumber::Kind::outcome:
            break;
    }
    auto const at =
        std::find(answers.strategy_outcomes.begin(), answers.strategy_outcomes.end(), number.outcome);
    if (at == answers.strategy_outcomes.end()) {
        throw core::Defect(fmt::format("published table: no outcome {}", number.outcome));
    }
    return strategy.outcomes[static_cast<std::size_t>(at - answers.strategy_outcomes.begin())].mean;
}

std::string words_for(PrintedNumber const& number) {
    switch (number.kind) {
        case PrintedNumber::Kind::outcome:
            return number.strategy + " " + number.outcome;
        case PrintedNumber::Kind::incremental_cost:
            return number.strategy + " extra cost";
        case PrintedNumber::Kind::incremental_effect:
            return number.strategy + " extra effect";
        case PrintedNumber::Kind::ratio:
            return number.strategy + " cost per unit of effect";
    }
    return {};
}

}  // namespace

bool rounds_to(double found, std::string const& printed) {
    double half = 0.5;
    for (int decimal = 0; decimal < decimals_of(printed); ++decimal) {
        half /= 10;
    }
    // A billionth more, for what lies exactly on the edge but for binary rounding.
    return std::fabs(found - std::stod(printed)) <= half * (1 + 1e-9);
}

std::vector<Comparison> compare(PrintedTable const& table, study::Answers const& answers) {
    std::vector<Comparison> comparisons;
    for (PrintedNumber const& number : table.numbers) {
        std::optional<double> const found = found_number(number, answers);
        comparisons.push_back(
            {words_for(number), number.printed,
             found ? fmt::format("{:.{}f}", *found, decimals_of(number.printed) + 1) : "none",
             found && rounds_to(*found, number.printed)});
    }
    for (PrintedStanding const& standing : table.standings) {
        std::string const found = strategy_of(answers, standing.strategy).status;
        comparisons.push_back({standing.strategy, standing.standing,
                               found.empty() ? "on the frontier" : found, found == standing.standing});
    }
    return comparisons;
}

}  // namespace eigenkracht::app
