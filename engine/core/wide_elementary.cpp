#include "core/wide_elementary.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

namespace eigenkracht::core {
namespace {

static_assert(std::numeric_limits<long double>::digits == 64, "written for x86-64's 80-bit long double");

// ln 2 in two parts; the upper has 32 bits, so that its product with any exponent is exact.
constexpr long double ln2_upper = 0x0.b17217f7p0L;
constexpr long double ln2_lower = 0xd1cf79abc9e3b398p-96L;
constexpr long double log2_of_e = 1.442695040888963407359924681001892137L;
constexpr long double sqrt_half = 0.707106781186547524400844362104849039L;

}  // namespace

long double wide_exp(long double x) {
    int const exponent = static_cast<int>(x * log2_of_e + (x < 0 ? -0.5L : 0.5L));
    auto const whole = static_cast<long double>(exponent);
    long double const rest = (x - whole * ln2_upper) - whole * ln2_lower;
    // Taylor's series to the 16th power, |rest| <= ln 2 / 2: what is left out is below 2^-66 of the sum.
    constexpr std::array<long double, 17> inverse{
        0.0L,     1.0L,      1.0L / 2,  1.0L / 3,  1.0L / 4,  1.0L / 5,  1.0L / 6,  1.0L / 7, 1.0L / 8,
        1.0L / 9, 1.0L / 10, 1.0L / 11, 1.0L / 12, 1.0L / 13, 1.0L / 14, 1.0L / 15, 1.0L / 16};
    long double sum = 1;
    for (std::size_t term = inverse.size() - 1; term >= 1; --term) {
        sum = 1 + sum * rest * inverse[term];
    }
    return std::ldexp(sum, exponent);
}

long double wide_log(long double x) {
    int exponent = 0;
    long double mantissa = std::frexp(x, &exponent);
    if (mantissa < sqrt_half) {
        mantissa *= 2;
        --exponent;
    }
    // 2 artanh(s) with |s| <= 0.1716 to the 25th power: what is left out is below 2^-66 of the sum.
    constexpr std::array<long double, 13> inverse{1.0L,      1.0L / 3,  1.0L / 5,  1.0L / 7,  1.0L / 9,
                                                  1.0L / 11, 1.0L / 13, 1.0L / 15, 1.0L / 17, 1.0L / 19,
                                                  1.0L / 21, 1.0L / 23, 1.0L / 25};
    long double const s = (mantissa - 1) / (mantissa + 1);
    long double const square = s * s;
    long double sum = inverse.back();
    for (std::size_t term = inverse.size() - 1; term-- > 0;) {
        sum = inverse[term] + sum * square;
    }
    auto const whole = static_cast<long double>(exponent);
    return whole * ln2_upper + (whole * ln2_lower + 2 * s * sum);
}

}  // namespace eigenkracht::core
