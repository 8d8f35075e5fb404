#include "app/whole_study.hpp"
#include "study/integration.hpp"
#include "study/plan.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace eigenkracht;
using tests::draw;
using tests::scenario;

namespace {

std::vector<std::string> const no_settings;

std::string over(study::Plan const& plan, study::Integration const& integration) {
    return integration.over ? plan.beliefs.names()[integration.over->parameter] : "";
}

/// How many standard errors the mean of kept chances, moved by a planted fault, lies from the share of draws that reach a
/// threshold of their own: given the rest of its draw an indicator has the chance as its mean and c (1 - c) as variance, so nothing is estimated.
double apart(study::MemoryResults const& results, std::vector<double> const& thresholds, std::size_t stance,
             std::size_t question, double fault) {
    auto const outcomes = results.column("questions", stance, question);
    auto const chances = results.column("question_chance", stance, question);
    double sum = 0;
    double variance = 0;
    for (std::size_t d = 0; d < outcomes.size(); ++d) {
        double const chance = std::clamp(chances[d] + fault * chances[d] * (1 - chances[d]), 0.0, 1.0);
        sum += (outcomes[d] >= thresholds[d] ? 1 : 0) - chance;
        variance += chances[d] * (1 - chances[d]);
    }
    return variance > 0 ? std::fabs(sum) / std::sqrt(variance) : 0;
}

}  // namespace

TEST_CASE("a price beside brackets is a factor, and the one that moves the reference model most") {
    std::vector<std::string> const settings{"run.draws=6", "run.solver=\"expected\""};
    auto const before = scenario("reference-budget", settings);
    study::Plan const plan(before);
    auto const price = over(plan, study::integrations(plan).front());
    REQUIRE(price == "placement_year_eur");
    double const fixed = 54321;
    auto fixed_so = settings;
    fixed_so.push_back(fmt::format("parameter.{}.distribution={{fixed={{value={}}}}}", price, fixed));
    auto const outcomes = draw(before).column("questions", 0, 0);
    auto const parts = draw(before).column("question_part", 0, 0);
    auto const prices = draw(before).column("parameters", 0, plan.beliefs.index(price));
    auto const moved_to = draw(scenario("reference-budget", fixed_so)).column("questions", 0, 0);
    for (std::size_t d = 0; d < outcomes.size(); ++d) {
        REQUIRE(parts[d] > 0);
        double const expected = outcomes[d] - parts[d] + parts[d] / prices[d] * fixed;
        CHECK(moved_to[d] == doctest::Approx(expected).epsilon(1e-9).scale(1e4));
    }
}

TEST_CASE("the outcome moves with the price as the kept part says, in care, at the conference and in cash") {
    for (std::string const booking : {"calendar", "at_conference"}) {
        std::vector<std::string> const settings{"run.draws=6", "question.care_avoided.booking=" + booking};
        auto const before = scenario("tiny", settings);
        study::Plan const plan(before);
        auto const found = study::integrations(plan);
        auto const results = draw(before);
        std::size_t moved = 0;
        for (std::size_t q = 0; q < found.size(); ++q) {
            auto const price = over(plan, found[q]);
            if (price.empty()) {
                continue;
            }
            CAPTURE(price);
            double const fixed = 54321;
            auto fixed_so = settings;
            fixed_so.push_back(fmt::format("parameter.{}.distribution={{fixed={{value={}}}}}", price, fixed));
            auto const other = draw(scenario("tiny", fixed_so));
            for (std::size_t s = 0; s < plan.stances(); ++s) {
                auto const outcomes = results.column("questions", s, q);
                auto const parts = results.column("question_part", s, q);
                auto const prices = results.column("parameters", s, plan.beliefs.index(price));
                auto const moved_to = other.column("questions", s, q);
                for (std::size_t d = 0; d < outcomes.size(); ++d) {
                    double const expected = outcomes[d] - parts[d] + parts[d] / prices[d] * fixed;
                    CHECK(moved_to[d] == doctest::Approx(expected).epsilon(1e-9).scale(1e4));
                    moved += parts[d] != 0 ? 1U : 0U;
                }
            }
        }
        CHECK(moved > 0);
    }
}

TEST_CASE("the mean of chances is the share of draws that reach the threshold") {
    auto const tiny = scenario("tiny", {"run.draws=1024"});
    study::Plan const plan(tiny);
    auto const found = study::integrations(plan);
    auto const results = draw(tiny, {2, 0, 0, nullptr, {}});
    std::size_t looked_at = 0;
    std::size_t told = 0;
    for (std::size_t q = 0; q < found.size(); ++q) {
        if (!found[q].over) {
            continue;
        }
        study::ColumnReader const reader(plan, results, study::weights_in_force(plan, {}));
        for (std::size_t s = 0; s < plan.stances(); ++s) {
            auto const thresholds = reader.evaluate(tiny.questions[plan.questions[q].question].at_least, s);
            // 100 looks share the rate of false alarms.
            double const bound = tests::normal_bound(tests::false_alarm / 100);
            CAPTURE(q);
            CAPTURE(s);
            CHECK(apart(results, thresholds, s, q, 0) < bound);
            told += apart(results, thresholds, s, q, 1) > tests::normal_bound() ? 1U : 0U;
            ++looked_at;
        }
    }
    REQUIRE(looked_at > 0);
    REQUIRE(looked_at <= 100);
    // A chance that is too large where it is in doubt: seen wherever draws do doubt.
    CHECK(told > 0);
}

TEST_CASE("answers take the mean of chances, and its error is smaller than that of a count") {
    auto const tiny = scenario("tiny", {"run.draws=256"});
    study::Plan const plan(tiny);
    auto const results = draw(tiny);
    auto const answers = study::answer(tiny, results, {});
    auto const found = study::integrations(plan);
    std::size_t smaller = 0;
    for (std::size_t q = 0; q < found.size(); ++q) {
        CHECK(answers.questions[q].integrated == over(plan, found[q]));
        if (!found[q].over) {
            continue;
        }
        for (std::size_t s = 0; s < plan.stances(); ++s) {
            auto const chances = results.column("question_chance", s, q);
            double mean = 0;
            for (double const chance : chances) {
                mean += chance / static_cast<double>(chances.size());
            }
            auto const& told = answers.questions[q].by_stance[s];
            CHECK(told.value == doctest::Approx(mean).epsilon(1e-9));
            double const of_count = std::sqrt(mean * (1 - mean) / static_cast<double>(chances.size() - 1));
            CHECK(told.error <= of_count * (1 + 1e-9));
            smaller += told.error < 0.9 * of_count ? 1U : 0U;
            CHECK(told.low <= told.value);
            CHECK(told.high >= told.value);
        }
    }
    CHECK(smaller > 0);
}

TEST_CASE("another threshold gives the chances that a run with it would have kept") {
    auto tiny = scenario("tiny", {"run.draws=64"});
    auto const results = draw(tiny);
    // Not one about the cut: with another threshold that would count other items.
    auto const at = std::find_if(tiny.questions.begin(), tiny.questions.end(),
                                 [](auto const& one) { return !study::asks_about_cut(one); });
    REQUIRE(at != tiny.questions.end());
    auto const which = static_cast<std::size_t>(at - tiny.questions.begin());
    auto const other = scenario("tiny", {"run.draws=64", fmt::format("question.{}.at_least=4e5", at->name)});
    at->at_least.text = "4e5";
    auto const answered_so = study::answer(tiny, results, {});
    auto const drawn_so = study::answer(other, draw(other), {});
    auto const of = [&](study::Answers const& answers) {
        return *std::find_if(answers.questions.begin(), answers.questions.end(),
                             [&](auto const& one) { return one.name == tiny.questions[which].name; });
    };
    REQUIRE_FALSE(of(drawn_so).integrated.empty());
    bool doubtful = false;
    for (std::size_t s = 0; s < of(drawn_so).by_stance.size(); ++s) {
        double const expected = of(drawn_so).by_stance[s].value;
        CHECK(of(answered_so).by_stance[s].value == doctest::Approx(expected).epsilon(1e-9));
        doubtful = doubtful || (expected > 0.01 && expected < 0.99);
    }
    CHECK(doubtful);
}

TEST_CASE("a price that does more than multiply is not worked out over, and the reason is told") {
    // Of each setting: what is said of the price that it spoils, in a question about care.
    auto const reason_of = [](std::string const& price, std::vector<std::string> const& settings) {
        study::Plan const plan(scenario("tiny", settings));
        for (bool const cash : {false, true}) {
            for (auto const& other : study::price_factors(plan, cash).others) {
                if (plan.beliefs.names()[other.parameter] == price) {
                    return other.why;
                }
            }
        }
        return std::string();
    };
    std::string const price = "residential_year_eur";
    CHECK(reason_of(price, no_settings) == "");
    CHECK(reason_of(price, {"price.residential.eur_per_month=\"residential_year_eur / 12 + 1\""}) ==
          "is not a plain factor of price.residential");
    CHECK(reason_of(price, {"price.foster.replaced=\"min(1, residential_year_eur / 1e6)\""}) ==
          "also enters the part of a price that stops being paid");
    CHECK(reason_of(price, {"price_index.growth=\"residential_year_eur / 1e9\""}) ==
          "also enters the price index");
    CHECK(reason_of(price, {"question.cut_covered.at_least=\"10 * residential_year_eur\""}) ==
          "also enters a threshold");
    CHECK(reason_of(price, {"cut.amount_eur=\"10 * residential_year_eur\""}) ==
          "also enters the amount of the cut");
    CHECK(reason_of(price, {"price.kin.eur_per_month=\"mix_price_year_eur / 12\""}) ==
          "also enters mix_price_year_eur");
    CHECK(reason_of(price, {"parameter.residential_year_eur.distribution={normal={mean=68000,sd=30000}}"}) ==
          "may be below 0");
    CHECK(reason_of(price, {"parameter.residential_year_eur.distribution={fixed={value=68000}}"}) ==
          "is the same in every draw");
    CHECK(reason_of(price, {"cut.mechanism=close_places"}) == "decides how many places a cut closes");
}

TEST_CASE("a description names the price that a chance is worked out over") {
    auto const words = study::how_chances_are_found(scenario("tiny"));
    CHECK(words.size() == scenario("tiny").questions.size());
    CHECK(std::any_of(words.begin(), words.end(), [](std::string const& one) {
        return one == "worked out in each draw over residential_year_eur";
    }));
}
