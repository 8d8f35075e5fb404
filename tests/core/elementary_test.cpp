#include "core/elementary.hpp"

#include "core/error.hpp"

#include <doctest/doctest.h>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <cmath>
#include <initializer_list>
#include <limits>
#include <random>

using namespace eigenkracht;

namespace {

/// How far a double is from the true value, in units of the double's last place.
double units_off(double ours, long double truth) {
    if (static_cast<long double>(ours) == truth) {
        return 0;
    }
    double const near = std::fabs(static_cast<double>(truth));
    long double const unit =
        static_cast<long double>(std::nextafter(near, std::numeric_limits<double>::infinity()) - near);
    return static_cast<double>(std::fabs(static_cast<long double>(ours) - truth) / unit);
}

/// Numbers spread evenly over [low, high); std::mt19937_64 is fixed by the C++ standard.
class Spread {
public:
    double operator()(double low, double high) {
        return low + (high - low) * (static_cast<double>(bits_() >> 11U) * 0x1p-53);
    }

private:
    std::mt19937_64 bits_{20130101};
};

constexpr int trials = 20'000;

}  // namespace

// Oracle: the C library's 80-bit functions, computed by other algorithms. A correctly rounded function is within
// half a unit; 0.6 would catch one wrong bit in any constant or term (the twin below).
TEST_CASE("exponentials and logarithms are correctly rounded but for a tenth of a unit") {
    Spread between;
    double worst = 0;
    for (int trial = 0; trial < trials; ++trial) {
        double const wide = between(-700, 700);
        double const small = between(-0.4, 0.4);
        double const tiny = std::ldexp(between(-1, 1), -30);
        double const positive = std::ldexp(between(0.5, 1), static_cast<int>(between(-1000, 1000)));
        double const near_one = between(0.6, 1.6);
        for (double const x : {wide, small, tiny}) {
            worst = std::fmax(worst, units_off(core::exp(x), std::exp(static_cast<long double>(x))));
            worst = std::fmax(worst, units_off(core::expm1(x), std::expm1(static_cast<long double>(x))));
        }
        for (double const x : {positive, near_one}) {
            worst = std::fmax(worst, units_off(core::log(x), std::log(static_cast<long double>(x))));
        }
        for (double const x : {small, tiny, positive}) {
            worst = std::fmax(worst, units_off(core::log1p(x), std::log1p(static_cast<long double>(x))));
        }
    }
    CHECK(worst < 0.6);
}

TEST_CASE("a one-bit fault in a constant would fail the test of rounding") {
    // The twin: ln 2 rounded to double, used for one step of the reduction.
    Spread between;
    double worst = 0;
    for (int trial = 0; trial < trials; ++trial) {
        double const x = between(300, 700);
        long double const fault = 0.693147180559945309417232L - static_cast<long double>(0.6931471805599453);
        auto const exponent = std::floor(x / 0.6931471805599453);
        auto const truth = std::exp(static_cast<long double>(x));
        auto const faulty = static_cast<double>(truth * (1 + static_cast<long double>(exponent) * fault));
        worst = std::fmax(worst, units_off(faulty, truth));
    }
    CHECK(worst > 0.6);
}

TEST_CASE(
    "powers are correctly rounded but for a tenth of a unit, and within four units at the ends of the "
    "range") {
    Spread between;
    double worst_everyday = 0;
    double worst = 0;
    for (int trial = 0; trial < trials; ++trial) {
        double const x = between(0.01, 10);
        double const y = between(-30, 30);
        auto const wide_x = static_cast<long double>(x);
        worst_everyday = std::fmax(worst_everyday,
                                   units_off(core::pow(x, y), std::pow(wide_x, static_cast<long double>(y))));
        double const extreme = between(-700, 700) / std::log(x);
        if (std::fabs(extreme) < 1e5) {
            worst = std::fmax(
                worst, units_off(core::pow(x, extreme), std::pow(wide_x, static_cast<long double>(extreme))));
        }
    }
    CHECK(worst_everyday < 0.6);
    CHECK(worst < 4);
    // Every special case of C's pow, which needs no rounding there.
    double const infinity = std::numeric_limits<double>::infinity();
    double const nan = std::numeric_limits<double>::quiet_NaN();
    for (double const x : {-infinity, -2.0, -1.0, -0.5, -0.0, 0.0, 0.5, 1.0, 2.0, infinity, nan}) {
        for (double const y : {-infinity, -3.0, -2.0, -0.5, 0.0, 0.5, 2.0, 3.0, infinity, nan}) {
            double const ours = core::pow(x, y);
            double const theirs = std::pow(x, y);
            CAPTURE(x);
            CAPTURE(y);
            CHECK(
                (std::isnan(ours) ? std::isnan(theirs) : std::fabs(ours - theirs) < 1e-15 || ours == theirs));
            CHECK((std::isnan(ours) || std::signbit(ours) == std::signbit(theirs)));
        }
    }
    CHECK(core::pow(-2, 3) == -8);
    CHECK(core::pow(-2, 4) == 16);
    CHECK(core::pow(0, 2) == 0);
    CHECK(core::pow(5, 0) == 1);
    CHECK(std::isnan(core::pow(-2, 0.5)));
    CHECK(core::pow(1.5, 2) == 2.25);
    CHECK(core::pow(2, 2000) == std::numeric_limits<double>::infinity());
    CHECK(core::pow(2, -2000) == 0);
}

// Oracle: Boost.Math's gamma functions (Lanczos' approximation) in long double.
TEST_CASE(
    "the gamma function is within two units, its logarithm within 1e-16 of the larger of itself and 1") {
    Spread between;
    double worst = 0;
    double worst_log = 0;
    for (int trial = 0; trial < trials; ++trial) {
        double const x = trial % 2 == 0 ? between(0.001, 5) : between(5, 170);
        auto const wide_x = static_cast<long double>(x);
        worst = std::fmax(worst, units_off(core::tgamma(x), boost::math::tgamma(wide_x)));
        long double const truth = boost::math::lgamma(wide_x);
        worst_log = std::fmax(
            worst_log, static_cast<double>(std::fabs(static_cast<long double>(core::lgamma(x)) - truth) /
                                           std::fmax(1.0L, std::fabs(truth))));
    }
    CHECK(worst < 2);
    CHECK(worst_log < 1.2e-16);
    CHECK(core::tgamma(1) == 1);
    CHECK(core::tgamma(5) == 24);
    CHECK(core::tgamma(0.5) == doctest::Approx(1.7724538509055160).epsilon(1e-15));
    CHECK_THROWS_AS((void)core::tgamma(0), core::InputError);
    CHECK_THROWS_AS((void)core::lgamma(-1.5), core::InputError);
}

// Oracle: the C library's erfcl; Boost.Math's normal quantile in long double.
TEST_CASE("the error function and the normal distribution are within a unit or a few") {
    Spread between;
    double worst = 0;
    double worst_quantile = 0;
    for (int trial = 0; trial < trials; ++trial) {
        double const x = between(-6, 26);
        worst = std::fmax(worst, units_off(core::erfc(x), std::erfc(static_cast<long double>(x))));
        double const p = trial % 2 == 0 ? between(0, 1) : std::pow(10.0, between(-300, -1));
        long double const truth = boost::math::quantile(boost::math::normal_distribution<long double>(),
                                                        static_cast<long double>(p));
        worst_quantile = std::fmax(worst_quantile, units_off(core::normal_quantile(p), truth));
    }
    CHECK(worst < 1);
    CHECK(worst_quantile < 4);
    CHECK(core::normal_cdf(0) == 0.5);
    CHECK(core::normal_cdf(1.959963984540054) == doctest::Approx(0.975).epsilon(1e-15));
    CHECK(core::normal_quantile(0.975) == doctest::Approx(1.959963984540054).epsilon(1e-15));
    CHECK(core::normal_quantile(0.5) == 0);
    CHECK(core::normal_quantile(0) == -std::numeric_limits<double>::infinity());
    CHECK_THROWS_AS((void)core::normal_quantile(1.5), core::InputError);
}

TEST_CASE("elementary functions keep to the edges of the number line") {
    double const infinity = std::numeric_limits<double>::infinity();
    double const nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(core::exp(0) == 1);
    CHECK(core::exp(710) == infinity);
    CHECK(core::exp(-infinity) == 0);
    CHECK(core::exp(-745) == 0x1p-1074);
    CHECK(core::expm1(-infinity) == -1);
    CHECK(core::log(1) == 0);
    CHECK(core::log(0) == -infinity);
    CHECK(std::isnan(core::log(-1)));
    CHECK(core::log(infinity) == infinity);
    CHECK(core::log(0x1p-1074) == doctest::Approx(-744.4400719213812).epsilon(1e-15));
    CHECK(core::log1p(-1) == -infinity);
    for (double const value :
         {core::exp(nan), core::expm1(nan), core::log(nan), core::log1p(nan), core::erfc(nan)}) {
        CHECK(std::isnan(value));
    }
}
