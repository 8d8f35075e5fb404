#include "random/binomial.hpp"

#include "core/error.hpp"
#include "random/discrete_inversion.hpp"

#include <cmath>

namespace eigenkracht::random {
namespace {

template <typename Number>
struct Binomial {
    using Real = Number;
    std::int64_t highest;  ///< people
    Real odds;             ///< p / (1 - p)

    [[nodiscard]] Real up(Real weight, std::int64_t k) const { return weight * ratio(k); }
    [[nodiscard]] Real down(Real weight, std::int64_t k) const { return weight / ratio(k - 1); }

private:
    /// P(k + 1) / P(k)
    [[nodiscard]] Real ratio(std::int64_t k) const {
        return static_cast<Real>(highest - k) / static_cast<Real>(k + 1) * odds;
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
    long double const odds = wide / (1 - wide);
    Binomial<double> const quick{n, static_cast<double>(odds)};
    Binomial<long double> const law{n, odds};
    if (static_cast<double>(n) * p <= largest_from_zero) {
        long double const none = power(1 - wide, n);
        auto const found = invert_from_zero(quick, static_cast<double>(none), u);
        return found.margin > sure_in_double ? found.k
                                             : invert_from_zero(law, none, static_cast<long double>(u)).k;
    }
    auto const mode = static_cast<std::int64_t>(std::floor(static_cast<long double>(n + 1) * wide));
    // A sum over more numbers than this is left to long double.
    constexpr double most_quick = 1e5;
    auto const found =
        static_cast<double>(n) <= most_quick ? invert_from_mode(quick, mode, u) : Inverted<double>{0, 0};
    return found.margin > sure_in_double ? found.k
                                         : invert_from_mode(law, mode, static_cast<long double>(u)).k;
}

}  // namespace eigenkracht::random
