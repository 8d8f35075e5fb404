#include "random/binomial.hpp"

#include "core/error.hpp"
#include "random/address.hpp"

#include <doctest/doctest.h>
#include <boost/math/special_functions/beta.hpp>

#include <initializer_list>
#include <limits>

using namespace eigenkracht;
using namespace eigenkracht::random;

namespace {

/// P(Binomial(n, p) <= k). Oracle: Boost.Math's regularised incomplete beta function in long double.
long double at_most(std::int64_t k, std::int64_t n, double p) {
    if (k < 0) {
        return 0;
    }
    return k >= n ? 1
                  : boost::math::ibetac(static_cast<long double>(k + 1), static_cast<long double>(n - k),
                                        static_cast<long double>(p));
}

double luck(std::uint32_t index) { return uniform(Seed{1}, Purpose::place, index, 0, 0, 0); }

}  // namespace

TEST_CASE("a binomial number is the smallest that reaches its share of luck") {
    constexpr long double unsure = 1e-15L;  // a share of luck this close to a step decides nothing
    for (std::int64_t const n : {1, 2, 17, 400, 5000, 200'000}) {
        for (double const p : {1e-6, 0.01, 0.0999, 0.5, 0.93, 0.999}) {
            for (std::uint32_t index = 0; index < 60; ++index) {
                double const u = index == 0 ? 0x1p-53 : index == 1 ? 1 - 0x1p-53 : luck(index);
                std::int64_t const k = binomial_by_inversion(n, p, u);
                CAPTURE(n);
                CAPTURE(p);
                CAPTURE(u);
                CHECK(at_most(k, n, p) >= static_cast<long double>(u) - unsure);
                CHECK(at_most(k - 1, n, p) < static_cast<long double>(u) + unsure);
            }
        }
    }
}

TEST_CASE("one more person has the event or has it not, and nobody else changes") {
    for (std::uint32_t index = 0; index < 100; ++index) {
        double const u = luck(index);
        for (double const p : {0.02, 0.3, 0.7}) {
            std::int64_t last = 0;
            for (std::int64_t n = 0; n < 300; ++n) {
                std::int64_t const k = binomial_by_inversion(n, p, u);
                REQUIRE(k >= last);
                REQUIRE(k <= last + 1);
                last = k;
            }
        }
    }
}

TEST_CASE("nobody, never and always need no luck, and what is no chance is refused") {
    CHECK(binomial_by_inversion(0, 0.5, 0.5) == 0);
    CHECK(binomial_by_inversion(10, 0, 0.999) == 0);
    CHECK(binomial_by_inversion(10, 1, 0.001) == 10);
    CHECK_THROWS_AS((void)binomial_by_inversion(-1, 0.5, 0.5), core::InputError);
    CHECK_THROWS_AS((void)binomial_by_inversion(1, 1.5, 0.5), core::InputError);
    CHECK_THROWS_AS((void)binomial_by_inversion(1, std::numeric_limits<double>::quiet_NaN(), 0.5),
                    core::InputError);
    CHECK_THROWS_AS((void)binomial_by_inversion(1, 0.5, 0), core::InputError);
}
