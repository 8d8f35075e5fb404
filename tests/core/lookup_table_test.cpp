#include "core/lookup_table.hpp"

#include "core/error.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>

using namespace eigenkracht::core;

namespace {

LookupTable mortality() {
    return {"mortality", {"age", "sex"}, {{0, 10, 20}, {0, 1}}, {1, 2, 3, 4, 5, 6}, false};
}

double at(LookupTable const& table, double first, double second) {
    std::array<double, 2> const arguments{first, second};
    return look_up(table, arguments.data());
}

}  // namespace

TEST_CASE("a step table holds the value of the last knot passed") {
    LookupTable const table = mortality();
    require_valid(table);
    CHECK(at(table, 0, 0) == 1);
    CHECK(at(table, 0, 1) == 2);
    CHECK(at(table, 9.99, 0) == 1);
    CHECK(at(table, 10, 0) == 3);
    CHECK(at(table, 10, 0.5) == 3);
    CHECK(at(table, 20, 1) == 6);
}

TEST_CASE("outside its knots a table holds its first or last value") {
    LookupTable table = mortality();
    CHECK(at(table, -5, -5) == 1);
    CHECK(at(table, 99, 99) == 6);
    table.linear = true;
    CHECK(at(table, -5, -5) == 1);
    CHECK(at(table, 99, 99) == 6);
}

TEST_CASE("a linear table draws lines along each axis") {
    LookupTable table = mortality();
    table.linear = true;
    CHECK(at(table, 5, 0) == 2);
    CHECK(at(table, 0, 0.5) == 1.5);
    CHECK(at(table, 5, 0.5) == 2.5);
    CHECK(at(table, 10, 1) == 4);
}

TEST_CASE("a table of three axes runs fastest along the last") {
    LookupTable const table{"t", {"a", "b", "c"}, {{0, 1}, {0, 1}, {0, 1}}, {0, 1, 2, 3, 4, 5, 6, 7}, false};
    require_valid(table);
    for (double a : {0., 1.}) {
        for (double b : {0., 1.}) {
            for (double c : {0., 1.}) {
                std::array<double, 3> const arguments{a, b, c};
                CHECK(look_up(table, arguments.data()) == 4 * a + 2 * b + c);
            }
        }
    }
}

TEST_CASE("a table has no value for what is not a number") {
    CHECK(std::isnan(at(mortality(), 5, std::numeric_limits<double>::quiet_NaN())));
}

TEST_CASE("a table that cannot be used says why") {
    auto const complaint = [](LookupTable const& table) {
        try {
            require_valid(table);
        } catch (InputError const& error) {
            return std::string(error.what());
        }
        return std::string("none");
    };
    LookupTable table = mortality();
    CHECK(complaint(table) == "none");
    table.values.pop_back();
    CHECK(complaint(table) ==
          "table mortality: found 5 values (expected 6, one for each combination of the axes)");
    table = mortality();
    table.axes[0] = {0, 20, 20};
    CHECK(complaint(table) ==
          "table mortality: found age = [0, 20, 20] (expected at least one number, each larger than the one "
          "before)");
    table = mortality();
    table.arguments = {"age"};
    CHECK(complaint(table) == "table mortality: found 1 names of axes (expected 2, one for each axis)");
    table = mortality();
    table.values[2] = std::numeric_limits<double>::infinity();
    CHECK(complaint(table) == "table mortality: found the value inf (expected finite numbers only)");
    CHECK(complaint({"empty", {}, {}, {}, false}) == "table empty: found 0 axes (expected 1 to 3 axes)");
}
