#include "analysis/split.hpp"

#include "analysis/columns.hpp"
#include "analysis/draw_weights.hpp"
#include "analysis/mean_error.hpp"
#include "core/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace eigenkracht::analysis {
namespace {

/// A standard deviation whose square is estimated by a mean over draws.
struct Root {
    double value = 0;
    double error =
        0;  ///< by the first derivative of the root; where the variance is 0, the root of its error
};

Root root_of(MeanEstimate const& variance) {
    double const value = std::sqrt(std::max(variance.mean, 0.0));
    double const at_zero = std::sqrt(variance.error);
    return {value, value > 0 ? std::min(variance.error / (2 * value), at_zero) : at_zero};
}

Root spread_of(std::span<double const> values, Sampling const& sampling,
               std::span<double const> weights = {}) {
    bool const uneven = are_uneven(weights);
    double const mean = uneven ? mean_of(pseudo_values(values, weights)) : mean_of(values);
    double const n = uneven ? effective_draws(weights) : static_cast<double>(values.size());
    // The mean is estimated too: n / (n - 1) makes the variance unbiased.
    double const scale = n > 1 ? n / (n - 1) : 1;
    std::vector<double> squares;
    squares.reserve(values.size());
    for (double const value : values) {
        squares.push_back(scale * (value - mean) * (value - mean));
    }
    return root_of(mean_with_error(squares, weights, sampling));
}

}  // namespace

Split split_known(std::span<double const> conditional_means, std::span<double const> conditional_variances,
                  Sampling const& sampling) {
    check_pair(conditional_means, conditional_variances);
    double const smallest = *std::min_element(conditional_variances.begin(), conditional_variances.end());
    if (smallest < 0) {
        throw core::InputError("variance given the parameters", smallest, "a number, at least 0");
    }
    Root const doubt = spread_of(conditional_means, sampling);
    Root const chance = root_of(mean_with_error(conditional_variances, sampling));
    return {doubt.value, chance.value, doubt.error, chance.error};
}

Split split_around_means(std::span<double const> outcomes, std::span<double const> conditional_means,
                         Sampling const& sampling, std::span<double const> weights) {
    check_pair(outcomes, conditional_means);
    std::vector<double> squares;
    squares.reserve(outcomes.size());
    for (std::size_t draw = 0; draw < outcomes.size(); ++draw) {
        double const distance = outcomes[draw] - conditional_means[draw];
        squares.push_back(distance * distance);
    }
    Root const doubt = spread_of(conditional_means, sampling, weights);
    Root const chance = root_of(mean_with_error(squares, weights, sampling));
    return {doubt.value, chance.value, doubt.error, chance.error};
}

Split split_from_pairs(std::span<double const> first, std::span<double const> second,
                       Sampling const& sampling, std::span<double const> weights) {
    check_pair(first, second);
    if (first.size() < 2) {
        throw core::InputError("pairs of outcomes", static_cast<double>(first.size()), "at least 2");
    }
    // Both columns estimate the same mean, so they share one: the covariance is then that of the one-way layout.
    double const mean =
        (mean_of(pseudo_values(first, weights)) + mean_of(pseudo_values(second, weights))) / 2;
    std::vector<double> products;
    std::vector<double> squares;
    products.reserve(first.size());
    squares.reserve(first.size());
    for (std::size_t draw = 0; draw < first.size(); ++draw) {
        double const difference = first[draw] - second[draw];
        products.push_back((first[draw] - mean) * (second[draw] - mean));
        squares.push_back(difference * difference / 2);
    }
    MeanEstimate const chance = mean_with_error(squares, weights, sampling);
    MeanEstimate doubt = mean_with_error(products, weights, sampling);
    // The shared mean takes up var(mean) = (doubt^2 + chance^2 / 2) / n of each product.
    double const n = are_uneven(weights) ? effective_draws(weights) : static_cast<double>(first.size());
    if (n <= 1) {
        return {};  // one draw has all the weight: nothing can be told apart
    }
    doubt.mean = (n * doubt.mean + chance.mean / 2) / (n - 1);
    Root const doubt_root = root_of(doubt);
    Root const chance_root = root_of(chance);
    return {doubt_root.value, chance_root.value, doubt_root.error, chance_root.error};
}

}  // namespace eigenkracht::analysis
