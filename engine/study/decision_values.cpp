#include "study/decision_values.hpp"

#include "analysis/study_data.hpp"
#include "core/error.hpp"
#include "formula/expression.hpp"
#include "study/index_of.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace eigenkracht::study {

namespace {

void require_kept(ColumnReader const& reader, Kept what, std::string const& word) {
    if (!reader.has(what)) {
        throw core::InputError("the results", "no " + word + " among what run.keep kept",
                               "a run that kept them, since a decision uses them");
    }
}

}  // namespace

DecisionValues::DecisionValues(Plan const& plan, ColumnReader const& reader, DecisionSpec const& decision)
    : plan_(plan), reader_(reader), decision_(decision), names_(plan.names) {
    for (auto const& number : decision.numbers) {
        names_.push_back(number.name);
    }
    for (std::size_t stance = 0; stance < reader.stances(); ++stance) {
        auto& of_stance = numbers_.emplace_back();
        for (auto const& number : decision.numbers) {
            of_stance.push_back(this->number(number, stance));
        }
    }
}

Column DecisionValues::number(DecisionNumber const& number, std::size_t stance) const {
    if (!number.question.empty()) {
        require_kept(reader_, Kept::questions, "questions");
        auto const at =
            std::find_if(plan_.questions.begin(), plan_.questions.end(), [&](QuestionPoint const& point) {
                return point.headline && plan_.scenario.questions[point.question].name == number.question;
            });
        return reader_.column(Kept::questions, stance,
                              static_cast<std::size_t>(at - plan_.questions.begin()));
    }
    if (!number.check.empty()) {
        require_kept(reader_, Kept::checks, "published numbers");
        auto const at = std::find_if(plan_.checks.begin(), plan_.checks.end(), [&](CheckPoint const& point) {
            bool const own = point.kind != CheckPoint::Kind::estimand_usual &&
                             point.kind != CheckPoint::Kind::estimand_conference;
            return own && point.stance == stance && plan_.scenario.checks[point.check].name == number.check;
        });
        return reader_.column(Kept::checks, stance, static_cast<std::size_t>(at - plan_.checks.begin()));
    }
    require_kept(reader_, Kept::outcomes, "outcomes");
    auto const policy = index_of(plan_.scenario.policies, number.policy);
    std::optional<std::size_t> less;
    if (!number.less.empty()) {
        less = index_of(plan_.scenario.policies, number.less);
    }
    auto const outcome = index_of(plan_.scenario.child_outcomes, number.child_outcome);
    Column sum(reader_.draws(), 0.0);
    for (int year = number.from; year <= number.until; ++year) {
        auto const by_stance =
            reader_.over_regions(Kept::outcomes, policy, less,
                                 static_cast<std::size_t>(year - plan_.scenario.years.first), outcome);
        add(sum, by_stance[stance]);
    }
    return sum;
}

Column DecisionValues::evaluate(formula::Formula const& formula, std::size_t stance) const {
    formula::Expression const expression(formula, names_, plan_.scenario.tables);
    std::vector<double> values(names_.size());
    std::vector<Column> used;
    for (std::size_t const name : expression.uses()) {
        used.push_back(name < plan_.cut_amount    ? reader_.column(Kept::parameters, stance, name)
                       : name == plan_.cut_amount ? reader_.evaluate(plan_.scenario.cut.amount_eur, stance)
                                                  : numbers_[stance][name - plan_.names.size()]);
    }
    Column result;
    result.reserve(reader_.draws());
    for (std::uint64_t draw = 0; draw < reader_.draws(); ++draw) {
        for (std::size_t i = 0; i < used.size(); ++i) {
            values[expression.uses()[i]] = used[i][draw];
        }
        result.push_back(expression(values.data()));
    }
    return result;
}

std::vector<std::vector<Column>> DecisionValues::payoffs() const {
    std::vector<std::vector<Column>> all;
    for (std::size_t stance = 0; stance < reader_.stances(); ++stance) {
        auto& of_stance = all.emplace_back();
        for (auto const& option : decision_.options) {
            of_stance.push_back(evaluate(option.payoff, stance));
            for (double const payoff : of_stance.back()) {
                if (!std::isfinite(payoff)) {
                    throw core::InputError(
                        fmt::format("decision.{}.option.{}.payoff", decision_.name, option.name), payoff,
                        "a finite number in every draw");
                }
            }
        }
    }
    return all;
}

std::vector<std::vector<Column>> DecisionValues::seen(ProposedStudy const& study) const {
    std::vector<std::vector<Column>> all;
    for (std::size_t stance = 0; stance < reader_.stances(); ++stance) {
        auto& of_stance = all.emplace_back();
        for (std::size_t d = 0; d < study.data.size(); ++d) {
            auto const& datum = study.data[d];
            auto const truth = evaluate(datum.truth, stance);
            auto const luck = analysis::study_luck(plan_.seed(), decision_.name + "." + study.name,
                                                   static_cast<std::uint32_t>(d), truth.size());
            switch (datum.kind) {
                case StudyDatum::Kind::count:
                    of_stance.push_back(analysis::counts_of(truth, std::llround(datum.size), luck));
                    break;
                case StudyDatum::Kind::events:
                    of_stance.push_back(analysis::events_of(truth, datum.size, luck));
                    break;
                case StudyDatum::Kind::mean:
                    of_stance.push_back(analysis::means_of(truth, datum.sd, std::llround(datum.size), luck));
                    break;
            }
        }
    }
    return all;
}

}  // namespace eigenkracht::study
