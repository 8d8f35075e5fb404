#include "study/amounts.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace eigenkracht;
using study::amounts_for;

namespace {

/// Whether a number of these is an amount, to the rounding of the step.
bool holds(study::Amounts const& amounts, double number) {
    double const place = (number - amounts.first) / amounts.step;
    return std::fabs(place - std::nearbyint(place)) < 1e-6 && place > -1e-6 &&
           place < static_cast<double>(amounts.count) - 1 + 1e-6;
}

}  // namespace

TEST_CASE("a cut of 7 million asked of -3 to 5 million goes in steps of 50,000") {
    auto const found = amounts_for(-2.7e6, 4.9e6, 7e6);
    CHECK(found.amounts.step == 5e4);
    CHECK(found.amounts.count == study::dial_amounts);
    CHECK(found.amounts.at(found.threshold) == 7e6);
    CHECK(holds(found.amounts, 0));
    // 6 amounts to spare, half of them below.
    CHECK(found.amounts.first == -2.85e6);
}

TEST_CASE("a threshold that no round step divides is divided itself") {
    auto const found = amounts_for(-5e6, 30e6, 7.3e6);
    CHECK(found.amounts.step == 7.3e6 / 40);
    CHECK(holds(found.amounts, 0));
    CHECK(holds(found.amounts, 7.3e6));
}

TEST_CASE("a threshold next to 0 is an amount, and 0 lies between two") {
    auto const found = amounts_for(-1e8, 1e8, 1e5);
    CHECK(found.amounts.step == 2e6);
    CHECK(found.amounts.at(found.threshold) == 1e5);
    CHECK_FALSE(holds(found.amounts, 0));
}

TEST_CASE("amounts hold the threshold and 0, reach to both ends, and are no coarser than they need be") {
    for (double const size : {1e-6, 1e-3, 0.37, 1.0, 12345.6, 1e9}) {
        for (double const low : {-3.0, -0.2, 0.0, 0.9}) {
            for (double const width : {0.0, 1e-4, 0.5, 7.0}) {
                for (double const threshold : {-1.7, -0.25, 0.0, 0.1, 1.0 / 3, 5.0}) {
                    CAPTURE(size);
                    CAPTURE(low);
                    CAPTURE(width);
                    CAPTURE(threshold);
                    auto const found = amounts_for(low * size, (low + width) * size, threshold * size);
                    auto const& amounts = found.amounts;
                    double const least = std::min({low, 0.0, threshold}) * size;
                    double const most = std::max({low + width, 0.0, threshold}) * size;
                    double const slack = amounts.step * 1e-6;
                    REQUIRE(amounts.count == study::dial_amounts);
                    CHECK(amounts.first <= least + slack);
                    CHECK(amounts.at(amounts.count - 1) >= most - slack);
                    CHECK(std::fabs(amounts.at(found.threshold) - threshold * size) <= slack);
                    CHECK((holds(amounts, 0) || std::fabs(threshold * size) < amounts.step));
                    double const needed = (most - least) / static_cast<double>(amounts.count - 1);
                    CHECK((amounts.step <= 2.6 * needed || most == least));
                }
            }
        }
    }
}

TEST_CASE("where every draw is 0 and so is the threshold there are amounts all the same") {
    auto const found = amounts_for(0, 0, 0);
    CHECK(found.amounts.step > 0);
    CHECK(found.amounts.at(found.threshold) == 0);
}
