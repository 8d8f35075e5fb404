#include "study/decision_values.hpp"

#include "analysis/study_data.hpp"
#include "core/error.hpp"
#include "formula/expression.hpp"
#include "study/decision_formulas.hpp"
#include "study/index_of.hpp"
#include "study/present_value.hpp"
#include "study/question_point.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace eigenkracht::study {

namespace {

constexpr double no_bound = std::numeric_limits<double>::max();

/// Where something stands that the plan may have left out (a solver without chance leaves out what has no mean).
std::size_t require_there(std::size_t at, std::size_t count, std::string const& what,
                          std::string const& name) {
    if (at >= count) {
        throw core::InputError("the results", fmt::format("no {} \"{}\"", what, name),
                               "a run by a solver that works it out");
    }
    return at;
}

}  // namespace

DecisionValues::DecisionValues(Plan const& plan, ColumnReader const& reader, DecisionSpec const& decision)
    : plan_(plan), reader_(reader), decision_(decision), names_(names_with(plan.names, decision)) {
    for (std::size_t stance = 0; stance < reader.stances(); ++stance) {
        if (reader.weights()[stance] > 0) {
            stances_.push_back(stance);
        }
    }
    for (auto const& one : decision.numbers) {
        numbers_.push_back(number(one));
    }
}

std::size_t DecisionValues::point_of_check(std::string const& name, std::size_t stance) const {
    auto const at = std::find_if(plan_.checks.begin(), plan_.checks.end(), [&](CheckPoint const& point) {
        bool const own = point.kind != CheckPoint::Kind::estimand_usual &&
                         point.kind != CheckPoint::Kind::estimand_conference;
        return own && point.stance == stance && plan_.scenario.checks[point.check].name == name;
    });
    return require_there(static_cast<std::size_t>(at - plan_.checks.begin()), plan_.checks.size(), "check",
                         name);
}

std::vector<Column> DecisionValues::number(DecisionNumber const& number) const {
    if (!number.child_outcome.empty() || !number.present_value.empty()) {
        return over_years(number);
    }
    std::vector<Column> all;
    for (std::size_t const stance : stances_) {
        if (!number.question.empty()) {
            auto const& points = plan_.questions;
            auto const at = std::find_if(points.begin(), points.end(), [&](QuestionPoint const& point) {
                return point.headline && plan_.scenario.questions[point.question].name == number.question;
            });
            all.push_back(reader_.column(Kept::questions, stance,
                                         require_there(static_cast<std::size_t>(at - points.begin()),
                                                       points.size(), "question", number.question)));
        } else if (!number.check.empty()) {
            all.push_back(reader_.column(Kept::checks, stance, point_of_check(number.check, stance)));
        } else {
            std::string const name = decision_.name + "." + number.name;
            all.push_back(reader_.column(
                Kept::decision_measures, stance,
                require_there(index_of(plan_.measures, name), plan_.measures.size(), "measure", name)));
        }
    }
    return all;
}

std::vector<Column> DecisionValues::over_years(DecisionNumber const& number) const {
    auto const& scenario = plan_.scenario;
    auto const policy = index_of(scenario.policies, number.policy);
    std::optional<std::size_t> less;
    if (!number.less.empty()) {
        less = index_of(scenario.policies, number.less);
    }
    bool const money = !number.present_value.empty();
    Kept const what = !money ? Kept::outcomes : is_cash(number.present_value) ? Kept::cash : Kept::totals;
    reader_.require(what);
    auto const outcome =
        money ? 0
              : require_there(index_of(scenario.child_outcomes, number.child_outcome),
                              scenario.child_outcomes.size(), "child_outcome", number.child_outcome);
    auto sums = reader_.zeros();
    auto const first = static_cast<std::size_t>(number.from - scenario.years.first);
    auto const last = static_cast<std::size_t>(number.until - scenario.years.first);
    for (std::size_t year = first; year <= last; ++year) {
        if (!money) {
            add(sums, reader_.over_regions(what, policy, less, year, outcome));
            continue;
        }
        auto of_year = reader_.zeros();
        for (std::size_t payer = 0; payer < plan_.book->payers().size(); ++payer) {
            add(of_year, reader_.over_regions(what, policy, less, year, payer));
        }
        add_present_value(plan_, reader_, year, of_year, sums, first);
    }
    std::vector<Column> of_those_that_count;
    for (std::size_t const stance : stances_) {
        of_those_that_count.push_back(std::move(sums[stance]));
    }
    return of_those_that_count;
}

Column DecisionValues::evaluate(formula::Formula const& formula, std::size_t stance) const {
    formula::Expression const expression(formula, names_, plan_.scenario.tables);
    std::size_t const in_results = stances_[stance];
    std::vector<Column> used;
    for (std::size_t const name : expression.uses()) {
        used.push_back(name < plan_.cut_amount ? reader_.column(Kept::parameters, in_results, name)
                       : name == plan_.cut_amount
                           ? reader_.evaluate(plan_.scenario.cut.amount_eur, in_results)
                           : numbers_[name - plan_.names.size()][stance]);
    }
    return over_draws(expression, names_.size(), used, reader_.draws());
}

Column DecisionValues::within(formula::Formula const& formula, std::string const& key, std::size_t stance,
                              double low, double high, std::string const& expected) const {
    auto column = evaluate(formula, stance);
    constexpr double rounding = 1e-12;  // sums of shares may miss their bounds by so much
    for (std::size_t draw = 0; draw < column.size(); ++draw) {
        if (column[draw] < low && column[draw] >= low - rounding) {
            column[draw] = low;
        } else if (column[draw] > high && column[draw] <= high + rounding) {
            column[draw] = high;
        }
        if (!(column[draw] >= low && column[draw] <= high)) {
            auto const& name = plan_.beliefs.stances()[stances_[stance]].name;
            throw core::InputError(
                fmt::format("{} in draw {}{}", key, draw, name.empty() ? "" : " of stance " + name),
                column[draw], expected);
        }
    }
    return column;
}

OptionColumns DecisionValues::options() const {
    OptionColumns all;
    auto const finite = [&](formula::Formula const& formula, std::string const& key, std::size_t stance) {
        return within(formula, "decision." + decision_.name + "." + key, stance, -no_bound, no_bound,
                      "a finite number");
    };
    for (std::size_t stance = 0; stance < stances_.size(); ++stance) {
        all.willingness.push_back(decision_.willingness_to_pay.given()
                                      ? finite(decision_.willingness_to_pay, "willingness_to_pay", stance)
                                      : Column(reader_.draws(), 1.0));
        all.effect.emplace_back();
        all.cost.emplace_back();
        all.payoff.emplace_back();
        for (auto const& option : decision_.options) {
            std::string const key = "option." + option.name;
            if (option.payoff.given()) {
                all.payoff.back().push_back(finite(option.payoff, key + ".payoff", stance));
                all.effect.back().emplace_back(reader_.draws(), 0.0);
                all.cost.back().push_back(all.payoff.back().back());
                for (double& cost : all.cost.back().back()) {
                    cost = 0 - cost;  // 0 is 0, and not -0
                }
                continue;
            }
            auto const& effect =
                all.effect.back().emplace_back(finite(option.effect, key + ".effect", stance));
            auto const& cost = all.cost.back().emplace_back(finite(option.cost, key + ".cost", stance));
            auto& payoff = all.payoff.back().emplace_back(reader_.draws());
            for (std::size_t draw = 0; draw < payoff.size(); ++draw) {
                payoff[draw] = all.willingness[stance][draw] * effect[draw] - cost[draw];
            }
        }
    }
    return all;
}

std::vector<std::vector<Column>> DecisionValues::seen(ProposedStudy const& study) const {
    std::vector<std::vector<Column>> all(stances_.size());
    for (auto const& datum : study.data) {
        std::string const key = key_of(decision_, study, datum);
        // By its name: another number that the study reports, or their order, moves nothing.
        auto const luck = analysis::study_luck(plan_.seed(), key, 0, reader_.draws());
        for (std::size_t stance = 0; stance < stances_.size(); ++stance) {
            auto const count = std::llround(datum.size);
            switch (datum.kind) {
                case StudyDatum::Kind::count:
                    all[stance].push_back(analysis::counts_of(
                        within(datum.truth, key + ".chance", stance, 0, 1, "a chance, 0 to 1"), count, luck));
                    break;
                case StudyDatum::Kind::events:
                    all[stance].push_back(analysis::events_of(
                        within(datum.truth, key + ".rate", stance, 0, no_bound, "a rate, at least 0"),
                        datum.size, luck));
                    break;
                case StudyDatum::Kind::mean:
                    all[stance].push_back(analysis::means_of(
                        within(datum.truth, key + ".mean", stance, -no_bound, no_bound, "a finite number"),
                        datum.sd, count, luck));
                    break;
            }
        }
    }
    return all;
}

}  // namespace eigenkracht::study
