#include "random/poisson.hpp"

#include "core/error.hpp"
#include "core/wide_elementary.hpp"

#include <cmath>

namespace eigenkracht::random {
namespace {

/// Above this mean the sum starts at the mode: most terms from zero would be too small to count.
constexpr double largest_from_zero = 50;

/// Terms below this share of the largest one cannot move a sum in long double.
constexpr long double negligible = 1e-24L;

/// Adds probabilities from k = 0 until they reach u.
std::int64_t from_zero(long double mean, long double u) {
    long double term = core::wide_exp(-mean);
    long double sum = term;
    std::int64_t k = 0;
    while (sum < u && term > negligible * sum) {
        ++k;
        term *= mean / static_cast<long double>(k);
        sum += term;
    }
    return k;
}

/// Weights relative to that of the mode need neither exponential nor factorial; they are compared with u times
/// their total.
std::int64_t from_mode(long double mean, long double u) {
    auto const mode = static_cast<std::int64_t>(std::floor(mean));
    std::int64_t lowest = mode;
    long double below = 0;
    for (long double weight = 1; lowest > 0 && weight > negligible; --lowest) {
        weight *= static_cast<long double>(lowest) / mean;
        below += weight;
    }
    long double above = 0;
    long double weight = 1;
    for (std::int64_t k = mode + 1; weight > negligible; ++k) {
        weight *= mean / static_cast<long double>(k);
        above += weight;
    }
    long double const goal = u * (below + 1 + above);
    std::int64_t k = mode;
    long double sum = below + 1;
    weight = 1;
    if (sum < goal) {
        while (sum < goal && weight > negligible) {
            ++k;
            weight *= mean / static_cast<long double>(k);
            sum += weight;
        }
        return k;
    }
    // Downwards: the mode's weight is 1, and k - 1 is enough as long as the sum without k still reaches the goal.
    while (k > lowest && sum - weight >= goal) {
        sum -= weight;
        weight *= static_cast<long double>(k) / mean;
        --k;
    }
    return k;
}

}  // namespace

std::int64_t poisson_by_inversion(double mean, double u) {
    if (!(mean >= 0 && mean <= 1e12)) {
        throw core::InputError("mean of a Poisson number", mean, "a number from 0 to 1e12");
    }
    if (!(u > 0 && u < 1)) {
        throw core::InputError("uniform number", u, "a number between 0 and 1");
    }
    if (mean == 0) {
        return 0;
    }
    return mean <= largest_from_zero ? from_zero(mean, u) : from_mode(mean, u);
}

}  // namespace eigenkracht::random
