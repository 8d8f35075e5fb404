#include "analysis/tornado.hpp"

#include "core/error.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace eigenkracht;
using namespace eigenkracht::analysis;

TEST_CASE("bars of a tornado stand by length, and ends on one side are said") {
    double const failed = std::numeric_limits<double>::quiet_NaN();
    auto const found = tornado(10, {{"small", 9, 11},
                                    {"falling", 16, 6},
                                    {"failed", 3, failed},
                                    {"bent", 14, 15},
                                    {"as small", 11, 9},
                                    {"none", 10, 10}});
    REQUIRE(found.bars.size() == 5);
    CHECK(found.bars[0].name == "falling");
    CHECK(found.bars[0].input == 1);
    CHECK(found.bars[0].swing == -10);
    CHECK(found.bars[0].low == 6);
    CHECK(found.bars[0].high == 16);
    CHECK_FALSE(found.bars[0].one_sided);
    // Its ends differ by 1 only, but the outcome moves by 5.
    CHECK(found.bars[1].name == "bent");
    CHECK(found.bars[1].one_sided);
    CHECK(found.bars[1].low == 10);
    CHECK(found.bars[1].high == 15);
    CHECK(found.bars[2].name == "small");
    CHECK(found.bars[3].name == "as small");
    CHECK(found.bars[4].swing == 0);
    CHECK(found.failed == std::vector<std::size_t>{2});
    CHECK_THROWS_AS((void)tornado(failed, {}), core::InputError);
}
