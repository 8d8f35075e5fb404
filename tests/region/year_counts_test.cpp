#include "region/aggregate.hpp"
#include "region/joint_law.hpp"

#include "pathway/models.hpp"
#include "region/simulator.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

namespace eigenkracht::tests {
namespace {

constexpr int years = 4;
constexpr int months = 12 * years;
constexpr random::Seed luck{20121122};

/// Care that begins at once and ends by itself, as in the reference budget model; some of it after a short stay elsewhere.
pathway::PathwaySpec care_that_ends() {
    pathway::PathwaySpec spec = empty_pathway(months);
    spec.cycle_unit = pathway::CycleUnit::month;
    spec.strategies = {{"usual", "", {{"in_care", f("1")}}, {}},
                       {"conference", "", {{"in_care", f("0")}}, {}}};
    spec.states = {state("home"), state("placed"), state("under_order"), state("shelter")};
    spec.leaves = {
        stay({"placed"}, {{"home", f("1")}}, "weibull", {{"shape", f("1.3")}, {"mean", f("9")}}),
        stay({"under_order"}, {{"home", f("1")}}, "weibull", {{"shape", f("0.9")}, {"mean", f("15")}}),
        stay({"shelter"}, {{"placed", f("0.5")}, {"home", f("rest")}}, "weibull",
             {{"shape", f("1")}, {"mean", f("3")}})};
    spec.entries = {entry("facing", {{"placed", f("in_care")}, {"home", f("rest")}}),
                    entry("placed_already", {{"placed", f("in_care")}, {"home", f("rest")}}),
                    entry("facing_order", {{"under_order", f("in_care")}, {"home", f("rest")}}),
                    entry("in_shelter", {{"shelter", f("in_care")}, {"home", f("rest")}})};
    return spec;
}

struct Region : JointLaw {
    Region() : JointLaw(care_that_ends(), luck, 2500) {
        world.first_year = 2010;
        world.report_year = 2010;
        world.last_year = 2010 + years - 1;
        world.policies = 1;
        world.meters = {{model.state_set({"placed"}), std::nullopt},
                        {model.state_set({"under_order"}), std::nullopt}};
        std::vector<char> const all(4, 1);
        using Kind = region::ChildOutcome::Kind;
        world.events = {{Kind::avoided, model.state_set({"placed"}), true, 0, 0, all},
                        {Kind::avoided, model.state_set({"under_order"}), true, 0, 0, all}};
        numbers.conferences_per_month = {std::vector<double>(months, 4)};
        numbers.children_per_conference = {0.3, 0.15, 0.2, 0};
    }
    void hold(double conferences) {
        for (std::size_t month = 0; month < months; ++month) {
            numbers.conferences_per_month[0][month] =
                conferences * (1 + 0.1 * static_cast<double>(month / 12));
        }
    }
};

}  // namespace

TEST_CASE("children counted by calendar year have the joint law of children followed: few conferences") {
    check_alike(Region());
}

TEST_CASE(
    "children counted by calendar year have the joint law of children followed: conferences that grow by "
    "year") {
    Region region;
    region.hold(12);
    region.world.first_year = 2009;  // a year of burn-in, and one year less to count
    region.world.last_year = 2009 + years - 1;
    check_alike(region);
}

TEST_CASE("children counted by calendar year have the joint law of children followed: many conferences") {
    Region region;
    region.draws = 1200;
    region.hold(600);
    check_alike(region, 1.02);
}

TEST_CASE(
    "children counted by calendar year have the joint law of children followed: some ways of care by month, "
    "a year begun late") {
    Region region;
    region.hold(5);
    region.numbers.children_per_conference[3] = 0.2;
    for (std::size_t month = 0; month < 5; ++month) {
        region.numbers.conferences_per_month[0][month] = 1;
    }
    check_alike(region);
}

TEST_CASE("children counted by calendar year have the joint law of children followed: families of several") {
    Region region;
    region.hold(12);
    region.numbers.mean_children_per_family = 1.4;
    region.numbers.children_per_conference[3] = 0.2;
    check_alike(region);
}

TEST_CASE("children counted by calendar year have the joint law of children followed: a policy that stops") {
    Region region;
    region.world.policies = 2;
    region.hold(12);
    region.numbers.conferences_per_month.push_back(region.numbers.conferences_per_month[0]);
    std::fill_n(region.numbers.conferences_per_month[1].begin() + 24, months - 24,
                0.0);  // years of both, then of one
    check_alike(region);
}

TEST_CASE("what could not be counted leaves no trace in the next draw") {
    Region region;
    pathway::Pathway const& model = region.model;
    auto const count = [&](region::Aggregate& aggregate, pathway::Tables const& conference) {
        region::Tally tally(region.world);
        if (aggregate.take(region.usual, conference)) {
            aggregate.simulate(region.numbers, 4, 0, tally);
        }
        return region.row(tally);
    };
    // Tables of more cycles than are looked at are not followed; two equal strategies have no pairs.
    pathway::Tables unfit = region.conference;
    unfit.kinds.front().weight += 1;
    region::Aggregate used(region.world, model, luck);
    region::Aggregate fresh(region.world, model, luck);
    REQUIRE(used.take(region.usual, region.conference));
    REQUIRE_FALSE(used.take(region.usual, unfit));
    CHECK(count(used, region.usual) == count(fresh, region.usual));
    CHECK(count(used, region.conference) == count(fresh, region.conference));
}

TEST_CASE("children are counted by calendar year with few numbers, however many they are") {
    Region region;
    region::Aggregate aggregate(region.world, region.model, luck);
    REQUIRE(aggregate.take(region.usual, region.conference));
    region::Tally tally(region.world);
    region.hold(2);
    aggregate.simulate(region.numbers, 0, 0, tally);
    auto const few = tally.child_stays;
    region.hold(20'000);
    aggregate.simulate(region.numbers, 0, 0, tally);
    CHECK(tally.event(0, 0, 0) > 100'000 - 5000);
    CHECK(tally.child_stays < 20'000);
    CHECK(few < tally.child_stays);
}

TEST_CASE(
    "counting by calendar year gives the same numbers with all vector instructions, whatever was counted "
    "before") {
    Region region;
    region.hold(300);
    check_all_ways(region);
}

}  // namespace eigenkracht::tests
