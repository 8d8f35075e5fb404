#include "core/text.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace eigenkracht::core;

TEST_CASE("a misspelt word finds the nearest one, a strange word none") {
    std::vector<std::string> const keys{"conferences_held", "conference_price", "draws", "seed"};
    CHECK(nearest_word("conferrences_held", keys) == "conferences_held");
    CHECK(nearest_word("darws", keys) == "draws");  // two neighbours swapped are one step
    CHECK(nearest_word("Seed", keys) == "seed");
    CHECK(nearest_word("sed", keys) == "seed");
    CHECK(nearest_word("municipality", keys).empty());
    CHECK(nearest_word("x", keys).empty());
    CHECK(nearest_word("draws", {}).empty());
}

TEST_CASE("a name that there is not is answered with those there are, and the nearest") {
    std::vector<std::string> const names{"stay", "grow"};
    CHECK(expected_one_of(names, "gorw") == "(expected one of stay, grow). Did you mean grow?");
    CHECK(expected_one_of(names, "municipality") == "(expected one of stay, grow)");
}

TEST_CASE("words are joined with the separator between them only") {
    CHECK(join({}, ", ").empty());
    CHECK(join({"a"}, ", ") == "a");
    CHECK(join({"a", "b", "c"}, ", ") == "a, b, c");
}

TEST_CASE("thousands are grouped") {
    CHECK(grouped(0) == "0");
    CHECK(grouped(999) == "999");
    CHECK(grouped(1000) == "1,000");
    CHECK(grouped(-9'350'000) == "-9,350,000");
    CHECK(grouped(std::numeric_limits<std::int64_t>::min()) == "-9,223,372,036,854,775,808");
}

TEST_CASE("the last digit printed stands where the error's first digit stands") {
    CHECK(rounded_to_error(412.345, 2.3) == "412");
    CHECK(rounded_to_error(412.345, 9.9) == "412");
    CHECK(rounded_to_error(412.345, 23) == "410");
    CHECK(rounded_to_error(412.345, 230) == "400");
    CHECK(rounded_to_error(412.345, 2300) == "0");
    CHECK(rounded_to_error(412.345, 0.023) == "412.35");
    CHECK(rounded_to_error(-412.345, 23) == "-410");
    CHECK(rounded_to_error(-0.2, 3) == "0");
    CHECK(rounded_to_error(9'350'123, 5000) == "9,350,000");
    CHECK(rounded_to_error(0.5, 0.01) == "0.50");
    CHECK(rounded_to_error(0, 0.01) == "0.00");
}

TEST_CASE("an exact number has up to six digits and no empty ones") {
    CHECK(rounded_to_error(0, 0) == "0");
    CHECK(rounded_to_error(17'000, 0) == "17,000");
    CHECK(rounded_to_error(0.25, 0) == "0.25");
    CHECK(rounded_to_error(1.0 / 3, 0) == "0.333333");
    CHECK(rounded_to_error(9'350'000, 0) == "9,350,000");
}

TEST_CASE("what is not finite is unknown") {
    double const nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(rounded_to_error(nan, 1) == "unknown");
    CHECK(rounded_to_error(1, nan) == "unknown");
    CHECK(euros(1, std::numeric_limits<double>::infinity()) == "unknown");
    CHECK(percentage(nan, 0) == "unknown");
}

TEST_CASE("money is said in words without more digits than are known") {
    CHECK(euros(7e6, 0) == "EUR 7 million");
    CHECK(euros(9.35e6, 0) == "EUR 9.35 million");
    CHECK(euros(3e9, 0) == "EUR 3 billion");
    CHECK(euros(17'000, 0) == "EUR 17,000");
    CHECK(euros(7'012'345, 2e5) == "EUR 7.0 million");
    CHECK(euros(7'012'345, 2e4) == "EUR 7.01 million");
    CHECK(euros(7'012'345, 2e6) == "EUR 7 million");
    CHECK(euros(7'012'345, 2e7) == "EUR 10 million");
    CHECK(euros(4'012'345, 2e7) == "EUR 0");
    CHECK(euros(7'012'345, 0.1) == "EUR 7.012 million");
    CHECK(euros(8'512, 300) == "EUR 8,500");
    CHECK(euros(999'999, 2e4) == "EUR 1.00 million");
    CHECK(euros(-1'250'000'000, 1e7) == "EUR -1.25 billion");
    CHECK(euros(-8'512, 300) == "EUR -8,500");
    CHECK(euros(12.5, 0.01) == "EUR 12");
    CHECK(euros(0, 0) == "EUR 0");
}

TEST_CASE("shares are percentages without more digits than are known") {
    CHECK(percentage(0.362, 0.004) == "36.2%");
    CHECK(percentage(0.362, 0.04) == "36%");
    CHECK(percentage(0.362, 0) == "36.2%");
    CHECK(percentage(0.0045, 0) == "0.45%");
    CHECK(percentage(1, 0) == "100%");
    CHECK(percentage(0.36216, 1e-9) == "36.22%");
    CHECK(percentage(0, 0.004) == "0.0%");
    CHECK(percentage(-0.0001, 0.02) == "0%");
}

TEST_CASE("lines are broken at blanks and keep to the columns") {
    CHECK(wrap("one two three", 7, 0) == "one two\nthree");
    CHECK(wrap("one two three", 7, 2) == "one two\n  three");
    CHECK(wrap("incomprehensibilities fit nowhere", 8, 0) == "incomprehensibilities\nfit\nnowhere");
    CHECK(wrap("one\ntwo", 20, 1) == "one\n two");
    CHECK(wrap("\u00e9\u00e9\u00e9 \u00e9\u00e9\u00e9", 7, 0) == "\u00e9\u00e9\u00e9 \u00e9\u00e9\u00e9");
    CHECK(wrap("", 10, 4).empty());
}
