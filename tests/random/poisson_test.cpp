#include "random/poisson.hpp"

#include "core/error.hpp"
#include "random/address.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>
#include <boost/math/special_functions/gamma.hpp>

#include <cmath>
#include <initializer_list>

using namespace eigenkracht;
using namespace eigenkracht::random;

namespace {

/// P(Poisson(mean) <= k). Oracle: Boost.Math's regularised incomplete gamma function in long double.
long double at_most(std::int64_t k, double mean) {
    return k < 0 ? 0 : boost::math::gamma_q(static_cast<long double>(k + 1), static_cast<long double>(mean));
}

double luck(std::uint32_t index) { return uniform(Seed{1}, Purpose::volume, index, 0, 0, 0); }

}  // namespace

TEST_CASE("a Poisson number is the smallest that reaches its share of luck") {
    // The oracle is good to about 1e-18; a share of luck within 1e-15 of a step decides nothing.
    constexpr long double unsure = 1e-15L;
    for (double const mean :
         {1e-9, 0.01, 0.5, 1.61, 7.3, 45.8, 49.99, 50.0, 50.01, 66.7, 550.0, 800.5, 1e4, 123'456.7}) {
        for (std::uint32_t index = 0; index < 300; ++index) {
            double const u = index == 0 ? 0x1p-53 : index == 1 ? 1 - 0x1p-53 : luck(index);
            std::int64_t const k = poisson_by_inversion(mean, u);
            CAPTURE(mean);
            CAPTURE(u);
            CHECK(at_most(k, mean) >= static_cast<long double>(u) - unsure);
            CHECK(at_most(k - 1, mean) < static_cast<long double>(u) + unsure);
        }
    }
}

TEST_CASE("more expected never gives fewer on the same luck") {
    for (std::uint32_t index = 0; index < 200; ++index) {
        double const u = luck(index);
        std::int64_t last = 0;
        for (int step = 0; step < 220; ++step) {
            double const mean = 0.37 * step;
            std::int64_t const k = poisson_by_inversion(mean, u);
            CHECK(k >= last);
            last = k;
        }
        CHECK(poisson_by_inversion(800, u) >= poisson_by_inversion(550, u));
        // Across the change of method.
        CHECK(poisson_by_inversion(std::nextafter(50.0, 51.0), u) >= poisson_by_inversion(50, u));
    }
}

TEST_CASE("more luck never gives fewer") {
    for (double const mean : {3.0, 60.0, 550.0}) {
        std::int64_t last = 0;
        for (int step = 1; step < 2000; ++step) {
            std::int64_t const k = poisson_by_inversion(mean, step / 2000.0);
            CHECK(k >= last);
            last = k;
        }
    }
}

// False-alarm rate 1e-6: the mean of 100,000 numbers with mean 66.7 is known to 0.13; a bias of half a child is caught.
TEST_CASE("Poisson numbers have the mean they were asked for") {
    constexpr std::uint32_t count = 100'000;
    constexpr double mean = 66.7;
    double sum = 0;
    for (std::uint32_t index = 0; index < count; ++index) {
        sum += static_cast<double>(poisson_by_inversion(mean, luck(index)));
    }
    double const standard_error = std::sqrt(mean / count);
    double const off = (sum / count - mean) / standard_error;
    CHECK(std::fabs(off) < tests::normal_bound());
    // The twin: a number too large by one, half of the time.
    CHECK(std::fabs(off + 0.5 / standard_error) > tests::normal_bound());
}

TEST_CASE("nothing expected is nothing, and what cannot be asked is refused") {
    CHECK(poisson_by_inversion(0, 0.999) == 0);
    CHECK_THROWS_AS((void)poisson_by_inversion(-1, 0.5), core::InputError);
    CHECK_THROWS_AS((void)poisson_by_inversion(1, 0), core::InputError);
    CHECK_THROWS_AS((void)poisson_by_inversion(1, 1), core::InputError);
    CHECK_THROWS_AS((void)poisson_by_inversion(1e13, 0.5), core::InputError);
    CHECK_THROWS_AS((void)poisson_by_inversion(std::nan(""), 0.5), core::InputError);
}
