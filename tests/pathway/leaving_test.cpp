#include "pathway/models.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace eigenkracht::tests {
namespace {

/// Three states in a row of choices, everybody in the first.
pathway::PathwaySpec three_states(int cycles) {
    pathway::PathwaySpec spec = empty_pathway(cycles);
    spec.states = {state("a"), state("b"), state("c")};
    spec.entries = {entry("all", {{"a", f("1")}})};
    return spec;
}

double share(pathway::Pathway const& model, std::string const& name, int cycle,
             std::vector<double> const& parameters = {}) {
    pathway::Tables const tables = tables_of(model, parameters);
    pathway::Cohort cohort(model);
    cohort.solve(tables, 0, model.cycles());
    return cohort.in_state(model.state_set({name}), cycle);
}

}  // namespace

TEST_CASE("probabilities are taken as written and add up") {
    pathway::PathwaySpec spec = three_states(2);
    spec.leaves = {probability({"a"}, "b", "0.2"), probability({"a"}, "c", "0.3"),
                   probability({"a"}, "b", "0.1")};
    pathway::Pathway const model(spec, {}, {});
    CHECK(share(model, "b", 1) == doctest::Approx(0.3).epsilon(1e-14));
    CHECK(share(model, "c", 1) == doctest::Approx(0.3).epsilon(1e-14));
    CHECK(share(model, "a", 2) == doctest::Approx(0.16).epsilon(1e-14));
}

TEST_CASE("rates compete as hazards") {
    pathway::PathwaySpec spec = three_states(1);
    spec.leaves = {rate({"a"}, "b", "0.2"), rate({"a"}, "c", "0.6")};
    spec.leaves[1].per_cycles = 2;
    pathway::Pathway const model(spec, {}, {});
    double const leaves = 1 - std::exp(-0.5);
    CHECK(share(model, "b", 1) == doctest::Approx(leaves * 0.2 / 0.5).epsilon(1e-14));
    CHECK(share(model, "c", 1) == doctest::Approx(leaves * 0.3 / 0.5).epsilon(1e-14));
}

TEST_CASE("a rate of 0 lets everybody stay") {
    pathway::PathwaySpec spec = three_states(3);
    spec.leaves = {rate({"a"}, "b", "r")};
    CHECK(share(pathway::Pathway(spec, {"r"}, {}), "a", 3, {0.0}) == 1);
}

TEST_CASE("hazards from a distribution give back its survival at whole times") {
    pathway::PathwaySpec spec = three_states(12);
    pathway::Leave weibull = leave({"a"}, "b", pathway::Leave::Form::hazard_of, "");
    weibull.value = {};
    weibull.time = {"weibull", {{"shape", f("1.7")}, {"scale", f("6")}}, {}};
    spec.leaves = {weibull};
    pathway::Pathway const model(spec, {}, {});
    for (int t = 0; t <= 12; ++t) {
        CHECK(share(model, "a", t) == doctest::Approx(std::exp(-std::pow(t / 6.0, 1.7))).epsilon(1e-12));
    }
}

TEST_CASE("a cumulative hazard gives back exp(-H) at whole times, by any clock") {
    pathway::PathwaySpec spec = three_states(9);
    spec.start_age = f("50");
    pathway::Leave leaves =
        leave({"a"}, "b", pathway::Leave::Form::cumulative_hazard, "0.01 * time_in_state ^ 2");
    double factor = 0.01;
    double origin = 0;
    SUBCASE("time in state") {}
    SUBCASE("cycle") {
        leaves.value = f("0.02 * cycle ^ 2");
        leaves.clock = "cycle";
        factor = 0.02;
    }
    SUBCASE("age") {
        leaves.value = f("0.001 * age ^ 2");
        leaves.clock = "age";
        factor = 0.001;
        origin = 50;
    }
    spec.leaves = {leaves};
    pathway::Pathway const model(spec, {}, {});
    for (int t = 0; t <= 9; ++t) {
        double const hazard = factor * ((origin + t) * (origin + t) - origin * origin);
        CHECK(share(model, "a", t) == doctest::Approx(std::exp(-hazard)).epsilon(1e-12));
    }
}

TEST_CASE("in monthly cycles a hazard by age runs a twelfth of a year a cycle") {
    pathway::PathwaySpec spec = three_states(24);
    spec.cycle_unit = pathway::CycleUnit::month;
    spec.start_age = f("60");
    pathway::Leave dies = leave({"a"}, "b", pathway::Leave::Form::hazard_of, "");
    dies.value = {};
    dies.clock = "age";
    dies.time = {"gompertz", {{"shape", f("0.09")}, {"rate", f("0.0001")}}, {}};
    spec.leaves = {dies};
    double const hazard = 0.0001 / 0.09 * (std::exp(0.09 * 62) - std::exp(0.09 * 60));
    CHECK(share(pathway::Pathway(spec, {}, {}), "a", 24) ==
          doctest::Approx(std::exp(-hazard)).epsilon(1e-12));
}

TEST_CASE("a stay keeps its mean and leads where its shares say") {
    pathway::PathwaySpec spec = three_states(1500);
    spec.leaves = {stay({"a"}, {{"b", f("0.3")}, {"c", f("rest")}}, "weibull",
                        {{"shape", f("0.7")}, {"mean", f("14")}})};
    pathway::Pathway const model(spec, {}, {});
    pathway::Tables const tables = tables_of(model);
    pathway::Cohort cohort(model);
    cohort.solve(tables, 0, 1500);
    CHECK(cohort.time_in(model.state_set({"a"}), 1500) == doctest::Approx(14).epsilon(1e-5));
    CHECK(cohort.in_state(model.state_set({"b"}), 1500) == doctest::Approx(0.3).epsilon(1e-5));
    CHECK(cohort.in_state(model.state_set({"a"}), 1) < 1);
}

TEST_CASE("shares of a stay may depend on its whole length") {
    pathway::PathwaySpec spec = three_states(6);
    spec.leaves = {stay({"a"}, {{"b", f("time_in_state <= 2 ? 1 : 0")}, {"c", f("rest")}}, "geometric",
                        {{"probability", f("0.25")}})};
    pathway::Pathway const model(spec, {}, {});
    // Stays of 1 and 2 cycles lead to b: 1/4 + 3/4 1/4; all longer ones to c.
    CHECK(share(model, "b", 6) == doctest::Approx(0.4375).epsilon(1e-13));
    CHECK(share(model, "c", 3) == doctest::Approx(0.75 * 0.75 * 0.25).epsilon(1e-13));
}

TEST_CASE("what comes before multiplies all else by the rest") {
    pathway::PathwaySpec spec = three_states(1);
    spec.leaves = {probability({"a"}, "b", "0.5"), probability({"*"}, "c", "0.1", true)};
    pathway::Pathway const model(spec, {}, {});
    CHECK(share(model, "c", 1) == doctest::Approx(0.1).epsilon(1e-14));
    CHECK(share(model, "b", 1) == doctest::Approx(0.9 * 0.5).epsilon(1e-14));
    CHECK(share(model, "a", 1) == doctest::Approx(0.9 * 0.5).epsilon(1e-14));
}

TEST_CASE("in one track a state that ends is a state like any other") {
    pathway::PathwaySpec spec = three_states(2);
    spec.states[2].ends = true;
    spec.leaves = {probability({"a"}, "c", "0.25")};
    pathway::Pathway const model(spec, {}, {});
    CHECK(share(model, "c", 2) == doctest::Approx(1 - 0.75 * 0.75).epsilon(1e-14));
}

TEST_CASE("a split multiplies through") {
    pathway::PathwaySpec spec = three_states(2);
    spec.states.push_back(state("d"));
    spec.splits = {{"kind", "", {{"b", f("k")}, {"c", f("rest")}}, {}}};
    spec.leaves = {probability({"a"}, "kind", "0.5")};
    spec.leaves[0].to = {{"kind", f("0.8")}, {"c", f("0.1")}, {"d", f("rest")}};
    spec.entries = {entry("all", {{"a", f("0.6")}, {"kind", f("0.4")}})};
    pathway::Pathway const model(spec, {"k"}, {});
    CHECK(share(model, "b", 0, {0.25}) == doctest::Approx(0.1).epsilon(1e-14));
    CHECK(share(model, "b", 1, {0.25}) == doctest::Approx(0.1 + 0.6 * 0.5 * 0.8 * 0.25).epsilon(1e-14));
    CHECK(share(model, "c", 1, {0.25}) ==
          doctest::Approx(0.3 + 0.6 * 0.5 * (0.8 * 0.75 + 0.1)).epsilon(1e-14));
    CHECK(share(model, "d", 1, {0.25}) == doctest::Approx(0.6 * 0.5 * 0.1).epsilon(1e-14));
}

TEST_CASE("a draw that makes no sense is refused with its numbers") {
    auto const refuses = [](pathway::PathwaySpec const& spec, std::vector<double> const& parameters,
                            char const* words) {
        CHECK_THROWS_WITH_AS(tables_of(pathway::Pathway(spec, {"x"}, {}), parameters),
                             doctest::Contains(words), core::InputError);
    };
    pathway::PathwaySpec spec = three_states(5);
    SUBCASE("a probability above 1") {
        spec.leaves = {probability({"a"}, "b", "x")};
        refuses(spec, {1.2},
                "leaving a under strategy \"usual\": found a probability of 1.2 (expected 0 to 1). Here x = "
                "1.2.");
    }
    SUBCASE("probabilities that sum to more than 1") {
        spec.leaves = {probability({"a"}, "b", "x"), probability({"a"}, "c", "x")};
        refuses(spec, {0.6}, "found probabilities that sum to 1.2 (expected at most 1)");
    }
    SUBCASE("a negative rate") {
        spec.leaves = {rate({"a"}, "b", "x")};
        refuses(spec, {-0.1}, "found a rate of -0.1 per cycle");
    }
    SUBCASE("shares that do not sum to 1") {
        spec.leaves = {stay({"a"}, {{"b", f("x")}, {"c", f("x")}}, "fixed", {{"value", f("2")}})};
        refuses(spec, {0.4}, "found shares that sum to 0.8 (expected 1)");
    }
    SUBCASE("a mean stay below one cycle") {
        spec.leaves = {stay({"a"}, {{"b", f("1")}}, "weibull", {{"shape", f("1")}, {"mean", f("x")}})};
        refuses(spec, {0.5}, "leaving a under strategy \"usual\": mean stay: found 0.5");
    }
    SUBCASE("a start above 1") {
        spec.leaves = {rate({"a"}, "b", "0.1")};
        spec.entries = {entry("all", {{"a", f("x")}, {"b", f("rest")}})};
        refuses(spec, {1.5}, "entry all: in the track main found a share of 1.5 for a");
    }
    SUBCASE("arithmetic without a value") {
        spec.leaves = {rate({"a"}, "b", "1 / x")};
        refuses(spec, {0.0}, "found a rate of inf per cycle");
    }
}

TEST_CASE("what has not changed is not computed again, and nothing is stale") {
    pathway::PathwaySpec spec = three_states(30);
    spec.strategies = {{"usual", "", {{"on", f("0")}}, {}}, {"other", "", {{"on", f("x / 2")}}, {}}};
    spec.leaves = {
        stay({"a"}, {{"b", f("1 - on")}, {"c", f("rest")}}, "weibull", {{"shape", f("y")}, {"mean", f("5")}}),
        rate({"b"}, "a", "x * 0.5 ^ floor(cycle / 12)"), rate({"c"}, "a", "0.2")};
    pathway::Pathway const model(spec, {"x", "y"}, {});
    pathway::Evaluator evaluator(model);
    pathway::Tables used;
    pathway::Cohort cohort(model);
    double const trials[][4] = {{0.3, 0.8, 0, 12}, {0.5, 0.8, 0, 12}, {0.5, 0.8, 0, 30}, {0.5, 0.8, 1, 30},
                                {0.4, 1.8, 1, 5},  {0.4, 1.8, 1, 30}, {0.4, 1.8, 0, 30}, {0.3, 0.8, 0, 12}};
    for (auto const& trial : trials) {
        auto const cycles = static_cast<int>(trial[3]);
        auto const strategy = static_cast<std::size_t>(trial[2]);
        evaluator.evaluate(trial, strategy, used, cycles);
        pathway::Evaluator fresh(model);
        pathway::Tables anew;
        fresh.evaluate(trial, strategy, anew, cycles);
        for (char const* const name : {"a", "b", "c"}) {
            cohort.solve(used, 0, cycles);
            double const found = cohort.in_state(model.state_set({name}), cycles);
            cohort.solve(anew, 0, cycles);
            CHECK(found == cohort.in_state(model.state_set({name}), cycles));
        }
    }
}

}  // namespace eigenkracht::tests
