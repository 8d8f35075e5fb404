#include "core/elementary.hpp"
#include "core/error.hpp"
#include "pathway/special.hpp"
#include "pathway/time_law.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace eigenkracht::pathway {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Gauss-Legendre with 8 points on (low, high).
double integral_of_survival(TimeLaw const& law, double low, double high) {
    static Rule const rule = gauss_uniform(8);
    double sum = 0;
    for (std::size_t k = 0; k < rule.nodes.size(); ++k) {
        sum += rule.weights[k] * survival(law, low + (high - low) * rule.nodes[k]);
    }
    return sum * (high - low);
}

/// S and its slope at one time.
struct Point {
    double survives;
    double slope;
};

/// For the families whose S has no cheap integral; t > 0, and smooth there.
Point point_of(TimeLaw const& law, double t) {
    if (law.family == TimeFamily::gompertz) {
        double const survives = survival(law, t);
        return {survives, survives <= 0 ? 0 : -survives * law.level * core::exp(law.shape * t)};
    }
    double const z = core::pow(t / law.level, law.shape);
    if (law.family == TimeFamily::weibull) {
        double const survives = core::exp(-z);
        return {survives, survives <= 0 ? 0 : -survives * law.shape / t * z};
    }
    double const survives = 1 / (1 + z);  // loglogistic
    return {survives, -survives * (1 - survives) * law.shape / t};
}

/// Integrals of S over whole cycles for the families without a cheap closed form: Simpson's rule with the
/// slopes at both ends, of sixth order, where each point serves two cycles.
void integrate_by_cycle(TimeLaw const& law, std::size_t count, std::vector<double>& out) {
    Point at = point_of(law, 1);
    for (std::size_t d = 1; d < count; ++d) {
        auto const start = static_cast<double>(d);
        if (at.survives < 1e-18) {
            std::fill(out.begin() + static_cast<std::ptrdiff_t>(d), out.end(), 0.0);
            return;
        }
        double const middle = survival(law, start + 0.5);
        Point const next = point_of(law, start + 1);
        out[d] = (7 * at.survives + 16 * middle + 7 * next.survives) / 30 + (at.slope - next.slope) / 60;
        at = next;
    }
}

}  // namespace

double cumulative_hazard(TimeLaw const& law, double t) {
    if (!(t > 0)) {
        return 0;
    }
    switch (law.family) {
        case TimeFamily::exponential:
            return law.level * t;
        case TimeFamily::weibull:
            return core::pow(t / law.level, law.shape);
        case TimeFamily::loglogistic:
            return core::log1p(core::pow(t / law.level, law.shape));
        case TimeFamily::gompertz:
            return law.shape == 0 ? law.level * t : law.level / law.shape * core::expm1(law.shape * t);
        case TimeFamily::geometric:
            return -t * core::log1p(-law.level);
        case TimeFamily::fixed:
            return t < law.level ? 0 : infinity;
        case TimeFamily::gamma:
        case TimeFamily::lognormal:
            break;
    }
    return -core::log(survival(law, t));
}

double survival(TimeLaw const& law, double t) {
    if (!(t > 0)) {
        return 1;
    }
    switch (law.family) {
        case TimeFamily::gamma:
            return upper_gamma(law.shape, law.level * t);
        case TimeFamily::lognormal:
            return core::normal_cdf((law.level - core::log(t)) / law.shape);
        case TimeFamily::loglogistic:
            return 1 / (1 + core::pow(t / law.level, law.shape));
        default:
            return core::exp(-cumulative_hazard(law, t));
    }
}

double mean(TimeLaw const& law) {
    switch (law.family) {
        case TimeFamily::exponential:
        case TimeFamily::geometric:
            return 1 / law.level;
        case TimeFamily::weibull:
            return law.level * core::exp(core::lgamma(1 + 1 / law.shape));
        case TimeFamily::gamma:
            return law.shape / law.level;
        case TimeFamily::lognormal:
            return core::exp(law.level + law.shape * law.shape / 2);
        case TimeFamily::loglogistic: {
            if (law.shape <= 1) {
                return infinity;
            }
            // scale Gamma(1 + 1/shape) Gamma(1 - 1/shape)
            return law.level * core::exp(core::lgamma(1 + 1 / law.shape) + core::lgamma(1 - 1 / law.shape));
        }
        case TimeFamily::gompertz: {
            if (law.shape < 0) {
                return infinity;
            }
            if (law.shape == 0) {
                return 1 / law.level;
            }
            double const last = core::log1p(60 * law.shape / law.level) / law.shape;  // S(last) = e^-60
            return limited_mean(law, last);
        }
        case TimeFamily::fixed:
            return law.level;
    }
    throw core::Defect("a time distribution has no mean");
}

double limited_mean(TimeLaw const& law, double x) {
    if (!(x > 0)) {
        return 0;
    }
    switch (law.family) {
        case TimeFamily::exponential:
            return -core::expm1(-law.level * x) / law.level;
        case TimeFamily::geometric: {
            double const whole = std::floor(x);
            double const stays = core::pow(1 - law.level, whole);
            return (1 - stays) / law.level + (x - whole) * stays;
        }
        case TimeFamily::weibull: {
            double const z = core::pow(x / law.level, law.shape);
            return mean(law) * (1 - upper_gamma(1 / law.shape, z));
        }
        case TimeFamily::gamma: {
            double const z = law.level * x;
            return mean(law) * (1 - upper_gamma(law.shape + 1, z)) + x * upper_gamma(law.shape, z);
        }
        case TimeFamily::lognormal: {
            double const z = (core::log(x) - law.level) / law.shape;
            return mean(law) * core::normal_cdf(z - law.shape) + x * core::normal_cdf(-z);
        }
        case TimeFamily::fixed:
            return std::min(x, law.level);
        case TimeFamily::loglogistic:
        case TimeFamily::gompertz:
            break;
    }
    // Panels that halve towards 0, where a loglogistic bends most; gompertz is smooth on panels of this size.
    double sum = 0;
    double high = x;
    for (int panel = 0; panel < 30; ++panel) {
        double const low = panel == 29 ? 0 : high / 2;
        int const parts = law.family == TimeFamily::gompertz ? 8 : 4;
        for (int part = 0; part < parts; ++part) {
            sum += integral_of_survival(law, low + (high - low) * part / parts,
                                        low + (high - low) * (part + 1) / parts);
        }
        high = low;
    }
    return sum;
}

void whole_cycle_survival(TimeLaw const& law, std::size_t count, std::vector<double>& out) {
    double const stay_mean = mean(law);
    // A mean of 1 computed from other numbers may fall short of it by rounding.
    if (!(stay_mean >= 1 - 1e-12) || !std::isfinite(stay_mean)) {
        throw core::InputError("mean stay", stay_mean, "at least 1 cycle, and finite");
    }
    out.assign(count, 0.0);
    if (count == 0) {
        return;
    }
    out[0] = 1;
    if (law.family == TimeFamily::exponential || law.family == TimeFamily::geometric) {
        double const stays = std::max(0.0, 1 - 1 / stay_mean);
        for (std::size_t d = 1; d < count; ++d) {
            out[d] = out[d - 1] * stays;
        }
        return;
    }
    double const below_one = limited_mean(law, 1);
    if (law.family == TimeFamily::gamma || law.family == TimeFamily::lognormal ||
        law.family == TimeFamily::fixed) {
        double before = below_one;
        for (std::size_t d = 1; d < count; ++d) {
            double const here = limited_mean(law, static_cast<double>(d) + 1);
            out[d] = std::max(0.0, here - before);
            before = here;
        }
    } else {
        integrate_by_cycle(law, count, out);
    }
    // The factor that keeps the mean; see the header.
    double const rest = stay_mean - below_one;
    double const factor = rest > 0 ? std::max(0.0, stay_mean - 1) / rest : 0;
    for (std::size_t d = 1; d < count; ++d) {
        out[d] = std::min(out[d - 1], factor * out[d]);
    }
}

}  // namespace eigenkracht::pathway
