#include "study/amounts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace eigenkracht::study {

namespace {

constexpr double steps = static_cast<double>(dial_amounts - 1);
constexpr double nearly_whole = 1e-9;  // of a number of steps, which is a quotient of two rounded numbers

/// Powers of ten by multiplication and division alone, so that steps are the same bits everywhere.
double power_of_ten(int exponent) {
    double power = 1;
    for (int i = 0; i < std::abs(exponent); ++i) {
        power *= 10;
    }
    return exponent < 0 ? 1 / power : power;
}

/// The smallest of 1, 2, 2.5, 5 x 10^k that is at least so large.
double round_step(double least) {
    int exponent = 0;
    while (power_of_ten(exponent) > least) {
        --exponent;
    }
    while (power_of_ten(exponent + 1) <= least) {
        ++exponent;
    }
    for (double const digits : {1.0, 2.0, 2.5, 5.0}) {
        // One division where that is exact, so that a step of 0.1 is 0.1.
        double const step = exponent < 0 ? digits / power_of_ten(-exponent) : digits * power_of_ten(exponent);
        if (step >= least) {
            return step;
        }
    }
    return exponent + 1 < 0 ? 1 / power_of_ten(-exponent - 1) : power_of_ten(exponent + 1);
}

/// How many steps from an amount that is hit to the ends, in whole steps.
struct Reach {
    double below;
    double above;
};

Reach reach(double low, double high, double from, double step) {
    return {std::ceil((from - low) / step - nearly_whole), std::ceil((high - from) / step - nearly_whole)};
}

bool fits(Reach const& ends) { return ends.below + ends.above <= steps; }

bool divides(double step, double threshold) {
    double const count = std::fabs(threshold) / step;
    return std::fabs(count - std::nearbyint(count)) <= nearly_whole * std::max(1.0, count);
}

/// The threshold by 2^a 5^b, as many parts as reach.
std::optional<double> part_of(double threshold, double low, double high, double least) {
    // No more than steps, as what lies between low and high holds the threshold and 0.
    auto const most = static_cast<int>(std::fabs(threshold) / least);
    std::optional<double> best;
    for (int fives = 1; fives <= most; fives *= 5) {
        for (int parts = fives; parts <= most; parts *= 2) {
            double const step = std::fabs(threshold) / parts;
            if (fits(reach(low, high, 0, step)) && (!best || step < *best)) {
                best = step;
            }
        }
    }
    return best;
}

}  // namespace

DialAmounts amounts_for(double low, double high, double threshold) {
    low = std::min({low, 0.0, threshold});
    high = std::max({high, 0.0, threshold});
    double const least = high > low ? (high - low) / steps : 1 / steps;
    double from = 0;
    std::optional<double> found;
    constexpr double most_more = 2.5;
    for (double step = round_step(least); !found && step <= most_more * least;
         step = round_step(std::nextafter(step, HUGE_VAL))) {
        if (divides(step, threshold) && fits(reach(low, high, from, step))) {
            found = step;
        }
    }
    if (!found) {
        found = part_of(threshold, low, high, least);
    }
    if (!found) {
        from = threshold;
        for (found = round_step(least); !fits(reach(low, high, from, *found));
             found = round_step(std::nextafter(*found, HUGE_VAL))) {
        }
    }
    auto ends = reach(low, high, from, *found);
    ends.below += std::floor((steps - ends.below - ends.above) / 2);
    double const to_threshold = std::nearbyint((threshold - from) / *found);
    return {{from - ends.below * *found, *found, dial_amounts},
            static_cast<std::size_t>(ends.below + to_threshold)};
}

}  // namespace eigenkracht::study
