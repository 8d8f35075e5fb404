/// \file
/// Inversion of whole numbers whose probabilities rise to a mode and fall from it.
///
/// A law is a type with
/// - `highest`: the largest number it can give;
/// - `up(weight, k)`: what the probability of k + 1 weighs where that of k weighs `weight`;
/// - `down(weight, k)`: likewise of k - 1.
#pragma once

#include <cstdint>

namespace eigenkracht::random {

/// Above this mean the sum starts at the mode: most terms from zero would be too small to count.
constexpr double largest_from_zero = 50;

/// Terms below this share of the largest one cannot move a sum in long double.
constexpr long double negligible = 1e-24L;

/// Adds probabilities from k = 0 until they reach u. \param term  probability of 0
template <typename Law>
std::int64_t invert_from_zero(Law const& law, long double term, long double u) {
    long double sum = term;
    std::int64_t k = 0;
    while (k < law.highest && sum < u && term > negligible * sum) {
        term = law.up(term, k);
        ++k;
        sum += term;
    }
    return k;
}

/// Weights relative to that of the mode need neither exponential nor factorial; they are compared with u times
/// their total.
template <typename Law>
std::int64_t invert_from_mode(Law const& law, std::int64_t mode, long double u) {
    std::int64_t lowest = mode;
    long double below = 0;
    for (long double weight = 1; lowest > 0 && weight > negligible; --lowest) {
        weight = law.down(weight, lowest);
        below += weight;
    }
    long double above = 0;
    long double weight = 1;
    for (std::int64_t k = mode; k < law.highest && weight > negligible; ++k) {
        weight = law.up(weight, k);
        above += weight;
    }
    long double const goal = u * (below + 1 + above);
    std::int64_t k = mode;
    long double sum = below + 1;
    weight = 1;
    if (sum < goal) {
        while (k < law.highest && sum < goal && weight > negligible) {
            weight = law.up(weight, k);
            ++k;
            sum += weight;
        }
        return k;
    }
    // Downwards: the mode's weight is 1, and k - 1 is enough as long as the sum without k still reaches the goal.
    while (k > lowest && sum - weight >= goal) {
        sum -= weight;
        weight = law.down(weight, k);
        --k;
    }
    return k;
}

}  // namespace eigenkracht::random
