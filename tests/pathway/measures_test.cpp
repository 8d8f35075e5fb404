#include "pathway/agreement.hpp"
#include "pathway/models.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace eigenkracht::tests {
namespace {

/// home <-> care, with somebody in care at the start.
pathway::PathwaySpec home_and_care() {
    pathway::PathwaySpec spec = empty_pathway(12);
    spec.states = {state("home"), state("care")};
    spec.leaves = {probability({"home"}, "care", "0.1"), probability({"care"}, "home", "0.5")};
    spec.entries = {entry("all", {{"home", f("0.8")}, {"care", f("rest")}})};
    spec.measures = {{"in_care_at_3", pathway::Measure::Kind::in_state, in({"care"}), 3, {}},
                     {"at_once", pathway::Measure::Kind::entered, in({"care"}), 0, {}},
                     {"within_3", pathway::Measure::Kind::entered, in({"care"}), 3, {}},
                     {"cycles_in_care", pathway::Measure::Kind::time_in, in({"care"}), 2, {}}};
    return spec;
}

}  // namespace

TEST_CASE("measures of a small pathway come out as by hand") {
    pathway::Pathway const model(home_and_care(), {}, {});
    pathway::Tables const tables = tables_of(model);
    pathway::Cohort cohort(model);
    cohort.solve(tables, 0, 3);
    double care = 0.2;
    double sum = 0;
    for (int t = 0; t < 3; ++t) {
        sum += t < 2 ? care : 0;
        care = care * 0.5 + (1 - care) * 0.1;
    }
    CHECK(cohort.value(model.measure("in_care_at_3")) == doctest::Approx(care).epsilon(1e-14));
    CHECK(cohort.value(model.measure("at_once")) == doctest::Approx(0.2).epsilon(1e-14));
    CHECK(cohort.value(model.measure("within_3")) ==
          doctest::Approx(1 - 0.8 * 0.9 * 0.9 * 0.9).epsilon(1e-14));
    CHECK(cohort.value(model.measure("cycles_in_care")) == doctest::Approx(sum).epsilon(1e-14));
    CHECK_THROWS_AS(static_cast<void>(cohort.in_state(model.state_set({"care"}), 4)), core::InputError);
}

TEST_CASE("a meter with a window counts the first cycles of a stay only") {
    pathway::PathwaySpec spec = home_and_care();
    pathway::Pathway const model(spec, {}, {}, {"care"});
    pathway::Tables const tables = tables_of(model);
    pathway::Cohort cohort(model);
    cohort.solve(tables, 0, 4);
    pathway::Mask const care = model.state_set({"care"});
    std::vector<double> const first = cohort.occupancy({care, std::pair{0, 1}});
    std::vector<double> const second = cohort.occupancy({care, std::pair{1, 2}});
    std::vector<double> const later = cohort.occupancy({care, std::pair{2, 1000}});
    std::vector<double> const all = cohort.occupancy({care, std::nullopt});
    REQUIRE(first.size() == 4);
    double home = 0.8;
    CHECK(first[0] == doctest::Approx(0.2));
    for (std::size_t t = 1; t < 4; ++t) {
        CHECK(first[t] == doctest::Approx(0.1 * home).epsilon(1e-13));
        CHECK(second[t] == doctest::Approx(0.5 * first[t - 1]).epsilon(1e-13));
        CHECK(first[t] + second[t] + later[t] == doctest::Approx(all[t]).epsilon(1e-13));
        home = 1 - all[t];
    }
    // Where the time is not followed a window is refused instead of guessed.
    pathway::Pathway const blind(spec, {}, {});
    pathway::Cohort other(blind);
    pathway::Tables const same = tables_of(blind);
    other.solve(same, 0, 4);
    CHECK_THROWS_WITH_AS(static_cast<void>(other.occupancy({care, std::pair{0, 1}})),
                         doctest::Contains("window of the time in care"), core::InputError);
}

TEST_CASE("those found in the middle of a stay have the stationary distribution of time in it") {
    pathway::PathwaySpec spec = empty_pathway(40);
    spec.states = {state("care"), state("home")};
    spec.leaves = {stay({"care"}, {{"home", f("1")}}, "fixed", {{"value", f("8")}})};
    spec.entries = {entry("found", {{"care", f("1")}}), entry("fresh", {{"care", f("1")}})};
    spec.entries[0].residual = in({"care"});
    pathway::Pathway const model(spec, {}, {});
    pathway::Tables const tables = tables_of(model);
    pathway::Cohort cohort(model);
    pathway::Mask const care = model.state_set({"care"});
    cohort.solve(tables, 0, 40);
    for (int t = 0; t <= 8; ++t) {  // 8, 7, ..., 1 cycles left, all alike
        CHECK(cohort.in_state(care, t) == doctest::Approx((8 - t) / 8.0).epsilon(1e-13));
    }
    CHECK(cohort.occupancy({care, std::pair{3, 4}})[0] == doctest::Approx(1 / 8.0).epsilon(1e-13));
    cohort.solve(tables, 1, 40);
    CHECK(cohort.in_state(care, 7) == doctest::Approx(1).epsilon(1e-13));
    CHECK(cohort.in_state(care, 8) == 0);
    CHECK(agreement(model, tables, tables, 20'000).holds());
}

TEST_CASE("a stationary flow stays stationary") {
    // Renewal theory: who is found in a stay leaves at the rate 1 / mean in every cycle, if those who leave
    // are replaced.
    pathway::PathwaySpec spec = empty_pathway(60);
    spec.states = {state("care")};
    spec.leaves = {stay({"care"}, {{"care", f("1")}}, "weibull", {{"shape", f("1.8")}, {"mean", f("6")}})};
    spec.entries = {entry("found", {{"care", f("1")}})};
    spec.entries[0].residual = in({"care"});
    pathway::Pathway const model(spec, {}, {});
    pathway::Tables const tables = tables_of(model);
    pathway::Cohort cohort(model);
    cohort.solve(tables, 0, 60);
    std::vector<double> const fresh = cohort.occupancy({model.state_set({"care"}), std::pair{0, 1}});
    for (std::size_t t = 0; t < fresh.size(); ++t) {
        CHECK(fresh[t] == doctest::Approx(1 / 6.0).epsilon(1e-6));
    }
}

}  // namespace eigenkracht::tests
