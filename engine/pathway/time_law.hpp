/// \file
/// How long something lasts: distributions of time in cycles, their survival, and whole-cycle stays with
/// the same mean.
#pragma once

#include "core/error.hpp"
#include "pathway/spec.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace eigenkracht::pathway {

/// Families of time distributions. S(t) is the chance that it lasts longer than t.
enum class TimeFamily {
    exponential,  ///< S = exp(-rate t); rate | mean
    weibull,      ///< S = exp(-(t / scale)^shape); shape, scale | mean
    gamma,        ///< density rate^shape t^(shape-1) exp(-rate t) / Gamma(shape); shape, rate | mean
    lognormal,    ///< ln t is normal; meanlog, sdlog | median, sdlog | mean, cv
    loglogistic,  ///< S = 1 / (1 + (t / scale)^shape); shape, scale
    gompertz,     ///< hazard rate exp(shape t); shape (may be negative), rate
    geometric,    ///< S = (1 - probability)^t at whole t; probability | mean
    fixed         ///< always `value`
};

/// A distribution of time with its numbers, as make_time_law() leaves them.
struct TimeLaw {
    TimeFamily family = TimeFamily::exponential;
    double shape = 1;  ///< shape; lognormal: sdlog; otherwise unused
    double level = 1;  ///< rate, scale, meanlog, probability or value
};

/// What is wrong with a distribution as written: unknown family, unknown or missing parameter names.
/// \param key  dotted key of the place, for the messages
[[nodiscard]] std::vector<core::Mistake> check_time_distribution(TimeDistribution const& distribution,
                                                                 std::string const& key);

/// The distribution with these values of its parameters, in the order of `distribution.parameters`.
/// \throws core::InputError  if a value is outside its range, e.g. a shape that is not above 0
[[nodiscard]] TimeLaw make_time_law(TimeDistribution const& distribution, std::vector<double> const& values);

/// S(t); 1 for t <= 0.
[[nodiscard]] double survival(TimeLaw const& law, double t);

/// -ln S(t); infinite where S is 0.
[[nodiscard]] double cumulative_hazard(TimeLaw const& law, double t);

/// Mean time in cycles; infinite for a loglogistic with shape <= 1 and a gompertz with shape < 0.
[[nodiscard]] double mean(TimeLaw const& law);

/// E[min(T, x)], the integral of S from 0 to x.
///
/// Closed forms by the incomplete gamma function; loglogistic and gompertz by Gauss-Legendre quadrature
/// (relative error below 1e-9). \see Klugman, Panjer & Willmot, Loss Models, appendix A (limited expected
/// values).
[[nodiscard]] double limited_mean(TimeLaw const& law, double x);

/// Observed stays as whole cycles, with the mean kept.
///
/// A stay T is counted as D cycles. T is split between the whole cycles around it in proportion to its
/// distance (2.25 cycles: three quarters of 2, one quarter of 3), which gives P(D > d) = integral of S from
/// d to d + 1 and keeps the mean. A stay must last one cycle at least: what would count as none counts as
/// one, and the chances of all longer stays are lowered by one factor so that the mean stays what was said.
/// Exponential and geometric stays become geometric ones of the same mean.
///
/// \param law    distribution of the stay, in cycles
/// \param count  how many values are wanted
/// \param out    out[d] = P(D > d), d = 0 .. count - 1; out[0] = 1
/// \throws core::InputError  if the mean is below one cycle or infinite
void whole_cycle_survival(TimeLaw const& law, std::size_t count, std::vector<double>& out);

}  // namespace eigenkracht::pathway
