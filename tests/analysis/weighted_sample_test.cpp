#include "analysis/weighted_sample.hpp"

#include "core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace eigenkracht;
using analysis::WeightedSample;

TEST_CASE("values that count alike have the quantiles of equal weights, to the bit") {
    std::vector<double> values;
    std::vector<WeightedSample::Item> items;
    for (int i = 0; i < 137; ++i) {
        values.push_back(static_cast<double>((i * 71) % 137) / 7 - (i % 5));
        items.push_back({values.back(), 0.3});
    }
    auto const plain = WeightedSample::of_equals(values);
    WeightedSample const weighted(items);
    for (int p = -1; p <= 101; ++p) {
        CHECK(plain.quantile(p / 100.0) == weighted.quantile(p / 100.0));
    }
    CHECK(WeightedSample::of_equals({3}).quantile(0.2) == 3);
    CHECK_THROWS_AS((void)WeightedSample::of_equals({}), core::InputError);
}

TEST_CASE("equal weights of any size give type 7 exactly") {
    WeightedSample const sample({{3, 0.1}, {1, 0.1}, {10, 0.1}});
    CHECK(sample.quantile(0) == 1);
    CHECK(sample.quantile(0.25) == 2);
    CHECK(sample.quantile(0.5) == 3);
    CHECK(sample.quantile(0.75) == 6.5);
    CHECK(sample.quantile(1) == 10);
    CHECK(sample.quantile(-0.2) == 1);
    CHECK(sample.quantile(1.2) == 10);
}

TEST_CASE("values without weight do not count") {
    WeightedSample const sample({{3, 1}, {1, 1}, {10, 1}, {-100, 0}, {100, 0}});
    CHECK(sample.quantile(0) == 1);
    CHECK(sample.quantile(1) == 10);
}

TEST_CASE("quantiles of unequal weights follow the definition worked by hand") {
    // Weights 2, 1, 1: W = 4, n* = 16/6 = 8/3, W/n* = 1.5. At p = 0.5 the stretch is [1.25, 2.75]: 0.75 of the value
    // 0, 0.75 of the value 1, so 0.5. At p = 0 it is [0, 1.5]: all of the value 0. At p = 1 it is [2.5, 4]:
    // 0.5 of 1 and 1 of 4, so 3.
    WeightedSample const sample({{0, 2}, {1, 1}, {4, 1}});
    CHECK(sample.quantile(0.5) == doctest::Approx(0.5).epsilon(1e-14));
    CHECK(sample.quantile(0) == 0);
    CHECK(sample.quantile(1) == doctest::Approx(3).epsilon(1e-14));
}

TEST_CASE("quantiles of a large mixture come near the mixture's own and never fall") {
    // 30% uniform on (0, 1), 70% uniform on (10, 11): the quantile at p > 0.3 is 10 + (p - 0.3) / 0.7.
    // Mid-points of 2,000 equal strata: the distance is at most a few times 1/2,000.
    std::vector<WeightedSample::Item> items;
    for (int i = 0; i < 2000; ++i) {
        double const u = (i + 0.5) / 2000;
        items.push_back({u, 0.3});
        items.push_back({10 + u, 0.7});
    }
    WeightedSample const sample(items);
    CHECK(std::fabs(sample.quantile(0.5) - (10 + 0.2 / 0.7)) < 0.002);
    CHECK(std::fabs(sample.quantile(0.15) - 0.5) < 0.002);
    double before = sample.quantile(0);
    for (int k = 1; k <= 1000; ++k) {
        double const here = sample.quantile(k / 1000.0);
        REQUIRE(here >= before);
        before = here;
    }
}

TEST_CASE("a sample without weight is refused") {
    CHECK_THROWS_AS(WeightedSample({}), core::InputError);
    CHECK_THROWS_AS(WeightedSample({{1, 0}}), core::InputError);
    CHECK_THROWS_AS(WeightedSample({{1, -1}}), core::InputError);
}
