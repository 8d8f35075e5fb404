#include "analysis/draw_weights.hpp"

#include "analysis/intervals.hpp"
#include "analysis/split.hpp"
#include "analysis/spread.hpp"
#include "analysis/trials.hpp"
#include "core/error.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::analysis;

namespace {

constexpr double never = -std::numeric_limits<double>::infinity();

/// A standard normal prior, weighed by an observation of 1 with error 1/2: the posterior is normal with mean 0.8 and
/// variance 0.2. A second stratum says the opposite on the same luck, and is not weighed.
struct Weighed {
    static constexpr double share = 0.75;
    static constexpr double mean = 0.8;
    static constexpr double variance = 0.2;
    static constexpr double mixture_mean = share * mean + (1 - share) * 10;
    std::vector<double> values, weights, others;

    explicit Weighed(std::uint32_t experiment, std::uint32_t draws = 256) {
        std::vector<double> logs;
        for (std::uint32_t draw = 0; draw < draws; ++draw) {
            values.push_back(analysis_test::normal(experiment, draw, 11));
            others.push_back(10 - 3 * values.back());
            logs.push_back(-(values.back() - 1) * (values.back() - 1) * 2);
        }
        weights = importance_weights(logs);
    }
    [[nodiscard]] std::array<Stratum, 2> strata() const {
        return {{{values, share, weights}, {others, 1 - share}}};
    }
};

}  // namespace

TEST_CASE("weights of draws that are alike are checked as others are") {
    std::vector<double> const values{1, 2, 3, 4};
    Sampling const sampling;
    for (std::vector<double> const& weights :
         {std::vector<double>(4, 0.0), std::vector<double>(4, -1.0), std::vector<double>(3, 1.0)}) {
        std::vector<Stratum> const strata{{values, 1, weights}};
        CHECK_THROWS_AS(static_cast<void>(summarise(strata, sampling)), core::InputError);
        CHECK_THROWS_AS(static_cast<void>(chance_at_least(strata, 2, sampling)), core::InputError);
    }
    std::vector<double> const ones(4, 1.0);
    std::vector<Stratum> const alike{{values, 1, ones}};
    CHECK(chance_at_least(alike, 2.5, sampling).value == 0.5);
}

TEST_CASE("likelihoods become weights with mean 1, however small they are") {
    std::vector<double> const logs{-1e6, -1e6 + std::log(3.0), never};
    auto const weights = importance_weights(logs);
    CHECK(weights[0] == doctest::Approx(0.75).epsilon(1e-9));
    CHECK(weights[1] == doctest::Approx(2.25).epsilon(1e-9));
    CHECK(weights[2] == 0);
    std::vector<double> const impossible{never, never};
    std::vector<double> const unknown{0, std::nan("")};
    CHECK_THROWS_AS((void)importance_weights(impossible), core::InputError);
    CHECK_THROWS_AS((void)importance_weights(unknown), core::InputError);
    CHECK_THROWS_AS((void)importance_weights({}), core::InputError);
}

TEST_CASE("weighted draws are worth as many equal ones as Kish says") {
    std::vector<double> const equal{2, 2, 2, 2};
    std::vector<double> const one{0, 5, 0};
    std::vector<double> const uneven{3, 1};  // (3 + 1)^2 / (9 + 1)
    std::vector<double> const negative{1, -1};
    std::vector<double> const none{0, 0};
    CHECK(effective_draws(equal) == 4);
    CHECK(effective_draws(one) == 1);
    CHECK(effective_draws(uneven) == doctest::Approx(1.6).epsilon(1e-15));
    CHECK_THROWS_AS((void)effective_draws(negative), core::InputError);
    CHECK_THROWS_AS((void)effective_draws(none), core::InputError);
}

TEST_CASE("weights that are all the same change no bit") {
    Weighed const given(1);
    std::vector<double> const same(given.values.size(), 0.3);
    std::array<Stratum, 1> const plain{{{given.values, 1}}};
    std::array<Stratum, 1> const weighed{{{given.values, 1, same}}};
    auto const a = summarise(plain, {});
    auto const b = summarise(weighed, {});
    CHECK(a.mean == b.mean);
    CHECK(a.mean_error == b.mean_error);
    CHECK(a.sd == b.sd);
    CHECK(a.low95 == b.low95);
    CHECK(a.high80 == b.high80);
    CHECK(a.quantile_error == b.quantile_error);
    CHECK(chance_at_least(plain, 0.2, {}).error == chance_at_least(weighed, 0.2, {}).error);
    CHECK(chance_at_least(plain, 0.2, {}).draws == chance_at_least(weighed, 0.2, {}).draws);
    CHECK(quantile(plain, 0.3, {}).error == quantile(weighed, 0.3, {}).error);
    CHECK(split_from_pairs(given.values, given.others, {}).doubt_sd ==
          split_from_pairs(given.values, given.others, {}, same).doubt_sd);
}

TEST_CASE("a weighted column has the mean, spread and error that its formula says") {
    std::vector<double> const values{1, 2, 5};
    std::vector<double> const weights{1, 2, 1};  // mean 2.5
    std::array<Stratum, 1> const strata{{{values, 1, weights}}};
    auto const found = summarise(strata, {});
    CHECK(found.mean == doctest::Approx(2.5).epsilon(1e-15));
    // Sum w (x - mu)^2 = (2.25 + 2 x 0.25 + 6.25) / 4 = 2.25, over 1 - (1 + 4 + 1) / 16.
    CHECK(found.sd == doctest::Approx(std::sqrt(2.25 / 0.625)).epsilon(1e-15));
    // Influences n w (x - mu) = 3 / 4 x (-1.5, -1, 2.5): squares add up to 9.5 x 9 / 16, over 2, over 3 draws.
    CHECK(found.mean_error == doctest::Approx(std::sqrt(9.5 * 9 / 16 / 2 / 3)).epsilon(1e-15));
    auto const chance = chance_at_least(strata, 2, {});
    CHECK(chance.value == doctest::Approx(0.75).epsilon(1e-15));
    CHECK(chance.draws == 2);  // 16 / 6, rounded down
}

TEST_CASE("a draw of weight 2 counts as two draws, in means, quantiles and pairs") {
    std::vector<double> const values{1, 2, 5, 7};
    std::vector<double> const second{3, 2, 4, 9};
    std::vector<double> const weights{1, 2, 1, 0};
    std::vector<double> const repeated{1, 2, 2, 5};
    std::vector<double> const second_repeated{3, 2, 2, 4};
    std::array<Stratum, 1> const strata{{{values, 1, weights}}};
    CHECK(summarise(strata, {}).mean == summarise(repeated, {}).mean);
    CHECK(summarise(strata, {}).median == 2);
    CHECK(split_from_pairs(values, second, {}, weights).chance_sd ==
          doctest::Approx(split_from_pairs(repeated, second_repeated, {}).chance_sd).epsilon(1e-14));
}

TEST_CASE("errors of weighted draws come from replicates where the design has them") {
    // Two replicates of two draws; influences n w (x - mu) with mu = 2: (-1, 0, 0, 1) x 4 / 4.
    std::vector<double> const values{1, 2, 2, 3};
    std::vector<double> const weights{1, 0.5, 1.5, 1};
    auto const found = mean_with_error(values, weights, {SamplingKind::sobol, 2});
    CHECK(found.mean == doctest::Approx(2).epsilon(1e-15));
    CHECK(found.error == doctest::Approx(0.5).epsilon(1e-14));  // means 1.5 and 2.5
}

TEST_CASE("ninety-five in a hundred intervals of weighted means hold the posterior's mean") {
    // False alarms: one in a million, for the stratum alone and for the mixture on shared luck. The planted twins forget
    // that weighted draws are worth fewer, and that strata share their luck.
    std::uint64_t hits = 0;
    std::uint64_t mixture_hits = 0;
    std::uint64_t hits_of_plain_error = 0;
    std::uint64_t hits_as_if_independent = 0;
    for (std::uint32_t experiment = 0; experiment < 2000; ++experiment) {
        Weighed const given(experiment);
        double const t = interval_factor({}, given.values.size(), 0.95);
        auto const alone = mean_with_error(given.values, given.weights, {});
        hits += std::fabs(alone.mean - Weighed::mean) <= t * alone.error ? 1U : 0U;
        double const plain = sd_of(given.values, given.weights) / std::sqrt(256.0);
        hits_of_plain_error += std::fabs(alone.mean - Weighed::mean) <= t * plain ? 1U : 0U;
        auto const mixed = summarise(given.strata(), {});
        double const off = std::fabs(mixed.mean - Weighed::mixture_mean);
        mixture_hits += off <= t * mixed.mean_error ? 1U : 0U;
        double const a = Weighed::share * alone.error;
        double const b = (1 - Weighed::share) * mean_with_error(given.others, {}).error;
        hits_as_if_independent += off <= t * std::sqrt(a * a + b * b) ? 1U : 0U;
    }
    CHECK(analysis_test::expected_hits(hits, 2000, 0.95));
    CHECK(analysis_test::expected_hits(mixture_hits, 2000, 0.95));
    CHECK_FALSE(analysis_test::expected_hits(hits_of_plain_error, 2000, 0.95));
    CHECK_FALSE(analysis_test::expected_hits(hits_as_if_independent, 2000, 0.95));
}

TEST_CASE("the error of weighted 95% bounds is not too small") {
    // The posterior's 2.5% quantile within two errors in at least 92% of experiments, as for plain draws. The planted twin
    // takes a third of the error.
    double const bound = Weighed::mean - 1.959963984540054 * std::sqrt(Weighed::variance);
    std::uint64_t hits = 0;
    std::uint64_t hits_of_third = 0;
    for (std::uint32_t experiment = 0; experiment < 1000; ++experiment) {
        Weighed const given(experiment, 512);
        std::array<Stratum, 1> const strata{{{given.values, 1, given.weights}}};
        auto const found = summarise(strata, {});
        double const off = std::fabs(found.low95 - bound);
        hits += off <= 2 * found.quantile_error ? 1U : 0U;
        hits_of_third += off <= 2.0 / 3 * found.quantile_error ? 1U : 0U;
    }
    CHECK(analysis_test::enough_hits(hits, 1000, 0.92));
    CHECK_FALSE(analysis_test::enough_hits(hits_of_third, 1000, 0.92));
}

TEST_CASE("an event that only a draw of next to no weight has seen is not known to a hair") {
    std::vector<double> const values{0, 0, 0, 0, 1};
    std::vector<double> const weights{1, 1, 1, 1, 1e-9};
    std::array<Stratum, 1> const strata{{{values, 1, weights}}};
    auto const found = chance_at_least(strata, 1, {});
    CHECK(found.value == doctest::Approx(2.5e-10).epsilon(1e-6));
    CHECK(found.draws == 4);
    CHECK(found.error == doctest::Approx(std::sqrt(2.5e-10 / 4)).epsilon(1e-6));
}

TEST_CASE("intervals of weighted draws hold the posterior's mean, chance and quantile") {
    // At least 93% of 95% intervals, since weighted estimates are normal only for many draws; false alarms: one in a
    // million. The planted twin lets the draws count alike.
    double const ninetieth = Weighed::mean + 1.2815515655446004 * std::sqrt(Weighed::variance);
    std::array<std::uint64_t, 3> hits{};
    std::uint64_t hits_unweighted = 0;
    for (std::uint32_t experiment = 0; experiment < 1000; ++experiment) {
        Weighed const given(experiment);
        std::array<Stratum, 1> const strata{{{given.values, 1, given.weights}}};
        std::array<Stratum, 1> const plain{{{given.values, 1}}};
        auto const holds = [](Interval const& interval, double truth) {
            return interval.low <= truth && truth <= interval.high ? 1U : 0U;
        };
        hits[0] += holds(mean_interval(strata, {}), Weighed::mean);
        hits[1] += holds(chance_interval(strata, Weighed::mean, {}), 0.5);
        hits[2] += holds(quantile_interval(strata, 0.9, {}), ninetieth);
        hits_unweighted += holds(chance_interval(plain, Weighed::mean, {}), 0.5);
    }
    for (auto const count : hits) {
        CHECK(analysis_test::enough_hits(count, 1000, 0.93));
    }
    CHECK_FALSE(analysis_test::enough_hits(hits_unweighted, 1000, 0.93));
}

TEST_CASE("doubt and chance of weighted draws come apart by the weights") {
    // Doubt: the posterior's sd; chance: 0.6 in each of two outcomes.
    Weighed const given(3, 20000);
    std::vector<double> first;
    std::vector<double> second;
    for (std::uint32_t draw = 0; draw < given.values.size(); ++draw) {
        first.push_back(given.values[draw] + 0.6 * analysis_test::normal(3, draw, 12));
        second.push_back(given.values[draw] + 0.6 * analysis_test::normal(3, draw, 13));
    }
    auto const split = split_from_pairs(first, second, {}, given.weights);
    auto const unweighted = split_from_pairs(first, second, {});
    // 4.9 errors: a false alarm in a million.
    CHECK(std::fabs(split.doubt_sd - std::sqrt(Weighed::variance)) <= 4.9 * split.doubt_sd_error);
    CHECK(std::fabs(split.chance_sd - 0.6) <= 4.9 * split.chance_sd_error);
    CHECK_FALSE(std::fabs(unweighted.doubt_sd - std::sqrt(Weighed::variance)) <=
                4.9 * unweighted.doubt_sd_error);
}

TEST_CASE("weights that do not belong to the draws are refused") {
    std::vector<double> const values{1, 2};
    std::vector<double> const three{1, 1, 2};
    std::vector<double> const negative{1, -1};
    for (auto const& weights : {three, negative}) {
        std::array<Stratum, 1> const strata{{{values, 1, weights}}};
        CHECK_THROWS_AS((void)summarise(strata, {}), core::InputError);
    }
}
