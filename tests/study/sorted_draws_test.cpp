#include "study/sorted_draws.hpp"

#include "core/error.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace eigenkracht;

namespace {

/// The definitions themselves.
struct Plain {
    std::vector<double> const& values;
    std::vector<double> const& weights;

    [[nodiscard]] double mean(double (*of)(double value, double amount), double amount) const {
        double sum = 0;
        double all = 0;
        for (std::size_t d = 0; d < values.size(); ++d) {
            sum += weights[d] * of(values[d], amount);
            all += weights[d];
        }
        return sum / all;
    }
    [[nodiscard]] double at_least(double amount) const {
        return mean([](double value, double asked) { return value >= asked ? 1.0 : 0.0; }, amount);
    }
    [[nodiscard]] double missing(double amount) const {
        return mean([](double value, double asked) { return std::max(0.0, asked - value); }, amount);
    }
};

}  // namespace

TEST_CASE("a value that is the amount reaches it, and misses nothing") {
    std::vector<double> const values{3, -1, 2, 2};
    study::SortedDraws const draws(values, {});
    CHECK(draws.at_least(2) == 0.75);
    CHECK(draws.at_least(2.0000001) == 0.25);
    CHECK(draws.at_least(-5) == 1);
    CHECK(draws.at_least(3.5) == 0);
    CHECK(draws.missing(-1) == 0);
    CHECK(draws.missing(2) == 0.75);
    CHECK(draws.missing(4) == doctest::Approx(4 - 1.5));
    CHECK(draws.place(0) == -1);
    CHECK(draws.place(1) == 3);
}

TEST_CASE("draws that are no numbers, and weights that are not theirs, are refused") {
    std::vector<double> const values{1, 2};
    CHECK_THROWS_AS(study::SortedDraws({}, {}), core::InputError);
    CHECK_THROWS_AS(study::SortedDraws(std::vector<double>{1, std::nan("")}, {}), core::InputError);
    CHECK_THROWS_AS(study::SortedDraws(values, std::vector<double>{1}), core::InputError);
}

TEST_CASE("weighed draws give weighed shares and means, and equal weights change no bit") {
    std::vector<double> values;
    std::vector<double> weights;
    for (int d = 0; d < 500; ++d) {
        values.push_back(std::nearbyint(1e3 * std::sin(d * 1.7)) / 100);  // some values twice
        weights.push_back(d % 7 == 0 ? 0 : 0.1 + d % 5);
    }
    study::SortedDraws const weighed(values, weights);
    study::SortedDraws const alike(values, {});
    study::SortedDraws const ones(values, std::vector<double>(values.size(), 1.0));
    std::vector<double> const equal(values.size(), 1.0);
    Plain const plain{values, weights};
    Plain const counted{values, equal};
    double off = 0;
    for (double amount = -11; amount < 11; amount += 0.13) {
        CHECK(weighed.at_least(amount) == doctest::Approx(plain.at_least(amount)).scale(1).epsilon(1e-12));
        CHECK(weighed.missing(amount) == doctest::Approx(plain.missing(amount)).scale(1).epsilon(1e-12));
        CHECK(alike.at_least(amount) == counted.at_least(amount));
        CHECK(ones.at_least(amount) == alike.at_least(amount));
        CHECK(ones.missing(amount) == alike.missing(amount));
        off = std::max(off, std::fabs(weighed.at_least(amount) - alike.at_least(amount)));
    }
    // Were weights forgotten, it would show.
    CHECK(off > 1e-3);
}
