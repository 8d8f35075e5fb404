#include "study/dial.hpp"

#include "study/chance_table.hpp"
#include "study/integration.hpp"
#include "uncertainty/law.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

using namespace eigenkracht;
using uncertainty::Distribution;

namespace {

/// Laws that are tabled, that are asked themselves, and that no table holds.
std::vector<Distribution> const& laws() {
    static std::vector<Distribution> const all{uncertainty::LogNormal{11.1, 0.18},
                                               uncertainty::LogNormal{0, 2},
                                               uncertainty::Pert{6000, 10000, 17000},
                                               uncertainty::Pert{0, 0.01, 10},
                                               uncertainty::Beta{5, 3},
                                               uncertainty::Beta{0.05, 0.5},
                                               uncertainty::Gamma{2, 0.001},
                                               uncertainty::Gamma{0.1, 3},
                                               uncertainty::Normal{100, 20},
                                               uncertainty::Uniform{-2, 3},
                                               uncertainty::Triangular{1, 2, 5},
                                               uncertainty::Fixed{7}};
    return all;
}

struct Draws {
    study::Column outcomes, parts, prices, thresholds, weights;
};

}  // namespace

TEST_CASE("chances from a table are the law's own, and one cell off would show") {
    double off = 0;
    for (auto const& law : laws()) {
        CAPTURE(uncertainty::text(law));
        study::ChanceTable const table(law);
        for (int i = 0; i <= 2000; ++i) {
            double const u = (i + 0.5) / 2001;
            double const x = uncertainty::quantile(law, u);
            CHECK(std::fabs(table(x) - uncertainty::cdf(law, x)) <= 1.1e-9);
            off = std::max(off, std::fabs(table(x * 1.001) - uncertainty::cdf(law, x)));
        }
        for (double const outside : {-1e9, -1.0, 1e9}) {
            CHECK(std::fabs(table(outside) - uncertainty::cdf(law, outside)) <= 1.1e-9);
        }
    }
    CHECK(off > 1e-6);
}

TEST_CASE("mean chances at many amounts are the means of chances given the rest of each draw") {
    std::vector<double> amounts;
    for (int k = 0; k < 101; ++k) {
        amounts.push_back(-4 + 0.2 * k);
    }
    for (auto const& law : laws()) {
        CAPTURE(uncertainty::text(law));
        double const price = uncertainty::quantile(law, 0.4);
        Draws draws;
        for (int d = 0; d < 60; ++d) {
            // Savings and costs in proportion to the price, some draws without either, some without a price.
            double const b = d % 5 == 0 ? 0 : std::sin(d * 2.3) / std::max(1.0, std::fabs(price)) * 4;
            draws.parts.push_back(b * price);
            draws.prices.push_back(d % 11 == 0 ? 0 : price);
            draws.outcomes.push_back(3 * std::cos(d * 1.1) + b * price);
            draws.thresholds.push_back(d % 2 == 0 ? 0 : 0.7);
            draws.weights.push_back(0.2 + d % 3);
        }
        for (bool const weighed : {false, true}) {
            std::vector<double> const none;
            auto const& weights = weighed ? draws.weights : none;
            auto const found = study::mean_chances(
                {&law, draws.outcomes, draws.parts, draws.prices, draws.thresholds, weights}, amounts);
            double moved = 0;
            for (std::size_t k = 0; k < amounts.size(); ++k) {
                auto const mean_at = [&](double amount) {
                    double sum = 0;
                    double all = 0;
                    for (std::size_t d = 0; d < draws.outcomes.size(); ++d) {
                        double const weight = weighed ? weights[d] : 1;
                        sum +=
                            weight * study::chance_given_rest(&law, draws.outcomes[d], draws.parts[d],
                                                              draws.prices[d], draws.thresholds[d] + amount);
                        all += weight;
                    }
                    return sum / all;
                };
                CHECK(std::fabs(found[k] - mean_at(amounts[k])) <= 2e-9);
                moved = std::max(moved, std::fabs(found[k] - mean_at(amounts[k] + 0.01)));
            }
            CHECK(moved > 1e-6);
        }
    }
}

TEST_CASE("chances are written to a tenth of what one draw counts") {
    CHECK(study::unit_of_chance(64) == 1e-3);
    CHECK(study::unit_of_chance(1024) == 1e-4);
    CHECK(study::unit_of_chance(16384) == 1e-5);
    CHECK(study::unit_of_chance(100'000'000) == 1e-6);
}
