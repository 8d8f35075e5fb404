#include "analysis/student.hpp"

#include "analysis/columns.hpp"
#include "core/error.hpp"
#include "core/fixed_sum.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace eigenkracht::analysis {

double student_factor(double degrees, double coverage) {
    if (!(degrees > 0)) {
        throw core::InputError("degrees of freedom", degrees, "a number above 0");
    }
    if (!(coverage > 0 && coverage < 1)) {
        throw core::InputError("coverage of an interval", coverage, "a share between 0 and 1");
    }
    boost::math::students_t_distribution<long double> const t(static_cast<long double>(degrees));
    return static_cast<double>(boost::math::quantile(t, 0.5L + static_cast<long double>(coverage) / 2));
}

double tail_degrees(double n, double second_moment, double fourth_moment) {
    double const square = second_moment * second_moment;
    if (!(square > 0)) {
        return n - 1;
    }
    double const excess = std::max(fourth_moment / square - 1, 0.0);
    return std::clamp(excess > 0 ? 2 * n / excess : n - 1, 2.0, std::max(2.0, n - 1));
}

JackknifeError jackknife_error(std::span<double const> without) {
    if (without.size() < 2) {
        throw core::InputError("groups of a jackknife", static_cast<double>(without.size()), "at least 2");
    }
    double const groups = static_cast<double>(without.size());
    double const mean = mean_of(without);
    core::FixedSum squares;
    for (double const one : without) {
        squares.add((one - mean) * (one - mean));
    }
    double const error = std::sqrt((groups - 1) / groups * squares.total());
    return {error, student_factor(groups - 1, 0.95) * error};
}

}  // namespace eigenkracht::analysis
