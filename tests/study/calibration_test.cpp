// Published numbers weigh the draws of a stance: against a case with a closed form, and by simulation-based calibration.
#include "analysis/draw_weights.hpp"
#include "core/elementary.hpp"
#include "core/error.hpp"
#include "random/address.hpp"
#include "study/study.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

using namespace eigenkracht;

namespace {

uncertainty::Parameter parameter(std::string const& name, uncertainty::Distribution const& law) {
    uncertainty::Parameter made;
    made.name = name;
    made.unit = "1";
    made.meaning = "made up";
    made.assumption = "a test";
    made.law = law;
    return made;
}

/// A standard normal effect and a lognormal price; what is spent is effect x price. Two stances believe the same; a
/// published number weighs the first.
study::Scenario small_study(std::uint64_t draws) {
    study::Scenario scenario;
    scenario.path = "small";
    scenario.title = "small";
    scenario.run.draws = draws;
    scenario.beliefs.parameters = {parameter("effect", uncertainty::Normal{0, 1}),
                                   parameter("price", uncertainty::LogNormal{0, 0.5})};
    for (auto const* name : {"weighed", "free"}) {
        uncertainty::Stance stance;
        stance.name = name;
        stance.weight = 1;
        scenario.beliefs.stances.push_back(stance);
    }
    study::OutcomeFormula outcome;
    outcome.name = "effect_now";
    outcome.unit = "1";
    outcome.formula = {"effect", {}};
    scenario.outcome_formulas = {outcome};
    study::Question question;
    question.name = "above";
    question.outcome = "effect_now";
    question.at_least = {"0.8", {}};
    scenario.questions = {question};
    return scenario;
}

study::Check published(std::string const& formula, double observed, double error) {
    study::Check check;
    check.name = "published";
    check.title = "published";
    check.formula = {formula, {}};
    check.unit = "1";
    check.observed = observed;
    check.error = error;
    check.weighs = {"weighed"};
    return check;
}

study::MemoryResults draw(study::Scenario const& scenario) {
    study::MemoryResults results(study::layout(scenario), scenario.run.draws);
    study::run(scenario, {}, results);
    return results;
}

/// Whether an estimate is as far off as a right one is but once in a million.
bool near(double value, double error, double truth) {
    return std::fabs(value - truth) <= tests::normal_bound() * error;
}

/// The effect's posterior as the program answers it.
struct Posterior {
    study::Spread effect;
    study::Chance above;
    double squares = 0, squares_error = 0;  ///< of the distance to the true mean

    Posterior(double observed, double error) {
        auto scenario = small_study(8192);
        scenario.checks = {published("effect", observed, error)};
        auto const results = draw(scenario);
        auto const answers = study::answer(scenario, results, {});
        effect = answers.outcomes.front().by_stance.front();
        above = answers.questions.front().by_stance.front();
        auto values = results.column("parameters", 0, 0);
        for (double& value : values) {
            value = (value - mean) * (value - mean);
        }
        auto const found = analysis::mean_with_error(values, answers.draw_weights.front(), {});
        squares = found.mean;
        squares_error = found.error;
    }

    // Prior N(0, 1), observed 1 with error 1/2: N(0.8, 0.2). Oracle: the normal-normal conjugate formula.
    static constexpr double mean = 0.8;
    static constexpr double variance = 0.2;
};

/// Counts of where the truth ranks among weighed draws, in ten bins: even, if the weights are right.
///
/// Talts, Betancourt, Simpson, Vehtari & Gelman (2018), Validating Bayesian inference algorithms with simulation-based
/// calibration, arXiv:1804.06788. \param error_told  what the scenario says of an error that is 0.5
std::array<std::array<std::size_t, 10>, 2> ranks(double error_told) {
    constexpr std::uint32_t replicates = 1000;
    constexpr double error = 0.5;
    std::array<std::array<std::size_t, 10>, 2> counts{};
    auto scenario = small_study(512);
    scenario.run.least_effective_draws = 1;
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
        auto const normal = [&](std::uint32_t part) {
            return core::normal_quantile(
                random::uniform(random::Seed{97}, random::Purpose::resample, replicate, part, 0, 0));
        };
        std::array<double, 2> const truth{normal(0), core::exp(0.5 * normal(1))};
        scenario.run.seed = 1000 + replicate;
        scenario.checks = {published("effect * price", truth[0] * truth[1] + error * normal(2), error_told)};
        auto const results = draw(scenario);
        auto const answers = study::answer(scenario, results, {});
        auto const& weights = answers.draw_weights.front();
        for (std::size_t p = 0; p < truth.size(); ++p) {
            auto const values = results.column("parameters", 0, p);
            double below = 0;
            double all = 0;
            for (std::size_t d = 0; d < values.size(); ++d) {
                below += values[d] < truth[p] ? weights[d] : 0;
                all += weights[d];
            }
            counts[p][std::min<std::size_t>(9, static_cast<std::size_t>(10 * below / all))] += 1;
        }
    }
    return counts;
}

}  // namespace

TEST_CASE("a published number turns a normal prior into the conjugate posterior") {
    Posterior const found(1, 0.5);
    CHECK(near(found.effect.mean, found.effect.mean_error, Posterior::mean));
    CHECK(near(found.squares, found.squares_error, Posterior::variance));
    CHECK(near(found.effect.sd * found.effect.sd, found.squares_error, Posterior::variance));
    CHECK(near(found.above.value, found.above.error, 0.5));
}

TEST_CASE("a wrong error of the published number is caught by the conjugate posterior") {
    Posterior const found(1, 0.6);
    CHECK_FALSE(near(found.effect.mean, found.effect.mean_error, Posterior::mean));
    CHECK_FALSE(near(found.squares, found.squares_error, Posterior::variance));
}

TEST_CASE("the truth ranks evenly among weighed draws") {
    for (auto const& counts : ranks(0.5)) {
        CHECK(tests::chi_square_of_equal(counts) < tests::chi_square_bound(9));
    }
}

TEST_CASE("an error told twice too small ranks the truth unevenly") {
    CHECK_FALSE(tests::chi_square_of_equal(ranks(0.25)[0]) < tests::chi_square_bound(9));
}

TEST_CASE("a published number weighs its stances alone, and never the stances") {
    auto scenario = small_study(1024);
    auto const plain = study::answer(scenario, draw(scenario), {});
    scenario.checks = {published("effect", 1, 0.5)};
    auto const results = draw(scenario);
    auto const weighed = study::answer(scenario, results, {});
    auto const off = study::answer(scenario, results, {}, study::Weighing::off);
    auto const& spreads = weighed.outcomes.front().by_stance;
    CHECK(spreads[0].mean > 0.7);
    CHECK(spreads[1].mean == plain.outcomes.front().by_stance[1].mean);
    CHECK(weighed.outcomes.front().overall.mean ==
          doctest::Approx((spreads[0].mean + spreads[1].mean) / 2).epsilon(1e-12));
    CHECK(weighed.stances[0].weight == 0.5);
    CHECK(weighed.calibrated);
    CHECK_FALSE(off.calibrated);
    CHECK(off.draw_weights.empty());
    CHECK(off.outcomes.front().overall.mean == plain.outcomes.front().overall.mean);
    CHECK(off.outcomes.front().overall.high95 == plain.outcomes.front().overall.high95);
    // Kish, once more.
    double sum = 0;
    double squares = 0;
    for (double const weight : weighed.draw_weights[0]) {
        sum += weight;
        squares += weight * weight;
    }
    CHECK(weighed.calibrations.front().effective_draws ==
          doctest::Approx(sum * sum / squares).epsilon(1e-12));
    CHECK(weighed.calibrations.size() == 1);
    CHECK(weighed.draw_weights[1] == std::vector<double>(1024, 1.0));
    // The line of the stance that it weighs is a calibration, the other's a validation.
    CHECK(weighed.checks[0].weighed);
    CHECK_FALSE(weighed.checks[1].weighed);
    CHECK_FALSE(off.checks[0].weighed);
}

TEST_CASE("draws are the same whether numbers weigh them or are only compared") {
    auto scenario = small_study(64);
    scenario.checks = {published("effect", 1, 0.5)};
    auto const with = study::digest(draw(scenario));
    scenario.checks.front().weighs.clear();
    CHECK(study::digest(draw(scenario)) == with);
}

TEST_CASE("several published numbers of a stance count together") {
    // Two with error 1/2 are as good as one with error 1/2 / sqrt(2), at their mean.
    auto scenario = small_study(1024);
    scenario.checks = {published("effect", 0.5, 0.5), published("effect", 1.5, 0.5)};
    scenario.checks[1].name = "again";
    auto const two = study::answer(scenario, draw(scenario), {}).outcomes.front().by_stance[0];
    scenario.checks = {published("effect", 1, 0.5 / std::sqrt(2.0))};
    auto const one = study::answer(scenario, draw(scenario), {}).outcomes.front().by_stance[0];
    CHECK(two.mean == doctest::Approx(one.mean).epsilon(1e-12));
    CHECK(two.mean_error == doctest::Approx(one.mean_error).epsilon(1e-12));
}

TEST_CASE("too few effective draws are an error that says which number, and how many draws might do") {
    auto scenario = small_study(256);
    scenario.checks = {published("effect", 3.2, 0.1), published("price", 1, 5)};
    scenario.checks[1].name = "loose";
    auto const results = draw(scenario);
    std::string said;
    try {
        (void)study::answer(scenario, results, {});
    } catch (core::NotReached const& error) {
        said = error.what();
    }
    CHECK(said.find("weighed.published") != std::string::npos);
    CHECK(said.find("published 3.2 with error 0.1") != std::string::npos);
    CHECK(said.find("of 256 (expected at least 100, run.least_effective_draws)") != std::string::npos);
    CHECK(said.find("draws might do (--draws)") != std::string::npos);
    CHECK_NOTHROW((void)study::answer(scenario, results, {}, study::Weighing::off));
    scenario.run.least_effective_draws = 1;
    CHECK_NOTHROW((void)study::answer(scenario, results, {}));
}

TEST_CASE("a posterior predictive check counts the published number's own error") {
    // Model N(0, 1), observed 2 with error 1: what would be observed is N(0, 2), so that 2 or farther has chance
    // 2 (1 - Phi(sqrt 2)) = 0.157299.
    auto scenario = small_study(4096);
    scenario.checks = {published("effect", 2, 1)};
    scenario.checks.front().weighs.clear();
    auto const line = study::answer(scenario, draw(scenario), {}).checks.front();
    CHECK(
        near(line.tail_share, 2 * 0.11 / std::sqrt(4096.0), 0.157299));  // sd of the conditional chance: 0.11
    CHECK(line.error == 1);
}

TEST_CASE("what cannot weigh draws is refused") {
    auto const mistakes = [](auto const& change) {
        auto scenario = small_study(16);
        scenario.checks = {published("effect", 1, 0.5)};
        change(scenario, scenario.checks.front());
        std::string all;
        for (auto const& mistake : study::check(scenario)) {
            all += core::text(mistake) + "\n";
        }
        return all;
    };
    auto const says = [&](auto const& change, std::string const& part) {
        auto const found = mistakes(change);
        CAPTURE(found);
        CHECK(found.find(part) != std::string::npos);
    };
    CHECK(mistakes([](auto&, auto&) {}).empty());
    says([](auto&, auto& check) { check.error.reset(); }, "has no error");
    says([](auto&, auto& check) { check.error = 0; }, "check.published.error: found 0");
    says([](auto&, auto& check) { check.went_in = true; }, "used twice");
    says([](auto&, auto& check) { check.weighs = {"nobody"}; }, "found \"nobody\" (expected a stance");
    says([](auto&, auto& check) { check.stances = {"free"}; }, "one of the stances it is compared under");
    says([](auto&, auto& check) { check.formula = {"effekt", {}}; }, "effekt");
    says([](auto&, auto& check) { check.measure = "placed", check.formula = {}; },
         "none in a scenario without a pathway");
    says([](auto& scenario, auto&) { scenario.run.least_effective_draws = 0; }, "least_effective_draws");
    says(
        [](auto& scenario, auto& check) {
            auto twice = parameter("twice", uncertainty::Normal{0, 1});
            twice.law = uncertainty::Derived{{"2 * effect", {}}};
            scenario.beliefs.parameters.push_back(twice);
            check.given = {{"effect", 1}};
        },
        "from which twice is computed");
    says(
        [](auto& scenario, auto& check) {
            scenario.beliefs.stances[0].overrides = {parameter("own", uncertainty::Normal{0, 1})};
            check.formula = {"own", {}};
        },
        "stance free, which has no own");
}

TEST_CASE("a number that is held while another is worked out keeps its own belief") {
    // Published effect x price with the effect held at 2: the price learns, the effect does not.
    auto scenario = small_study(8192);
    scenario.checks = {published("effect * price", 4, 1)};
    auto const effect = [&] {
        return study::answer(scenario, draw(scenario), {}).outcomes.front().by_stance.front();
    };
    auto const learnt = effect();
    scenario.checks.front().given = {{"effect", 2}};
    auto const kept = effect();
    CHECK(near(kept.mean, kept.mean_error, 0));
    CHECK_FALSE(near(learnt.mean, learnt.mean_error, 0));
}
