#include "study/integration.hpp"

#include "core/error.hpp"
#include "formula/check.hpp"
#include "formula/expression.hpp"
#include "study/estimand_solver.hpp"
#include "study/region_worker.hpp"
#include "uncertainty/law.hpp"
#include "uncertainty/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace eigenkracht::study {

namespace {

QuestionPoint masked(QuestionPoint point, std::vector<char> const& mask) {
    for (std::size_t e = 0; e < point.entries.size(); ++e) {
        point.entries[e] = static_cast<char>(point.entries[e] != 0 && mask[e] != 0);
    }
    return point;
}

/// What the cohort solver expects of the first stance at the medians of everything drawn.
class Middle {
public:
    explicit Middle(Plan const& plan)
        : plan_(plan),
          values_(parameters_of(plan, std::vector<double>(plan.beliefs.dimension_names().size(), 0.5), 0)) {
        values_.resize(plan.beliefs.names().size());
        values_.push_back(plan.scenario.cut.given
                              ? formula::Expression(plan.scenario.cut.amount_eur, plan.beliefs.names(),
                                                    plan.scenario.tables)(values_.data())
                              : 0);
        RegionWorker regions(plan);
        regions.take(values_.data(), 0);
        for (bool const at_conference : {false, true}) {
            auto& sum = care_[at_conference ? 1 : 0];
            for (std::size_t region = 0; region < plan.regions(); ++region) {
                auto const& of = regions.expected(
                    region, at_conference ? Question::Booking::at_conference : Question::Booking::calendar);
                sum.resize(of.size());
                for (std::size_t i = 0; i < of.size(); ++i) {
                    sum[i] += of[i];
                }
            }
        }
        level_ = regions.ledger().level();
    }

    /// |b| x the price's standard deviation.
    [[nodiscard]] double reach(QuestionPoint const& point, PriceFactor const& factor) const {
        auto const* const law = law_of(plan_, 0, factor.parameter);
        double const price = values_[factor.parameter];
        if (law == nullptr || price == 0) {
            return 0;
        }
        double const part = value(masked(point, factor.prices), care_[point.at_conference ? 1 : 0],
                                  plan_.years(), plan_.book->entries().size(), level_);
        return std::fabs(part / price) * uncertainty::sd(*law);
    }

private:
    Plan const& plan_;
    std::vector<double> values_;               ///< in the order of the plan's names
    std::array<std::vector<double>, 2> care_;  ///< by booking, as in the ledger
    std::vector<double> level_;                ///< [year]
};

std::string why_none(Plan const& plan, QuestionPoint const& point, PriceFactors const& prices) {
    std::string reasons;
    for (auto const& other : prices.others) {
        bool enters = false;
        for (std::size_t e = 0; e < point.entries.size(); ++e) {
            enters = enters || (point.entries[e] != 0 && other.prices[e] != 0);
        }
        if (enters) {
            reasons += fmt::format("{}{} {}", reasons.empty() ? "" : "; ",
                                   plan.beliefs.names()[other.parameter], other.why);
        }
    }
    return reasons.empty() ? "no price in it is drawn" : reasons;
}

/// The factors of the questions about care and about cash.
struct AllFactors {
    explicit AllFactors(Plan const& plan)
        : care(plan.has_care_questions() ? price_factors(plan, false) : PriceFactors{}),
          cash(plan.has_cash_questions() ? price_factors(plan, true) : PriceFactors{}) {}
    [[nodiscard]] PriceFactors const& of(QuestionPoint const& point) const {
        return point.cash ? cash : care;
    }
    [[nodiscard]] std::vector<PriceFactor const*> touching(QuestionPoint const& point) const {
        std::vector<PriceFactor const*> found;
        for (auto const& factor : of(point).factors) {
            if (touches(point, factor)) {
                found.push_back(&factor);
            }
        }
        return found;
    }
    PriceFactors care, cash;
};

}  // namespace

bool any_integration(Plan const& plan) {
    AllFactors const factors(plan);
    return std::any_of(plan.questions.begin(), plan.questions.end(),
                       [&](QuestionPoint const& point) { return !factors.touching(point).empty(); });
}

std::vector<Integration> integrations(Plan const& plan) {
    AllFactors const factors(plan);
    std::optional<Middle> middle;
    bool has_middle = true;
    std::vector<Integration> found;
    for (auto const& point : plan.questions) {
        Integration one;
        auto const touching = factors.touching(point);
        if (touching.empty()) {
            one.why_not = why_none(plan, point, factors.of(point));
            found.push_back(std::move(one));
            continue;
        }
        std::size_t best = 0;
        if (touching.size() > 1 && has_middle && !middle) {
            try {
                middle.emplace(plan);
            } catch (core::InputError const&) {
                has_middle = false;  // medians that do not go together: any factor will do
            }
        }
        if (middle) {
            for (std::size_t i = 1; i < touching.size(); ++i) {
                best = middle->reach(point, *touching[i]) > middle->reach(point, *touching[best]) ? i : best;
            }
        }
        one.over = *touching[best];
        one.prices = masked(point, one.over->prices);
        one.waiting = masked(point, one.over->waiting);
        one.friction = masked(point, one.over->friction);
        found.push_back(std::move(one));
    }
    return found;
}

std::vector<std::string> how_chances_are_found(Scenario const& scenario) {
    Plan const plan(scenario);
    auto const found = integrations(plan);
    std::vector<std::string> words;
    for (std::size_t q = 0; q < found.size(); ++q) {
        if (plan.questions[q].headline) {
            words.push_back(found[q].over
                                ? fmt::format("worked out in each draw over {}",
                                              plan.beliefs.names()[found[q].over->parameter])
                                : fmt::format("the share of draws that reach it ({})", found[q].why_not));
        }
    }
    return words;
}

uncertainty::Distribution const* law_of(Plan const& plan, std::size_t stance, std::size_t parameter) {
    auto const& planned = plan.beliefs.plan();
    auto const& cell = planned.stances[stance].cells[parameter];
    return cell.how == uncertainty::Cell::How::quantile ? &planned.quantiles[cell.which].law : nullptr;
}

double chance_given_rest(uncertainty::Distribution const* law, double outcome, double part, double price,
                         double threshold) {
    double const b = price != 0 ? part / price : 0;
    if (law == nullptr || b == 0 || !std::isfinite(b)) {
        return outcome >= threshold ? 1 : 0;
    }
    double const below = uncertainty::cdf(*law, (threshold - (outcome - part)) / b);
    return std::clamp(b > 0 ? 1 - below : below, 0.0, 1.0);
}

std::string threshold_words(Plan const& plan, QuestionPoint const& point) {
    auto const& text = plan.scenario.questions[point.question].at_least.text;
    auto const names = formula::names_in({text, {}});
    bool const of_cut = std::find(names.begin(), names.end(), "cut.amount_eur") != names.end();
    return of_cut ? fmt::format("{}, cut.amount_eur = {}", text, plan.scenario.cut.amount_eur.text) : text;
}

std::string price_of_chances(ColumnReader const& reader, std::size_t which) {
    return reader.has(Kept::question_chance) ? reader.text("question_price", which) : "";
}

std::optional<Column> chances_given_rest(Plan const& plan, ColumnReader const& reader, std::size_t which,
                                         std::size_t stance, Column const& thresholds) {
    auto const price = price_of_chances(reader, which);
    if (price.empty()) {
        return std::nullopt;
    }
    if (reader.text("question_threshold", which) == threshold_words(plan, plan.questions[which])) {
        return reader.column(Kept::question_chance, stance, which);
    }
    auto const outcomes = reader.column(Kept::questions, stance, which);
    auto const parts = reader.column(Kept::question_part, stance, which);
    auto const prices = reader.column(Kept::parameters, stance, plan.beliefs.index(price));
    auto const* const law = law_of(plan, stance, plan.beliefs.index(price));
    Column chances;
    chances.reserve(outcomes.size());
    for (std::size_t d = 0; d < outcomes.size(); ++d) {
        chances.push_back(chance_given_rest(law, outcomes[d], parts[d], prices[d], thresholds[d]));
    }
    return chances;
}

}  // namespace eigenkracht::study
