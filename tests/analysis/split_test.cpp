#include "analysis/split.hpp"

#include "analysis/trials.hpp"
#include "core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::analysis;

namespace {

/// Outcomes of a model with doubt of sd 2 and luck of sd 3.
struct Model {
    std::vector<double> means, first, second;

    explicit Model(std::uint32_t draws) {
        for (std::uint32_t draw = 0; draw < draws; ++draw) {
            double const mean = 100 + 2 * analysis_test::normal(7, draw, 5);
            means.push_back(mean);
            first.push_back(mean + 3 * analysis_test::normal(7, draw, 6));
            second.push_back(mean + 3 * analysis_test::normal(7, draw, 7));
        }
    }
};

/// A standard deviation estimated from draws lies within 4.9 errors of the truth but once in a million.
bool near(double value, double error, double truth) { return std::fabs(value - truth) <= 4.9 * error; }

}  // namespace

TEST_CASE("doubt and chance come apart, each by its own formula") {
    std::vector<double> const means{0, 2, 4};       // variance 4
    std::vector<double> const variances{1, 9, 17};  // mean 9
    Split const split = split_known(means, variances, {});
    CHECK(split.doubt_sd == doctest::Approx(2).epsilon(1e-14));
    CHECK(split.chance_sd == doctest::Approx(3).epsilon(1e-14));
    std::vector<double> const outcomes{3, -1, 7};  // each 3 away from its mean
    CHECK(split_around_means(outcomes, means, {}).chance_sd == doctest::Approx(3).epsilon(1e-14));
    CHECK(split_around_means(outcomes, means, {}).doubt_sd == doctest::Approx(2).epsilon(1e-14));
}

TEST_CASE("pairs on the same parameters give the covariance of the one-way layout") {
    // Pairs (1, 3), (5, 5), (6, 10): group means 2, 5, 8 with variance 9; within 2 x (1 + 0 + 4) / 3 = 10/3.
    // Between: 9 - (10/3) / 2 = 22/3 (Searle et al.: (MSB - MSW) / 2 with MSB = 18).
    std::vector<double> const first{1, 5, 6};
    std::vector<double> const second{3, 5, 10};
    Split const split = split_from_pairs(first, second, {});
    CHECK(split.chance_sd == doctest::Approx(std::sqrt(10.0 / 3)).epsilon(1e-14));
    CHECK(split.doubt_sd == doctest::Approx(std::sqrt(22.0 / 3)).epsilon(1e-14));
}

TEST_CASE("without doubt the covariance may come out negative, and doubt is then zero") {
    std::vector<double> const first{1, -2, 1, 0};
    std::vector<double> const second{-1, 2, -1, 0};
    Split const split = split_from_pairs(first, second, {});
    CHECK(split.doubt_sd == 0);
    CHECK(split.doubt_sd_error > 0);
}

TEST_CASE("all three ways find the doubt and the chance that were put in") {
    Model const model(20000);
    std::vector<double> const variances(model.means.size(), 9.0);
    for (Split const& split :
         {split_known(model.means, variances, {}), split_around_means(model.first, model.means, {}),
          split_from_pairs(model.first, model.second, {})}) {
        CHECK(near(split.doubt_sd, split.doubt_sd_error, 2));
        CHECK(near(split.chance_sd, split.chance_sd_error + 1e-12, 3));
        CHECK(split.doubt_sd_error < 0.1);
    }
}

TEST_CASE("luck taken for doubt is caught") {
    // The planted fault: the spread of the outcomes themselves is reported as doubt.
    Model const model(20000);
    Split const split = split_around_means(model.first, model.first, {});
    CHECK_FALSE(near(split.doubt_sd, split.doubt_sd_error, 2));
}

TEST_CASE("columns that do not belong together are refused") {
    std::vector<double> const two{1, 2};
    std::vector<double> const three{1, 2, 3};
    std::vector<double> const negative{1, -1};
    CHECK_THROWS_AS((void)split_known(two, three, {}), core::InputError);
    CHECK_THROWS_AS((void)split_known(two, negative, {}), core::InputError);
    CHECK_THROWS_AS((void)split_around_means(two, three, {}), core::InputError);
    CHECK_THROWS_AS((void)split_from_pairs(two, three, {}), core::InputError);
}
