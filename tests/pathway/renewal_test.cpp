#include "core/vector_code.hpp"
#include "pathway/cohort.hpp"
#include "pathway/models.hpp"
#include "pathway/youth_care.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace eigenkracht::tests {
namespace {

/// The same pathway with formulas that mention the cycle without effect: its states are walked.
pathway::PathwaySpec walked() {
    pathway::PathwaySpec spec = youth_care();
    for (pathway::Leave& leave : spec.leaves) {
        if (leave.form == pathway::Leave::Form::rate) {
            leave.value.text += " + 0 * cycle";
        }
    }
    return spec;
}

std::vector<double> occupancies(pathway::PathwaySpec const& spec, double at_once) {
    pathway::Pathway const model(spec, {"p_usual", "p_conference"}, {}, {"order", "placed", "home"});
    pathway::Tables const tables = tables_of(model, {at_once, 0.2}, 0);
    pathway::Cohort cohort(model);
    std::vector<pathway::Meter> meters;
    for (char const* states : {"home", "facing", "kin", "residential", "placed", "order", "grown_up"}) {
        meters.push_back({model.state_set({states}), {}});
    }
    meters.push_back({model.state_set({"order"}), {{0, 12}}});
    meters.push_back({model.state_set({"placed"}), {{3, 10}}});
    meters.push_back({model.state_set({"home"}), {{12, 1000}}});
    std::vector<double> persons;
    cohort.occupancies(tables, {0.7, 2}, meters, 60, persons);
    return persons;
}

double largest_difference(std::vector<double> const& a, std::vector<double> const& b) {
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        largest = std::max(largest, std::fabs(a[i] - b[i]));
    }
    return largest;
}

}  // namespace

TEST_CASE("expected courses by renewal are those walked cycle by cycle, windows and found children too") {
    auto const by_renewal = occupancies(youth_care(), 0.6);
    auto const by_march = occupancies(walked(), 0.6);
    REQUIRE(by_renewal.size() == by_march.size());
    CHECK(*std::max_element(by_march.begin(), by_march.end()) > 1);
    CHECK(largest_difference(by_renewal, by_march) < 1e-12);
    // A fault of a thousandth in one number of the start is seen.
    CHECK(largest_difference(by_renewal, occupancies(walked(), 0.601)) > 1e-5);
}

TEST_CASE("expected courses are the same bits on every kind of processor") {
    core::use_vector_way("plain");
    auto const plain = occupancies(youth_care(), 0.6);
    for (auto const& way : core::vector_ways()) {
        CAPTURE(way);
        core::use_vector_way(way);
        CHECK(occupancies(youth_care(), 0.6) == plain);
    }
    core::use_vector_way(core::vector_ways().front());
}

}  // namespace eigenkracht::tests
