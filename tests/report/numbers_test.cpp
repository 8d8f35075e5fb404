#include "report/numbers.hpp"

#include "report/sample.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::report;

using Cells = std::vector<std::string>;

TEST_CASE("an error is rounded to one digit before it decides on places") {
    CHECK(one_digit(0.0977) == doctest::Approx(0.1));
    CHECK(one_digit(0.94) == doctest::Approx(0.9));
    CHECK(one_digit(0) == 0);
    CHECK(one_digit(0.000001) >= 0.000001);
}

TEST_CASE("a column has the decimals that its least certain cell allows") {
    CHECK(column({report_test::spread(2.1, 1.2), report_test::spread(0.52, 0.5)}, Part::mean_with_range) ==
          Cells{"2.1 (-0.3 to 4.5)", "0.5 (-0.5 to 1.5)"});
    CHECK(column({report_test::spread(12.3, 30), report_test::spread(5.25, 2)}, Part::mean) ==
          Cells{"12.3", "5.2"});
}

TEST_CASE("tens and hundreds are no matter of decimals") {
    CHECK(column({report_test::spread(341, 112), report_test::spread(12.3, 4)}, Part::mean_with_range) ==
          Cells{"340 (120 to 560)", "12 (4 to 20)"});
}

TEST_CASE("a cell too small for its column's decimals keeps its own") {
    CHECK(column({report_test::spread(34, 20), report_test::spread(0.3, 0.1)}, Part::mean_with_range) ==
          Cells{"34 (-5 to 73)", "0.30 (0.10 to 0.50)"});
}

TEST_CASE("a mean outside its own range of nothing is about 0, a large one stands beside mostly 0") {
    study::Spread rare = report_test::spread(0.01, 0.1);
    rare.low95 = rare.high95 = rare.quantile_error = 0;
    CHECK(column({rare}, Part::mean_with_range) == Cells{"about 0"});
    rare.mean = 30;
    rare.mean_error = 2;
    CHECK(column({rare}, Part::mean_with_range) == Cells{"30 (mostly 0)"});
    CHECK(column({study::Spread{}}, Part::mean_with_range) == Cells{"0"});
}

TEST_CASE("a mean that rounds to a plain 0 is said to be about 0") {
    CHECK(column({report_test::spread(0.3, 5)}, Part::mean_with_range) == Cells{"0.3 (-9.5 to 10.1)"});
    CHECK(column({report_test::spread(0.3, 25)}, Part::mean_with_range) == Cells{"about 0 (-49 to 49)"});
}

TEST_CASE("what binary rounding leaves of 0 is 0") {
    CHECK(column({report_test::spread(13.6e6, 1e6), report_test::spread(4e-9, 1e-9)}, Part::mean_with_range,
                 1e6) == Cells{"13.6 (11.6 to 15.6)", "0"});
}

TEST_CASE("ranges of 80% and 95% stand alone where they are asked for") {
    CHECK(column({report_test::spread(10, 5)}, Part::range80) == Cells{"3.6 to 16.4"});
    CHECK(column({report_test::spread(10, 5)}, Part::range95) == Cells{"0.2 to 19.8"});
}

TEST_CASE("chances share their decimals, but none becomes 0% or 100% by that") {
    CHECK(chance_column({{0.44, 0.016, 1024}, {0.001, 0.001, 1024}, {0.082, 0.009, 1024}, {0, 0, 1024}},
                        false) == Cells{"44%", "0.1%", "8%", "0 of 1,024"});
    CHECK(chance_column({{0.44, 0.016, 1024}, {0.0901, 0.004, 1024}}, true) ==
          Cells{"44% +- 2", "9.0% +- 0.4"});
}
