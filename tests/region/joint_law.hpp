/// \file
/// Whether children counted have the joint law of children followed: a region, its draws both ways, and a comparison of all means,
/// variances and covariances.
#pragma once

#include "core/vector_code.hpp"
#include "pathway/models.hpp"
#include "region/aggregate.hpp"
#include "region/simulator.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <utility>
#include <vector>

namespace eigenkracht::tests {

/// A region to be filled in.
struct JointLaw {
    JointLaw(pathway::PathwaySpec spec, random::Seed luck, std::uint32_t how_many)
        : model(std::move(spec), {}, {}),
          usual(tables_of(model, {}, 0)),
          conference(tables_of(model, {}, 1)),
          seed(luck),
          draws(how_many) {}
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
        for (std::size_t entry = 0; entry < numbers.children_per_conference.size(); ++entry) {
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
    random::Seed seed;
    std::uint32_t draws;
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
inline Apart compare(std::vector<std::vector<double>> const& a, std::vector<std::vector<double>> const& b) {
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

/// \param fault  so many times the children must be seen
inline void check_alike(JointLaw const& region, double fault = 1.1) {
    auto const followed = region.followed();
    Apart const right = compare(region.counted(), followed);
    CHECK(right.means == 0);
    CHECK(right.second == 0);
    CHECK(right.looked_at > 100);
    // A planted fault: one number of each draw is that of the next one, so that it no longer goes with the others.
    auto shifted = region.counted();
    for (std::size_t draw = 0; draw + 1 < shifted.size(); ++draw) {
        shifted[draw].front() = shifted[draw + 1].front();
    }
    CHECK(compare(shifted, followed).second > 0);
    // Another: more children.
    CHECK(compare(region.counted(fault), followed).means > 0);
}

/// The same numbers with all vector instructions, whatever was counted before.
inline void check_all_ways(JointLaw const& region) {
    std::vector<std::vector<double>> rows;
    for (auto const& way : core::vector_ways()) {
        core::use_vector_way(way);
        region::Aggregate aggregate(region.world, region.model, region.seed);
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

}  // namespace eigenkracht::tests
