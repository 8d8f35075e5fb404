#include "random/binomial.hpp"

#include "core/error.hpp"

#include <cmath>

namespace eigenkracht::random {
namespace {

/// Above this mean the sum starts at the mode: the term at zero would be too small to count.
constexpr double largest_from_zero = 50;

/// Terms below this share of the largest one cannot move a sum in long double.
constexpr long double negligible = 1e-24L;

/// P(k + 1) / P(k), odds = p / (1 - p).
long double ratio_up(std::int64_t n, long double odds, std::int64_t k) {
    return static_cast<long double>(n - k) / static_cast<long double>(k + 1) * odds;
}

/// base^n by squaring: right to n times the rounding of a long double, and cheaper than exp(n log(base)).
long double power(long double base, std::int64_t n) {
    long double result = 1;
    for (; n > 0; n /= 2) {
        result *= n % 2 == 1 ? base : 1;
        base *= base;
    }
    return result;
}

/// Adds probabilities from k = 0 until they reach u.
std::int64_t from_zero(std::int64_t n, long double p, long double odds, long double u) {
    long double term = power(1 - p, n);
    long double sum = term;
    std::int64_t k = 0;
    while (k < n && sum < u && term > negligible * sum) {
        term *= ratio_up(n, odds, k);
        ++k;
        sum += term;
    }
    return k;
}

/// Weights relative to that of the mode; they are compared with u times their total.
std::int64_t from_mode(std::int64_t n, long double p, long double odds, long double u) {
    auto const mode = static_cast<std::int64_t>(std::floor(static_cast<long double>(n + 1) * p));
    std::int64_t lowest = mode;
    long double below = 0;
    for (long double weight = 1; lowest > 0 && weight > negligible; --lowest) {
        weight /= ratio_up(n, odds, lowest - 1);
        below += weight;
    }
    long double above = 0;
    long double weight = 1;
    for (std::int64_t k = mode; k < n && weight > negligible; ++k) {
        weight *= ratio_up(n, odds, k);
        above += weight;
    }
    long double const goal = u * (below + 1 + above);
    std::int64_t k = mode;
    long double sum = below + 1;
    weight = 1;
    if (sum < goal) {
        while (k < n && sum < goal && weight > negligible) {
            weight *= ratio_up(n, odds, k);
            ++k;
            sum += weight;
        }
        return k;
    }
    while (k > lowest && sum - weight >= goal) {
        sum -= weight;
        weight /= ratio_up(n, odds, k - 1);
        --k;
    }
    return k;
}

}  // namespace

std::int64_t binomial_by_inversion(std::int64_t n, double p, double u) {
    if (!(n >= 0 && n <= 1'000'000'000)) {
        throw core::InputError("people of a binomial number", static_cast<double>(n), "0 to 1e9");
    }
    if (!(p >= 0 && p <= 1)) {
        throw core::InputError("chance of a binomial number", p, "a number from 0 to 1");
    }
    if (!(u > 0 && u < 1)) {
        throw core::InputError("uniform number", u, "a number between 0 and 1");
    }
    if (n == 0 || p == 0) {
        return 0;
    }
    if (p == 1) {
        return n;
    }
    long double const wide = p;
    long double const odds = wide / (1 - wide);
    return static_cast<double>(n) * p <= largest_from_zero ? from_zero(n, wide, odds, u)
                                                           : from_mode(n, wide, odds, u);
}

}  // namespace eigenkracht::random
