// Points of a sweep that are whole studies, in scenarios where a published number weighs draws.
#include "app/calibrated_scenario.hpp"
#include "app/sweep_scenario.hpp"
#include "app/whole_study.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace eigenkracht;

namespace {

/// The answer of a run to one of its questions.
struct Answered {
    std::vector<double> mean;    ///< by stance
    std::vector<double> chance;  ///< likewise
};

Answered answered(study::Scenario const& scenario, std::string const& question, std::string const& baseline,
                  study::Weighing weighing) {
    study::Prepared const study(scenario);
    study::MemoryResults results(study::layout(study), scenario.run.draws);
    study::run(study, {}, results);
    Answered found;
    for (auto const& answer : study::answer(study, results, {}, weighing).questions) {
        if (answer.name != question || answer.baseline != baseline) {
            continue;
        }
        for (auto const& outcome : answer.outcome_by_stance) {
            found.mean.push_back(outcome.mean);
        }
        for (auto const& chance : answer.by_stance) {
            found.chance.push_back(chance.value);
        }
    }
    return found;
}

bool agrees(double point, double answer) { return point == doctest::Approx(answer).epsilon(1e-12); }

}  // namespace

TEST_CASE("a point that is a study weighs its draws as the answer of a run at its levels does") {
    tests::SweptScenario const file("sweep_weighed", tests::calibrated_text(14000, 5000) + R"([sweep.seen]
design = "grid"
each   = "study"
[sweep.seen.lever.observed]
key    = "check.seen.observed"
unit   = "EUR"
levels = [8000, 14000]
)");
    auto const plan = file.plan();
    auto const points = tests::swept(plan);
    REQUIRE(points.draws() == 2);
    for (std::size_t point = 0; point < 2; ++point) {
        CAPTURE(point);
        auto const scenario = files::read_scenario(
            file.path(), {"check.seen.observed=" + std::string(point == 0 ? "8000" : "14000")});
        auto const weighed = answered(scenario, "pays", "", study::Weighing::as_the_scenario_says);
        auto const alike = answered(scenario, "pays", "", study::Weighing::off);
        REQUIRE(weighed.chance.size() == 2);
        for (std::size_t stance = 0; stance < 2; ++stance) {
            CAPTURE(stance);
            double const mean = points.column("outputs", stance, tests::output_of(plan, "net_eur"))[point];
            double const chance = points.column("outputs", stance, tests::output_of(plan, "pays.met"))[point];
            CHECK(agrees(mean, weighed.mean[stance]));
            CHECK(agrees(chance, weighed.chance[stance]));
            // Only the stance that is weighed would be missed by a sweep that lets draws count alike.
            CHECK(agrees(mean, alike.mean[stance]) == (stance == 1));
            CHECK(agrees(chance, alike.chance[stance]) == (stance == 1));
        }
    }
}

TEST_CASE(
    "a point of a region weighs its draws as the answer of a run does, though it leaves out what is not "
    "asked") {
    std::string const check = "check.first_year_saving_per_family_eur.";
    std::vector<std::string> const settings{"run.draws=48", "run.least_effective_draws=2",
                                            check + "observed=22000", check + "weighs=[\"as_claimed\"]"};
    tests::SweptScenario const file("sweep_weighed_region", "tiny",
                                    "[sweep.own]\ndesign = \"list\"\neach = \"study\"\n"
                                    "questions = [\"care_avoided\"]\n"
                                    "columns = [\"cut.amount_eur\"]\nrows = [[3e5]]\n");
    auto const plan = file.plan(settings);
    auto const points = tests::swept(plan);
    auto given = settings;
    given.push_back("cut.amount_eur=3e5");
    auto const scenario = tests::scenario("tiny", given);
    auto const weighed =
        answered(scenario, "care_avoided", "budget_2012", study::Weighing::as_the_scenario_says);
    auto const alike = answered(scenario, "care_avoided", "budget_2012", study::Weighing::off);
    REQUIRE(!weighed.chance.empty());
    double const mean = points.column("outputs", 0, tests::output_of(plan, "care_avoided"))[0];
    double const chance = points.column("outputs", 0, tests::output_of(plan, "care_avoided.met"))[0];
    CHECK(agrees(mean, weighed.mean[0]));
    CHECK(agrees(chance, weighed.chance[0]));
    CHECK_FALSE(agrees(mean, alike.mean[0]));
    // A stance that nothing weighs.
    double const other = points.column("outputs", 1, tests::output_of(plan, "care_avoided"))[0];
    CHECK(agrees(other, weighed.mean[1]));
    CHECK(agrees(other, alike.mean[1]));
}
