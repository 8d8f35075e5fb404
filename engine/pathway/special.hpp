/// \file
/// Two functions of analysis that do not depend on the processor: the incomplete gamma function and Gauss'
/// rules.
#pragma once

#include <vector>

namespace eigenkracht::pathway {

/// Q(a, x) = Gamma(a, x) / Gamma(a), the upper regularised incomplete gamma function; a > 0, x >= 0.
///
/// Series below a + 1, continued fraction above, to 1e-15 relative to the larger of P and Q.
/// \see Abramowitz & Stegun 6.5.29, 6.5.31; checked against Boost.Math.
[[nodiscard]] double upper_gamma(double a, double x);

/// Nodes and weights (which sum to 1) of a quadrature rule.
struct Rule {
    std::vector<double> nodes;
    std::vector<double> weights;
};

/// Gauss' rule from the recurrence of the orthogonal polynomials of a probability law.
///
/// \param centre  coefficients a_k of the monic recurrence, k = 0 .. n - 1
/// \param spread  square roots of b_k, k = 1 .. n - 1
/// \see Golub & Welsch (1969), Mathematics of Computation 23, 221-230.
[[nodiscard]] Rule gauss_rule(std::vector<double> const& centre, std::vector<double> const& spread);

[[nodiscard]] Rule gauss_uniform(int points);                          ///< uniform on (0, 1)
[[nodiscard]] Rule gauss_normal(int points);                           ///< standard normal
[[nodiscard]] Rule gauss_gamma(int points, double shape);              ///< gamma with rate 1
[[nodiscard]] Rule gauss_beta(int points, double alpha, double beta);  ///< beta on (0, 1)

}  // namespace eigenkracht::pathway
