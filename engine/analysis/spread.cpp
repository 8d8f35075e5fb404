#include "analysis/spread.hpp"

#include "analysis/columns.hpp"
#include "analysis/draw_weights.hpp"
#include "analysis/mean_error.hpp"
#include "analysis/weighted_sample.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace eigenkracht::analysis {
namespace {

/// All values with the weight of their stratum, and within it of their draw.
WeightedSample pooled(std::span<Stratum const> strata, std::vector<double> const& shares) {
    std::size_t const counting = static_cast<std::size_t>(
        std::count_if(shares.begin(), shares.end(), [](double share) { return share > 0; }));
    if (counting == 1) {
        auto const& only = strata[static_cast<std::size_t>(
            std::find_if(shares.begin(), shares.end(), [](double share) { return share > 0; }) -
            shares.begin())];
        if (!are_uneven(only.draw_weights)) {
            return WeightedSample::of_equals({only.values.begin(), only.values.end()});
        }
    }
    std::vector<WeightedSample::Item> items;
    items.reserve(counting * strata.front().values.size());
    for (std::size_t s = 0; s < strata.size(); ++s) {
        if (shares[s] > 0) {
            auto const& weights = strata[s].draw_weights;
            bool const uneven = are_uneven(weights);
            double const mean = uneven ? mean_of(weights) : 1;
            for (std::size_t draw = 0; draw < strata[s].values.size(); ++draw) {
                items.push_back(
                    {strata[s].values[draw], uneven ? shares[s] * (weights[draw] / mean) : shares[s]});
            }
        }
    }
    return WeightedSample(std::move(items));
}

/// Standard deviation of the mixture: mean variance within strata, and variance of their means.
double mixture_sd(std::span<Stratum const> strata, std::vector<double> const& shares, double mean) {
    double variance = 0;
    for (std::size_t s = 0; s < strata.size(); ++s) {
        if (shares[s] > 0) {
            double const within = sd_of(strata[s].values, strata[s].draw_weights);
            bool const uneven = are_uneven(strata[s].draw_weights);
            double const own = uneven ? mean_of(pseudo_values(strata[s].values, strata[s].draw_weights))
                                      : mean_of(strata[s].values);
            double const between = own - mean;
            variance += shares[s] * (within * within + between * between);
        }
    }
    return std::sqrt(variance);
}

/// Woodruff's standard error of the quantile at a probability.
double quantile_error(std::span<Stratum const> strata, std::vector<double> const& shares,
                      WeightedSample const& sample, double probability, Sampling const& sampling) {
    double const at = sample.quantile(probability);
    // Where many draws share the value (a saving of exactly 0, say), the share below it is uncertain by another
    // amount than the share up to it: the larger counts.
    auto const error_of = [&](auto const& is_below) {
        return mean_with_error(sums_by_draw(strata, shares, is_below), sampling).error;
    };
    double const error = std::max(error_of([at](double value) { return value < at ? 1.0 : 0.0; }),
                                  error_of([at](double value) { return value <= at ? 1.0 : 0.0; }));
    return std::max(sample.quantile(probability + error) - at, at - sample.quantile(probability - error));
}

/// \param chance  what a value says of the event: from 0 to 1
template <typename Function>
ChanceEstimate chance_of(std::span<Stratum const> strata, Function const& chance, Sampling const& sampling) {
    std::vector<double> const shares = shares_of(strata);
    auto const seen = sums_by_draw(strata, shares, chance);
    MeanEstimate const found = mean_with_error(seen, sampling);
    double const share = std::clamp(found.mean, 0.0, 1.0);
    std::size_t const draws = least_draws(strata, shares);
    double error = found.error;
    if (draws < seen.size() && error > 0) {
        // An event that only draws of little weight have seen, or missed, looks surer than it is.
        double const n = static_cast<double>(std::max<std::size_t>(draws, 1));
        if (std::min(share, 1 - share) * n < 1) {
            error = std::max(error, std::sqrt(share * (1 - share) / n));
        }
    }
    return {share, error, draws};
}

}  // namespace

Summary summarise(std::span<Stratum const> strata, Sampling const& sampling) {
    std::vector<double> const shares = shares_of(strata);
    MeanEstimate const mean =
        mean_with_error(sums_by_draw(strata, shares, [](double value) { return value; }), sampling);
    WeightedSample const sample = pooled(strata, shares);

    Summary summary;
    summary.mean = mean.mean;
    summary.mean_error = mean.error;
    summary.sd = mixture_sd(strata, shares, mean.mean);
    summary.low95 = sample.quantile(0.025);
    summary.low80 = sample.quantile(0.1);
    summary.median = sample.quantile(0.5);
    summary.high80 = sample.quantile(0.9);
    summary.high95 = sample.quantile(0.975);
    summary.quantile_error = std::max(quantile_error(strata, shares, sample, 0.025, sampling),
                                      quantile_error(strata, shares, sample, 0.975, sampling));
    return summary;
}

Summary summarise(std::span<double const> values, Sampling const& sampling) {
    Stratum const stratum{values, 1};
    return summarise(std::span<Stratum const>(&stratum, 1), sampling);
}

QuantileEstimate quantile(std::span<Stratum const> strata, double probability, Sampling const& sampling) {
    std::vector<double> const shares = shares_of(strata);
    WeightedSample const sample = pooled(strata, shares);
    return {sample.quantile(probability), quantile_error(strata, shares, sample, probability, sampling)};
}

ChanceEstimate chance_at_least(std::span<Stratum const> strata, double threshold, Sampling const& sampling) {
    return chance_of(
        strata, [threshold](double value) { return value >= threshold ? 1.0 : 0.0; }, sampling);
}

ChanceEstimate mean_chance(std::span<Stratum const> chances, Sampling const& sampling) {
    ChanceEstimate found = chance_of(
        chances, [](double value) { return value; }, sampling);
    constexpr double rounding = 1e-12;  // what is left of a chance of 0, or to one of 1, is that of the sums
    found.value = found.value < rounding ? 0 : found.value > 1 - rounding ? 1 : found.value;
    return found;
}

ChanceEstimate chance_at_least(std::span<double const> values, double threshold, Sampling const& sampling) {
    Stratum const stratum{values, 1};
    return chance_at_least(std::span<Stratum const>(&stratum, 1), threshold, sampling);
}

}  // namespace eigenkracht::analysis
