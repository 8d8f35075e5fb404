/// \file
/// How many standard errors an interval reaches when the error itself is known from few or from heavy-tailed numbers.
#pragma once

#include <cstddef>
#include <span>

namespace eigenkracht::analysis {

/// Student's t: the quantile at (1 + coverage) / 2.
/// \param degrees   degrees of freedom, above 0, whole or not
/// \param coverage  in (0, 1)
/// \throws core::InputError  if either is outside
[[nodiscard]] double student_factor(double degrees, double coverage);

/// Degrees of freedom of a variance that is estimated from numbers of this kurtosis (Satterthwaite): 2 n / (k - 1), where k is 3 for
/// normal numbers; at least 2, at most n - 1.
///
/// The variance s^2 of n numbers has a relative variance of (k - 1) / n, that of f normal ones 2 / f. So few large influences, which make s
/// itself a matter of luck, make intervals wider.
///
/// \param n             how many numbers, at least 3
/// \param second_moment, fourth_moment  central, about their mean
/// \see   Satterthwaite (1946), Biometrics Bulletin 2, 110-114.
[[nodiscard]] double tail_degrees(double n, double second_moment, double fourth_moment);

/// The standard error of an estimate by jackknife, with Student's factor for it.
struct JackknifeError {
    double error = 0;
    double half_width95 = 0;
};

/// \param without  the estimate without each of the groups, at least 2
/// \see   Tukey (1958), Annals of Mathematical Statistics 29, 614; Efron & Stein (1981), Annals of Statistics 9, 586-596: it errs
///        to the wide side.
[[nodiscard]] JackknifeError jackknife_error(std::span<double const> without);

}  // namespace eigenkracht::analysis
