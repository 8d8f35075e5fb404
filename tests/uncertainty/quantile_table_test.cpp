#include "uncertainty/quantile_table.hpp"

#include "core/elementary.hpp"
#include "core/error.hpp"
#include "random/address.hpp"
#include "uncertainty/law.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <string>
#include <thread>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::uncertainty;

namespace {

constexpr double bound = 1e-10;     // as quantile_table.hpp states it
constexpr double rounding = 2e-15;  // of the value

std::vector<Distribution> many_laws() {
    std::vector<Distribution> laws = {Normal{0.2, 0.1},  Normal{-3, 1e-6}, LogNormal{10.6, 0.25},
                                      LogNormal{0, 3},   Pert{1, 2, 7},    Pert{-1, -1, 7},
                                      Pert{0, 1e6, 1e6}, Gamma{44.5, 100}, Gamma{100, 100 / 4200.0},
                                      Beta{37.5, 63.5}};
    std::vector<double> const shapes = {0.3, 0.5, 0.9, 1, 1.5, 1.999, 2, 3, 5, 14.5, 44.5, 333, 1e4};
    for (double const shape : shapes) {
        laws.emplace_back(Gamma{shape, 1});
        for (double const other : {0.3, 1.0, 2.0, 14.5, 1e4}) {
            laws.emplace_back(Beta{shape, other});
        }
    }
    return laws;
}

/// Chances where a table could go wrong: at random, at the edges of its cells and in their middle, at the edge of its
/// range, beside one half, in the far tails.
std::vector<double> telling_chances(int at_random) {
    std::vector<double> chances = {0x1p-53,      1 - 0x1p-53, 1e-12, 1 - 1e-12,     3.19e-5,      3.2e-5,
                                   3.2000001e-5, 1 - 3.2e-5,  0.5,   0.5 - 0x1p-53, 0.5 + 0x1p-53};
    for (int step = -64; step <= 64; ++step) {
        double const edge = core::normal_cdf(step / 16.0);
        for (double const u : {edge, edge * (1 - 1e-12), std::min(edge * (1 + 1e-12), 1 - 0x1p-53)}) {
            chances.push_back(u);
        }
    }
    for (int i = 0; i < at_random; ++i) {
        chances.push_back(
            random::uniform({20}, random::Purpose::resample, static_cast<std::uint32_t>(i), 0, 0, 0));
    }
    std::sort(chances.begin(), chances.end());
    return chances;
}

/// What a miss is measured by: distance from the nearer end of the range, or a normal law's standard deviation.
double yardstick(Distribution const& law, double value) {
    if (auto const* normal = std::get_if<Normal>(&law)) {
        return normal->sd;
    }
    if (auto const* pert = std::get_if<Pert>(&law)) {
        return std::min(value - pert->low, pert->high - value);
    }
    return std::holds_alternative<Beta>(law) ? std::min(value, 1 - value) : value;
}

/// Greatest miss, as a share of what is allowed.
double worst_miss(Distribution const& tabulated, Distribution const& law,
                  std::vector<double> const& chances) {
    QuantileTable table(tabulated);
    double worst = 0;
    for (double const u : chances) {
        double const exact = quantile(law, u);
        double const allowed = bound * yardstick(law, exact) + rounding * std::max(std::fabs(exact), sd(law));
        worst = std::max(worst, std::fabs(table(u) - exact) / allowed);
    }
    return worst;
}

/// Greatest fall from one chance to the next, as a share of what rounding allows.
template <class Function>
double worst_fall(Distribution const& law, Function&& value, std::vector<double> const& rising) {
    double worst = 0;
    double last = value(rising.front());
    for (double const u : rising) {
        double const next = value(u);
        worst = std::max(worst, (last - next) / (rounding * std::max(std::fabs(next), sd(law))));
        last = next;
    }
    return worst;
}

/// Sixteen neighbouring uniform numbers around each of the telling ones.
std::vector<double> neighbours() {
    std::vector<double> all;
    for (double const u : telling_chances(300)) {
        double const first = std::floor(u * 0x1p52);
        for (int step = -8; step < 8; ++step) {
            double const uniform = (first + step + 0.5) * 0x1p-52;
            if (uniform > 0 && uniform < 1) {
                all.push_back(uniform);
            }
        }
    }
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace

TEST_CASE(
    "a table's quantiles are the exact ones to ten digits, for every shape, at cell edges and in the tails") {
    auto const chances = telling_chances(400);
    for (Distribution const& law : many_laws()) {
        CAPTURE(text(law));
        CHECK(worst_miss(law, law, chances) <= 1);
    }
}

TEST_CASE("a law that is off in the ninth digit would be found") {
    auto const chances = telling_chances(400);
    CHECK(worst_miss(Gamma{44.5 * (1 + 1e-9), 100}, Gamma{44.5, 100}, chances) > 1);
    CHECK(worst_miss(Gamma{0.5 * (1 + 1e-9), 1}, Gamma{0.5, 1}, chances) > 1);
    CHECK(worst_miss(Beta{8, 4 * (1 + 1e-9)}, Beta{8, 4}, chances) > 1);
    CHECK(worst_miss(LogNormal{1 + 1e-9, 1}, LogNormal{1, 1}, chances) > 1);
    CHECK(worst_miss(Normal{1e-9, 1}, Normal{0, 1}, chances) > 1);
}

TEST_CASE("a table never falls from one uniform number to the next but by rounding") {
    auto const rising = neighbours();
    for (Distribution const& law : many_laws()) {
        CAPTURE(text(law));
        QuantileTable table(law);
        CHECK(worst_fall(
                  law, [&](double u) { return table(u); }, rising) <= 1);
    }
    // Farther apart than rounding reaches, it rises.
    QuantileTable table(Gamma{44.5, 100});
    for (int step = 1; step < 100'000; ++step) {
        REQUIRE(table((step + 1) * 1e-5 - 5e-6) > table(step * 1e-5 - 5e-6));
    }
}

TEST_CASE("a step down between two cells would be found") {
    Gamma const law{44.5, 100};
    QuantileTable lower(law);
    QuantileTable upper(Gamma{44.5 * (1 - 1e-12), 100});
    CHECK(worst_fall(
              law, [&](double u) { return u < 0.5 ? lower(u) : upper(u); }, neighbours()) > 1);
}

TEST_CASE("a table gives the same bits whatever was asked before and by whichever thread") {
    auto const chances = telling_chances(2000);
    for (Distribution const& law : std::vector<Distribution>{Gamma{44.5, 100}, Gamma{0.5, 1}, Beta{8, 4},
                                                             Pert{1, 2, 7}, Normal{1, 2}}) {
        CAPTURE(text(law));
        std::vector<double> rising;
        QuantileTable forth(law);
        for (double const u : chances) {
            rising.push_back(forth(u));
        }
        std::vector<std::vector<double>> others(3, std::vector<double>(chances.size()));
        std::vector<std::thread> threads;
        for (std::size_t of = 0; of < others.size(); ++of) {
            threads.emplace_back([&, of] {
                QuantileTable table(law);
                for (std::size_t i = 0; i < chances.size(); ++i) {
                    // Backwards, in strides, and each number from a table of its own.
                    std::size_t const place = of == 0   ? chances.size() - 1 - i
                                              : of == 1 ? (i * 1009) % chances.size()
                                                        : i;
                    others[of][place] = of == 2 ? QuantileTable(law)(chances[place]) : table(chances[place]);
                }
            });
        }
        for (auto& thread : threads) {
            thread.join();
        }
        for (auto const& other : others) {
            CHECK(other == rising);
        }
        // The twin: exact quantiles have other last bits, so it is the table that was asked.
        std::vector<double> exact;
        for (double const u : chances) {
            exact.push_back(quantile(law, u));
        }
        CHECK(exact != rising);
    }
}

TEST_CASE("far tails and laws without a table get the exact quantile to the bit") {
    for (double const u : {0x1p-53, 1e-9, 3.1e-5, 1 - 3.1e-5, 1 - 0x1p-53}) {
        for (Distribution const& law : many_laws()) {
            CHECK(QuantileTable(law)(u) == quantile(law, u));
        }
    }
    Mixture const mixture{{0.3, 0.7}, {Fixed{0}, Gamma{2, 1}}};
    for (Distribution const& law : std::vector<Distribution>{Fixed{3}, Uniform{-1, 4}, Triangular{0, 1, 4},
                                                             std::make_shared<Mixture const>(mixture)}) {
        QuantileTable table(law);
        for (double const u : telling_chances(100)) {
            CHECK(table(u) == quantile(law, u));
        }
    }
}

TEST_CASE("a table refuses what is no chance") {
    for (Distribution const& law : std::vector<Distribution>{Gamma{44.5, 100}, Normal{0, 1}, Uniform{0, 1}}) {
        QuantileTable table(law);
        for (double const u : {0.0, 1.0, -0.1, 1.1, std::nan("")}) {
            CHECK_THROWS_AS((void)table(u), core::InputError);
        }
    }
}

TEST_CASE("the table of normal quantiles is right to thirteen digits") {
    NormalTable const& table = NormalTable::get();
    for (double chance = NormalTable::smallest; chance <= 0.5; chance *= 1.0003) {
        CHECK(std::fabs(table(chance) - core::normal_quantile(chance)) < 1e-13);
    }
    CHECK(table(0.5) == 0);
    CHECK(std::fabs(table(0.25) - core::normal_quantile(0.25 * (1 + 1e-12))) > 1e-13);  // the twin
}

TEST_CASE("a piece meets a polynomial of degree seven exactly") {
    // (1 + x)^7 with its derivatives at 0 and 1: all eight coefficients are binomials.
    Septic const piece = hermite_septic({1, 7, 42, 210}, {128, 448, 1344, 3360});
    Septic const binomials = {1, 7, 21, 35, 35, 21, 7, 1};
    for (std::size_t power = 0; power < piece.size(); ++power) {
        CHECK(piece[power] == doctest::Approx(binomials[power]).epsilon(1e-12));
    }
    CHECK(septic_value(piece, 0.5) == doctest::Approx(std::pow(1.5, 7)).epsilon(1e-14));
}
