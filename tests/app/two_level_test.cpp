// Doubt and chance of the two-level example, 62 of 100 under a uniform prior and 1,000 families: Beta(63, 39), then 1,000 tosses.
#include "analysis/mean_error.hpp"
#include "app/whole_study.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace eigenkracht;

namespace {

constexpr double a = 63;
constexpr double b = 39;
constexpr double n = 1000;
double const mean = n * a / (a + b);
double const doubt = n * n * a * b / ((a + b) * (a + b) * (a + b + 1));
double const chance = n * a * b / ((a + b) * (a + b + 1));

/// The larger of the distances of mean, doubt and chance from closed form, in errors that a right program exceeds once in a million.
double largest_distance(std::vector<std::string> const& overrides) {
    auto const scenario = tests::scenario("published/two-level", overrides);
    auto const answers = study::answer(scenario, tests::draw(scenario), {});
    auto const& question = answers.questions.front();
    double const bound = analysis::interval_factor({analysis::SamplingKind::sobol, scenario.run.replicates},
                                                   scenario.run.draws, 1 - tests::false_alarm / 3);
    auto const distance = [&](double found, double known, double error) {
        return std::abs(found - known) / (bound * error);
    };
    return std::max(
        {distance(question.outcome_by_stance[0].mean, mean, question.outcome_by_stance[0].mean_error),
         distance(question.doubt_sd_by_stance[0], std::sqrt(doubt), question.doubt_sd_error_by_stance[0]),
         distance(question.chance_sd_by_stance[0], std::sqrt(chance),
                  question.chance_sd_error_by_stance[0])});
}

}  // namespace

TEST_CASE("the two-level example: doubt and chance are those of the beta-binomial distribution") {
    CHECK(mean == doctest::Approx(617.647).epsilon(1e-6));
    CHECK(doubt == doctest::Approx(2292.807).epsilon(1e-6));
    CHECK(chance == doctest::Approx(233.866).epsilon(1e-5));
    CHECK(doubt + chance == doctest::Approx(2526.674).epsilon(1e-6));
    CHECK(largest_distance({}) < 1);
}

TEST_CASE("a doubt or a chance of another size is told from the two-level example") {
    // Half the evidence; and a number of families that is left to luck.
    CHECK(
        largest_distance({"parameter.chance_of_help.evidence={ events = 30.5, cases = 49, prior = { alpha = "
                          "1, beta = 1 } }"}) > 1);
    CHECK(largest_distance({"region.anywhere.volume=\"poisson\""}) > 1);
}

TEST_CASE("all doubt of the two-level example hangs on its only number, and few draws say so") {
    auto const answered = [](study::Scenario const& scenario) {
        return study::answer(scenario, tests::draw(scenario), {}).questions.front();
    };
    auto const asked = [&](std::vector<std::string> const& overrides) {
        return answered(tests::scenario("published/two-level", overrides));
    };
    auto const all = asked({});
    REQUIRE(all.doubt_by_group.size() == 2);
    CHECK(all.doubt_by_group[0].name == "effect");
    // A cubic has 99.0% of the variance of a normal quantile, which this one is like: its tails bend more.
    CHECK(all.doubt_by_group[0].share_by_stance[0] == doctest::Approx(0.99).epsilon(0.002));
    CHECK(all.doubt_by_group[1].share_by_stance[0] == doctest::Approx(0.01).epsilon(0.2));
    CHECK_FALSE(all.groups_with_luck);
    CHECK(all.doubt_sd == all.doubt_sd_by_stance[0]);
    CHECK(all.between_stances_sd == 0);

    auto const few = asked({"run.draws=4", "run.design=\"monte_carlo\""});
    CHECK(std::isnan(few.doubt_by_group[0].share_by_stance[0]));
    auto without = tests::scenario("published/two-level", {"run.draws=256"});
    without.beliefs.parameters.front().group.clear();
    auto const nameless = answered(without);
    CHECK(nameless.doubt_by_group[0].name == "other");
    CHECK(nameless.doubt_by_group[0].parameters == std::vector<std::string>{"chance_of_help"});
}
