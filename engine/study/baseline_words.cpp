#include "study/baseline_words.hpp"

#include "core/text.hpp"
#include "formula/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

namespace eigenkracht::study {

namespace {

// Conferences a policy holds in a year, where the scenario says so in a plain number.
std::optional<double> held(region::Policy const& policy, int year) {
    if (policy.funnel.given) {
        return std::nullopt;
    }
    std::optional<double> found = 0;
    for (auto const& [from, formula] : policy.conferences_held) {
        if (from <= year) {
            found = formula::constant(formula);
        }
    }
    return found;
}

std::string million(double eur) { return fmt::format("EUR {:.4g} million", eur / 1e6); }

}  // namespace

std::string why_baseline(Scenario const& scenario, QuestionPoint const& point) {
    auto const check = std::find_if(scenario.checks.begin(), scenario.checks.end(), [](Check const& one) {
        return one.quantity == "saving_per_conference_eur";
    });
    auto const& question = scenario.questions[point.question];
    auto const conferences = held(scenario.policies[point.policy], question.year);
    if (check == scenario.checks.end() || !conferences) {
        return {};
    }
    double const claimed = check->observed;
    auto const count = [](double number) {
        return core::grouped(static_cast<std::int64_t>(std::lround(number)));
    };
    auto const product =
        fmt::format("{} x EUR {} = {}", count(*conferences), count(claimed), million(*conferences * claimed));
    if (point.against_year) {
        int const year = budget_year(point.baseline);
        return fmt::format(
            "Only what {} saves beyond {} counts, since the budget of {} holds the rest; the claim's {} "
            "counts all of "
            "it, for every payer.",
            question.year, year, year, product);
    }
    auto const& base = scenario.policies[point.base_policy];
    auto const base_held = held(base, question.year);
    if (!base_held) {
        return {};
    }
    if (*base_held <= 0) {
        return fmt::format(
            "Counts everything that conferences since {} save in {}; the claim's {} counts a first year of "
            "the "
            "conferences of {} alone, for every payer.",
            scenario.years.first, question.year, product, question.year);
    }
    double const extra = *conferences - *base_held;
    return fmt::format(
        "Counts what {} more conferences a year add to {}; the claim's figure for those is {} x EUR {} = {}, "
        "for every "
        "payer.",
        count(extra), count(*base_held), count(extra), count(claimed), million(extra * claimed));
}

}  // namespace eigenkracht::study
