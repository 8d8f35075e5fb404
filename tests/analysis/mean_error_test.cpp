#include "analysis/mean_error.hpp"

#include "analysis/trials.hpp"
#include "core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::analysis;

namespace {

/// Sixteen replicates of 8 draws each, which take turns; draws of a replicate share part of their luck.
std::vector<double> replicated(std::uint32_t experiment) {
    std::vector<double> values;
    for (std::uint32_t draw = 0; draw < 128; ++draw) {
        double const shared = analysis_test::normal(experiment, draw % 16, 1);
        values.push_back(shared + analysis_test::normal(experiment, draw, 2));
    }
    return values;
}

/// In how many of 2,000 experiments the 95% interval holds the true mean, 0.
std::uint64_t hits(Sampling const& sampling) {
    std::uint64_t held = 0;
    for (std::uint32_t experiment = 0; experiment < 2000; ++experiment) {
        std::vector<double> const values = replicated(experiment);
        MeanEstimate const estimate = mean_with_error(values, sampling);
        double const factor = interval_factor(sampling, values.size(), 0.95);
        held += std::fabs(estimate.mean) <= factor * estimate.error ? 1U : 0U;
    }
    return held;
}

}  // namespace

TEST_CASE("the error of a mean of independent draws is s over the root of n") {
    std::vector<double> const values{1, 2, 3, 4, 5};  // s^2 = 2.5
    MeanEstimate const estimate = mean_with_error(values, {});
    CHECK(estimate.mean == 3);
    CHECK(estimate.error == doctest::Approx(std::sqrt(0.5)).epsilon(1e-14));
    CHECK(mean_with_error(values, {SamplingKind::latin_hypercube, 1}).error == estimate.error);
}

TEST_CASE("the error of a mean over replicates comes from the replicates' means alone") {
    std::vector<double> const values{0, 4, 2, 6};  // two replicates with means 1 and 5
    CHECK(mean_with_error(values, {SamplingKind::sobol, 2}).error == doctest::Approx(2).epsilon(1e-14));
    std::vector<double> const balanced{0, 2, 2, 0};  // means 1 and 1
    CHECK(mean_with_error(balanced, {SamplingKind::sobol, 2}).error == 0);
}

TEST_CASE("a single draw has a mean and no error") {
    std::vector<double> const one{7};
    CHECK(mean_with_error(one, {}).mean == 7);
    CHECK(mean_with_error(one, {}).error == 0);
}

TEST_CASE("draws that cannot be used are refused by number") {
    std::vector<double> const none;
    std::vector<double> const bad{1, std::numeric_limits<double>::quiet_NaN()};
    std::vector<double> const five{1, 2, 3, 4, 5};
    CHECK_THROWS_AS((void)mean_with_error(none, {}), core::InputError);
    CHECK_THROWS_WITH_AS((void)mean_with_error(bad, {}), "draw 1: found nan (expected a finite number)",
                         core::InputError);
    CHECK_THROWS_WITH_AS(
        (void)mean_with_error(five, {SamplingKind::sobol, 2}),
        "replicates of a Sobol' design: found 2 for 5 draws (expected at least 2, all of the same size)",
        core::InputError);
}

TEST_CASE("interval factors are Student's t of the independent draws or replicates") {
    // Oracle: scipy.stats.t.ppf(0.975, [15, 1023]) = 2.131449545559323, 1.9622855...; ppf(0.9, 15) = 1.340605607887
    CHECK(interval_factor({SamplingKind::sobol, 16}, 4096, 0.95) ==
          doctest::Approx(2.131449545559323).epsilon(1e-12));
    CHECK(interval_factor({}, 16, 0.8) == doctest::Approx(1.3406056078504547).epsilon(1e-12));
    CHECK_THROWS_AS((void)interval_factor({}, 1, 0.95), core::InputError);
    CHECK_THROWS_AS((void)interval_factor({}, 10, 1.0), core::InputError);
}

TEST_CASE("ninety-five in a hundred intervals from replicates hold the true mean") {
    // False alarms: one in a million. With 2,000 experiments a coverage below 92% is caught nearly always.
    CHECK(analysis_test::expected_hits(hits({SamplingKind::sobol, 16}), 2000, 0.95));
}

TEST_CASE("an error that takes the draws of a replicate for independent is caught") {
    // The planted fault: s / sqrt(n) on draws that share luck.
    CHECK_FALSE(analysis_test::enough_hits(hits({SamplingKind::monte_carlo, 1}), 2000, 0.95));
}
