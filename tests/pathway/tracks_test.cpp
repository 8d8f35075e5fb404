// Tracks side by side against one flat model of their product, and the end of every track.
#include "pathway/agreement.hpp"
#include "pathway/models.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <cmath>

namespace eigenkracht::tests {
namespace {

/// Where a child lives, and which order runs: nothing known of each other.
pathway::PathwaySpec two_tracks(bool ages) {
    pathway::PathwaySpec spec = empty_pathway(36);
    spec.cycle_unit = pathway::CycleUnit::month;
    spec.states = {state("home", "place"), state("foster", "place", {"placed"}),
                   state("residential", "place", {"placed"}), state("no_order", "measure"),
                   state("order", "measure")};
    spec.leaves = {rate({"home"}, "foster", "0.03"),
                   stay({"residential"}, {{"home", f("0.6")}, {"foster", f("rest")}}, "weibull",
                        {{"shape", f("0.8")}, {"mean", f("7")}}),
                   probability({"foster"}, "residential", "0.05"), rate({"order"}, "no_order", "0.04"),
                   rate({"no_order"}, "order", "0.01")};
    spec.entries = {entry(
        "all",
        {{"home", f("0.5")}, {"order", f("0.7")}, {"residential", f("rest")}, {"no_order", f("rest")}})};
    spec.outcomes = {outcome("cost")};
    spec.rewards = {per_cycle("place", {"cost"}, {"placed"}, "100"),
                    per_cycle("order", {"cost"}, {"order"}, "7")};
    if (ages) {
        spec.states.push_back(state("grown_up", "place", {}, true));
        pathway::Trait age;
        age.name = "age";
        age.bands = {{0, 4, 0.15}, {4, 12, 0.45}, {12, 18, 0.40}};
        spec.traits = {age};
        spec.leaves.push_back(probability({"*"}, "grown_up", "age >= 18 ? 1 : 0", true));
    }
    return spec;
}

}  // namespace

TEST_CASE("tracks side by side give the marginals of their flat product") {
    pathway::Pathway const model(two_tracks(false), {}, {});
    // Every combination of place and order, with the stay as monthly chances by its own time in state is
    // not expressible flat without clocks, so the product is taken over foster and home only.
    pathway::PathwaySpec tracks = two_tracks(false);
    tracks.leaves[1] = probability({"residential"}, "home", "0.1");
    pathway::PathwaySpec flat = empty_pathway(36);
    flat.cycle_unit = pathway::CycleUnit::month;
    std::vector<std::string> const places{"home", "foster", "residential"};
    std::vector<std::string> const orders{"no_order", "order"};
    double const to_foster = 1 - std::exp(-0.03);
    double const place_moves[3][3] = {{1 - to_foster, to_foster, 0}, {0, 0.95, 0.05}, {0.1, 0, 0.9}};
    double const lift = 1 - std::exp(-0.04);
    double const impose = 1 - std::exp(-0.01);
    double const order_moves[2][2] = {{1 - impose, impose}, {lift, 1 - lift}};
    double const start_place[3] = {0.5, 0, 0.5};
    double const start_order[2] = {0.3, 0.7};
    pathway::Entry all = entry("all", {});
    for (std::size_t p = 0; p < 3; ++p) {
        for (std::size_t o = 0; o < 2; ++o) {
            std::string const name = places[p] + "_" + orders[o];
            flat.states.push_back(state(name, "main", {places[p], orders[o]}));
            all.start.emplace_back(name, f(std::to_string(start_place[p] * start_order[o])));
            for (std::size_t p2 = 0; p2 < 3; ++p2) {
                for (std::size_t o2 = 0; o2 < 2; ++o2) {
                    if (p2 != p || o2 != o) {
                        flat.leaves.push_back(probability({name}, places[p2] + "_" + orders[o2], "0"));
                        flat.leaves.back().value.text =
                            fmt::format("{:.17g}", place_moves[p][p2] * order_moves[o][o2]);
                    }
                }
            }
        }
    }
    flat.entries = {all};
    pathway::Pathway const side_by_side(tracks, {}, {});
    pathway::Pathway const product(flat, {}, {});
    pathway::Tables const tables = tables_of(side_by_side);
    pathway::Tables const tables_flat = tables_of(product);
    pathway::Cohort cohort(side_by_side);
    pathway::Cohort cohort_flat(product);
    cohort.solve(tables, 0, 36);
    cohort_flat.solve(tables_flat, 0, 36);
    for (char const* const name : {"home", "foster", "residential", "no_order", "order"}) {
        for (int cycle = 0; cycle <= 36; ++cycle) {
            CHECK(cohort.in_state(side_by_side.state_set({name}), cycle) ==
                  doctest::Approx(cohort_flat.in_state(product.state_set({name}), cycle)).epsilon(1e-9));
        }
        CHECK(cohort.entered(side_by_side.state_set({name}), 20) ==
              doctest::Approx(cohort_flat.entered(product.state_set({name}), 20)).epsilon(1e-9));
    }
}

TEST_CASE("growing up empties every track by whole months of age") {
    pathway::Pathway const model(two_tracks(true), {}, {});
    pathway::Pathway const ageless(two_tracks(false), {}, {});
    pathway::Tables const tables = tables_of(model);
    pathway::Tables const forever = tables_of(ageless);
    pathway::Cohort cohort(model);
    pathway::Cohort other(ageless);
    cohort.solve(tables, 0, 36);
    other.solve(forever, 0, 36);
    for (int t = 0; t <= 36; ++t) {
        // Of those aged 12 to 18 (72 months, share 0.40) the oldest t months' worth have grown up by month
        // t: in cycle s the age at the middle of the oldest month left reaches 18 within half a month.
        double const grown = 0.40 * t / 72.0;
        double const due = cohort.in_state(model.state_set({"grown_up"}), t);
        CHECK(due <= grown + 1e-12);
        CHECK(due >= grown - 0.40 / 72 - 1e-12);
        for (char const* const name : {"home", "foster", "residential", "order", "no_order"}) {
            CHECK(cohort.in_state(model.state_set({name}), t) ==
                  doctest::Approx((1 - due) * other.in_state(ageless.state_set({name}), t)).epsilon(1e-12));
        }
        CHECK(cohort.in_state(model.state_set({"*"}), t) == doctest::Approx(2 - due).epsilon(1e-12));
    }
    CHECK(cohort.entered(model.state_set({"grown_up"}), 36) ==
          doctest::Approx(cohort.in_state(model.state_set({"grown_up"}), 36)));
}

TEST_CASE("sampled children grow up as expected, and an age that is off by a year is caught") {
    pathway::Pathway const model(two_tracks(true), {}, {});
    pathway::Tables const tables = tables_of(model);
    CHECK(agreement(model, tables, tables, 20'000).holds());
    pathway::PathwaySpec faulty = two_tracks(true);
    faulty.leaves.back().value = f("age >= 17 ? 1 : 0");
    pathway::Pathway const wrong(faulty, {}, {});
    CHECK_FALSE(agreement(model, tables_of(wrong), tables, 20'000).holds());
}

TEST_CASE("death and growing up compete for the end of every track") {
    pathway::PathwaySpec spec = two_tracks(true);
    spec.states.push_back(state("dead", "measure", {}, true));
    spec.leaves.push_back(probability({"*"}, "dead", "age < 18 ? 0.01 : 0", true));
    pathway::Pathway const model(spec, {}, {});
    pathway::Tables const tables = tables_of(model);
    pathway::Cohort cohort(model);
    cohort.solve(tables, 0, 36);
    for (int t = 0; t <= 36; ++t) {
        double const place = cohort.in_state(model.state_set({"home", "placed"}), t);
        double const order = cohort.in_state(model.state_set({"order", "no_order"}), t);
        double const ended = cohort.in_state(model.state_set({"grown_up", "dead"}), t);
        CHECK(place == doctest::Approx(order).epsilon(1e-12));
        CHECK(place + ended == doctest::Approx(1).epsilon(1e-12));
    }
    CHECK(cohort.in_state(model.state_set({"dead"}), 1) > 0.0099);
    CHECK(agreement(model, tables, tables, 20'000).holds());
}

TEST_CASE("rewards stop when every track ends, and may be paid at that moment") {
    pathway::PathwaySpec spec = two_tracks(true);
    pathway::Reward leaving;
    leaving.name = "party";
    leaving.outcomes = {"cost"};
    leaving.when = pathway::Reward::When::on_entry;
    leaving.in = in({"grown_up"});
    leaving.value = f("1000");
    spec.rewards = {leaving};
    pathway::Pathway const model(spec, {}, {});
    pathway::Tables const tables = tables_of(model);
    pathway::Cohort cohort(model);
    cohort.solve(tables, 0, 36);
    CHECK(totals(model, tables)[0] ==
          doctest::Approx(1000 * cohort.in_state(model.state_set({"grown_up"}), 36)).epsilon(1e-12));
}

}  // namespace eigenkracht::tests
