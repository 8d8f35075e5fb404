#include "uncertainty/design_points.hpp"

#include "support/false_alarm.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <string>
#include <vector>

using namespace eigenkracht;
using uncertainty::DesignPoints;
using Kind = DesignPoints::Kind;

TEST_CASE("independent points belong to their names: another parameter changes no other's numbers") {
    for (Kind const kind : {Kind::monte_carlo, Kind::latin_hypercube}) {
        DesignPoints const few(kind, {5}, 100, 1, {"a", "b"});
        DesignPoints const more(kind, {5}, 100, 1, {"new", "b", "a"});
        for (std::uint64_t draw = 0; draw < 100; ++draw) {
            CHECK(few.at(draw, 0) == more.at(draw, 2));
            CHECK(few.at(draw, 1) == more.at(draw, 1));
            CHECK(few.at(draw, 0) != few.at(draw, 1));
        }
    }
}

TEST_CASE("more independent draws leave the earlier ones as they were") {
    DesignPoints const few(Kind::monte_carlo, {5}, 10, 1, {"a"});
    DesignPoints const more(Kind::monte_carlo, {5}, 1000, 1, {"a"});
    for (std::uint64_t draw = 0; draw < 10; ++draw) {
        CHECK(few.at(draw, 0) == more.at(draw, 0));
    }
    CHECK(DesignPoints(Kind::monte_carlo, {6}, 10, 1, {"a"}).at(0, 0) != few.at(0, 0));
}

TEST_CASE("a Latin hypercube has exactly one draw in each share of each dimension") {
    for (std::uint64_t const draws : {1U, 7U, 256U, 1000U}) {
        DesignPoints const design(Kind::latin_hypercube, {5}, draws, 1, {"a", "b", "c"});
        for (std::size_t dimension = 0; dimension < 3; ++dimension) {
            std::set<std::uint64_t> strata;
            for (std::uint64_t draw = 0; draw < draws; ++draw) {
                double const u = design.at(draw, dimension);
                CHECK(u > 0);
                CHECK(u < 1);
                strata.insert(static_cast<std::uint64_t>(u * static_cast<double>(draws)));
            }
            CHECK(strata.size() == draws);
        }
    }
}

TEST_CASE("dimensions of a Latin hypercube are in independent orders") {
    // The correlation of two random orders of n has variance 1 / (n - 1).
    constexpr std::uint64_t draws = 4000;
    DesignPoints const design(Kind::latin_hypercube, {5}, draws, 1, {"a", "b", "c"});
    double const bound = tests::normal_bound(tests::false_alarm / 3) / std::sqrt(draws - 1.0);
    auto const correlation = [&](std::size_t first, std::size_t second) {
        double sum = 0;
        for (std::uint64_t draw = 0; draw < draws; ++draw) {
            sum += (design.at(draw, first) - 0.5) * (design.at(draw, second) - 0.5);
        }
        return 12 * sum / draws;
    };
    CHECK(std::fabs(correlation(0, 1)) < bound);
    CHECK(std::fabs(correlation(0, 2)) < bound);
    CHECK(std::fabs(correlation(1, 2)) < bound);
    CHECK(correlation(1, 1) > bound);  // twin: one order used for two dimensions
}

TEST_CASE("jitter fills a stratum evenly") {
    constexpr std::uint64_t draws = 20'000;
    DesignPoints const design(Kind::latin_hypercube, {5}, draws, 1, {"a"});
    std::vector<std::size_t> counts(20, 0);
    for (std::uint64_t draw = 0; draw < draws; ++draw) {
        double const scaled = design.at(draw, 0) * static_cast<double>(draws);
        ++counts[static_cast<std::size_t>((scaled - std::floor(scaled)) * 20)];
    }
    CHECK(tests::chi_square_of_equal(counts) < tests::chi_square_bound(19));
}

TEST_CASE("each replicate of a Sobol' design is a whole net, and replicates differ") {
    DesignPoints const design(Kind::sobol, {5}, 16 * 64, 16, {"a", "b", "c"});
    std::set<double> all;
    for (unsigned replicate = 0; replicate < 16; ++replicate) {
        for (std::size_t dimension = 0; dimension < 3; ++dimension) {
            std::set<int> strata;
            for (std::uint64_t point = 0; point < 64; ++point) {
                std::uint64_t const draw = point * 16 + replicate;
                CHECK(design.replicate(draw) == replicate);
                strata.insert(static_cast<int>(design.at(draw, dimension) * 64));
                all.insert(design.at(draw, dimension));
            }
            CHECK(strata.size() == 64);
        }
    }
    CHECK(all.size() == 16 * 64 * 3);
}

TEST_CASE("doubling a Sobol' design begins with the draws it had") {
    DesignPoints const small(Kind::sobol, {5}, 4 * 32, 4, {"a", "b"});
    DesignPoints const large(Kind::sobol, {5}, 4 * 64, 4, {"a", "b"});
    for (std::uint64_t draw = 0; draw < small.draws(); ++draw) {
        CHECK(small.at(draw, 0) == large.at(draw, 0));
        CHECK(small.at(draw, 1) == large.at(draw, 1));
        CHECK(small.replicate(draw) == large.replicate(draw));
    }
    CHECK(small.at(4, 0) != small.at(5, 0));  // replicates take turns: neighbours are of other scrambles
}

TEST_CASE("a draw can be filled at once") {
    for (Kind const kind : {Kind::monte_carlo, Kind::latin_hypercube, Kind::sobol}) {
        DesignPoints const design(kind, {5}, 64, 4, {"a", "b", "c"});
        std::vector<double> u(3);
        design.fill(37, u.data());
        CHECK(u == std::vector<double>{design.at(37, 0), design.at(37, 1), design.at(37, 2)});
        CHECK(design.replicate(37) == (kind == Kind::sobol ? 1U : 0U));
    }
}

TEST_CASE("a dimension can be filled for many draws at once") {
    for (Kind const kind : {Kind::monte_carlo, Kind::latin_hypercube, Kind::sobol}) {
        for (unsigned const replicates : {1U, 4U, 64U}) {
            DesignPoints const design(kind, {5}, 256, replicates, {"a", "b", "c"});
            for (std::uint64_t const first : {0U, 1U, 37U}) {
                std::vector<double> u(50);
                design.fill_column(first, u.size(), 2, u.data());
                std::vector<double> one_by_one;
                for (std::uint64_t draw = first; draw < first + u.size(); ++draw) {
                    one_by_one.push_back(design.at(draw, 2));
                }
                CHECK(u == one_by_one);
                CHECK(u.front() != design.at(first, 1));
            }
        }
    }
}

TEST_CASE("a design without anything uncertain is empty but has its draws") {
    DesignPoints const design(Kind::sobol, {5}, 64, 4, {});
    CHECK(design.dimensions() == 0);
    CHECK(design.draws() == 64);
    CHECK(design.replicate(63) == 3);
}

TEST_CASE("designs that do not fit are mistakes with a number of draws that does") {
    core::SourceLocation const where{"a.toml", 4, 1};
    auto const first = [&](Kind kind, std::uint64_t draws, unsigned replicates) {
        auto const mistakes = DesignPoints::check(kind, draws, replicates, {"a"}, where);
        return mistakes.empty() ? std::string{} : core::text(mistakes.front());
    };
    CHECK(first(Kind::sobol, 1024, 16).empty());
    CHECK(first(Kind::sobol, 1000, 16) ==
          "a.toml:4:1: run.draws: found 1000 draws in 16 replicates (expected replicates x a power of two). "
          "Try 1024 "
          "draws");
    CHECK(first(Kind::sobol, 48, 16).find("Try 64 draws") != std::string::npos);
    CHECK(first(Kind::sobol, 64, 0).find("run.replicates") != std::string::npos);
    CHECK(first(Kind::monte_carlo, 1000, 16).empty());
    CHECK(first(Kind::monte_carlo, 0, 1).find("run.draws") != std::string::npos);
    CHECK_THROWS_AS(DesignPoints(Kind::sobol, {1}, 1000, 16, {"a"}), core::ScenarioError);
}

TEST_CASE("two names with one address are refused instead of sharing their luck") {
    // A known pair of words with equal 32-bit FNV-1a hashes.
    REQUIRE(random::name_hash("costarring") == random::name_hash("liquid"));
    CHECK_THROWS_AS(DesignPoints(Kind::monte_carlo, {1}, 10, 1, {"liquid", "costarring"}),
                    core::ScenarioError);
}
