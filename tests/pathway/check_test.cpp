// One mistake at a time, with the message its author reads.
#include "pathway/models.hpp"

#include <doctest/doctest.h>

#include <functional>

namespace eigenkracht::tests {
namespace {

/// Two tracks, a clock, a trait, two strategies, a split, rewards: nothing wrong.
pathway::PathwaySpec good() {
    pathway::PathwaySpec spec = empty_pathway(24);
    spec.cycle_unit = pathway::CycleUnit::month;
    spec.strategies = {{"usual", "", {{"effect", f("1")}}, {"scenario.toml", 10, 1}},
                       {"conference", "", {{"effect", f("ratio")}}, {"scenario.toml", 11, 1}}};
    spec.states = {state("home", "place"),
                   state("foster", "place", {"placed"}),
                   state("residential", "place", {"placed"}),
                   state("grown_up", "place", {}, true),
                   state("no_order", "measure"),
                   state("order", "measure")};
    spec.clocks = {{"order_age", in({"order"}), 0, true, {"scenario.toml", 12, 1}}};
    pathway::Trait age;
    age.name = "age";
    age.bands = {{0, 18, 1}};
    spec.traits = {age};
    spec.splits = {{"placement", "", {{"foster", f("0.5")}, {"residential", f("rest")}}, {}}};
    spec.leaves = {rate({"home"}, "placement", "0.1 * effect"),
                   stay({"placed"}, {{"home", f("1")}}, "weibull", {{"shape", f("0.7")}, {"mean", f("14")}}),
                   probability({"*"}, "grown_up", "age >= 18 ? 1 : 0", true),
                   rate({"order"}, "no_order", "0.1 / (1 + order_age)")};
    spec.entries = {entry("facing", {{"home", f("1")}, {"order", f("0.5")}, {"no_order", f("rest")}})};
    spec.outcomes = {outcome("cost", "0.03")};
    spec.rewards = {per_cycle("care", {"cost"}, {"placed"}, "3000")};
    spec.measures = {{"placed_at_12", pathway::Measure::Kind::in_state, in({"placed"}), 12, {}}};
    return spec;
}

void expect(std::function<void(pathway::PathwaySpec&)> const& spoil, std::string const& words) {
    pathway::PathwaySpec spec = good();
    spoil(spec);
    std::vector<core::Mistake> const mistakes = pathway::Pathway::check(spec, {"ratio"}, {});
    REQUIRE_FALSE(mistakes.empty());
    std::string all;
    for (core::Mistake const& mistake : mistakes) {
        all += core::text(mistake) + "\n";
    }
    CAPTURE(all);
    CAPTURE(words);
    CHECK(all.find(words) != std::string::npos);
    CHECK_THROWS_AS(pathway::Pathway(spec, {"ratio"}, {}), core::ScenarioError);
}

}  // namespace

TEST_CASE("a good pathway has no mistakes") {
    CHECK(pathway::Pathway::check(good(), {"ratio"}, {}).empty());
    CHECK_NOTHROW(pathway::Pathway(good(), {"ratio"}, {}));
}

TEST_CASE("mistakes in states, clocks and sets") {
    expect([](auto& s) { s.cycles = 0; }, "pathway.cycles: found 0 (expected 1 to 32000 cycles)");
    expect([](auto& s) { s.states.push_back(state("home", "place")); },
           "state.home: found the name a second time");
    expect([](auto& s) { s.states[1].tags = {"home"}; }, "state.foster.tags: found the tag \"home\"");
    expect([](auto& s) { s.clocks[0].runs_in = in({"ordr"}); },
           "clock.order_age.runs_in: found \"ordr\" (expected a state, a tag or \"*\"). Did you mean order?");
    expect(
        [](auto& s) {
            s.clocks[0].runs_in = in({"order", "home"});
        },
        "found states of the tracks place and measure (expected states of one track)");
    expect([](auto& s) { s.clocks[0].name = "ratio"; }, "the name ratio with two meanings");
    expect(
        [](auto& s) { s.measures[0].of = in({"place"}); },
        "measure.placed_at_12.of: found \"place\" (expected a state, a tag or \"*\"). Did you mean placed?");
    expect([](auto& s) { s.measures[0].cycle = 25; },
           "measure.placed_at_12: found cycle 25 (expected 0 to 24, the horizon)");
}

TEST_CASE("mistakes in persons") {
    expect(
        [](auto& s) {
            s.strategies[1].with = {{"efect", f("1")}};
        },
        "strategy.conference.with: found no value of effect");
    expect([](auto& s) { s.strategies[1].with = {{"efect", f("1")}}; }, "Did you mean effect?");
    expect([](auto& s) { s.strategies.clear(); }, "strategy: found no strategy");
    expect([](auto& s) { s.entries.clear(); }, "entry: found no entry");
    expect(
        [](auto& s) {
            s.entries[0].start.pop_back();
            s.entries[0].start.pop_back();
        },
        "entry.facing.start: found no state of the track measure");
    expect([](auto& s) { s.entries[0].start[0].second = f("0.9"); },
           "found shares that sum to 0.9 (expected 1)");
    expect([](auto& s) { s.entries[0].start[0].first = "hom"; },
           "entry.facing.start: found \"hom\" (expected a state or a split). Did you mean home?");
    expect([](auto& s) { s.entries[0].start[0].first = "grown_up"; },
           "a start in grown_up, which ends every track");
    expect([](auto& s) { s.entries[0].amount = f("ratoi"); },
           "unknown name ratoi in \"ratoi\" (did you mean ratio?)");
    expect([](auto& s) { s.traits[0].family = "normal"; }, "trait.age: found values of several kinds");
    expect(
        [](auto& s) {
            s.traits[0].bands = {{5, 2, 1}};
        },
        "trait.age.bands: found [5, 2) (expected low < high)");
    expect(
        [](auto& s) {
            s.traits[0].bands = {{0, 18, 0.7}};
        },
        "trait.age.bands: found shares that sum to 0.7 (expected 1)");
    expect(
        [](auto& s) {
            s.traits[0].bands.clear();
            s.traits[0].family = "gama";
        },
        "Did you mean gamma?");
    expect(
        [](auto& s) {
            s.traits[0].bands.clear();
            s.traits[0].family = "gamma";
            s.traits[0].parameters = {{"shape", f("1")}};
        },
        "trait.age: found no rate (expected shape and rate)");
    expect(
        [](auto& s) {
            s.traits[0].bands.clear();
            s.traits[0].levels = {{"a", 1, f("0.5")}, {"b", 2, f("0.6")}};
        },
        "shares that sum to 1.1");
}

TEST_CASE("mistakes in ways of leaving") {
    expect(
        [](auto& s) {
            s.leaves[0].to = {{"fostr", f("1")}};
        },
        "pathway.leave.to: found \"fostr\" (expected a state or a split). Did you mean foster?");
    expect(
        [](auto& s) {
            s.leaves[0].to = {{"order", f("1")}};
        },
        "found states of the track place (expected states of the track measure, like the target)");
    expect([](auto& s) { s.leaves[0].value = f("0.1 * efect"); }, "(did you mean effect?)");
    expect([](auto& s) { s.leaves[0].value = f("0.1 * order_age"); },
           "found the clock order_age of the track measure (expected clocks of the track place)");
    expect([](auto& s) { s.leaves[0].value = f("-1"); },
           "pathway.leave.rate: found a rate of -1 (expected at least 0)");
    expect(
        [](auto& s) {
            s.leaves[0].form = pathway::Leave::Form::probability;
            s.leaves[0].value = f("1.5");
        },
        "found a probability of 1.5 (expected 0 to 1). A rate may exceed 1; write rate if it is one.");
    expect(
        [](auto& s) {
            s.leaves.push_back(probability({"home"}, "foster", "0.1"));
            s.leaves.back().location.line = 77;
        },
        "scenario.toml:77:1: pathway.leave: found a probability of leaving home, beside a rate (expected one "
        "form of leaving in each state). The other is at scenario.toml:4:1.");
    expect([](auto& s) { s.leaves.push_back(s.leaves[1]); },
           "found a second stay in foster (expected one stay in each state)");
    expect([](auto& s) { s.leaves[1].before = true; }, "found a stay that acts before all others");
    expect([](auto& s) { s.leaves[1].time.family = "weibul"; }, "Did you mean weibull?");
    expect([](auto& s) { s.leaves[1].time.parameters[1].second = f("14 * time_in_state"); }, "time_in_state");
    expect(
        [](auto& s) {
            s.leaves[1].to = {{"home", f("0.4")}};
        },
        "found shares that sum to 0.4 (expected 1). Write \"rest\"");
    expect([](auto& s) { s.leaves[2].before = false; },
           "found a leave into grown_up, which ends the course in every track");
    expect([](auto& s) { s.leaves[2].from = in({"home"}); },
           "expected one state as target, from = \"*\" and before = true");
    expect([](auto& s) { s.leaves[2].value = f("time_in_state > 3 ? 1 : 0"); },
           "found the clock time_in_state (expected age, cycle, traits and parameters)");
    expect(
        [](auto& s) {
            s.leaves[0].form = pathway::Leave::Form::probability;
            s.leaves[0].per_cycles = 12;
        },
        "found a probability per 12 cycles (expected a time unit for rates only)");
    expect(
        [](auto& s) {
            s.leaves[3].form = pathway::Leave::Form::cumulative_hazard;
            s.leaves[3].clock = "order_aeg";
        },
        "Did you mean order_age?");
    expect([](auto& s) { s.leaves[0].from.names.clear(); }, "pathway.leave.from: found nothing");
    expect([](auto& s) { s.splits[0].shares[0].first = "order"; },
           "split.placement.shares: found states of several tracks");
    expect([](auto& s) { s.splits[0].shares[0].second = f("time_in_state"); },
           "split.placement.shares.foster");
    expect([](auto& s) { s.splits[0].name = "home"; }, "split.home: found the name of a state");
}

TEST_CASE("mistakes in rewards") {
    expect([](auto& s) { s.rewards[0].outcomes = {"costs"}; },
           "reward.care.outcome: found \"costs\" (expected an outcome). Did you mean cost?");
    expect([](auto& s) { s.rewards[0].in = in({"*"}); },
           "reward.care.in: found states of the tracks place and measure (expected states of one track)");
    expect([](auto& s) { s.rewards[0].value = {}; },
           "reward.care.value: found nothing (expected a number or a formula)");
    expect(
        [](auto& s) {
            s.rewards[0].in = in({"grown_up"});
            s.rewards[0].value = f("time_in_state");
        },
        "found the clock time_in_state in grown_up, which ends every track");
    expect(
        [](auto& s) {
            s.rewards[0].when = pathway::Reward::When::on_entry;
            s.rewards[0].in = in({"*"});
        },
        "found \"*\" (expected states that can be entered from outside them)");
    expect(
        [](auto& s) {
            s.rewards[0].when = pathway::Reward::When::on_transition;
            s.rewards[0].from = in({"home"});
            s.rewards[0].to = in({"order"});
        },
        "found a transition from one track to another");
    expect([](auto& s) { s.outcomes[0].discount_rate = f("age"); }, "outcome.cost.discount_rate");
}

TEST_CASE("all mistakes are found in one pass") {
    pathway::PathwaySpec spec = good();
    spec.leaves[0].value = f("0.1 * efect");
    spec.rewards[0].outcomes = {"costs"};
    spec.entries[0].amount = f("2 *");
    spec.traits[0].points = 0;
    CHECK(pathway::Pathway::check(spec, {"ratio"}, {}).size() == 4);
}

TEST_CASE("unknown names are refused with the nearest one") {
    pathway::Pathway const model(good(), {"ratio"}, {});
    CHECK(model.state("foster") == 1);
    CHECK(model.strategy("conference") == 1);
    CHECK_THROWS_WITH_AS(static_cast<void>(model.measure("placed_at_1")),
                         doctest::Contains("did you mean placed_at_12?"), core::InputError);
    CHECK_THROWS_WITH_AS(static_cast<void>(model.state_set({"plced"})),
                         doctest::Contains("did you mean placed?"), core::InputError);
}

TEST_CASE("parameters that no formula mentions are known") {
    pathway::Pathway const model(good(), {"unused", "ratio"}, {});
    CHECK(model.parameters_used() == std::vector<char>{0, 1});
}

}  // namespace eigenkracht::tests
