#include "region/aggregate.hpp"
#include "region/joint_law.hpp"

#include "pathway/models.hpp"
#include "region/simulator.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace eigenkracht::tests {
namespace {

constexpr int months = 36;
constexpr random::Seed luck{20121122};
constexpr std::uint32_t draws_each = 3000;

std::vector<double> a_month(double conferences) {
    return std::vector<double>(std::size_t{months}, conferences);
}

/// Without a conference children are placed at once or in crisis; with one fewer are, and for a shorter time.
pathway::PathwaySpec placed_less() {
    pathway::PathwaySpec spec = empty_pathway(months);
    spec.cycle_unit = pathway::CycleUnit::month;
    spec.strategies = {{"usual", "", {{"placed_share", f("0.9")}, {"factor", f("1")}}, {}},
                       {"conference", "", {{"placed_share", f("0.3")}, {"factor", f("0.7")}}, {}}};
    spec.states = {state("home"), state("group"), state("crisis")};
    spec.leaves = {
        stay({"group"}, {{"home", f("1")}}, "weibull", {{"shape", f("0.8")}, {"mean", f("9 * factor")}}),
        stay({"crisis"}, {{"home", f("0.4")}, {"group", f("rest")}}, "lognormal",
             {{"mean", f("3")}, {"cv", f("0.6")}})};
    spec.entries = {entry("facing", {{"group", f("placed_share")}, {"home", f("rest")}}),
                    entry("in_crisis", {{"crisis", f("placed_share")}, {"home", f("rest")}}),
                    entry("at_home", {{"home", f("1")}})};
    return spec;
}

struct Region : JointLaw {
    Region() : JointLaw(placed_less(), luck, draws_each) {
        world.first_year = 2010;
        world.report_year = 2011;  // a year of burn-in
        world.last_year = 2012;
        world.policies = 2;
        world.book_at_conference = true;
        world.meters = {{model.state_set({"group", "crisis"}), std::nullopt},
                        {model.state_set({"group"}), {{3, 9}}}};
        std::vector<char> const all(3, 1);
        using Kind = region::ChildOutcome::Kind;
        world.events = {{Kind::avoided, model.state_set({"group", "crisis"}), true, 0, 0, all},
                        {Kind::delayed, model.state_set({"group"}), true, 2, 8, {0, 1, 0}},
                        {Kind::avoided, model.state_set({"group"}), false, 12, 0, all}};
        numbers.conferences_per_month = {a_month(3), a_month(0)};
        numbers.children_per_conference = {0.3, 0.2, 0.05};
        numbers.mean_children_per_family = 1;
    }
};

}  // namespace

TEST_CASE("children counted have the joint law of children followed: one policy, families of one child") {
    check_alike(Region());
}

TEST_CASE(
    "children counted have the joint law of children followed: numbers drawn, volumes that change by month") {
    Region region;
    region.doubtful = true;
    for (std::size_t month = 20; month < std::size_t{months}; ++month) {
        region.numbers.conferences_per_month[0][month] = 10 + static_cast<double>(month) / 7;
    }
    check_alike(region);
}

TEST_CASE("children counted have the joint law of children followed: families of several children") {
    Region region;
    region.numbers.mean_children_per_family = 1.7;
    region.numbers.conferences_per_month = {a_month(3), a_month(3)};
    check_alike(region);
}

TEST_CASE(
    "children counted have the joint law of children followed: so many siblings that they are counted too") {
    Region region;
    region.numbers.mean_children_per_family = 9;
    region.numbers.children_per_conference = {7, 0, 0.5};
    region.numbers.conferences_per_month[0] = a_month(40);
    check_alike(region);
}

TEST_CASE(
    "children counted have the joint law of children followed: two policies, yield below 1 beyond a volume") {
    Region region;
    region.numbers.conferences_per_month[1] = a_month(5);
    region.numbers.studied_per_month = 4;
    region.numbers.marginal_yield = 0.4;
    region.numbers.mean_children_per_family = 1.5;
    check_alike(region);
}

TEST_CASE("children counted have the joint law of children followed: exact volumes, many families") {
    Region region;
    region.world.poisson_volumes = false;
    region.numbers.conferences_per_month = {a_month(2.5), a_month(700)};
    check_alike(region);
}

TEST_CASE("conferences of several policies, or of exact volumes, are those of children followed") {
    Region region;
    region.numbers.conferences_per_month[1] = a_month(5);
    region::Simulator simulator(region.world, region.model, luck);
    region::Aggregate aggregate(region.world, region.model, luck);
    REQUIRE(aggregate.take(region.usual, region.conference));
    region::Tally one(region.world);
    region::Tally other(region.world);
    for (std::uint32_t draw = 0; draw < 50; ++draw) {
        simulator.simulate(region.numbers, region.usual, region.conference, draw, 1, one);
        aggregate.simulate(region.numbers, draw, 1, other);
        for (std::size_t p = 0; p < 2; ++p) {
            CHECK(one.conferences(p, 0) == other.conferences(p, 0));
        }
    }
}

TEST_CASE("counting gives the same numbers with all vector instructions, whatever was counted before") {
    Region region;
    region.numbers.conferences_per_month[0] = a_month(300);
    check_all_ways(region);
}

TEST_CASE("children who share luck, or places, are not counted") {
    Region region;
    region::Aggregate aggregate(region.world, region.model, luck);
    CHECK(region::Aggregate::obstacles(region.world, region.model).empty());
    region.numbers.sibling_sharing = 0.5;
    CHECK(aggregate.counts(region.numbers));  // nobody has a sibling
    region.numbers.mean_children_per_family = 1.2;
    CHECK_FALSE(aggregate.counts(region.numbers));
    region.world.place_kinds = {{region.model.state_set({"group"}), {}}};
    CHECK(region::Aggregate::obstacles(region.world, region.model).size() == 1);
}

}  // namespace eigenkracht::tests
