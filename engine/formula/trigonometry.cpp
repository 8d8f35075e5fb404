#include "formula/trigonometry.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

namespace eigenkracht::formula {
namespace {

constexpr double farthest = 1e9;

/// x = quarters * pi/2 + rest, |rest| <= pi/4 and a little.
struct Reduced {
    long long quarters;
    long double rest;
};

Reduced reduce(double x) {
    // pi/2 in three parts. The first two have 33 bits, so that their products with any number of quarters are exact.
    constexpr long double upper = 0x1921fb544p-32L;
    constexpr long double middle = 0x10b4611a6p-66L;
    constexpr long double lower = 0x98cc51701b839a25p-132L;
    constexpr long double two_by_pi = 0.636619772367581343075535053490057448L;
    auto const wide = static_cast<long double>(x);
    auto const quarters = static_cast<long long>(wide * two_by_pi + (x < 0 ? -0.5L : 0.5L));
    auto const count = static_cast<long double>(quarters);
    return {quarters, ((wide - count * upper) - count * middle) - count * lower};
}

/// 1 - s/d1 (1 - s/d2 (1 - ...)), the common part of both series.
template <std::size_t Terms>
long double alternating(std::array<long double, Terms> const& divisors, long double square) {
    long double sum = 1;
    for (std::size_t term = Terms; term-- > 0;) {
        sum = 1 - sum * square / divisors[term];
    }
    return sum;
}

long double small_sine(long double x) {
    constexpr std::array<long double, 10> divisors{6, 20, 42, 72, 110, 156, 210, 272, 342, 420};
    return x * alternating(divisors, x * x);
}

long double small_cosine(long double x) {
    constexpr std::array<long double, 10> divisors{2, 12, 30, 56, 90, 132, 182, 240, 306, 380};
    return alternating(divisors, x * x);
}

/// sin(x + shift * pi/2).
double shifted_sine(double x, long long shift) {
    if (!(std::fabs(x) <= farthest)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    Reduced const reduced = reduce(x);
    long long const quadrant = (((reduced.quarters + shift) % 4) + 4) % 4;
    long double const size = quadrant % 2 == 0 ? small_sine(reduced.rest) : small_cosine(reduced.rest);
    return static_cast<double>(quadrant < 2 ? size : -size);
}

}  // namespace

double sine(double x) { return shifted_sine(x, 0); }

double cosine(double x) { return shifted_sine(x, 1); }

}  // namespace eigenkracht::formula
