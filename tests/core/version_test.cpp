#include "core/version.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace eigenkracht::core;

TEST_CASE("the program knows its version and its compiler") {
    std::string const number = version();
    CHECK(std::count(number.begin(), number.end(), '.') == 2);
    CHECK(compiler().find(' ') != std::string::npos);
}

TEST_CASE("a revision is twelve hexadecimal digits, a note of changes, or empty for a source download") {
    std::string digits = revision();
    if (digits.ends_with("-changed")) {
        digits.resize(digits.size() - std::string("-changed").size());
    }
    CHECK((digits.empty() || digits.size() == 12));
    CHECK(digits.find_first_not_of("0123456789abcdef") == std::string::npos);
}
