/// \file
/// Inversion of whole numbers whose probabilities rise to a mode and fall from it.
///
/// A law is a type with
/// - `Real`: the numbers it computes with, double or long double;
/// - `highest`: the largest number it can give;
/// - `up(weight, k)`: what the probability of k + 1 weighs where that of k weighs `weight`;
/// - `down(weight, k)`: likewise of k - 1.
///
/// In double it is several times as fast. What it finds is told with its distance to the next step of the distribution
/// function: where that is larger than rounding can be, long double finds the same.
#pragma once

#include <algorithm>
#include <cstdint>
#include <type_traits>

namespace eigenkracht::random {

/// Above this mean the sum starts at the mode: most terms from zero would be too small to count.
constexpr double largest_from_zero = 50;

/// Terms below this share of the largest one cannot move a sum.
template <typename Real>
constexpr Real negligible = std::is_same_v<Real, double> ? static_cast<Real>(1e-19L)
                                                         : static_cast<Real>(1e-24L);

/// A number, and how far the share of luck is from giving another one (0: not known).
template <typename Real>
struct Inverted {
    std::int64_t k;
    Real margin;
};

/// Rounding of sums in double, with room to spare: some hundred terms of a few units in the last place each.
constexpr double sure_in_double = 1e-11;

/// Adds probabilities from k = 0 until they reach u. \param term  probability of 0
template <typename Law, typename Real = typename Law::Real>
Inverted<Real> invert_from_zero(Law const& law, Real term, Real u) {
    Real sum = term;
    Real before = 0;
    std::int64_t k = 0;
    while (k < law.highest && sum < u && term > negligible<Real> * sum) {
        term = law.up(term, k);
        ++k;
        before = sum;
        sum += term;
    }
    return {k, std::min(u - before, sum - u)};
}

/// Weights relative to that of the mode need neither exponential nor factorial; they are compared with u times
/// their total.
template <typename Law, typename Real = typename Law::Real>
Inverted<Real> invert_from_mode(Law const& law, std::int64_t mode, Real u) {
    std::int64_t lowest = mode;
    Real below = 0;
    for (Real weight = 1; lowest > 0 && weight > negligible<Real>; --lowest) {
        weight = law.down(weight, lowest);
        below += weight;
    }
    Real above = 0;
    Real weight = 1;
    for (std::int64_t k = mode; k < law.highest && weight > negligible<Real>; ++k) {
        weight = law.up(weight, k);
        above += weight;
    }
    Real const total = below + 1 + above;
    Real const goal = u * total;
    std::int64_t k = mode;
    Real sum = below + 1;
    weight = 1;
    if (sum < goal) {
        Real before = sum;
        while (k < law.highest && sum < goal && weight > negligible<Real>) {
            weight = law.up(weight, k);
            ++k;
            before = sum;
            sum += weight;
        }
        return {k, std::min(goal - before, sum - goal) / total};
    }
    // Downwards: the mode's weight is 1, and k - 1 is enough as long as the sum without k still reaches the goal.
    while (k > lowest && sum - weight >= goal) {
        sum -= weight;
        weight = law.down(weight, k);
        --k;
    }
    return {k, std::min(goal - (sum - weight), sum - goal) / total};
}

}  // namespace eigenkracht::random
