#include "analysis/frontier.hpp"

#include "core/error.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::analysis;

TEST_CASE("the Sick-Sicker strategies stand as printed") {
    // Oracle: Alarid-Escudero et al. (2023), table of the introductory tutorial, standard of care, A, B, AB.
    std::vector<CostEffect> const strategies{
        {151579.866, 20.71133}, {284804.513, 21.49866}, {259100.411, 22.18447}, {378875.198, 23.13684}};
    std::vector<FrontierLine> const lines = frontier(strategies);
    CHECK(text(lines[0].standing) == "reference");
    CHECK(text(lines[1].standing) == "dominated");
    CHECK_FALSE(lines[1].ratio.has_value());
    CHECK(text(lines[2].standing).empty());
    CHECK(lines[2].compared_with == 0);
    CHECK(lines[3].compared_with == 2);
    // The paper rounds to the euro from unrounded effects; five decimals of effect hold the ratio to about 1.
    CHECK(lines[2].incremental_cost.value() == doctest::Approx(107521).epsilon(1e-5));
    CHECK(lines[2].ratio.value() == doctest::Approx(72988).epsilon(2e-5));
    CHECK(lines[3].ratio.value() == doctest::Approx(125764).epsilon(2e-5));
}

TEST_CASE("extended dominance is looked for again after each strategy left out") {
    // Ratios from the cheapest: 1 -> 10, 2 -> 9, 3 -> 1. Leaving out 2 raises nothing for 1, whose ratio 10 is then
    // above (28 - 10) / (12 - 1) too, so that 1 goes as well: only the ends remain.
    std::vector<CostEffect> const strategies{{0, 0}, {10, 1}, {19, 2}, {28, 12}};
    std::vector<FrontierLine> const lines = frontier(strategies);
    CHECK(lines[0].standing == Standing::reference);
    CHECK(lines[1].standing == Standing::extendedly_dominated);
    CHECK(lines[2].standing == Standing::extendedly_dominated);
    CHECK(lines[3].standing == Standing::on_frontier);
    CHECK(lines[3].compared_with == 0);
    CHECK(lines[3].ratio.value() == doctest::Approx(28.0 / 12).epsilon(1e-14));
}

TEST_CASE("a strategy made extendedly dominated by a later removal is found") {
    // Ratios 2, 5, 3: the third is left out first, then the second has 2 against (13 - 2) / (4 - 1) = 3.67 and stays.
    std::vector<CostEffect> const stays{{0, 0}, {2, 1}, {7, 2}, {13, 4}};
    CHECK(frontier(stays)[1].standing == Standing::on_frontier);
    CHECK(frontier(stays)[2].standing == Standing::extendedly_dominated);
    // Ratios 4, 5, 2: after the third goes, the second has 4 against (11 - 4) / (3 - 1) = 3.5 and goes too.
    std::vector<CostEffect> const goes{{0, 0}, {4, 1}, {9, 2}, {11, 3}};
    CHECK(frontier(goes)[1].standing == Standing::extendedly_dominated);
    CHECK(frontier(goes)[2].standing == Standing::extendedly_dominated);
}

TEST_CASE("twins, free effects and savings are told apart") {
    std::vector<CostEffect> const twins{{5, 1}, {5, 1}, {5, 2}};
    CHECK(frontier(twins)[0].standing == Standing::dominated);
    CHECK(frontier(twins)[1].standing == Standing::dominated);
    CHECK(frontier(twins)[2].standing == Standing::reference);
    std::vector<CostEffect> const equal{{5, 1}, {5, 1}};
    CHECK(frontier(equal)[0].standing == Standing::reference);
    CHECK(frontier(equal)[1].standing == Standing::dominated);
    std::vector<CostEffect> const saving{{-10, 3}, {0, 1}};
    CHECK(frontier(saving)[0].standing == Standing::reference);
    CHECK(frontier(saving)[1].standing == Standing::dominated);
}

TEST_CASE("nothing to compare, or not a number, is refused") {
    CHECK_THROWS_AS((void)frontier({}), core::InputError);
    std::vector<CostEffect> const bad{{std::numeric_limits<double>::infinity(), 1}};
    CHECK_THROWS_AS((void)frontier(bad), core::InputError);
}
