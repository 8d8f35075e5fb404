/// \file
/// A budget of ten uncertain numbers: what the speed of drawing and the gain of nets are measured on.
#pragma once

#include "uncertainty/spec.hpp"

#include <cmath>
#include <vector>

namespace eigenkracht::tests {

/// A log-normal law by mean and coefficient of variation.
inline uncertainty::LogNormal log_normal(double mean, double variation) {
    double const variance = std::log1p(variation * variation);
    return {std::log(mean) - variance / 2, std::sqrt(variance)};
}

/// Effects per conference (44, 14 and 29 of 100 conferences), the cost of one, prices of care and of orders, length of
/// stay, discount, share that is due to the conference, share of the price that is saved.
inline std::vector<uncertainty::Distribution> budget_laws() {
    using uncertainty::Beta;
    using uncertainty::Gamma;
    return {Gamma{44.5, 100},
            Gamma{14.5, 100},
            Gamma{29.5, 100},
            Gamma{100, 100 / 4200.0},
            log_normal(40'000, 0.25),
            log_normal(8'500, 0.2),
            log_normal(1.2, 0.3),
            uncertainty::Normal{0.2, 0.1},
            Beta{8, 4},
            Beta{5, 5}};
}

/// Net saving of 250 conferences, in EUR: smooth, and with products of up to six of the ten.
inline double budget_net(double const* x) {
    double const care = x[0] * x[4] * x[6] * x[9] + x[1] * x[5] + x[2] * x[5] * (1 - x[9]);
    return 250 * (care * x[8] * (1 - x[7]) - x[3]);
}

}  // namespace eigenkracht::tests
