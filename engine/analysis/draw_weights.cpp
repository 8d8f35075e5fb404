#include "analysis/draw_weights.hpp"

#include "analysis/columns.hpp"
#include "core/elementary.hpp"
#include "core/error.hpp"
#include "core/fixed_sum.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace eigenkracht::analysis {
namespace {

/// Sums of the weights and of their squares.
struct WeightSums {
    double total = 0;
    double squares = 0;
};

WeightSums sums_of(std::span<double const> weights) {
    core::FixedSum total;
    core::FixedSum squares;
    for (std::size_t draw = 0; draw < weights.size(); ++draw) {
        double const weight = weights[draw];
        if (!(weight >= 0) || !std::isfinite(weight)) {
            throw core::InputError(fmt::format("weight of draw {}", draw), weight, "a number, at least 0");
        }
        total.add(weight);
        squares.add(weight * weight);
    }
    if (!(total.total() > 0)) {
        throw core::InputError("weights of draws", "no weight", "at least one draw with a weight above 0");
    }
    return {total.total(), squares.total()};
}

double weighted_mean(std::span<double const> values, std::span<double const> weights, double total) {
    core::FixedSum sum;
    for (std::size_t draw = 0; draw < values.size(); ++draw) {
        sum.add(weights[draw] * values[draw]);
    }
    return sum.total() / total;
}

}  // namespace

void check_draw_weights(std::span<double const> values, std::span<double const> weights) {
    if (weights.empty()) {
        return;
    }
    if (weights.size() != values.size()) {
        throw core::InputError("weights of draws",
                               fmt::format("{} for {} draws", weights.size(), values.size()), "one a draw");
    }
    static_cast<void>(sums_of(weights));
}

std::vector<double> importance_weights(std::span<double const> log_likelihoods) {
    constexpr double impossible = -std::numeric_limits<double>::infinity();
    if (log_likelihoods.empty()) {
        throw core::InputError("column of draws", "no draws", "at least one");
    }
    for (std::size_t draw = 0; draw < log_likelihoods.size(); ++draw) {
        double const one = log_likelihoods[draw];
        if (!std::isfinite(one) && one != impossible) {
            throw core::InputError(fmt::format("log-likelihood of draw {}", draw), one, "a finite number");
        }
    }
    double const largest = *std::max_element(log_likelihoods.begin(), log_likelihoods.end());
    if (largest == impossible) {
        throw core::InputError("likelihoods", "all 0", "at least one draw that is possible");
    }
    std::vector<double> weights;
    weights.reserve(log_likelihoods.size());
    for (double const one : log_likelihoods) {
        weights.push_back(core::exp(one - largest));
    }
    double const mean = mean_of(weights);
    for (double& weight : weights) {
        weight /= mean;
    }
    return weights;
}

double effective_draws(std::span<double const> weights) {
    auto const sums = sums_of(weights);
    return sums.total * sums.total / sums.squares;
}

bool are_uneven(std::span<double const> weights) {
    return std::any_of(weights.begin(), weights.end(),
                       [&](double weight) { return weight != weights.front(); });
}

std::vector<double> pseudo_values(std::span<double const> values, std::span<double const> weights) {
    check_draw_weights(values, weights);
    std::vector<double> pseudo(values.begin(), values.end());
    if (!are_uneven(weights)) {
        return pseudo;
    }
    double const total = sums_of(weights).total;
    double const mean = weighted_mean(values, weights, total);
    double const scale = static_cast<double>(values.size()) / total;
    for (std::size_t draw = 0; draw < pseudo.size(); ++draw) {
        pseudo[draw] = mean + scale * weights[draw] * (values[draw] - mean);
    }
    return pseudo;
}

MeanEstimate mean_with_error(std::span<double const> values, std::span<double const> weights,
                             Sampling const& sampling) {
    return mean_with_error(pseudo_values(values, weights), sampling);
}

double sd_of(std::span<double const> values, std::span<double const> weights) {
    check_draw_weights(values, weights);
    if (!are_uneven(weights)) {
        return sd_of(values);
    }
    auto const sums = sums_of(weights);
    double const mean = weighted_mean(values, weights, sums.total);
    core::FixedSum squares;
    for (std::size_t draw = 0; draw < values.size(); ++draw) {
        squares.add(weights[draw] * (values[draw] - mean) * (values[draw] - mean));
    }
    // All weight on one draw leaves no spread to be seen.
    double const left = sums.total - sums.squares / sums.total;
    return left > 0 ? std::sqrt(squares.total() / left) : 0;
}

}  // namespace eigenkracht::analysis
