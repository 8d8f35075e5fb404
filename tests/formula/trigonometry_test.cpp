#include "formula/trigonometry.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>

using namespace eigenkracht::formula;

namespace {

/// Distance in units in the last place of the C library's long double result, rounded.
double units_off(double ours, long double theirs) {
    auto const rounded = static_cast<double>(theirs);
    double const unit = std::nextafter(std::fabs(rounded), HUGE_VAL) - std::fabs(rounded);
    return static_cast<double>(std::fabs(static_cast<long double>(ours) - theirs)) / unit;
}

}  // namespace

TEST_CASE("sine and cosine are within one unit of the C library's in long double") {
    double worst = 0;
    for (int i = -20'000; i <= 20'000; ++i) {
        for (double const x : {i * 0.00037, i * 0.71, i * 1234.567, i * 1.5707963267948966}) {
            worst = std::max(worst, units_off(sine(x), std::sin(static_cast<long double>(x))));
            worst = std::max(worst, units_off(cosine(x), std::cos(static_cast<long double>(x))));
        }
    }
    CHECK(worst < 1);
    CHECK(units_off(sine(0.37 + 1e-15), std::sin(0.37L)) > 1);  // the measure sees an error of a few units
}

TEST_CASE("sine and cosine at known places") {
    CHECK(sine(0) == 0);
    CHECK(cosine(0) == 1);
    CHECK(sine(-0.5) == -sine(0.5));
    CHECK(cosine(-0.5) == cosine(0.5));
    CHECK(sine(std::acos(-1.0) / 6) == doctest::Approx(0.5).epsilon(1e-15));
    CHECK(std::fabs(sine(std::acos(-1.0))) < 1.3e-16);
}

TEST_CASE("too far out to be known, or no number: not a number") {
    CHECK(std::isnan(sine(1.1e9)));
    CHECK(std::isnan(cosine(-1.1e9)));
    CHECK(std::isnan(sine(HUGE_VAL)));
    CHECK(std::isnan(cosine(std::nan(""))));
}
