#include "core/elementary.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

// Each function looks up a value near its argument and adds a short polynomial for the rest. What a double cannot hold is
// carried in a second one, so that the result is rounded, in effect, once. The compiler works out the tables in
// 113-bit arithmetic; when the program runs there are only sums, products and quotients of doubles.

namespace eigenkracht::core {
namespace {

__extension__ using Quad = __float128;  // in constants only

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Adding and taking away this rounds to a whole number.
constexpr double rounder = 0x1.8p52;

/// A number as the sum of two doubles, the second much smaller.
struct Pair {
    double upper;
    double lower;
};

// ln 2 with 113 bits: 0.b17217f7d1cf79abc9e3b39803f2f6af in hexadecimal, in pieces that are exact.
constexpr Quad ln2 = static_cast<Quad>(0xb17217f7p-32) + static_cast<Quad>(0xd1cf79abp-64) +
                     static_cast<Quad>(0xc9e3b398p-96) + static_cast<Quad>(0x03f2f6afp-128);

/// A number in two parts, the upper a multiple of `grid` (a power of two).
constexpr Pair on_grid(Quad number, double grid) {
    Quad const steps = number / static_cast<Quad>(grid);
    auto const whole = static_cast<std::int64_t>(steps < 0 ? steps - static_cast<Quad>(0.5)
                                                           : steps + static_cast<Quad>(0.5));
    double const upper = static_cast<double>(whole) * grid;
    return {upper, static_cast<double>(number - static_cast<Quad>(upper))};
}

constexpr Pair rounded(Quad number) {
    auto const upper = static_cast<double>(number);
    return {upper, static_cast<double>(number - static_cast<Quad>(upper))};
}

// --- exponentials: x = (128 e + j) ln 2 / 128 + rest, exp(x) = 2^e 2^(j/128) exp(rest) -------------------------

constexpr int parts_of_two = 128;
constexpr std::int64_t mask_of_parts = parts_of_two - 1;
constexpr int bits_of_parts = 7;

/// 2^(j/128), j = 0 .. 127.
constexpr std::array<Pair, parts_of_two> make_powers_of_two() {
    std::array<Pair, parts_of_two> powers{};
    for (std::size_t j = 0; j < powers.size(); ++j) {
        Quad const x = ln2 * static_cast<Quad>(static_cast<double>(j) / parts_of_two);
        Quad sum = 1;
        for (int term = 30; term >= 1; --term) {
            sum = 1 + sum * x / term;
        }
        powers[j] = rounded(sum);
    }
    return powers;
}

constexpr std::array<Pair, parts_of_two> powers_of_two = make_powers_of_two();

/// ln 2 / 128; the upper part has 34 bits, so that its product with up to 18 bits is exact.
constexpr Pair step_of_exp = on_grid(ln2 / parts_of_two, 0x1p-41);
constexpr double steps_of_one = 184.66496523378732;  // 128 / ln 2; only chooses the step

/// exp(x) = 2^exponent (base + base_lower + grown).
struct Exponential {
    int exponent;
    double base;        ///< 1 to 2
    double base_lower;  ///< what base misses
    double grown;       ///< base (exp(rest) - 1)
};

/// For |x| < 800.
Exponential exponential(Pair x) {
    double const step = (x.upper * steps_of_one + rounder) - rounder;
    double const rest = ((x.upper - step * step_of_exp.upper) - step * step_of_exp.lower) + x.lower;
    double const square = rest * rest;
    double const rest_expm1 =
        rest + square * ((0.5 + rest * (1.0 / 6)) + square * (1.0 / 24 + rest * (1.0 / 120)));
    auto const whole = static_cast<std::int64_t>(step);
    Pair const power = powers_of_two[static_cast<std::size_t>(whole & mask_of_parts)];
    return {static_cast<int>(whole >> bits_of_parts), power.upper, power.lower, power.upper * rest_expm1};
}

/// exp of the sum, for |x| < 800.
double exp_of(Pair x) {
    Exponential const e = exponential(x);
    double const size = e.base + (e.base_lower + e.grown);
    if (e.exponent >= -1021 && e.exponent <= 1022) {
        return size * std::bit_cast<double>(static_cast<std::uint64_t>(e.exponent + 1023) << 52U);
    }
    return std::ldexp(size, e.exponent);
}

// --- logarithms: x = 2^e knot (1 + rest), knot a multiple of 1/128 from 0.70 to 1.42 ---------------------------

constexpr int knots_of_one = 128;
constexpr int first_knot = 90;
constexpr int last_knot = 182;
/// Upper parts of logarithms are multiples of this: sums of them with any exponent's are exact.
constexpr double grid_of_logs = 0x1p-42;

constexpr std::array<Pair, last_knot - first_knot + 1> make_logs_of_knots() {
    std::array<Pair, last_knot - first_knot + 1> logs{};
    for (std::size_t i = 0; i < logs.size(); ++i) {
        auto const knot = static_cast<Quad>(static_cast<double>(i) + first_knot) / knots_of_one;
        Quad const s = (knot - 1) / (knot + 1);
        Quad sum = 0;
        for (int power = 61; power >= 1; power -= 2) {
            sum = static_cast<Quad>(1) / power + sum * s * s;
        }
        logs[i] = on_grid(2 * s * sum, grid_of_logs);
    }
    return logs;
}

constexpr std::array<Pair, last_knot - first_knot + 1> logs_of_knots = make_logs_of_knots();
constexpr Pair ln2_on_grid = on_grid(ln2, grid_of_logs);

/// log(1 + rest) - rest for |rest| < 0.006; what is left out is below 2^-62 of the logarithm.
double log1p_beyond(double rest) {
    double const square = rest * rest;
    double const fourth = square * square;
    double const lower = (-1.0 / 2 + rest * (1.0 / 3)) + square * (-1.0 / 4 + rest * (1.0 / 5));
    double const upper = (-1.0 / 6 + rest * (1.0 / 7)) + square * (-1.0 / 8 + rest * (1.0 / 9));
    return square * (lower + fourth * upper);
}

/// log of the sum, with some 60 bits, for finite x > 0; the lower part may be 0.
Pair log_of(Pair x) {
    int exponent = 0;
    double mantissa = std::frexp(x.upper, &exponent);
    if (mantissa < 0.70710678118654752) {
        mantissa *= 2;
        --exponent;
    }
    auto const nearest = static_cast<int>((mantissa * knots_of_one + rounder) - rounder);
    double const knot = static_cast<double>(nearest) / knots_of_one;
    double const distance = mantissa - knot;  // exact
    // The quotient in two parts: the upper loses its last ten bits, so that its product with the knot is exact.
    double const quotient = distance / knot;
    double const rest = std::bit_cast<double>(std::bit_cast<std::uint64_t>(quotient) & ~std::uint64_t{0x3ff});
    double rest_lower = (distance - rest * knot) / knot;
    if (x.lower != 0) {
        double const beside = std::ldexp(x.lower, -exponent) / knot;
        rest_lower += beside - beside * quotient;  // the slope of log(1 + quotient) is 1 - quotient
    }

    Pair const of_knot = logs_of_knots[static_cast<std::size_t>(nearest - first_knot)];
    double const known = exponent * ln2_on_grid.upper + of_knot.upper;  // exact
    double const upper = known + rest;
    double const lost = known == 0 ? 0.0 : (known - upper) + rest;
    double const lower =
        lost + (exponent * ln2_on_grid.lower + of_knot.lower + rest_lower + log1p_beyond(quotient));
    double const sum = upper + lower;
    return {sum, (upper - sum) + lower};
}

// --- products -----------------------------------------------------------------------------------------------

/// The upper 26 bits of a number below 2^990 (Veltkamp's splitting).
double upper_half(double number) {
    double const shifted = number * 0x1.0000002p27;
    return shifted - (shifted - number);
}

/// a * b in two parts (Dekker's product).
Pair exact_product(double a, double b) {
    double const product = a * b;
    double const a_upper = upper_half(a);
    double const a_lower = a - a_upper;
    double const b_upper = upper_half(b);
    double const b_lower = b - b_upper;
    double const missed =
        ((a_upper * b_upper - product) + a_upper * b_lower + a_lower * b_upper) + a_lower * b_lower;
    return {product, missed};
}

/// base^y for finite base > 0 and finite y.
double positive_power(double base, double y) {
    if (std::fabs(y) > 0x1p80) {
        // Even the double next to 1 is beyond the range by then.
        return base == 1 ? 1.0 : (base > 1) == (y > 0) ? infinity : 0.0;
    }
    Pair const logarithm = log_of({base, 0});
    Pair exponent = exact_product(y, logarithm.upper);
    exponent.lower += y * logarithm.lower;
    if (exponent.upper > 710) {
        return infinity;
    }
    return exponent.upper < -746 ? 0.0 : exp_of(exponent);
}

}  // namespace

double exp(double x) {
    if (!(x < 709.9)) {
        return std::isnan(x) ? x : infinity;
    }
    return x < -746 ? 0.0 : exp_of({x, 0});
}

double expm1(double x) {
    if (!(x < 709.9)) {
        return std::isnan(x) ? x : infinity;
    }
    if (x < -50) {
        return -1;
    }
    if (std::fabs(x) < 0.0625) {
        // Taylor's series to the 10th power; what is left out is below 2^-64 of x.
        double const square = x * x;
        double const fourth = square * square;
        double const first = (1.0 / 2 + x * (1.0 / 6)) + square * (1.0 / 24 + x * (1.0 / 120));
        double const second = (1.0 / 720 + x * (1.0 / 5040)) + square * (1.0 / 40320 + x * (1.0 / 362880));
        return x + square * (first + fourth * (second + fourth * (1.0 / 3628800)));
    }
    Exponential const e = exponential({x, 0});
    if (e.exponent > 60) {
        return exp_of({x, 0});
    }
    double const scale = std::bit_cast<double>(static_cast<std::uint64_t>(e.exponent + 1023) << 52U);
    double const base = scale * e.base;
    double const less_one = base - 1;
    // What the subtraction of 1 lost, whichever of the two is larger.
    double const lost = base > 1 ? (base - less_one) - 1 : base - (less_one + 1);
    return less_one + (lost + scale * (e.base_lower + e.grown));
}

double log(double x) {
    if (!(x > 0)) {
        return x == 0 ? -infinity : not_a_number;
    }
    if (std::isinf(x)) {
        return x;
    }
    Pair const logarithm = log_of({x, 0});
    return logarithm.upper + logarithm.lower;
}

double log1p(double x) {
    if (!(x > -1)) {
        return x == -1 ? -infinity : not_a_number;
    }
    if (std::isinf(x)) {
        return x;
    }
    if (std::fabs(x) < 0.0039) {
        return x + log1p_beyond(x);
    }
    double const sum = 1 + x;
    double const lost = std::fabs(x) < 1 ? x - (sum - 1) : 1 - (sum - x);
    Pair const logarithm = log_of({sum, lost});
    return logarithm.upper + logarithm.lower;
}

double pow(double x, double y) {
    if (x == 1 || y == 0) {
        return 1;
    }
    bool const whole = y == std::floor(y);
    if (std::isnan(x) || std::isnan(y) || (x < 0 && std::isfinite(x) && !whole)) {
        return not_a_number;
    }
    // The size of the result first; a negative base turns the sign of odd powers.
    double size = 0;
    double const base = std::fabs(x);
    if (base == 0 || std::isinf(base)) {
        size = (base == 0) == (y < 0) ? infinity : 0.0;
    } else if (std::isinf(y)) {
        size = base == 1 ? 1.0 : (base > 1) == (y > 0) ? infinity : 0.0;
    } else {
        size = positive_power(base, y);
    }
    bool const odd = whole && std::fabs(std::fmod(y, 2.0)) == 1;
    return std::signbit(x) && odd ? -size : size;
}

}  // namespace eigenkracht::core
