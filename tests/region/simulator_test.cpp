#include "region/simulator.hpp"

#include "pathway/models.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>
#include <boost/math/distributions/poisson.hpp>

#include <algorithm>
#include <cmath>

namespace eigenkracht::tests {
namespace {

constexpr int months = 60;
constexpr random::Seed seed{20120703};

/// Without a conference every child is placed at once, or held a place already; with one it is at home.
pathway::PathwaySpec placed_or_home() {
    pathway::PathwaySpec spec = empty_pathway(months);
    spec.cycle_unit = pathway::CycleUnit::month;
    spec.strategies = {{"usual", "", {{"placed_share", f("1")}}, {}},
                       {"conference", "", {{"placed_share", f("0")}}, {}}};
    spec.states = {state("home"), state("group"), state("crisis")};
    spec.leaves = {stay({"group"}, {{"home", f("1")}}, "weibull", {{"shape", f("0.8")}, {"mean", f("9")}}),
                   stay({"crisis"}, {{"home", f("0.4")}, {"group", f("rest")}}, "lognormal",
                        {{"mean", f("3")}, {"cv", f("0.6")}})};
    spec.entries = {entry("facing", {{"group", f("placed_share")}, {"home", f("rest")}}),
                    entry("placed", {{"crisis", f("placed_share")}, {"home", f("rest")}})};
    spec.entries[1].residual = in({"crisis"});
    return spec;
}

/// A region of one policy, and its places: one kind for both states.
struct SmallRegion {
    explicit SmallRegion(std::vector<double> children, double conferences_a_month = 10)
        : model(placed_or_home(), {}, {}),
          usual(tables_of(model, {}, 0)),
          conference(tables_of(model, {}, 1)) {
        world.first_year = world.report_year = 2011;
        world.last_year = 2010 + months / 12;
        world.policies = 1;
        std::vector<char> const places = model.state_set({"group", "crisis"});
        world.meters = {{places, std::nullopt}};
        std::vector<char> const found = model.state_set({"crisis"});
        world.place_kinds = {{places, {std::vector<char>(found.size(), 0), found}}};
        numbers.conferences_per_month = {std::vector<double>(months, conferences_a_month)};
        numbers.children_per_conference = std::move(children);
    }
    pathway::Pathway model;
    pathway::Tables usual, conference;
    region::World world;
    region::RegionNumbers numbers;
};

std::int64_t running(std::vector<region::PlaceUse> const& uses, int month) {
    std::int64_t count = 0;
    for (auto const& use : uses) {
        bool const avoided = (use.courses >> region::usual_course & 1U) != 0;
        count += avoided && use.month <= month && month < use.month + use.months ? use.children : 0;
    }
    return count;
}

/// Chi-square statistic of counts against a Poisson law, in cells that it holds for.
double distance_from_poisson(std::vector<std::int64_t> const& counts, double mean, std::size_t& degrees) {
    boost::math::poisson const law(mean);
    double statistic = 0;
    double cell_seen = 0;
    double cell_expected = 0;
    degrees = 0;
    auto const n = static_cast<double>(counts.size());
    auto const most = static_cast<std::int64_t>(mean + 12 * std::sqrt(mean));
    for (std::int64_t k = 0; k <= most; ++k) {
        cell_seen += static_cast<double>(std::count(counts.begin(), counts.end(), k));
        cell_expected += n * boost::math::pdf(law, static_cast<double>(k));
        bool const rest = n * boost::math::cdf(boost::math::complement(law, static_cast<double>(k))) < 20;
        if (cell_expected >= 20 && !rest) {
            statistic += (cell_seen - cell_expected) * (cell_seen - cell_expected) / cell_expected;
            cell_seen = cell_expected = 0;
            ++degrees;
        }
    }
    statistic +=
        cell_expected > 0 ? (cell_seen - cell_expected) * (cell_seen - cell_expected) / cell_expected : 0;
    return statistic;
}

}  // namespace

TEST_CASE(
    "placements avoided that would be running are an M/G/infinity queue: Poisson, rate times integrated "
    "survival") {
    SmallRegion small({0.5, 0});  // one child a family, one in two families
    region::Simulator simulator(small.world, small.model, seed);
    region::Tally tally(small.world);
    constexpr std::uint32_t draws = 4000;
    constexpr int month = 40;
    std::vector<std::int64_t> counts;
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        simulator.simulate(small.numbers, small.usual, small.conference, draw, 0, tally);
        counts.push_back(running(simulator.place_uses().front(), month));
    }
    pathway::Cohort cohort(small.model);
    cohort.solve(small.usual, 0, months);
    auto const held = cohort.occupancy(small.world.meters.front());
    double survival = 0;
    for (int time = 0; time < month; ++time) {  // conferences of month 0 act from month 1
        survival += held[static_cast<std::size_t>(time)];
    }
    std::size_t degrees = 0;
    double const distance = distance_from_poisson(counts, 5 * survival, degrees);
    CHECK(distance < chi_square_bound(degrees));
    CHECK(degrees > 10);
    // A planted fault: survival summed one month too far.
    double const fault = distance_from_poisson(counts, 5 * (survival + held[0]), degrees);
    CHECK(fault > chi_square_bound(degrees));
}

TEST_CASE("what places are kept empty is the care avoided, exactly, where nobody waits") {
    SmallRegion small({0.5, 0.3});
    small.numbers.mean_children_per_family = 1.6;
    small.numbers.sibling_sharing = 0.5;
    region::Simulator simulator(small.world, small.model, seed);
    region::PlaceSteps steps(seed);
    region::Tally tally(small.world);
    region::PlaceNumbers numbers;
    numbers.places = 100'000;
    numbers.occupied = 2'000;
    numbers.arrivals.assign(months, 100);
    numbers.leave = 0.05;
    std::vector<region::PlaceMonth> usual(months);
    std::vector<region::PlaceMonth> own(months);
    for (std::uint32_t draw = 0; draw < 200; ++draw) {
        simulator.simulate(small.numbers, small.usual, small.conference, draw, 0, tally);
        auto const& uses = simulator.place_uses().front();
        steps.begin(numbers, uses, draw, 0);
        steps.run(region::usual_course, nullptr, usual);
        steps.run(0, &usual, own);
        for (std::size_t year = 0; year < small.world.years(); ++year) {
            std::int64_t empty = 0;
            for (std::size_t month = 12 * year; month < 12 * (year + 1); ++month) {
                empty += usual[month].occupied() - own[month].occupied();
            }
            REQUIRE(empty == tally.meter(0, 0, year));
            REQUIRE((draw > 0 || empty > 0));
        }
    }
}

TEST_CASE("luck that brings more families in a month than the mean thins none of the studied volume") {
    SmallRegion small({0.5, 0});
    small.numbers.studied_per_month = 10;  // as many as are held
    small.numbers.marginal_yield = 0;
    std::vector<std::int64_t> held;
    for (int month = 0; month < months; ++month) {
        region::families_held(small.numbers, true, seed, 0, 0, month, held);
        CHECK(region::families_studied(small.numbers, true, seed, 0, 0, month) == held.front());
        region::families_held(small.numbers, false, seed, 0, 0, month, held);
        CHECK(region::families_studied(small.numbers, false, seed, 0, 0, month) == held.front());
    }
}

TEST_CASE("families beyond the studied volume are affected less often, and those within it as before") {
    SmallRegion small({0.5, 0});
    auto const children = [&](std::int64_t studied, double marginal) {
        small.numbers.marginal_yield = marginal;
        region::FamilyMaker const maker(small.numbers, seed);
        std::vector<region::AffectedFamily> affected;
        for (std::uint32_t draw = 0; draw < 1000; ++draw) {
            maker.add_affected(draw, 0, 0, {0, 10, 1}, studied, affected);
        }
        return static_cast<int>(affected.size());
    };
    int const all = children(10, 0);
    CHECK(children(5, 1) == all);
    int const half = children(5, 0);
    CHECK(children(5, 0.5) > half);
    CHECK(std::abs(half - all / 2.0) < normal_bound() * std::sqrt(0.25 * 5000));
    CHECK(children(0, 0) == 0);
}

}  // namespace eigenkracht::tests
