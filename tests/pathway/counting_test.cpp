// Counting and discounting against sums written out by hand.
#include "pathway/agreement.hpp"
#include "pathway/models.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace eigenkracht::tests {
namespace {

using Rule = pathway::Counting::Rule;
using At = pathway::Discounting::At;
constexpr int horizon = 5;

/// alive -> dead with chance 0.2 a year; a year alive is worth 10 + cycle.
pathway::PathwaySpec alive_and_dead(Rule rule, At at, std::string discount = "0.04") {
    pathway::PathwaySpec spec = empty_pathway(horizon);
    spec.states = {state("alive"), state("dead")};
    spec.leaves = {probability({"alive"}, "dead", "0.2")};
    spec.entries = {entry("all", {{"alive", f("1")}})};
    spec.outcomes = {outcome("worth", std::move(discount))};
    spec.rewards = {per_cycle("life", {"worth"}, {"alive"}, "10 + cycle")};
    spec.counting = {rule, 0.5, 2, 3, 0.25};
    spec.discounting.at = at;
    return spec;
}

double worth(pathway::PathwaySpec const& spec) {
    pathway::Pathway const model(spec, {}, {});
    return totals(model, tables_of(model))[0];
}

double alive_at(int point) { return std::pow(0.8, point); }

double factor(double time) { return std::pow(1.04, -time); }

pathway::Reward on_move(pathway::Reward::When when, std::string value) {
    pathway::Reward reward;
    reward.name = "move";
    reward.outcomes = {"worth"};
    reward.when = when;
    reward.value = f(std::move(value));
    reward.from = in({"alive"});
    reward.to = in({"dead"});
    reward.in = in({"dead"});
    return reward;
}

}  // namespace

TEST_CASE("every counting rule counts the points it says") {
    double start = 0, end = 0, all = 0, trapezoid = 0, table = 0, weights = 0;
    for (int t = 0; t <= horizon; ++t) {
        double const here = alive_at(t) * (10 + t) * factor(t);
        start += t < horizon ? here : 0;
        end += t > 0 ? here : 0;
        all += here;
        trapezoid += (t == 0 || t == horizon ? 0.5 : 1) * here;
        weights += (t == 0 ? 0.5 : t == horizon ? 0.25 : t % 2 == 1 ? 2 : 3) * here;
        if (t < horizon) {
            table += 0.5 * (10 + t) * (alive_at(t) * factor(t) + alive_at(t + 1) * factor(t + 1));
        }
    }
    CHECK(worth(alive_and_dead(Rule::start, At::point)) == doctest::Approx(start).epsilon(1e-13));
    CHECK(worth(alive_and_dead(Rule::end, At::point)) == doctest::Approx(end).epsilon(1e-13));
    CHECK(worth(alive_and_dead(Rule::all, At::point)) == doctest::Approx(all).epsilon(1e-13));
    CHECK(worth(alive_and_dead(Rule::trapezoid, At::point)) == doctest::Approx(trapezoid).epsilon(1e-13));
    CHECK(worth(alive_and_dead(Rule::life_table, At::point)) == doctest::Approx(table).epsilon(1e-13));
    CHECK(worth(alive_and_dead(Rule::weights, At::point)) == doctest::Approx(weights).epsilon(1e-13));
}

TEST_CASE("discounting is apart from counting") {
    double const shifts[] = {0, 0.5, 1};
    At const ats[] = {At::start, At::mid, At::end};
    for (std::size_t k = 0; k < 3; ++k) {
        CAPTURE(k);
        double start = 0, end = 0, table = 0;
        for (int t = 0; t < horizon; ++t) {
            start += alive_at(t) * (10 + t) * factor(t + shifts[k]);
            end += alive_at(t + 1) * (10 + t + 1) * factor(t + shifts[k]);
            table += 0.5 * (alive_at(t) + alive_at(t + 1)) * (10 + t) * factor(t + shifts[k]);
        }
        CHECK(worth(alive_and_dead(Rule::start, ats[k])) == doctest::Approx(start).epsilon(1e-13));
        CHECK(worth(alive_and_dead(Rule::end, ats[k])) == doctest::Approx(end).epsilon(1e-13));
        CHECK(worth(alive_and_dead(Rule::life_table, ats[k])) == doctest::Approx(table).epsilon(1e-13));
    }
}

TEST_CASE("continuous discounting, and months as twelfths of a year") {
    pathway::PathwaySpec spec = alive_and_dead(Rule::start, At::start);
    spec.discounting.form = pathway::Discounting::Form::continuous;
    double expected = 0;
    for (int t = 0; t < horizon; ++t) {
        expected += alive_at(t) * (10 + t) * std::exp(-0.04 * t);
    }
    CHECK(worth(spec) == doctest::Approx(expected).epsilon(1e-13));
    spec.cycle_unit = pathway::CycleUnit::month;
    spec.rewards[0].per_cycles = 12;
    expected = 0;
    for (int t = 0; t < horizon; ++t) {
        expected += alive_at(t) * (10 + t) / 12 * std::exp(-0.04 * t / 12);
    }
    CHECK(worth(spec) == doctest::Approx(expected).epsilon(1e-13));
}

TEST_CASE("rewards on a move are earned in its cycle, with or without the counting weights") {
    pathway::PathwaySpec spec = alive_and_dead(Rule::weights, At::mid);
    spec.rewards = {on_move(pathway::Reward::When::on_transition, "100 + cycle")};
    double weighted = 0, plain = 0, arrival = 0;
    for (int t = 0; t < horizon; ++t) {
        double const dies = alive_at(t) * 0.2 * factor(t + 0.5);
        int const point = t + 1;
        weighted += (point == horizon ? 0.25 : point % 2 == 1 ? 2 : 3) * dies * (100 + t);
        plain += dies * (100 + t);
        arrival += dies * (100 + t + 1);
    }
    CHECK(worth(spec) == doctest::Approx(weighted).epsilon(1e-13));
    spec.rewards[0].weighted = false;
    CHECK(worth(spec) == doctest::Approx(plain).epsilon(1e-13));
    spec.rewards[0].when = pathway::Reward::When::on_entry;
    CHECK(worth(spec) == doctest::Approx(arrival).epsilon(1e-13));
}

TEST_CASE("entry is from outside the set, and the start is apart") {
    pathway::PathwaySpec spec = empty_pathway(3);
    spec.states = {state("home"), state("foster", "main", {"care"}), state("group", "main", {"care"})};
    spec.leaves = {probability({"home"}, "foster", "0.5"), probability({"foster"}, "group", "1"),
                   probability({"group"}, "home", "1")};
    spec.entries = {entry("all", {{"home", f("0.25")}, {"foster", f("0.75")}})};
    spec.outcomes = {outcome("entries"), outcome("starts"), outcome("everybody")};
    pathway::Reward entries = on_move(pathway::Reward::When::on_entry, "1");
    entries.in = in({"care"});
    entries.outcomes = {"entries"};
    pathway::Reward starts = entries;
    starts.name = "starts";
    starts.when = pathway::Reward::When::at_start;
    starts.outcomes = {"starts"};
    pathway::Reward everybody = starts;
    everybody.name = "everybody";
    everybody.in = in({"*"});
    everybody.outcomes = {"everybody"};
    everybody.value = f("7");
    spec.rewards = {entries, starts, everybody};
    pathway::Pathway const model(spec, {}, {});
    std::vector<double> const found = totals(model, tables_of(model));
    // Cycle 0: 0.125 enter. Cycle 1: half of the 0.125 still at home. Cycle 2: half of 0.0625 + 0.75 who
    // came home at point 2.
    CHECK(found[0] == doctest::Approx(0.125 + 0.0625 + (0.0625 + 0.75) / 2).epsilon(1e-14));
    CHECK(found[1] == doctest::Approx(0.75));
    CHECK(found[2] == doctest::Approx(7));
}

TEST_CASE("a reward may read the time in state, and count towards two outcomes") {
    pathway::PathwaySpec spec = alive_and_dead(Rule::start, At::start, "");
    spec.outcomes.push_back(outcome("also"));
    spec.rewards = {per_cycle("life", {"worth", "also"}, {"alive"}, "time_in_state < 2 ? 5 : 1")};
    pathway::Pathway const model(spec, {}, {});
    std::vector<double> const found = totals(model, tables_of(model));
    CHECK(found[0] == doctest::Approx(5 * (1 + 0.8) + std::pow(0.8, 2) + std::pow(0.8, 3) + std::pow(0.8, 4))
                          .epsilon(1e-13));
    CHECK(found[1] == found[0]);
}

TEST_CASE("entries count by their amounts") {
    pathway::PathwaySpec spec = alive_and_dead(Rule::start, At::start, "");
    spec.entries = {entry("living", {{"alive", f("1")}}, "3 * x"), entry("lost", {{"dead", f("1")}}, "x")};
    pathway::Pathway const model(spec, {"x"}, {});
    double const mixed = totals(model, tables_of(model, {2}))[0];
    CHECK(mixed == doctest::Approx(0.75 * worth(alive_and_dead(Rule::start, At::start, ""))).epsilon(1e-13));
    CHECK_THROWS_AS(totals(model, tables_of(model, {0})), core::InputError);
}

TEST_CASE("sampled persons earn what the cohort earns, under every counting rule") {
    // Five rules and three outcomes: 15 figures. The bound is two-sided normal; 40,000 persons make sums
    // normal enough for 1e-6, as no person's total is further than 12 standard deviations from the mean.
    double const bound = normal_bound(false_alarm / 15);
    for (Rule const rule : {Rule::start, Rule::end, Rule::all, Rule::trapezoid, Rule::life_table}) {
        pathway::PathwaySpec spec = empty_pathway(20);
        spec.states = {state("well"), state("ill"), state("dead")};
        spec.clocks = {{"years_ill", in({"ill"}), 0, false, {}}};
        spec.leaves = {
            probability({"*"}, "dead", "min(1, 0.01 * (1 + years_ill) * (cycle > 9 ? 2 : 1))", true),
            rate({"well"}, "ill", "0.2"),
            stay({"ill"}, {{"well", f("1")}}, "weibull", {{"shape", f("1.4")}, {"mean", f("2.5")}})};
        spec.entries = {entry("a", {{"well", f("1")}}, "2"),
                        entry("b", {{"well", f("0.5")}, {"ill", f("rest")}})};
        spec.entries[1].residual = in({"ill"});
        spec.outcomes = {outcome("cost", "0.04"), outcome("years", "0.015"), outcome("moves", "0.03")};
        pathway::Reward move = on_move(pathway::Reward::When::on_transition, "1 + cycle + time_in_state");
        move.outcomes = {"moves"};
        move.from = in({"ill"});
        move.to = in({"well", "dead"});
        pathway::Reward enters = on_move(pathway::Reward::When::on_entry, "3 + years_ill");
        enters.name = "enters";
        enters.outcomes = {"moves", "cost"};
        enters.in = in({"ill"});
        enters.weighted = false;
        pathway::Reward begins = enters;
        begins.name = "begins";
        begins.when = pathway::Reward::When::at_start;
        begins.value = f("11");
        spec.rewards = {per_cycle("care", {"cost"}, {"ill"}, "100 / (1 + time_in_state)"),
                        per_cycle("life", {"years"}, {"well", "ill"}, "1 - 0.01 * cycle"), move, enters,
                        begins};
        spec.counting.rule = rule;
        pathway::Pathway const model(spec, {}, {});
        pathway::Tables const tables = tables_of(model);
        std::vector<double> const expected = totals(model, tables);
        pathway::Sampler sampler(model, random::Seed{3});
        pathway::IndividualEstimates const found =
            pathway::individual_outcomes(model, sampler, tables, 0, 40'000);
        for (std::size_t k = 0; k < expected.size(); ++k) {
            CAPTURE(k);
            double const error = std::sqrt(found.variance_of_mean[k]);
            CHECK(std::fabs(found.mean[k] - expected[k]) < bound * error);
            // Twin: a fault of 3% of any outcome would have been seen.
            CHECK(0.03 * expected[k] > bound * error);
        }
    }
}

}  // namespace eigenkracht::tests
