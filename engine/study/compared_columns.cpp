#include "study/compared_columns.hpp"

#include "core/calendar.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "study/index_of.hpp"
#include "study/present_value.hpp"
#include "study/question_point.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace eigenkracht::study {

namespace {

Kept money_kept(Comparison const& comparison) { return is_cash(comparison.cost) ? Kept::cash : Kept::totals; }

std::vector<Column> saving_of(Plan const& plan, ColumnReader const& reader, std::size_t policy) {
    std::vector<std::vector<Column>> money;
    for (std::size_t year = 0; year < plan.years(); ++year) {
        auto sum = reader.zeros();
        for (std::size_t payer = 0; payer < plan.book->payers().size(); ++payer) {
            add(sum, reader.over_regions(money_kept(*plan.scenario.comparison), policy, std::nullopt, year,
                                         payer));
        }
        money.push_back(std::move(sum));
    }
    return present_value(plan, reader, money);
}

std::vector<Column> counted_of(Plan const& plan, ColumnReader const& reader, std::size_t policy,
                               std::string const& outcome) {
    auto sum = reader.zeros();
    auto const which = index_of(plan.scenario.child_outcomes, outcome);
    for (std::size_t year = 0; year < plan.years(); ++year) {
        add(sum, reader.over_regions(Kept::outcomes, policy, std::nullopt, year, which));
    }
    return sum;
}

std::vector<OptionColumns> policies_of(Plan const& plan, ColumnReader const& reader) {
    auto const& comparison = *plan.scenario.comparison;
    std::vector<OptionColumns> options;
    for (std::size_t policy = 0; policy < plan.scenario.policies.size(); ++policy) {
        auto const& of = plan.scenario.policies[policy];
        OptionColumns option{of.name,
                             of.title.empty() ? of.name : of.title,
                             saving_of(plan, reader, policy),
                             counted_of(plan, reader, policy, comparison.effect),
                             {}};
        if (!comparison.less.empty()) {
            add(option.effect, counted_of(plan, reader, policy, comparison.less), -1);
        }
        if (!comparison.at_home.empty()) {
            option.at_home = counted_of(plan, reader, policy, comparison.at_home);
            for (auto& column : option.at_home) {
                scale(column, 1.0 / core::months_per_year);
            }
        }
        options.push_back(std::move(option));
    }
    return options;
}

std::vector<OptionColumns> strategies_of(Plan const& plan, ColumnReader const& reader) {
    auto const& spec = plan.pathway->spec();
    auto const& comparison = *plan.scenario.comparison;
    auto const cost = index_of(spec.outcomes, comparison.cost);
    auto const effect = index_of(spec.outcomes, comparison.effect);
    std::vector<OptionColumns> options;
    for (std::size_t s = 0; s < spec.strategies.size(); ++s) {
        auto const& of = spec.strategies[s];
        OptionColumns option{of.name,
                             of.title.empty() ? of.name : of.title,
                             reader.columns(Kept::outcomes, s * spec.outcomes.size() + cost),
                             reader.columns(Kept::outcomes, s * spec.outcomes.size() + effect),
                             {}};
        for (auto& column : option.saving) {
            scale(column, -1);
        }
        options.push_back(std::move(option));
    }
    return options;
}

void require(bool there, Plan const& plan, std::string const& found, std::string const& expected) {
    if (!there) {
        throw core::InputError(plan.scenario.path, found, expected);
    }
}

}  // namespace

std::vector<OptionColumns> option_columns(Plan const& plan, ColumnReader const& reader) {
    require(plan.scenario.comparison.has_value(), plan, "no [comparison]",
            "one with reference, cost and effect");
    if (!plan.scenario.has_regions()) {
        require(plan.pathway.has_value(), plan, "outcomes without policies or strategies",
                "a study of regions or of strategies");
        return strategies_of(plan, reader);
    }
    require(reader.has(money_kept(*plan.scenario.comparison)), plan, "a result without totals",
            "run.keep with \"totals\"");
    require(reader.has(Kept::outcomes), plan, "a result without outcomes", "run.keep with \"outcomes\"");
    return policies_of(plan, reader);
}

void describe_options(Plan const& plan, Compared& compared) {
    auto const& scenario = plan.scenario;
    auto const& comparison = *scenario.comparison;
    if (!scenario.has_regions()) {
        auto const& outcomes = plan.pathway->spec().outcomes;
        auto const title_of = [&](std::string const& name) {
            auto const& one = outcomes[index_of(outcomes, name)];
            return one.title.empty() ? one.name : one.title;
        };
        compared.money = title_of(comparison.cost) + " saved";
        compared.effect = title_of(comparison.effect);
        compared.effect_unit = outcomes[index_of(outcomes, comparison.effect)].unit;
        compared.priced = "a unit of " + compared.effect;
        return;
    }
    auto const& counted = scenario.child_outcomes;
    compared.money =
        fmt::format("{}, conferences paid, all payers, {} to {}: present value at {}, real, in EUR of {}",
                    is_cash(comparison.cost) ? "Cash released" : "Care avoided", scenario.years.first,
                    scenario.years.last, core::percentage(scenario.discount_rate, 0), scenario.years.first);
    auto const& effect = counted[index_of(counted, comparison.effect)];
    // What stands in brackets says how it is counted: too long for a column's head.
    auto const short_title = [&](std::string const& title) { return title.substr(0, title.find(" (")); };
    compared.effect = short_title(effect.title);
    if (!comparison.less.empty()) {
        compared.effect += ", less " + short_title(counted[index_of(counted, comparison.less)].title);
    }
    compared.effect_unit = effect.unit;
    compared.priced = "a unit of " + compared.effect;
    if (!comparison.at_home.empty()) {
        compared.at_home = counted[index_of(counted, comparison.at_home)].title;
        compared.priced = "a child-year of \"" + compared.at_home + "\"";
    }
}

}  // namespace eigenkracht::study
