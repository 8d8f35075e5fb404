#include "pathway/special.hpp"

#include "core/elementary.hpp"

#include <Eigen/Eigenvalues>

#include <cmath>
#include <cstddef>

namespace eigenkracht::pathway {
namespace {

constexpr double smallest_step = 1e-17;
constexpr int most_terms = 10'000;

/// P(a, x) by its series, without the factor x^a e^-x / Gamma(a + 1).
long double lower_series(double a, double x) {
    long double term = 1;
    long double sum = 1;
    for (int k = 1; k < most_terms && term > smallest_step * sum; ++k) {
        term *= static_cast<long double>(x) / (static_cast<long double>(a) + k);
        sum += term;
    }
    return sum;
}

/// Q(a, x) by Lentz' continued fraction, without the factor x^a e^-x / Gamma(a).
long double upper_fraction(double a, double x) {
    long double const wide_a = a;
    long double b = static_cast<long double>(x) + 1 - wide_a;
    long double c = 1e300L;
    long double d = 1 / b;
    long double value = d;
    for (int k = 1; k < most_terms; ++k) {
        long double const an = -static_cast<long double>(k) * (static_cast<long double>(k) - wide_a);
        b += 2;
        d = 1 / (an * d + b);
        c = b + an / c;
        long double const step = c * d;
        value *= step;
        if (std::fabs(step - 1) < smallest_step) {
            break;
        }
    }
    return value;
}

}  // namespace

double upper_gamma(double a, double x) {
    if (!(x > 0)) {
        return 1;
    }
    double const log_factor = a * core::log(x) - x;
    if (x < a + 1) {
        double const factor = core::exp(log_factor - core::lgamma(a + 1));
        return 1 - factor * static_cast<double>(lower_series(a, x));
    }
    double const factor = core::exp(log_factor - core::lgamma(a));
    return factor * static_cast<double>(upper_fraction(a, x));
}

Rule gauss_rule(std::vector<double> const& centre, std::vector<double> const& spread) {
    using Vector = Eigen::Matrix<long double, Eigen::Dynamic, 1>;
    using Matrix = Eigen::Matrix<long double, Eigen::Dynamic, Eigen::Dynamic>;
    auto const size = static_cast<Eigen::Index>(centre.size());
    Vector diagonal(size);
    Vector below(size > 1 ? size - 1 : 0);
    for (Eigen::Index k = 0; k < size; ++k) {
        diagonal(k) = centre[static_cast<std::size_t>(k)];
    }
    for (Eigen::Index k = 0; k + 1 < size; ++k) {
        below(k) = spread[static_cast<std::size_t>(k)];
    }
    Eigen::SelfAdjointEigenSolver<Matrix> solver;
    solver.computeFromTridiagonal(diagonal, below, Eigen::ComputeEigenvectors);
    Rule rule;
    for (Eigen::Index k = 0; k < size; ++k) {
        long double const first = solver.eigenvectors()(0, k);
        rule.nodes.push_back(static_cast<double>(solver.eigenvalues()(k)));
        rule.weights.push_back(static_cast<double>(first * first));
    }
    return rule;
}

Rule gauss_uniform(int points) { return gauss_beta(points, 1, 1); }

Rule gauss_normal(int points) {
    std::vector<double> spread;
    for (int k = 1; k < points; ++k) {
        spread.push_back(std::sqrt(static_cast<double>(k)));
    }
    return gauss_rule(std::vector<double>(static_cast<std::size_t>(points), 0.0), spread);
}

Rule gauss_gamma(int points, double shape) {
    std::vector<double> centre;
    std::vector<double> spread;
    for (int k = 0; k < points; ++k) {
        centre.push_back(2.0 * k + shape);
        if (k > 0) {
            spread.push_back(std::sqrt(k * (k + shape - 1)));
        }
    }
    return gauss_rule(centre, spread);
}

Rule gauss_beta(int points, double alpha, double beta) {
    // Jacobi polynomials on (-1, 1) with weight (1 - x)^p (1 + x)^q, moved to (0, 1).
    double const p = beta - 1;
    double const q = alpha - 1;
    std::vector<double> centre;
    std::vector<double> spread;
    for (int k = 0; k < points; ++k) {
        double const s = 2.0 * k + p + q;
        double const a = k == 0 ? (q - p) / (p + q + 2) : (q * q - p * p) / (s * (s + 2));
        centre.push_back((a + 1) / 2);
        if (k > 0) {
            double const b = k == 1 ? 4 * (1 + p) * (1 + q) / ((2 + p + q) * (2 + p + q) * (3 + p + q))
                                    : 4.0 * k * (k + p) * (k + q) * (k + p + q) / (s * s * (s + 1) * (s - 1));
            spread.push_back(std::sqrt(b) / 2);
        }
    }
    return gauss_rule(centre, spread);
}

}  // namespace eigenkracht::pathway
