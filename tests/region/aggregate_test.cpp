#include "region/aggregate.hpp"

#include "core/vector_code.hpp"
#include "pathway/models.hpp"
#include "region/simulator.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

namespace eigenkracht::tests {
namespace {

constexpr int months = 36;
constexpr random::Seed seed{20121122};
constexpr std::uint32_t draws = 3000;

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

struct Region {
    Region()
        : model(placed_less(), {}, {}), usual(tables_of(model, {}, 0)), conference(tables_of(model, {}, 1)) {
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
    /// Everything counted in a draw, policy by policy.
    std::vector<double> row(region::Tally const& tally) const {
        std::vector<double> all;
        for (std::size_t p = 0; p < world.policies; ++p) {
            for (std::size_t year = 0; year < world.years(); ++year) {
                for (std::size_t m = 0; m < world.tally_meters(); ++m) {
                    all.push_back(static_cast<double>(tally.meter(p, m, year)));
                }
                for (std::size_t e = 0; e < world.events.size(); ++e) {
                    all.push_back(static_cast<double>(tally.event(p, e, year)));
                }
                all.push_back(static_cast<double>(tally.conferences(p, year)));
            }
        }
        return all;
    }
    /// A draw's numbers: what children are is not known well.
    region::RegionNumbers drawn(std::uint32_t draw, double children) const {
        region::RegionNumbers made = numbers;
        for (std::size_t entry = 0; entry < 3; ++entry) {
            double const u = random::uniform(seed, random::Purpose::parameter, draw,
                                             static_cast<std::uint32_t>(entry), 0, 0);
            made.children_per_conference[entry] *= children * (doubtful ? 0.5 + u : 1);
        }
        return made;
    }
    std::vector<std::vector<double>> counted(double children = 1) const {
        region::Aggregate aggregate(world, model, seed);
        REQUIRE(aggregate.take(usual, conference));
        region::Tally tally(world);
        std::vector<std::vector<double>> rows;
        for (std::uint32_t draw = 0; draw < draws; ++draw) {
            auto const of = drawn(draw, children);
            REQUIRE(aggregate.counts(of));
            aggregate.simulate(of, draw, 3, tally);
            rows.push_back(row(tally));
        }
        return rows;
    }
    std::vector<std::vector<double>> followed() const {
        region::Simulator simulator(world, model, random::Seed{seed.value + 1});
        region::Tally tally(world);
        std::vector<std::vector<double>> rows;
        for (std::uint32_t draw = 0; draw < draws; ++draw) {
            simulator.simulate(drawn(draw, 1), usual, conference, draw, 0, tally);
            rows.push_back(row(tally));
        }
        return rows;
    }

    pathway::Pathway model;
    pathway::Tables usual, conference;
    region::World world;
    region::RegionNumbers numbers;
    bool doubtful = false;
};

/// Mean and squared standard error of something about rows.
template <class Of>
std::pair<double, double> mean_of(std::vector<std::vector<double>> const& rows, Of const& of) {
    double sum = 0;
    double squares = 0;
    for (auto const& row : rows) {
        double const value = of(row);
        sum += value;
        squares += value * value;
    }
    auto const n = static_cast<double>(rows.size());
    return {sum / n, (squares / n - sum / n * sum / n) / n};
}

/// How many of all means, variances and covariances lie further apart than chance allows.
struct Apart {
    std::size_t means = 0;
    std::size_t second = 0;
    std::size_t looked_at = 0;
};
Apart compare(std::vector<std::vector<double>> const& a, std::vector<std::vector<double>> const& b) {
    std::size_t const columns = a.front().size();
    std::size_t const comparisons = columns + columns * (columns + 1) / 2;
    double const bound = normal_bound(false_alarm / static_cast<double>(comparisons));
    Apart apart;
    std::vector<double> centre_a(columns);
    std::vector<double> centre_b(columns);
    auto const differ = [&](std::pair<double, double> const& one, std::pair<double, double> const& other) {
        ++apart.looked_at;
        double const error = std::sqrt(one.second + other.second);
        return std::abs(one.first - other.first) > bound * error + 1e-9;
    };
    for (std::size_t i = 0; i < columns; ++i) {
        auto const of = [&](std::vector<double> const& row) { return row[i]; };
        auto const in_a = mean_of(a, of);
        auto const in_b = mean_of(b, of);
        centre_a[i] = in_a.first;
        centre_b[i] = in_b.first;
        apart.means += differ(in_a, in_b) ? 1U : 0U;
    }
    for (std::size_t i = 0; i < columns; ++i) {
        for (std::size_t j = i; j < columns; ++j) {
            auto const product = [&](std::vector<double> const& centre) {
                return [&centre, i, j](std::vector<double> const& row) {
                    return (row[i] - centre[i]) * (row[j] - centre[j]);
                };
            };
            apart.second += differ(mean_of(a, product(centre_a)), mean_of(b, product(centre_b))) ? 1U : 0U;
        }
    }
    return apart;
}

void check_alike(Region const& region) {
    auto const followed = region.followed();
    Apart const right = compare(region.counted(), followed);
    CHECK(right.means == 0);
    CHECK(right.second == 0);
    CHECK(right.looked_at > 300);
    // A planted fault: a tenth more children.
    CHECK(compare(region.counted(1.1), followed).means > 0);
}

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
    region::Simulator simulator(region.world, region.model, seed);
    region::Aggregate aggregate(region.world, region.model, seed);
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
    std::vector<std::vector<double>> rows;
    for (auto const& way : core::vector_ways()) {
        core::use_vector_way(way);
        region::Aggregate aggregate(region.world, region.model, seed);
        REQUIRE(aggregate.take(region.usual, region.conference));
        region::Tally tally(region.world);
        if (rows.size() % 2 == 1) {
            aggregate.simulate(region.numbers, 9, 1, tally);
        }
        aggregate.simulate(region.numbers, 4, 0, tally);
        rows.push_back(region.row(tally));
        CHECK(rows.back() == rows.front());
    }
    core::use_vector_way(core::vector_ways().front());
}

TEST_CASE("children who share luck, or places, are not counted") {
    Region region;
    region::Aggregate aggregate(region.world, region.model, seed);
    CHECK(region::Aggregate::obstacles(region.world, region.model).empty());
    region.numbers.sibling_sharing = 0.5;
    CHECK(aggregate.counts(region.numbers));  // nobody has a sibling
    region.numbers.mean_children_per_family = 1.2;
    CHECK_FALSE(aggregate.counts(region.numbers));
    region.world.place_kinds = {{region.model.state_set({"group"}), {}}};
    CHECK(region::Aggregate::obstacles(region.world, region.model).size() == 1);
}

}  // namespace eigenkracht::tests
