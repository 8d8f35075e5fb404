#include "uncertainty/mixture.hpp"

#include "uncertainty/law.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <memory>
#include <vector>

using namespace eigenkracht::uncertainty;

TEST_CASE("a lump of no effect takes exactly its share of the draws") {
    Mixture const mixture{{0.3, 0.7}, {Fixed{0}, Gamma{2, 1}}};
    CHECK(mixture_quantile(mixture, 0.01) == 0);
    CHECK(mixture_quantile(mixture, 0.3) == 0);
    CHECK(mixture_quantile(mixture, 0.3000001) > 0);
    CHECK(mixture_quantile(mixture, 0.3 + 0.7 * 0.5) ==
          doctest::Approx(quantile(Gamma{2, 1}, 0.5)).epsilon(1e-9));
}

TEST_CASE("a lump in the middle holds its share, with the law around it untouched") {
    Mixture const mixture{{1, 1}, {Uniform{0, 1}, Fixed{0.5}}};
    CHECK(mixture_quantile(mixture, 0.1) == doctest::Approx(0.2).epsilon(1e-12));
    CHECK(mixture_quantile(mixture, 0.26) == 0.5);
    CHECK(mixture_quantile(mixture, 0.5) == 0.5);
    CHECK(mixture_quantile(mixture, 0.74) == 0.5);
    CHECK(mixture_quantile(mixture, 0.9) == doctest::Approx(0.8).epsilon(1e-12));
}

TEST_CASE("several lumps are steps in the order of their values") {
    Mixture const mixture{{2, 3, 5}, {Fixed{3}, Fixed{1}, Fixed{2}}};
    CHECK(mixture_quantile(mixture, 0.29) == 1);
    CHECK(mixture_quantile(mixture, 0.31) == 2);
    CHECK(mixture_quantile(mixture, 0.79) == 2);
    CHECK(mixture_quantile(mixture, 0.81) == 3);
}

TEST_CASE("lumps of an inner mixture count with its weight") {
    auto const inner = std::make_shared<Mixture const>(Mixture{{1, 1}, {Fixed{0}, Uniform{1, 2}}});
    Mixture const mixture{{1, 1}, {inner, Uniform{-1, 1}}};
    // Below 0 lies half of half, then a quarter at 0.
    CHECK(mixture_quantile(mixture, 0.2) < 0);
    CHECK(mixture_quantile(mixture, 0.26) == 0);
    CHECK(mixture_quantile(mixture, 0.49) == 0);
    CHECK(mixture_quantile(mixture, 0.51) > 0);
}

TEST_CASE("two distant bumps: the quantile rises and crosses the gap where the weights say") {
    Mixture const mixture{{1, 3}, {Normal{-10, 0.1}, Normal{10, 0.1}}};
    CHECK(mixture_quantile(mixture, 0.24) < -9);
    CHECK(mixture_quantile(mixture, 0.26) > 9);
    double last = -HUGE_VAL;
    for (int i = 1; i < 1000; ++i) {
        double const x = mixture_quantile(mixture, i / 1000.0);
        CHECK(x >= last);
        last = x;
    }
}

TEST_CASE("a mixture of one law is that law, whatever its weight") {
    for (double const u : {0.01, 0.5, 0.99}) {
        CHECK(mixture_quantile({{0.2}, {Normal{1, 2}}}, u) == quantile(Normal{1, 2}, u));
    }
}

TEST_CASE("a mixture's moments hold the distance between its parts") {
    Mixture const mixture{{1, 3}, {Fixed{0}, Normal{4, 2}}};
    CHECK(mixture_mean(mixture) == doctest::Approx(3));
    CHECK(mixture_sd(mixture) == doctest::Approx(std::sqrt(0.75 * 4 + 0.25 * 9 + 0.75 * 1)));
    CHECK(mixture_cdf(mixture, 4) == doctest::Approx(0.625));
}
