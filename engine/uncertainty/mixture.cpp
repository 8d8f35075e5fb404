#include "uncertainty/mixture.hpp"

#include "uncertainty/law.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <variant>

namespace eigenkracht::uncertainty {
namespace {

double total_weight(Mixture const& mixture) {
    return std::accumulate(mixture.weights.begin(), mixture.weights.end(), 0.0);
}

/// Chance that a number of the law is x exactly.
double lump(Distribution const& law, double x) {
    if (auto const* fixed = std::get_if<Fixed>(&law)) {
        return fixed->value == x ? 1 : 0;
    }
    auto const* inner = std::get_if<std::shared_ptr<Mixture const>>(&law);
    if (inner == nullptr) {
        return 0;
    }
    double sum = 0;
    for (std::size_t i = 0; i < (*inner)->components.size(); ++i) {
        sum += (*inner)->weights[i] * lump((*inner)->components[i], x);
    }
    return sum / total_weight(**inner);
}

void collect_lumps(Mixture const& mixture, std::vector<double>& places) {
    for (Distribution const& component : mixture.components) {
        if (auto const* fixed = std::get_if<Fixed>(&component)) {
            places.push_back(fixed->value);
        } else if (auto const* inner = std::get_if<std::shared_ptr<Mixture const>>(&component)) {
            collect_lumps(**inner, places);
        }
    }
}

/// Where a rising function without jumps between two points is 0: the Illinois rule (a secant that halves the value at
/// the end that stays), with a bisection now and then.
template <class Function>
double rising_root(Function const& function, double low, double value_low, double high, double value_high) {
    constexpr int most_steps = 300;
    int side = 0;
    for (int step = 0; step < most_steps && high - low > 0x1p-51 * std::max(std::fabs(low), std::fabs(high));
         ++step) {
        double x = high - value_high * (high - low) / (value_high - value_low);
        if (step % 8 == 7 || !(x > low && x < high)) {
            x = low + (high - low) / 2;
        }
        if (x <= low || x >= high) {
            break;
        }
        double const value = function(x);
        if (value == 0) {
            return x;
        }
        if (value < 0) {
            low = x;
            value_low = value;
            value_high = side < 0 ? value_high / 2 : value_high;
            side = -1;
        } else {
            high = x;
            value_high = value;
            value_low = side > 0 ? value_low / 2 : value_low;
            side = 1;
        }
    }
    return high;
}

}  // namespace

double mixture_cdf(Mixture const& mixture, double x) {
    double sum = 0;
    for (std::size_t i = 0; i < mixture.components.size(); ++i) {
        sum += mixture.weights[i] * cdf(mixture.components[i], x);
    }
    return sum / total_weight(mixture);
}

double mixture_quantile(Mixture const& mixture, double u) {
    // All components' quantiles lie around the mixture's.
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (Distribution const& component : mixture.components) {
        double const value = quantile(component, u);
        low = std::min(low, value);
        high = std::max(high, value);
    }
    auto const excess = [&](double x) { return mixture_cdf(mixture, x) - u; };
    double value_low = excess(low);
    if (low == high || value_low >= 0) {
        return low;
    }
    double value_high = excess(high);
    // A lump either is the answer or moves one of the bounds.
    std::vector<double> places;
    collect_lumps(mixture, places);
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    for (double const place : places) {
        if (place <= low || place > high) {
            continue;
        }
        double at = excess(place);
        double before = 0;
        for (std::size_t i = 0; i < mixture.components.size(); ++i) {
            before += mixture.weights[i] * lump(mixture.components[i], place);
        }
        before = at - before / total_weight(mixture);
        if (at < 0) {
            low = place;
            value_low = at;
        } else if (before < 0) {
            return place;
        } else {
            high = place;
            value_high = before;
            break;
        }
    }
    if (!(value_high > 0)) {
        return high;  // the cdf reaches u there, but for rounding
    }
    return rising_root(excess, low, value_low, high, value_high);
}

double mixture_mean(Mixture const& mixture) {
    double sum = 0;
    for (std::size_t i = 0; i < mixture.components.size(); ++i) {
        sum += mixture.weights[i] * mean(mixture.components[i]);
    }
    return sum / total_weight(mixture);
}

double mixture_sd(Mixture const& mixture) {
    double const centre = mixture_mean(mixture);
    double sum = 0;
    for (std::size_t i = 0; i < mixture.components.size(); ++i) {
        double const within = sd(mixture.components[i]);
        double const between = mean(mixture.components[i]) - centre;
        sum += mixture.weights[i] * (within * within + between * between);
    }
    return std::sqrt(sum / total_weight(mixture));
}

}  // namespace eigenkracht::uncertainty
