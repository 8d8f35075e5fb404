#include "analysis/intervals.hpp"

#include "analysis/trials.hpp"
#include "core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::analysis;

namespace {

using Values = std::vector<double>;

constexpr double infinite = std::numeric_limits<double>::infinity();
Sampling const sixteen{SamplingKind::sobol, 16};

std::vector<Stratum> one(Values const& values) { return {{values, 1}}; }

Values counted(std::size_t ones, std::size_t draws) {
    Values values(draws, 0.0);
    std::fill_n(values.begin(), ones, 1.0);
    return values;
}

Values from_one(std::size_t draws) {
    Values values(draws);
    std::iota(values.begin(), values.end(), 1.0);
    return values;
}

bool holds(Interval const& interval, double truth) { return interval.low <= truth && truth <= interval.high; }

/// In how many of 2,000 experiments of 40 independent draws an interval holds the truth.
template <typename Draw, typename Estimate>
std::uint64_t hits(Draw const& draw, Estimate const& estimate, double truth) {
    std::uint64_t held = 0;
    for (std::uint32_t experiment = 0; experiment < 2000; ++experiment) {
        Values values;
        for (std::uint32_t i = 0; i < 40; ++i) {
            values.push_back(draw(analysis_test::normal(experiment, i, 3)));
        }
        held += holds(estimate(values), truth) ? 1U : 0U;
    }
    return held;
}

double exponential(double z) { return std::exp(z); }

}  // namespace

TEST_CASE("the interval of a mean is Student's t times its error") {
    // Oracle: t(0.975; 4) = 2.7764451051977987 of tables, s^2 / n = 0.5.
    Interval const interval = mean_interval(one({1, 2, 3, 4, 5}), {}, 0.95);
    CHECK(interval.low == doctest::Approx(3 - 2.7764451051977987 * std::sqrt(0.5)).epsilon(1e-13));
    CHECK(interval.high == doctest::Approx(3 + 2.7764451051977987 * std::sqrt(0.5)).epsilon(1e-13));
    CHECK(mean_interval(one({7}), {}, 0.95).low == -infinite);
}

TEST_CASE("the interval of a chance from independent draws is Clopper and Pearson's") {
    // Oracle: the sums of binomial terms that define it, each tail 2.5%.
    auto const upper_tail = [](double chance, int seen, int draws) {
        double sum = 0;
        for (int k = seen; k <= draws; ++k) {
            sum += std::exp(std::lgamma(draws + 1.0) - std::lgamma(k + 1.0) - std::lgamma(draws - k + 1.0) +
                            k * std::log(chance) + (draws - k) * std::log1p(-chance));
        }
        return sum;
    };
    Values const values = counted(3, 100);
    Interval const interval = chance_interval(one(values), 1, {}, 0.95);
    CHECK(upper_tail(interval.low, 3, 100) == doctest::Approx(0.025).epsilon(1e-9));
    CHECK(1 - upper_tail(interval.high, 4, 100) == doctest::Approx(0.025).epsilon(1e-9));
    // A Latin hypercube's is the same.
    CHECK(chance_interval(one(values), 1, {SamplingKind::latin_hypercube, 1}, 0.95).low == interval.low);
}

TEST_CASE("a chance that no draw, or every draw, has seen is bounded on one side") {
    Values const never = counted(0, 100);
    Interval const none = chance_interval(one(never), 1, {}, 0.95);
    CHECK(none.low == 0);
    CHECK(none.high == doctest::Approx(1 - std::pow(0.025, 0.01)).epsilon(1e-12));
    Values const always = counted(100, 100);
    Interval const all = chance_interval(one(always), 1, {}, 0.95);
    CHECK(all.low == doctest::Approx(std::pow(0.025, 0.01)).epsilon(1e-12));
    CHECK(all.high == 1);
    // Strata that never, and that always see it: their mixture is as sure as each.
    std::vector<Stratum> const mixed{{never, 3}, {always, 1}};
    Interval const mixture = chance_interval(mixed, 1, {}, 0.95);
    CHECK(mixture.low < 0.25);
    CHECK(mixture.low > 0.25 - none.high);
    CHECK(mixture.high > 0.25);
    CHECK(mixture.high < 0.25 + none.high);
}

TEST_CASE("replicates that agree leave room for what few draws can have missed") {
    Values const half = [] {
        Values values;  // draws 0 to 15 belong to replicates 0 to 15, and so on
        for (int point = 0; point < 8; ++point) {
            values.insert(values.end(), 16, point % 2);
        }
        return values;
    }();
    Interval const interval = chance_interval(one(half), 1, sixteen, 0.95);
    CHECK(interval.low < 0.5);
    CHECK(interval.high > 0.5);
    CHECK(interval.high - interval.low < 0.1);  // independent draws: 0.18
}

TEST_CASE("the interval of a quantile from independent draws is made of order statistics") {
    // Oracle: with B binomial (100, 0.1): P(B <= 4) = 0.0237, P(B <= 5) = 0.0576; P(B > 16) = 0.0206, P(B > 15) = 0.0399.
    Values const values = from_one(100);
    Interval const interval = quantile_interval(one(values), 0.1, {}, 0.95);
    CHECK(interval.low == 5);
    CHECK(interval.high == 17);
    // Symmetry: the quantile 0.9 of what counts down.
    Interval const mirrored = quantile_interval(one(values), 0.9, {}, 0.95);
    CHECK(mirrored.low == 101 - 17);
    CHECK(mirrored.high == 101 - 5);
}

TEST_CASE("a quantile beyond the draws has no bound on that side") {
    Values const values = from_one(100);
    CHECK(quantile_interval(one(values), 0.025, {}, 0.95).low == -infinite);
    CHECK(quantile_interval(one(values), 0.975, {}, 0.95).high == infinite);
    CHECK(quantile_interval(one(values), 0.5, {}, 0.95).high < infinite);
}

TEST_CASE("a quantile among ties is known as such") {
    Values const values = counted(40, 100);
    Interval const interval = quantile_interval(one(values), 0.2, {}, 0.95);
    CHECK(interval.low == 0);
    CHECK(interval.high == 0);
}

TEST_CASE("a stratum without weight changes no interval") {
    Values const values = from_one(64);
    Values const other = counted(10, 64);
    std::vector<Stratum> const two{{values, 2}, {other, 0}};
    CHECK(mean_interval(two, {}, 0.9).low == mean_interval(one(values), {}, 0.9).low);
    CHECK(chance_interval(two, 30, {}, 0.9).high == chance_interval(one(values), 30, {}, 0.9).high);
    CHECK(quantile_interval(two, 0.3, {}, 0.9).low == quantile_interval(one(values), 0.3, {}, 0.9).low);
}

TEST_CASE("what cannot be answered is refused") {
    CHECK_THROWS_AS((void)mean_interval(one({1, 2}), {}, 1), core::InputError);
    CHECK_THROWS_AS((void)chance_interval(one({1, 2}), 1, {}, 0), core::InputError);
    CHECK_THROWS_AS((void)quantile_interval(one({1, 2}), 0, {}, 0.9), core::InputError);
    CHECK_THROWS_AS((void)quantile_interval({}, 0.5, {}, 0.9), core::InputError);
}

TEST_CASE("at least ninety-five in a hundred intervals hold the truth, with few draws and skewed laws") {
    // False alarms: one in a million each.
    double const seldom =
        exponential(2.0);  // passed with chance 0.0228, so that 40 in 100 samples never see it
    auto const chance = [&](Values const& v) { return chance_interval(one(v), seldom, {}, 0.95); };
    CHECK(analysis_test::enough_hits(hits(exponential, chance, 0.022750131948179), 2000, 0.95));
    auto const ninth = [](Values const& v) { return quantile_interval(one(v), 0.9, {}, 0.95); };
    CHECK(analysis_test::enough_hits(hits(exponential, ninth, std::exp(1.2815515655446004)), 2000, 0.95));
    auto const mean = [](Values const& v) { return mean_interval(one(v), {}, 0.95); };
    CHECK(analysis_test::expected_hits(hits([](double z) { return z; }, mean, 0), 2000, 0.95));
}

TEST_CASE("the planted fault of p +- 1.96 errors is caught") {
    double const seldom = exponential(2.0);
    auto const wald = [&](Values const& v) {
        ChanceEstimate const found = chance_at_least(v, seldom, {});
        return Interval{found.value - 1.96 * found.error, found.value + 1.96 * found.error};
    };
    CHECK_FALSE(analysis_test::enough_hits(hits(exponential, wald, 0.022750131948179), 2000, 0.95));
}

TEST_CASE("the interval of a share of independent draws is Clopper and Pearson's") {
    // Oracle: scipy.stats.binomtest(8, 10).proportion_ci(method="exact") = (0.4439045376923585, 0.9747892736731665)
    auto const found = share_interval(0.8, 10);
    CHECK(found.low == doctest::Approx(0.4439045376923585).epsilon(1e-10));
    CHECK(found.high == doctest::Approx(0.9747892736731665).epsilon(1e-10));
    CHECK(share_interval(0, 10).low == 0);
    CHECK(share_interval(1, 10).high == 1);
    CHECK_THROWS_AS((void)share_interval(1.1, 10), core::InputError);
    CHECK_THROWS_AS((void)share_interval(0.5, 0), core::InputError);
    CHECK_THROWS_AS((void)share_interval(0.5, 10, 1), core::InputError);
}
