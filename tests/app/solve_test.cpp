// Levels of levers through the whole engine: closed cases, and what a search must not change.
#include "study/solve.hpp"
#include "app/whole_study.hpp"
#include "study/lever.hpp"

#include "core/error.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace eigenkracht;
using Kind = analysis::Crossing::Kind;

namespace {

study::ScenarioWith with(std::string const& name, std::vector<std::string> const& settings = {}) {
    return [=](std::vector<std::string> const& more) {
        auto all = settings;
        all.insert(all.end(), more.begin(), more.end());
        return tests::scenario(name, all);
    };
}

study::SolveSpec spec_of(study::Scenario const& scenario, std::string const& name) {
    return *std::find_if(scenario.solves.begin(), scenario.solves.end(),
                         [&](study::SolveSpec const& one) { return one.name == name; });
}

analysis::Crossing const& overall(study::Solved const& solved) { return solved.lines.back().crossing; }

}  // namespace

TEST_CASE("the columns' arithmetic comes out: 412 conferences, and more than twice as many by the calendar") {
    auto const scenario_with = with("columns-arithmetic");
    auto const solved = study::solve(spec_of(scenario_with({}), "conferences"), scenario_with, {});
    REQUIRE(solved.size() == 2);
    CHECK(overall(solved[0]).level == doctest::Approx(7e6 / 17000).epsilon(1e-12));
    CHECK(overall(solved[0]).enough == 412);
    // By the calendar: those of month m avoid 12 - m months of their year, on average 5.5; the 34.3 a month are whole.
    CHECK(overall(solved[1]).level / overall(solved[0]).level == doctest::Approx(12 / 5.5).epsilon(2e-3));
}

TEST_CASE("booked at the conference, nothing of the twelve months is lost and nothing counts twice") {
    // Conferences of one year; their care falls in it and in the next, and nowhere else.
    auto const value_in = [](int year, std::string const& booking) {
        auto scenario = tests::scenario(
            "columns-arithmetic",
            {"policy.held.conferences_held={ 2012 = 0, 2013 = 500, 2014 = 0 }",
             "question.covered.booking=" + booking, "question.covered.year=" + std::to_string(year)});
        auto const results = tests::draw(scenario);
        return results.column("questions", 0, 0).front();
    };
    double const booked = value_in(2013, "at_conference");
    CHECK(booked == doctest::Approx(500 * 17000.0).epsilon(1e-12));
    CHECK(value_in(2013, "calendar") + value_in(2014, "calendar") == doctest::Approx(booked).epsilon(1e-12));
    CHECK(value_in(2014, "at_conference") == 0);
}

TEST_CASE("a scenario cut down to one question draws the same numbers for it") {
    auto const full = tests::scenario("tiny", {"run.draws=24"});
    auto const drawn = tests::draw(full);
    for (std::string const name : {"cash_covered", "cash_covered_2015", "cut_covered"}) {
        study::SolveSpec spec;
        spec.question = name;
        spec.lever = "policy.grow.conferences_held.2013";
        auto const reduced = study::only_for(full, spec);
        CHECK(reduced.years.last < full.years.last);
        auto const small = tests::draw(reduced);
        auto const element = tests::question_of(drawn, name + " against budget_2012");
        auto const names = [](study::Scenario const& scenario) {
            std::vector<std::string> all;
            for (auto const& stance : scenario.beliefs.stances) {
                all.push_back(stance.name);
            }
            return all;
        };
        auto const before = names(full);
        auto const after = names(reduced);
        for (std::size_t s = 0; s < after.size(); ++s) {
            auto const same =
                static_cast<std::size_t>(std::find(before.begin(), before.end(), after[s]) - before.begin());
            CHECK(small.column("questions", s, 0) == drawn.column("questions", same, element));
        }
    }
}

TEST_CASE("a weight is solved for without another run, and moves the chance in a straight line") {
    auto const scenario_with = with("tiny", {"run.draws=64"});
    auto const scenario = scenario_with({});
    study::SolveSpec spec;
    spec.lever = "stance.as_claimed.weight";
    spec.question = "cut_covered";
    spec.chance = 0.05;
    auto const answers = study::answer(scenario, tests::draw(scenario), {});
    auto const& question =
        *std::find_if(answers.questions.begin(), answers.questions.end(),
                      [](auto const& one) { return one.name == "cut_covered" && one.headline; });
    double others = 0;
    double weight = 0;
    for (std::size_t s = 1; s < answers.stances.size(); ++s) {
        others += answers.stances[s].weight * question.by_stance[s].value;
        weight += answers.stances[s].weight;
    }
    double const claim = question.by_stance[0].value;
    spec.chance = others / weight + 0.3 * (claim - others / weight);
    auto const solved = study::solve(spec, scenario_with, {}).front();
    REQUIRE(claim > others / weight);
    CHECK(solved.evaluations == 1);
    CHECK(solved.lines.size() == 1);
    CHECK(overall(solved).level == doctest::Approx(0.3).epsilon(0.01));
}

TEST_CASE("a cut under a ceiling is solved for with one run, and one that closes places with many") {
    auto const scenario = tests::scenario("tiny");
    CHECK(study::moved_by(scenario, "cut.amount_eur") == study::LeverMoves::threshold);
    CHECK(study::moved_by(scenario, "question.cut_covered.at_least") == study::LeverMoves::threshold);
    CHECK(study::moved_by(scenario, "parameter.marginal_yield.value") == study::LeverMoves::draws);
    CHECK(study::moved_by(tests::scenario("close-places"), "cut.amount_eur") == study::LeverMoves::draws);
    study::SolveSpec spec;
    spec.lever = "cut.amount_eur";
    spec.high = 2e6;
    spec.question = "cut_covered";
    auto const solved = study::solve(spec, with("tiny", {"run.draws=64"}), {}).front();
    CHECK(solved.evaluations == 1);
    // The mean outcome is the largest cut that it covers.
    auto const answers = study::answer(tests::scenario("tiny", {"run.draws=64"}),
                                       tests::draw(tests::scenario("tiny", {"run.draws=64"})), {});
    auto const& question =
        *std::find_if(answers.questions.begin(), answers.questions.end(),
                      [](auto const& one) { return one.name == "cut_covered" && one.headline; });
    REQUIRE(solved.lines.front().crossing.kind == Kind::found);
    CHECK_FALSE(solved.lines.front().crossing.rising);
    CHECK(solved.lines.front().crossing.level ==
          doctest::Approx(question.outcome_by_stance.front().mean).epsilon(1e-6));
}

TEST_CASE("a curve has one element for each level of its second lever") {
    study::SolveSpec spec;
    spec.lever = "question.covered.at_least";
    spec.high = 2e7;
    spec.question = "covered";
    spec.against = "policy.held.conferences_held.2013";
    spec.levels = {412, 800};
    auto const curve = study::solve(spec, with("columns-arithmetic"), {});
    REQUIRE(curve.size() == 2);
    CHECK(overall(curve[0]).level == doctest::Approx(412 * 17000.0).epsilon(1e-4));
    CHECK(overall(curve[1]).level == doctest::Approx(800 * 17000.0).epsilon(1e-4));
    CHECK(curve[1].second == 800);
}

TEST_CASE("a weight or a threshold that cannot be a lever of this question is a mistake") {
    auto const mistakes = [&](std::string const& lever, double low, double high,
                              std::vector<std::string> const& settings = {}) {
        study::SolveSpec spec;
        spec.lever = lever;
        spec.low = low;
        spec.high = high;
        spec.question = "cut_covered";
        return study::check_lever(tests::scenario("tiny", settings), spec).size();
    };
    CHECK(mistakes("stance.as_claimed.weight", 0, 1) == 0);
    CHECK(mistakes("stance.as_clamed.weight", 0, 1) == 1);
    CHECK(mistakes("stance.as_claimed.weight", 0, 2) == 1);
    CHECK(mistakes("stance.as_claimed.weight", 0, 1,
                   {"stance.english_trial.weight=0", "stance.transportable.weight=0",
                    "stance.amsterdam_trial.weight=0"}) == 1);
    CHECK(mistakes("question.cut_covered.at_least", 0, 1) == 0);
    CHECK(mistakes("question.care_avoided.at_least", 0, 1) == 1);
    CHECK(mistakes("cut.amount_eur", 1, 1) == 1);
}

TEST_CASE("a variant without weight stays where another stance varies it") {
    auto const scenario =
        tests::scenario("tiny", {"stance.chained.variant_of=english_trial_undiluted",
                                 "stance.chained.weight=0.1", "stance.chained.source=english_trial_2024",
                                 "stance.chained.title=chained", "stance.chained.weight_assumption=test"});
    study::SolveSpec spec;
    spec.question = "cut_covered";
    spec.lever = "cut.amount_eur";
    auto const kept = study::only_for(scenario, spec).beliefs.stances;
    auto const has = [&](std::string const& name) {
        return std::any_of(kept.begin(), kept.end(), [&](auto const& one) { return one.name == name; });
    };
    CHECK(has("chained"));
    CHECK(has("english_trial_undiluted"));
    CHECK_FALSE(has("amsterdam_trial_undiluted"));
}

TEST_CASE("a lever that is no key of the scenario, or a level that cannot be, is a mistake with its place") {
    study::SolveSpec spec;
    spec.lever = "policy.held.conferences";
    spec.question = "covered";
    CHECK_THROWS_AS((void)study::solve(spec, with("columns-arithmetic"), {}), core::ScenarioError);
    spec.lever = "policy.held.conferences_held.2013";
    spec.low = -5;
    CHECK_THROWS_AS((void)study::solve(spec, with("columns-arithmetic"), {}), core::ScenarioError);
}
