// Named clocks against flat models in which the clock is written out by hand as tunnel states.
#include "pathway/agreement.hpp"
#include "pathway/models.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

namespace eigenkracht::tests {
namespace {

/// well -> order (foster or home under it) -> well; leaving the order gets likelier with its age.
pathway::PathwaySpec with_clock(bool resets, int first) {
    pathway::PathwaySpec spec = empty_pathway(15);
    spec.states = {state("free"), state("home", "main", {"order"}), state("foster", "main", {"order"})};
    spec.clocks = {{"order_age", in({"order"}), first, resets, {}}};
    spec.leaves = {probability({"free"}, "home", "0.3"), probability({"home"}, "foster", "0.2"),
                   probability({"foster"}, "home", "0.4"), probability({"home"}, "free", "0.02 * order_age")};
    spec.entries = {entry("all", {{"free", f("0.5")}, {"foster", f("0.5")}})};
    spec.outcomes = {outcome("cost")};
    // Dearer in the first two cycles of the clock.
    spec.rewards = {
        per_cycle("order", {"cost"}, {"order"}, fmt::format("order_age < {} ? 10 : 1", first + 2))};
    return spec;
}

/// The same with one state for each value of the clock.
pathway::PathwaySpec flat(bool resets, int first) {
    pathway::PathwaySpec spec = empty_pathway(15);
    spec.outcomes = {outcome("cost")};
    int const last = first + 15;
    auto const name = [](char const* what, int clock) { return fmt::format("{}_{}", what, clock); };
    Shares start;
    for (int clock = first; clock <= last; ++clock) {
        std::string const free = name("free", clock);
        std::string const home = name("home", clock);
        std::string const foster = name("foster", clock);
        spec.states.push_back(state(free, "main", {"free"}));
        spec.states.push_back(state(home, "main", {"home"}));
        spec.states.push_back(state(foster, "main", {"foster"}));
        spec.rewards.push_back(
            per_cycle("order" + home, {"cost"}, {home, foster}, clock < first + 2 ? "10" : "1"));
        spec.leaves.push_back(probability({free}, name("home", clock), "0.3"));
        if (clock < last) {
            spec.leaves.push_back(probability({home}, name("foster", clock + 1), "0.2"));
            spec.leaves.push_back(probability({home}, name("free", resets ? first : clock + 1),
                                              fmt::format("0.02 * {}", clock)));
            spec.leaves.push_back(
                probability({home}, name("home", clock + 1), fmt::format("1 - 0.2 - 0.02 * {}", clock)));
            spec.leaves.push_back(probability({foster}, name("home", clock + 1), "0.4"));
            spec.leaves.push_back(probability({foster}, name("foster", clock + 1), "0.6"));
        }
    }
    spec.entries = {entry("all", {{name("free", first), f("0.5")}, {name("foster", first), f("0.5")}})};
    return spec;
}

}  // namespace

TEST_CASE("a named clock gives what tunnel states written out by hand give") {
    for (bool const resets : {true, false}) {
        for (int const first : {0, 1, 3}) {
            CAPTURE(resets);
            CAPTURE(first);
            pathway::Pathway const model(with_clock(resets, first), {}, {});
            pathway::Pathway const tunnels(flat(resets, first), {}, {});
            pathway::Tables const tables = tables_of(model);
            pathway::Tables const tables_flat = tables_of(tunnels);
            pathway::Cohort cohort(model);
            pathway::Cohort cohort_flat(tunnels);
            cohort.solve(tables, 0, 15);
            cohort_flat.solve(tables_flat, 0, 15);
            for (char const* const name : {"free", "home", "foster"}) {
                for (int cycle = 0; cycle <= 15; ++cycle) {
                    CHECK(cohort.in_state(model.state_set({name}), cycle) ==
                          doctest::Approx(cohort_flat.in_state(tunnels.state_set({name}), cycle))
                              .epsilon(1e-12));
                }
            }
            CHECK(totals(model, tables)[0] ==
                  doctest::Approx(totals(tunnels, tables_flat)[0]).epsilon(1e-12));
        }
    }
}

TEST_CASE("persons with a named clock are sampled as the cohort solver expects") {
    for (bool const resets : {true, false}) {
        pathway::Pathway const model(with_clock(resets, 1), {}, {});
        CHECK(model.sampling(model.state("home")) == "cycle by cycle: the clock order_age matters here");
        pathway::Tables const tables = tables_of(model);
        CHECK(agreement(model, tables, tables, 20'000).holds());
        // A clock that forgets to reset (or resets when it should not) is caught.
        pathway::Pathway const faulty(with_clock(!resets, 1), {}, {});
        CHECK_FALSE(agreement_by(faulty, tables_of(faulty), model, tables, 20'000).holds());
    }
}

TEST_CASE("a clock is followed only where it can matter later") {
    pathway::PathwaySpec spec = empty_pathway(50);
    spec.states = {state("a"), state("b"), state("c"), state("d")};
    spec.clocks = {{"time_in_a", in({"a"}), 0, false, {}}};
    spec.leaves = {probability({"a"}, "b", "0.1"), probability({"b"}, "c", "0.01 * time_in_a"),
                   probability({"c"}, "d", "0.1")};
    spec.entries = {entry("all", {{"a", f("1")}})};
    pathway::Pathway const model(spec, {}, {});
    auto const nodes_in = [&](char const* name) {
        std::size_t const index = model.state(name);
        return model.plan().nodes.first_of_state[index + 1] - model.plan().nodes.first_of_state[index];
    };
    CHECK(nodes_in("a") == 51);
    CHECK(nodes_in("b") == 50);
    CHECK(nodes_in("c") == 1);
    CHECK(nodes_in("d") == 1);
}

TEST_CASE("too many combinations of clocks are refused with a way out") {
    pathway::PathwaySpec spec = empty_pathway(900);
    spec.states = {state("a"), state("b"), state("c")};
    spec.clocks = {{"in_a", in({"a"}), 0, false, {}},
                   {"in_b", in({"b"}), 0, false, {}},
                   {"in_c", in({"c"}), 0, false, {}}};
    std::string const all = "0.0001 * (in_a + in_b + in_c)";
    spec.leaves = {probability({"a"}, "b", all), probability({"b"}, "c", all), probability({"c"}, "a", all)};
    spec.entries = {entry("all", {{"a", f("1")}})};
    CHECK_THROWS_WITH_AS(pathway::Pathway(spec, {}, {}), doctest::Contains("more than 2000000 combinations"),
                         core::ScenarioError);
}

}  // namespace eigenkracht::tests
