#include "core/elementary.hpp"
#include "core/error.hpp"
#include "core/wide_elementary.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

// Gamma, error function and normal distribution, computed in long double and rounded once. Loops run from the last term
// to the first; their lengths depend on the argument alone.

namespace eigenkracht::core {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr long double sqrt_half = 0.707106781186547524400844362104849039L;
constexpr long double half_ln_2pi = 0.918938533204672741780329736405617640L;
constexpr long double one_by_sqrt_pi = 0.564189583547756286948079451560772586L;

/// A gamma function's argument moved up to where Stirling's series holds: gamma(x) = gamma(moved) / product.
struct Moved {
    long double argument;
    long double product;
};

Moved move_up(double x) {
    Moved moved{x, 1};
    while (moved.argument < 16) {
        moved.product *= moved.argument;
        moved.argument += 1;
    }
    return moved;
}

/// log(gamma(x)) for x >= 16 by Stirling's series, whose terms are B(2k) / (2k (2k-1) x^(2k-1)).
/// What is left out is below 1e-20.
long double stirling(long double x) {
    constexpr std::array<long double, 9> coefficients{1.0L / 12,    -1.0L / 360,       1.0L / 1260,
                                                      -1.0L / 1680, 1.0L / 1188,       -691.0L / 360'360,
                                                      1.0L / 156,   -3617.0L / 122400, 43867.0L / 244188};
    long double const square = 1 / (x * x);
    long double sum = coefficients.back();
    for (std::size_t term = coefficients.size() - 1; term-- > 0;) {
        sum = coefficients[term] + sum * square;
    }
    return (x - 0.5L) * wide_log(x) - x + half_ln_2pi + sum / x;
}

/// erfc(x) for x >= 0. Below 2 from the series with positive terms of Abramowitz & Stegun 7.1.6, above from the
/// continued fraction 7.1.14; both are cut where the next term is below 2^-66.
long double wide_erfc(long double x) {
    if (x > 27.5L) {
        return 0;
    }
    long double const bell = wide_exp(-x * x) * one_by_sqrt_pi;
    if (x < 2) {
        constexpr int terms = 60;
        long double sum = 1;
        for (int term = terms; term >= 1; --term) {
            sum = 1 + sum * (2 * x * x) / static_cast<long double>(2 * term + 1);
        }
        return 1 - 2 * x * bell * sum;
    }
    int const levels = 20 + static_cast<int>(480 / (x * x));
    long double fraction = x;
    for (int level = levels; level >= 1; --level) {
        fraction = x + 0.5L * static_cast<long double>(level) / fraction;
    }
    return bell / fraction;
}

long double two_sided_erfc(long double x) { return x >= 0 ? wide_erfc(x) : 2 - wide_erfc(-x); }

/// A quotient of two polynomials of degree 7, coefficients from the constant term up.
long double quotient(std::array<long double, 8> const& above, std::array<long double, 8> const& below,
                     long double x) {
    long double numerator = above.back();
    long double denominator = below.back();
    for (std::size_t term = above.size() - 1; term-- > 0;) {
        numerator = above[term] + numerator * x;
        denominator = below[term] + denominator * x;
    }
    return numerator / denominator;
}

void require_positive(char const* function, double x) {
    if (!(x > 0)) {
        throw InputError(function, x, "a number above 0");
    }
}

}  // namespace

double tgamma(double x) {
    require_positive("gamma function", x);
    if (x > 172) {
        return infinity;
    }
    Moved const moved = move_up(x);
    return static_cast<double>(wide_exp(stirling(moved.argument)) / moved.product);
}

double lgamma(double x) {
    require_positive("logarithm of the gamma function", x);
    if (std::isinf(x)) {
        return x;
    }
    Moved const moved = move_up(x);
    return static_cast<double>(stirling(moved.argument) - wide_log(moved.product));
}

double erfc(double x) { return std::isnan(x) ? x : static_cast<double>(two_sided_erfc(x)); }

double normal_cdf(double x) {
    return std::isnan(x) ? x : static_cast<double>(two_sided_erfc(-x * sqrt_half) / 2);
}

double normal_quantile(double p) {
    if (!(p >= 0 && p <= 1)) {
        throw InputError("probability of a normal quantile", p, "a number from 0 to 1");
    }
    if (p == 0 || p == 1) {
        return p == 0 ? -infinity : infinity;
    }
    auto const middle = static_cast<long double>(p) - 0.5L;
    if (std::fabs(middle) <= 0.425L) {
        constexpr std::array<long double, 8> above{3.3871328727963666080L,    1.3314166789178437745e+2L,
                                                   1.9715909503065514427e+3L, 1.3731693765509461125e+4L,
                                                   4.5921953931549871457e+4L, 6.7265770927008700853e+4L,
                                                   3.3430575583588128105e+4L, 2.5090809287301226727e+3L};
        constexpr std::array<long double, 8> below{1.0L,
                                                   4.2313330701600911252e+1L,
                                                   6.8718700749205790830e+2L,
                                                   5.3941960214247511077e+3L,
                                                   2.1213794301586595867e+4L,
                                                   3.9307895800092710610e+4L,
                                                   2.8729085735721942674e+4L,
                                                   5.2264952788528545610e+3L};
        return static_cast<double>(middle * quotient(above, below, 0.180625L - middle * middle));
    }
    long double const tail = middle < 0 ? static_cast<long double>(p) : 1 - static_cast<long double>(p);
    long double const distance = std::sqrt(-wide_log(tail));
    long double size = 0;
    if (distance <= 5) {
        constexpr std::array<long double, 8> above{1.42343711074968357734L,    4.63033784615654529590L,
                                                   5.76949722146069140550L,    3.64784832476320460504L,
                                                   1.27045825245236838258L,    2.41780725177450611770e-1L,
                                                   2.27238449892691845833e-2L, 7.74545014278341407640e-4L};
        constexpr std::array<long double, 8> below{1.0L,
                                                   2.05319162663775882187L,
                                                   1.67638483018380384940L,
                                                   6.89767334985100004550e-1L,
                                                   1.48103976427480074590e-1L,
                                                   1.51986665636164571966e-2L,
                                                   5.47593808499534494600e-4L,
                                                   1.05075007164441684324e-9L};
        size = quotient(above, below, distance - 1.6L);
    } else {
        constexpr std::array<long double, 8> above{6.65790464350110377720L,    5.46378491116411436990L,
                                                   1.78482653991729133580L,    2.96560571828504891230e-1L,
                                                   2.65321895265761230930e-2L, 1.24266094738807843860e-3L,
                                                   2.71155556874348757815e-5L, 2.01033439929228813265e-7L};
        constexpr std::array<long double, 8> below{1.0L,
                                                   5.99832206555887937690e-1L,
                                                   1.36929880922735805310e-1L,
                                                   1.48753612908506148525e-2L,
                                                   7.86869131145613259100e-4L,
                                                   1.84631831751005468180e-5L,
                                                   1.42151175831644588870e-7L,
                                                   2.04426310338993978564e-15L};
        size = quotient(above, below, distance - 5);
    }
    return static_cast<double>(middle < 0 ? -size : size);
}

}  // namespace eigenkracht::core
