#include "core/calendar.hpp"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace eigenkracht::core;

TEST_CASE("a month index gives its year and month back") {
    for (int year : {-3, -1, 0, 1, 2011, 2013}) {
        for (int month = 1; month <= 12; ++month) {
            CHECK(year_of(month_index(year, month)) == year);
            CHECK(month_of(month_index(year, month)) == month);
        }
    }
}

TEST_CASE("months follow one another over the turn of the year") {
    CHECK(month_index(0, 1) == 0);
    CHECK(month_index(2013, 1) - month_index(2012, 12) == 1);
    CHECK(month_index(2012, 13) == month_index(2013, 1));
}
