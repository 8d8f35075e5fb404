#include "study/baseline_words.hpp"

#include "core/text.hpp"
#include "formula/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

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

Notice why_baseline(Scenario const& scenario, QuestionPoint const& point) {
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
    auto const product = [&](double families) {
        return fmt::format("{} x EUR {} = {}", count(families), count(claimed), million(families * claimed));
    };
    auto const made = [&](std::string kind, std::string text, double families) {
        return Notice{std::move(kind),
                      std::move(text),
                      {{"question", question.name},
                       {"baseline", point.baseline},
                       {"conferences", families},
                       {"claimed_eur", claimed},
                       {"product_eur", families * claimed}}};
    };
    if (point.against_year) {
        int const year = budget_year(point.baseline);
        auto notice =
            made("baseline_budget",
                 fmt::format("Only what {} saves beyond {} counts, since the budget of {} holds the "
                             "rest; the claim's {} counts all of it, for every payer.",
                             question.year, year, year, product(*conferences)),
                 *conferences);
        notice.values.emplace_back("year", std::to_string(question.year));
        notice.values.emplace_back("budget_year", std::to_string(year));
        return notice;
    }
    auto const& base = scenario.policies[point.base_policy];
    auto const base_held = held(base, question.year);
    if (!base_held) {
        return {};
    }
    if (*base_held <= 0) {
        auto notice = made(
            "baseline_nothing",
            fmt::format("Counts everything that conferences since {} save in {}; the claim's {} counts a "
                        "first year of the conferences of {} alone, for every payer.",
                        scenario.years.first, question.year, product(*conferences), question.year),
            *conferences);
        notice.values.emplace_back("year", std::to_string(question.year));
        notice.values.emplace_back("first_year", std::to_string(scenario.years.first));
        return notice;
    }
    double const extra = *conferences - *base_held;
    auto notice = made("baseline_policy",
                       fmt::format("Counts what {} more conferences a year add to {}; the claim's figure for "
                                   "those is {}, for every payer.",
                                   count(extra), count(*base_held), product(extra)),
                       extra);
    notice.values.emplace_back("base_conferences", *base_held);
    return notice;
}

}  // namespace eigenkracht::study
