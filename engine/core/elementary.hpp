/// \file
/// Exponentials, logarithms and their relatives with the same bits on every x86-64 processor.
///
/// The C library picks its exp, log and pow by what the processor can do (fused multiply-add or not), so their
/// last bits differ between machines; the x87's own transcendental instructions differ between makers. These
/// functions use nothing but additions, multiplications, divisions and square roots, which IEEE 754 fixes to the
/// last bit, and tables worked out when the engine is compiled. Results are within one unit in the last place of
/// the true value unless said otherwise (exp, log and their like within 0.6). Where a value reaches a result, use
/// these; std::sqrt, std::fabs, std::floor and the like are exact and may be used as they are.
#pragma once

namespace eigenkracht::core {

/// e to the power x; 0 below the smallest and infinity above the largest double.
[[nodiscard]] double exp(double x);

/// exp(x) - 1 without loss for small x.
[[nodiscard]] double expm1(double x);

/// Natural logarithm; -infinity at 0, not a number below.
[[nodiscard]] double log(double x);

/// log(1 + x) without loss for small x; -infinity at -1, not a number below.
[[nodiscard]] double log1p(double x);

/// x to the power y; special cases as in C (x below 0 needs a whole y, x^0 = 1).
/// Within 0.6 units for everyday results (1e-30 to 1e30), within four at the ends of the range.
[[nodiscard]] double pow(double x, double y);

/// Gamma function for x > 0, within two units in the last place; infinity above 171.6.
/// \throws InputError  if x <= 0
[[nodiscard]] double tgamma(double x);

/// Logarithm of the gamma function for x > 0. Its absolute error stays below 1e-16 near its zeros 1 and 2.
/// \throws InputError  if x <= 0
[[nodiscard]] double lgamma(double x);

/// Complementary error function, 1 - erf(x), without loss for large x.
[[nodiscard]] double erfc(double x);

/// Chance that a standard normal quantity is at most x.
[[nodiscard]] double normal_cdf(double x);

/// The value that a standard normal quantity stays below with probability p.
///
/// \param p  0 <= p <= 1; the ends give -infinity and infinity
/// \throws InputError  if p is outside
/// \see Wichura (1988), Algorithm AS 241, Applied Statistics 37(3), 477-484: relative error about 1e-16.
[[nodiscard]] double normal_quantile(double p);

}  // namespace eigenkracht::core
