#include "random/binomial.hpp"

#include "core/error.hpp"
#include "random/discrete_inversion.hpp"

#include <cmath>

namespace eigenkracht::random {
namespace {

struct Binomial {
    std::int64_t highest;  ///< people
    long double odds;      ///< p / (1 - p)

    [[nodiscard]] long double up(long double weight, std::int64_t k) const { return weight * ratio(k); }
    [[nodiscard]] long double down(long double weight, std::int64_t k) const { return weight / ratio(k - 1); }

private:
    /// P(k + 1) / P(k)
    [[nodiscard]] long double ratio(std::int64_t k) const {
        return static_cast<long double>(highest - k) / static_cast<long double>(k + 1) * odds;
    }
};

/// base^n by squaring: right to n times the rounding of a long double, and cheaper than exp(n log(base)).
long double power(long double base, std::int64_t n) {
    long double result = 1;
    for (; n > 0; n /= 2) {
        result *= n % 2 == 1 ? base : 1;
        base *= base;
    }
    return result;
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
    Binomial const law{n, wide / (1 - wide)};
    return static_cast<double>(n) * p <= largest_from_zero
               ? invert_from_zero(law, power(1 - wide, n), u)
               : invert_from_mode(
                     law, static_cast<std::int64_t>(std::floor(static_cast<long double>(n + 1) * wide)), u);
}

}  // namespace eigenkracht::random
