#include "uncertainty/incomplete.hpp"

#include "core/elementary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

// Densities are written as in Loader (2000), "Fast and accurate computation of binomial probabilities": a power times
// an exponential near its maximum is the exponential of two small numbers, Stirling's error and a deviance, so large
// shapes cost no digits. Sums run in long double, whose arithmetic is fixed by the processor's standard.

namespace eigenkracht::uncertainty {
namespace {

constexpr long double two_pi = 6.283185307179586476925286766559005768L;
constexpr long double half_ln_2pi = 0.918938533204672741780329736405617640L;
constexpr long double enough = 0x1p-60L;  ///< where sums and fractions stop
constexpr double close_enough = 1e-10;    ///< of x: Newton's last step squares it
constexpr int most_steps = 200;           ///< of solving; 4 are usual
constexpr int most_terms = 1'000'000;     ///< of a fraction; the square root of the shape is usual

/// log(gamma(n + 1)) less Stirling's (n + 1/2) log(n) - n + log(2 pi) / 2.
long double stirling_error(double n) {
    auto const wide = static_cast<long double>(n);
    if (n >= 16) {
        long double const square = 1 / (wide * wide);
        long double const sum =
            1.0L / 12 -
            square * (1.0L / 360 -
                      square * (1.0L / 1260 -
                                square * (1.0L / 1680 - square * (1.0L / 1188 - square * 691.0L / 360'360))));
        return sum / wide;
    }
    return static_cast<long double>(core::lgamma(n + 1)) -
           (wide + 0.5L) * static_cast<long double>(core::log(n)) + wide - half_ln_2pi;
}

/// x log(x / expected) + expected - x, without cancellation where the two are near.
long double deviance(long double x, long double expected) {
    long double const difference = x - expected;
    long double const ratio = difference / (x + expected);
    if (std::fabs(ratio) >= 0.1L) {
        return x * static_cast<long double>(core::log(static_cast<double>(x / expected))) - difference;
    }
    // log(x / expected) = 2 artanh(ratio)
    long double const square = ratio * ratio;
    constexpr std::array<long double, 9> inverse{1.0L / 3,  1.0L / 5,  1.0L / 7,  1.0L / 9, 1.0L / 11,
                                                 1.0L / 13, 1.0L / 15, 1.0L / 17, 1.0L / 19};
    long double sum = inverse.back();
    for (std::size_t term = inverse.size() - 1; term-- > 0;) {
        sum = inverse[term] + sum * square;
    }
    return difference * ratio + 2 * x * ratio * square * sum;
}

/// exp for what a density needs: far below the smallest double it is 0.
long double exp_of(long double x) { return static_cast<long double>(core::exp(static_cast<double>(x))); }

/// Both tails of a law at one point, and the point's density times the point.
struct Tails {
    long double below;
    long double above;
    long double x_density;
};

/// Keeps a continued fraction's parts away from 0, after Lentz.
long double not_zero(long double part) { return std::fabs(part) < 1e-300L ? 1e-300L : part; }

class GammaLaw {
public:
    explicit GammaLaw(double shape)
        : shape_(static_cast<long double>(shape)),
          stirling_(stirling_error(shape)),
          scale_(1 / std::sqrt(two_pi * static_cast<long double>(shape))) {}

    [[nodiscard]] Tails tails(double point) const {
        auto const x = static_cast<long double>(point);
        long double const term = first_term(x);
        if (x < shape_ + 1) {
            long double const below = term * series(x);
            return {below, 1 - below, term * shape_};
        }
        long double const above = term * shape_ * fraction(x);
        return {1 - above, above, term * shape_};
    }

    /// x^shape exp(-x) / gamma(shape + 1)
    [[nodiscard]] long double first_term(long double x) const {
        return scale_ * exp_of(-stirling_ - deviance(shape_, x));
    }

private:
    [[nodiscard]] long double series(long double x) const {
        long double sum = 1;
        long double part = 1;
        for (int n = 1; part > sum * enough; ++n) {
            part *= x / (shape_ + static_cast<long double>(n));
            sum += part;
        }
        return sum;
    }

    [[nodiscard]] long double fraction(long double x) const {
        long double b = x + 1 - shape_;
        long double d = 1 / not_zero(b);
        long double c = 1e300L;  // stands for infinity: Lentz's start
        long double value = d;
        for (int level = 1; level < most_terms; ++level) {
            auto const n = static_cast<long double>(level);
            long double const a = n * (shape_ - n);
            b += 2;
            d = 1 / not_zero(b + a * d);
            c = not_zero(b + a / c);
            value *= c * d;
            if (std::fabs(c * d - 1) < enough) {
                break;
            }
        }
        return value;
    }

    long double shape_;
    long double stirling_;
    long double scale_;
};

class BetaLaw {
public:
    BetaLaw(double alpha, double beta)
        : alpha_(static_cast<long double>(alpha)),
          beta_(static_cast<long double>(beta)),
          sum_(alpha_ + beta_),
          stirling_(stirling_error(alpha + beta) - stirling_error(alpha) - stirling_error(beta)),
          scale_(std::sqrt(alpha_ * beta_ / (two_pi * sum_))) {}

    [[nodiscard]] Tails tails(double point) const {
        auto const x = static_cast<long double>(point);
        long double const y = 1 - x;
        long double const term = first_term(x);
        if (x <= (alpha_ + 1) / (sum_ + 2)) {
            long double const below = term / alpha_ * fraction(alpha_, beta_, x);
            return {below, 1 - below, term / y};
        }
        long double const above = term / beta_ * fraction(beta_, alpha_, y);
        return {1 - above, above, term / y};
    }

    /// x^alpha (1 - x)^beta / B(alpha, beta)
    [[nodiscard]] long double first_term(long double x) const {
        return scale_ * exp_of(stirling_ - deviance(alpha_, sum_ * x) - deviance(beta_, sum_ * (1 - x)));
    }

private:
    [[nodiscard]] static long double fraction(long double a, long double b, long double x) {
        long double c = 1;
        long double d = 1 / not_zero(1 - (a + b) * x / (a + 1));
        long double value = d;
        for (int level = 1; level < most_terms; ++level) {
            auto const m = static_cast<long double>(level);
            long double const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / not_zero(1 + even * d);
            c = not_zero(1 + even / c);
            value *= c * d;
            long double const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / not_zero(1 + odd * d);
            c = not_zero(1 + odd / c);
            value *= c * d;
            if (std::fabs(c * d - 1) < enough) {
                break;
            }
        }
        return value;
    }

    long double alpha_;
    long double beta_;
    long double sum_;
    long double stirling_;
    long double scale_;
};

/// The chances wanted of both tails; they sum to 1, but the smaller one would lose digits if it were not given.
struct Chances {
    double below;
    double above;
};

/// Where the smaller tail of a law on (0, highest) has the chance wanted, by Newton's steps on the tail's logarithm between
/// bounds that close in. The lower tail's is nearly a line over log(x), the upper one's over x.
template <class Law>
double solve(Law const& law, Chances const& chances, double start, double highest) {
    bool const lower_tail = chances.below <= 0.5;
    double const wanted = lower_tail ? chances.below : chances.above;
    double lowest = 0;
    double x = start;
    for (int step = 0; step < most_steps; ++step) {
        Tails const tails = law.tails(x);
        long double const tail = lower_tail ? tails.below : tails.above;
        bool const too_low = lower_tail ? tails.below < static_cast<long double>(wanted)
                                        : tails.above > static_cast<long double>(wanted);
        (too_low ? lowest : highest) = x;
        double const log_ratio = core::log(static_cast<double>(tail / static_cast<long double>(wanted)));
        double const slope = static_cast<double>(tails.x_density / tail);
        double next = lower_tail ? x * core::exp(-log_ratio / slope) : x + x * log_ratio / slope;
        if (std::fabs(next - x) <= close_enough * x) {
            return std::clamp(next, lowest, highest);
        }
        if (!(next > lowest && next < highest)) {
            next = std::isinf(highest) ? 2 * x
                   : lowest > 0        ? std::sqrt(lowest) * std::sqrt(highest)
                                       : highest / 1024;
        }
        if (next <= lowest || next >= highest) {
            return next;  // the bounds are neighbours
        }
        x = next;
    }
    return x;
}

/// Wilson and Hilferty's cube of a normal quantity; for shapes of about 1 and more.
double cubed_normal(double shape, double u) {
    double const root = 1 - 1 / (9 * shape) + core::normal_quantile(u) / (3 * std::sqrt(shape));
    return shape * root * root * root;
}

/// A first guess of a beta quantile for alpha, beta > 1.
/// \see Abramowitz & Stegun 26.5.22
double guessed_beta(double alpha, double beta, Chances const& chances) {
    double const z =
        chances.below <= 0.5 ? core::normal_quantile(chances.below) : -core::normal_quantile(chances.above);
    double const k = (z * z - 3) / 6;
    double const r = 1 / (2 * alpha - 1);
    double const s = 1 / (2 * beta - 1);
    double const h = 2 / (r + s);
    if (h + k <= 0) {
        return alpha / (alpha + beta);
    }
    double const w = z * std::sqrt(h + k) / h - (s - r) * (k + 5.0 / 6 - 2 / (3 * h));
    return alpha / (alpha + beta * core::exp(-2 * w));
}

/// For values up to about 1/2, whose digits are all kept.
double small_beta_quantile(double alpha, double beta, Chances const& chances) {
    // The first term of the series in x.
    double const first_term = core::exp((core::log(chances.below) + core::log(alpha) + core::lgamma(alpha) +
                                         core::lgamma(beta) - core::lgamma(alpha + beta)) /
                                        alpha);
    if (first_term == 0) {
        return 0;
    }
    double const start = alpha > 1 && beta > 1 ? guessed_beta(alpha, beta, chances) : first_term;
    return solve(BetaLaw(alpha, beta), chances, start > 0 ? std::min(start, 0.5) : first_term, 1.0);
}

}  // namespace

double gamma_cdf(double shape, double x) {
    if (!(x > 0)) {
        return 0;
    }
    return std::isinf(x) ? 1.0 : static_cast<double>(GammaLaw(shape).tails(x).below);
}

double gamma_quantile(double shape, double u) {
    // The first term of the series is an upper bound of the chance, so its solution is a lower bound of the value.
    double const first_term = core::exp((core::log(u) + core::lgamma(shape + 1)) / shape);
    if (first_term == 0) {
        return 0;
    }
    double const normal = cubed_normal(shape, u);
    return solve(GammaLaw(shape), {u, 1 - u}, std::max(first_term, normal), HUGE_VAL);
}

double gamma_log_density(double shape, double x) {
    return static_cast<double>(static_cast<long double>(shape) *
                               GammaLaw(shape).first_term(static_cast<long double>(x)));
}

double beta_cdf(double alpha, double beta, double x) {
    if (!(x > 0)) {
        return 0;
    }
    return x >= 1 ? 1.0 : static_cast<double>(BetaLaw(alpha, beta).tails(x).below);
}

double beta_quantile(double alpha, double beta, double u) {
    Chances const chances{u, 1 - u};
    bool const small = alpha > 1 && beta > 1
                           ? guessed_beta(alpha, beta, chances) <= 0.5
                           : BetaLaw(alpha, beta).tails(0.5).below >= static_cast<long double>(u);
    return small ? small_beta_quantile(alpha, beta, chances)
                 : 1 - small_beta_quantile(beta, alpha, {chances.above, chances.below});
}

double beta_logit_density(double alpha, double beta, double x) {
    return static_cast<double>(BetaLaw(alpha, beta).first_term(static_cast<long double>(x)));
}

}  // namespace eigenkracht::uncertainty
