#include "study/sweep_design.hpp"

#include "core/error.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

using namespace eigenkracht;
using study::SweepDesign;
using study::SweepFactor;
using study::SweepSpec;
using Way = SweepSpec::Design;

namespace {

std::vector<std::string> const three{"a", "b", "c"};
std::vector<SweepFactor> const alone{{"a", {0}}, {"b", {1}}, {"c", {2}}};

SweepSpec spec_of(Way design, std::uint64_t points) {
    SweepSpec spec;
    spec.name = "test";
    spec.design = design;
    spec.points = points;
    spec.replicates = 4;
    return spec;
}

std::vector<double> point(SweepDesign const& design, std::uint64_t which) {
    std::vector<double> u(design.inputs());
    design.fill(which, u.data());
    return u;
}

/// Whether the points of a Saltelli design are what they should be.
bool is_saltelli(SweepDesign const& design, std::vector<SweepFactor> const& factors) {
    std::size_t const blocks = design.blocks().size();
    for (std::uint64_t base = 0; base < design.base_points(); ++base) {
        auto const a = point(design, base * blocks);
        auto const b = point(design, base * blocks + 1);
        for (std::size_t factor = 0; factor < factors.size(); ++factor) {
            auto mixed = a;
            auto other = b;
            for (std::size_t const input : factors[factor].inputs) {
                mixed[input] = b[input];
                other[input] = a[input];
            }
            bool const right = point(design, base * blocks + 2 + factor) == mixed;
            bool const also = blocks < 2 + 2 * factors.size() ||
                              point(design, base * blocks + 2 + design.factors().size() + factor) == other;
            if (!right || !also) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

TEST_CASE("a Saltelli design takes each factor in turn from the other table") {
    auto spec = spec_of(Way::saltelli, 32);
    SweepDesign const plain(spec, three, alone, {7}, false);
    CHECK(plain.points() == 32 * 5);
    CHECK(is_saltelli(plain, alone));
    spec.second_order = true;
    SweepDesign const pairs(spec, three, alone, {7}, false);
    CHECK(pairs.points() == 32 * 8);
    CHECK(is_saltelli(pairs, alone));
    std::vector<SweepFactor> const grouped{{"group", {0, 2}}, {"b", {1}}};
    SweepDesign const groups(spec, three, grouped, {7}, false);
    CHECK(groups.points() == 32 * 6);
    CHECK(is_saltelli(groups, grouped));
    // The check finds a design that mixes other factors.
    CHECK_FALSE(is_saltelli(pairs, {{"b", {1}}, {"a", {0}}, {"c", {2}}}));
}

TEST_CASE("tables that are kept change no point, in whatever order points are asked for") {
    for (Way const way : {Way::saltelli, Way::morris, Way::sobol}) {
        SweepDesign const design(spec_of(way, 32), three, alone, {7}, true);
        SweepDesign::Tables tables;
        std::vector<double> u(design.inputs());
        for (std::uint64_t i = 0; i < 4 * design.points(); ++i) {
            std::uint64_t const which = i < design.points() ? i : i * 37 % design.points();
            design.fill(which, u.data(), tables);
            REQUIRE(u == point(design, which));
        }
    }
}

TEST_CASE("where points have luck, it goes with the table, and is a factor of its own") {
    auto spec = spec_of(Way::saltelli, 16);
    spec.second_order = true;
    SweepDesign const design(spec, three, alone, {7}, true);
    REQUIRE(design.has_luck_factor());
    REQUIRE(design.blocks().size() == 2 + 2 * 4);
    for (std::uint64_t base = 0; base < 16; ++base) {
        auto const at = [&](std::size_t block) { return base * design.blocks().size() + block; };
        auto const of_a = design.luck(at(0));
        auto const of_b = design.luck(at(1));
        CHECK(of_a != of_b);
        for (std::size_t factor = 0; factor < 3; ++factor) {
            CHECK(design.luck(at(2 + factor)) == of_a);
            CHECK(design.luck(at(6 + factor)) == of_b);
        }
        CHECK(design.luck(at(5)) == of_b);
        CHECK(point(design, at(5)) == point(design, at(0)));
        CHECK(design.luck(at(9)) == of_a);
        CHECK(point(design, at(9)) == point(design, at(1)));
    }
}

TEST_CASE("a trajectory changes every factor once, by half of its chances, inside them") {
    auto spec = spec_of(Way::morris, 50);
    spec.levels = 6;
    std::vector<SweepFactor> const grouped{{"group", {0, 2}}, {"b", {1}}};
    SweepDesign const design(spec, three, grouped, {3}, true);
    CHECK(design.points() == 50 * 3);
    std::set<std::vector<std::size_t>> orders;
    std::set<double> places;
    for (std::uint64_t trajectory = 0; trajectory < 50; ++trajectory) {
        std::vector<std::size_t> order;
        for (std::size_t block = 1; block < 3; ++block) {
            auto const before = point(design, trajectory * 3 + block - 1);
            auto const after = point(design, trajectory * 3 + block);
            auto const step = design.step(trajectory, block);
            order.push_back(step.factor);
            CHECK(std::abs(step.by) == 0.5);
            for (std::size_t input = 0; input < 3; ++input) {
                auto const& inputs = grouped[step.factor].inputs;
                bool const moves = std::find(inputs.begin(), inputs.end(), input) != inputs.end();
                CHECK(after[input] - before[input] == doctest::Approx(moves ? step.by : 0));
                CHECK(after[input] > 0);
                CHECK(after[input] < 1);
                places.insert(std::round(after[input] * 12));
            }
            CHECK(design.luck(trajectory * 3 + block) == design.luck(trajectory * 3));
        }
        CHECK(order[0] != order[1]);
        orders.insert(order);
    }
    CHECK(orders.size() == 2);
    CHECK(places.size() == 6);  // the middles of all levels
}

TEST_CASE("more base points change no earlier point") {
    for (Way const design : {Way::monte_carlo, Way::sobol, Way::saltelli, Way::morris}) {
        auto const small = SweepDesign(spec_of(design, 16), three, alone, {5}, true);
        auto const large = SweepDesign(spec_of(design, 64), three, alone, {5}, true);
        for (std::uint64_t which = 0; which < small.points(); ++which) {
            REQUIRE(point(small, which) == point(large, which));
            REQUIRE(small.luck(which) == large.luck(which));
        }
    }
    // A Latin hypercube cannot: that is why it is not extended.
    auto const small = SweepDesign(spec_of(Way::latin_hypercube, 16), three, alone, {5}, true);
    auto const large = SweepDesign(spec_of(Way::latin_hypercube, 64), three, alone, {5}, true);
    CHECK(point(small, 0) != point(large, 0));
}

TEST_CASE("a grid has every combination of levels once") {
    auto spec = spec_of(Way::grid, 0);
    spec.levels = 3;
    study::SweepLever lever;
    lever.levels = {1, 2};
    spec.levers = {lever};  // levers come first
    SweepDesign const design(spec, three, alone, {1}, false);
    REQUIRE(design.points() == 2 * 3 * 3);
    std::set<std::vector<double>> seen;
    for (std::uint64_t which = 0; which < design.points(); ++which) {
        seen.insert(point(design, which));
    }
    CHECK(seen.size() == 18);
    CHECK(point(design, 0) == std::vector<double>{0.25, 0.5 / 3, 0.5 / 3});
    CHECK(point(design, 1)[2] == doctest::Approx(0.5));  // the last input changes fastest
}

TEST_CASE("one at a time leaves all but one input alone") {
    auto spec = spec_of(Way::one_at_a_time, 0);
    spec.range = {0.05, 0.95};
    spec.levers = {study::SweepLever{}};
    SweepDesign const design(spec, three, alone, {1}, true);
    REQUIRE(design.points() == 7);
    auto const is_alone = [](double u) { return std::isnan(u); };
    auto const middle = point(design, 0);
    CHECK(std::all_of(middle.begin(), middle.end(), is_alone));
    auto const lever_low = point(design, 1);
    CHECK(lever_low[0] == 0);
    CHECK(is_alone(lever_low[1]));
    CHECK(point(design, 2)[0] == 1);
    CHECK(point(design, 3)[1] == 0.05);
    CHECK(point(design, 6)[2] == 0.95);
    CHECK(is_alone(point(design, 6)[1]));
    CHECK(design.luck(0) == design.luck(6));  // so that only the input makes a difference
}

TEST_CASE("numbers of points that do not fit are refused by name") {
    auto const message = [](SweepSpec const& spec) {
        try {
            SweepDesign(spec, three, alone, {1}, false);
        } catch (core::ScenarioError const& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    CHECK(message(spec_of(Way::saltelli, 100)).find("sweep.test.points") != std::string::npos);
    CHECK(message(spec_of(Way::sobol, 6)).find("replicates x a power of two") != std::string::npos);
    auto odd = spec_of(Way::morris, 10);
    odd.levels = 5;
    CHECK(message(odd).find("an even number") != std::string::npos);
    auto large = spec_of(Way::grid, 0);
    large.levels = 10000;
    CHECK(message(large).find("sweep.test.levels") != std::string::npos);
    CHECK(message(spec_of(Way::saltelli, 64)).empty());
}
