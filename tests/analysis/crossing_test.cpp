#include "analysis/crossing.hpp"

#include "analysis/intervals.hpp"
#include "analysis/trials.hpp"
#include "core/elementary.hpp"
#include "core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::analysis;
using Kind = Crossing::Kind;

namespace {

/// A quantity without Monte Carlo error.
std::function<LevelValue(double)> exactly(std::function<double(double)> const& function) {
    return [function](double level) {
        double const value = function(level);
        return LevelValue{value, value, value};
    };
}

}  // namespace

TEST_CASE("a straight line is crossed where it crosses") {
    // Oracle: 7,000,000 / 17,000.
    auto const net = exactly([](double level) { return 17000 * level - 7e6; });
    auto const found = find_crossing(net, {0, 2000, false, 0.01}, 0);
    CHECK(found.kind == Kind::found);
    CHECK(found.rising);
    CHECK(found.level == doctest::Approx(7e6 / 17000).epsilon(1e-12));
    CHECK(found.enough >= found.level);
    CHECK(found.enough - found.level < 0.01);
    CHECK(found.seen.size() < 10);
    auto const whole = find_crossing(net, {0, 2000, true, 1}, 0);
    CHECK(whole.enough == 412);
    CHECK(whole.level == doctest::Approx(7e6 / 17000).epsilon(1e-12));
    CHECK(whole.level_low == 411);
    CHECK(whole.level_high == 412);
}

TEST_CASE("where more of a lever is worse, the largest level that is enough is found") {
    auto const falling = exactly([](double level) { return 1 / (1 + level * level); });
    auto const found = find_crossing(falling, {0, 10, false, 1e-4}, 0.1);
    CHECK_FALSE(found.rising);
    CHECK(found.level == doctest::Approx(3).epsilon(1e-4));
    CHECK(found.enough <= 3);
    CHECK(found.best_level == 0);
}

TEST_CASE("steps are closed in on from both sides") {
    auto const step = exactly([](double level) { return level >= 1234.5 ? 1.0 : 0.0; });
    auto const found = find_crossing(step, {0, 3000, false, 0.5}, 0.9);
    CHECK(found.enough >= 1234.5);
    CHECK(found.enough < 1235);
    CHECK(find_crossing(step, {0, 3000, true, 1}, 0.9).enough == 1235);
}

TEST_CASE("where no level is enough, or every one, that is said, with the best") {
    auto const hill = exactly([](double level) { return level * (2 - level); });
    auto const nowhere = find_crossing(hill, {0, 2, false, 0.01}, 1.5);
    CHECK(nowhere.kind == Kind::nowhere);
    CHECK(nowhere.best_level == 1);
    CHECK(nowhere.best.value == 1);
    CHECK(find_crossing(hill, {0, 2, false, 0.01}, -1).kind == Kind::everywhere);
    // Up and down again: the first crossing counts, and it is said that there is another.
    auto const twice = find_crossing(hill, {0, 2, false, 0.01}, 0.5);
    CHECK(twice.kind == Kind::found);
    CHECK_FALSE(twice.one_crossing);
    CHECK(twice.level == doctest::Approx(1 - std::sqrt(0.5)).epsilon(0.01));
}

TEST_CASE("an interval that reaches the end of the range is open there") {
    auto const vague = [](double level) { return LevelValue{level, level - 0.7, level + 0.7}; };
    auto const found = find_crossing(vague, {0, 1, false, 0.01}, 0.5);
    CHECK(found.open_low);
    CHECK(found.open_high);
    CHECK(found.level_low == 0);
    CHECK(found.level_high == 1);
    auto const half = find_crossing(vague, {0, 2, false, 0.01}, 0.5);
    CHECK(half.open_low);
    CHECK_FALSE(half.open_high);
    CHECK(half.level_high >= 1.2);
    CHECK(half.level_high < 1.3);
}

TEST_CASE("a tolerance finer than numbers can be ends where no level lies between") {
    auto const step = exactly([](double level) { return level >= 1e9 / 3 ? 1.0 : 0.0; });
    auto const found = find_crossing(step, {0, 1e9, false, 1e-12}, 0.5);
    CHECK(found.enough == doctest::Approx(1e9 / 3).epsilon(1e-14));
    CHECK(found.seen.size() < 400);
}

TEST_CASE("ranges and values that cannot be used are refused") {
    auto const any = exactly([](double level) { return level; });
    CHECK_THROWS_AS((void)find_crossing(any, {1, 1, false, 0.1}, 0), core::InputError);
    CHECK_THROWS_AS((void)find_crossing(any, {0, 1, false, 0}, 0), core::InputError);
    CHECK_THROWS_AS((void)find_crossing(any, {0, 1, false, 0.1}, 0, 1), core::InputError);
    auto const broken = exactly([](double) { return std::numeric_limits<double>::quiet_NaN(); });
    CHECK_THROWS_AS((void)find_crossing(broken, {0, 1, false, 0.1}, 0), core::InputError);
}

TEST_CASE("the interval of a level holds the true level as often as it says") {
    // Each draw is covered from a level of its own on: standard normal around 10. True level at 90%: 10 + 1.2816.
    double const truth = 10 + core::normal_quantile(0.9);
    constexpr std::uint32_t experiments = 400;
    constexpr std::uint32_t draws = 200;
    std::uint64_t hits = 0;
    std::uint64_t hits_of_half = 0;
    for (std::uint32_t experiment = 0; experiment < experiments; ++experiment) {
        std::vector<double> levels;
        for (std::uint32_t draw = 0; draw < draws; ++draw) {
            levels.push_back(10 + analysis_test::normal(experiment, draw, 77));
        }
        auto const chance = [&](double level) {
            std::vector<double> excess;
            for (double const own : levels) {
                excess.push_back(level - own);
            }
            Stratum const stratum{excess, 1};
            std::span<Stratum const> const strata(&stratum, 1);
            auto const interval = chance_interval(strata, 0, {}, 0.95);
            return LevelValue{chance_at_least(strata, 0, {}).value, interval.low, interval.high};
        };
        auto const found = find_crossing(chance, {5, 15, false, 0.01}, 0.9);
        double const low = found.open_low ? -1e300 : found.level_low;
        double const high = found.open_high ? 1e300 : found.level_high;
        hits += low <= truth && truth <= high ? 1U : 0U;
        // The planted fault: intervals half as wide.
        hits_of_half += std::abs(truth - found.level) <= (found.level_high - found.level_low) / 4 ? 1U : 0U;
    }
    CHECK(analysis_test::enough_hits(hits, experiments, 0.95));
    CHECK_FALSE(analysis_test::enough_hits(hits_of_half, experiments, 0.95));
}
