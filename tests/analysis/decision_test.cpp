#include "analysis/decision.hpp"

#include "analysis/trials.hpp"
#include "core/error.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::analysis;

namespace {

using Payoffs = std::vector<std::span<double const>>;

double mean(std::vector<double> const& column) {
    double sum = 0;
    for (double const value : column) {
        sum += value;
    }
    return sum / static_cast<double>(column.size());
}

Plane plane_of_one(std::vector<double> const& cost, std::vector<double> const& effect) {
    PlaneStratum const one{cost, effect, 1};
    return plane_of({&one, 1});
}

}  // namespace

TEST_CASE("which option is best, and what another loses, is counted draw by draw, and ties are shared") {
    std::vector<double> const first{1, 5, 2, 0};
    std::vector<double> const second{3, 4, 2, 0};
    std::vector<double> const third{0, 1, 2, -7};
    auto const best = best_of(Payoffs{first, second, third});
    CHECK(best[0] == std::vector<double>{0, 1, 1.0 / 3, 0.5});
    CHECK(best[1] == std::vector<double>{1, 0, 1.0 / 3, 0.5});
    CHECK(best[2] == std::vector<double>{0, 0, 1.0 / 3, 0});
    auto const lost = losses(Payoffs{first, second, third});
    CHECK(lost[0] == std::vector<double>{2, 0, 0, 0});
    CHECK(lost[2] == std::vector<double>{3, 4, 0, 7});
}

TEST_CASE("two normal payoffs: expected loss and chance to be best as the closed form has them") {
    // Difference of payoffs D ~ N(m, s^2): P(first best) = Phi(m / s); loss of the second = E max(D, 0)
    // = s phi(m / s) + m Phi(m / s).
    constexpr std::uint32_t draws = 200000;
    double const m = 0.5;
    double const s = std::sqrt(2.0);
    std::vector<double> first;
    std::vector<double> second;
    for (std::uint32_t d = 0; d < draws; ++d) {
        first.push_back(m + analysis_test::normal(901, d, 0));
        second.push_back(analysis_test::normal(901, d, 1));
    }
    double const phi = std::exp(-m * m / (2 * s * s)) / std::sqrt(2 * 3.14159265358979323846);
    double const below = 0.5 * std::erfc(-m / s / std::sqrt(2.0));
    double const n = std::sqrt(static_cast<double>(draws));
    auto const best = best_of(Payoffs{first, second});
    CHECK(std::abs(mean(best[0]) - below) < tests::normal_bound() * std::sqrt(below * (1 - below)) / n);
    auto const lost = losses(Payoffs{first, second});
    double const expected = s * phi + m * below;
    CHECK(std::abs(mean(lost[1]) - expected) < tests::normal_bound() * s / n);
    // The planted fault: the loss of the other option.
    CHECK(std::abs(mean(lost[0]) - expected) > tests::normal_bound() * s / n);
    CHECK(mean(lost[1]) - mean(lost[0]) == doctest::Approx(mean(first) - mean(second)));
}

TEST_CASE("the plane of cost and effect: quadrants, ratio of means and the prices that leave doubt") {
    // Ratios 1, 2, ..., 40 euros a unit: at a price p the share floor(p) / 40 (strictly below) is worth its cost.
    std::vector<double> cost;
    std::vector<double> effect(40, 2.0);
    for (int i = 1; i <= 40; ++i) {
        cost.push_back(2.0 * i);
    }
    auto const plane = plane_of_one(cost, effect);
    CHECK(plane.better_dearer == doctest::Approx(1));
    CHECK(plane.ratio.value() == doctest::Approx(20.5));
    CHECK(plane.low.value() == 1);    // 1 of 40 is 2.5%
    CHECK(plane.high.value() == 39);  // 39 of 40 are 97.5%
}

TEST_CASE("a cloud around the origin has no bound, whatever its ratio of means") {
    std::vector<double> cost;
    std::vector<double> effect;
    for (std::uint32_t d = 0; d < 4000; ++d) {
        cost.push_back(analysis_test::normal(902, d, 0));
        effect.push_back(0.1 + analysis_test::normal(902, d, 1));
    }
    auto const plane = plane_of_one(cost, effect);
    CHECK(plane.ratio.has_value());
    CHECK(plane.low.value() == 0);
    CHECK_FALSE(plane.high.has_value());
    CHECK(plane.better_cheaper > 0.2);
    CHECK(plane.worse_dearer > 0.2);
    double const all = plane.better_cheaper + plane.better_dearer + plane.worse_cheaper + plane.worse_dearer;
    CHECK(all == doctest::Approx(1));
}

TEST_CASE("what saves and does better is worth it at any price, and what costs and does worse at none") {
    std::vector<double> const saves{-3, -2, -1};
    std::vector<double> const costs{3, 2, 1};
    std::vector<double> const better{1, 1, 1};
    std::vector<double> const worse{-1, -1, -1};
    auto const good = plane_of_one(saves, better);
    CHECK(good.saves_surely);
    CHECK(good.high.value() == 0);
    auto const bad = plane_of_one(costs, worse);
    CHECK_FALSE(bad.low.has_value());
    CHECK_FALSE(bad.high.has_value());
    std::vector<double> const nothing{0, 0, 0};
    CHECK_FALSE(plane_of_one(costs, nothing).ratio.has_value());
    // Cheaper and worse: worth it at a price of 0 and at no high one.
    auto const cheap = plane_of_one(saves, worse);
    CHECK_FALSE(cheap.high.has_value());
}

TEST_CASE("strata count by their weights, and what cannot be compared is refused") {
    std::vector<double> const saves{-1, -1};
    std::vector<double> const costs{1, 1};
    std::vector<double> const better{1, 1};
    std::vector<PlaneStratum> const strata{{saves, better, 3}, {costs, better, 1}};
    auto const plane = plane_of(strata);
    CHECK(plane.better_cheaper == doctest::Approx(0.75));
    CHECK(plane.ratio.value() == doctest::Approx(-0.5));
    CHECK(plane.low.value() == 0);
    CHECK(plane.high.value() == 1);
    std::vector<double> const longer{1, 2, 3};
    CHECK_THROWS_AS((void)best_of(Payoffs{}), core::InputError);
    CHECK_THROWS_AS((void)losses(Payoffs{saves, longer}), core::InputError);
    std::vector<PlaneStratum> const uneven{{saves, longer, 1}};
    CHECK_THROWS_AS((void)plane_of(uneven), core::InputError);
    CHECK_THROWS_AS((void)plane_of(strata, 1), core::InputError);
}
