#include "study/integration.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace eigenkracht;
using study::chance_given_rest;
using uncertainty::Distribution;

namespace {

/// The outcome a + b x price, put to the question.
double chance(Distribution const& law, double a, double b, double price, double threshold) {
    return chance_given_rest(&law, a + b * price, b * price, price, threshold);
}

}  // namespace

TEST_CASE(
    "the chance given the rest of a draw is that of the law, for prices that save and prices that cost") {
    Distribution const uniform = uncertainty::Uniform{0, 10};
    // 5 + 2 p is at least 11 where p is at least 3.
    CHECK(chance(uniform, 5, 2, 4, 11) == doctest::Approx(0.7));
    // 5 - 2 p is at least -1 where p is at most 3.
    CHECK(chance(uniform, 5, -2, 4, -1) == doctest::Approx(0.3));
    CHECK(chance(uniform, 5, 2, 4, 26) == 0);
    CHECK(chance(uniform, 5, 2, 4, 4) == 1);
    CHECK(chance(uniform, 5, -2, 4, 6) == 0);

    Distribution const normal = uncertainty::Normal{100, 20};
    // P(3 p - 200 >= 160) = P(p >= 120), one standard deviation above the mean: erfc(1 / sqrt(2)) / 2.
    CHECK(chance(normal, -200, 3, 90, 160) == doctest::Approx(std::erfc(std::sqrt(0.5)) / 2).epsilon(1e-12));
    CHECK(chance(normal, 200, -3, 90, -160) ==
          doctest::Approx(1 - std::erfc(std::sqrt(0.5)) / 2).epsilon(1e-12));
}

TEST_CASE("the price that was drawn says nothing of the chance but through the outcome") {
    Distribution const law = uncertainty::LogNormal{1, 0.5};
    for (double const price : {0.1, 1.0, 2.7, 40.0}) {
        CHECK(chance(law, -3, 2, price, 4) == doctest::Approx(chance(law, -3, 2, 2, 4)).epsilon(1e-12));
    }
}

TEST_CASE("where nothing is in proportion to the price, or the price is fixed, the outcome decides") {
    Distribution const uniform = uncertainty::Uniform{0, 10};
    CHECK(chance(uniform, 5, 0, 4, 5) == 1);
    CHECK(chance(uniform, 5, 0, 4, 5.001) == 0);
    CHECK(chance_given_rest(nullptr, 13, 8, 4, 13) == 1);
    CHECK(chance_given_rest(nullptr, 13, 8, 4, 13.5) == 0);
    CHECK(chance_given_rest(&uniform, 5, 0, 0, 5) == 1);
    // All of it the price's, asked to be at least nothing: a tie at 0 counts, as where draws are counted.
    CHECK(chance(uniform, 0, 3, 4, 0) == 1);
    CHECK(chance(uniform, 0, -3, 4, 0) == 0);
}

TEST_CASE("the mean of chances is known more surely than the share, and in closed form") {
    // a is uniform on (0, 1) and p on (0, 1): P(a + p >= 1.5) = 1/8, and the chance given a is max(0, a - 1/2), with
    // variance 1/24 - 1/64; a count has 1/8 x 7/8.
    Distribution const law = uncertainty::Uniform{0, 1};
    constexpr int draws = 1 << 16;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; ++i) {
        double const a = (i + 0.5) / draws;
        double const found = chance(law, a, 1, 0.3, 1.5);
        sum += found;
        squares += found * found;
    }
    CHECK(sum / draws == doctest::Approx(1.0 / 8).epsilon(1e-6));
    CHECK(squares / draws - sum / draws * (sum / draws) ==
          doctest::Approx(1.0 / 24 - 1.0 / 64).epsilon(1e-6));
}
