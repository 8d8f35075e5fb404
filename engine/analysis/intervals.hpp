#pragma once
#include <algorithm>
#include "analysis/mean_error.hpp"
#include "analysis/spread.hpp"
namespace eigenkracht::analysis {
struct Interval {
    double low, high;
};
inline Interval mean_interval(std::span<Stratum const> strata, Sampling const& sampling, double coverage) {
    auto const s = summarise(strata, sampling);
    double const t = interval_factor(sampling, strata.front().values.size(), coverage) * s.mean_error;
    return {s.mean - t, s.mean + t};
}
inline Interval chance_interval(std::span<Stratum const> strata, double threshold, Sampling const& sampling,
                                double coverage) {
    auto const c = chance_at_least(strata, threshold, sampling);
    double const t = std::max(3.0 / static_cast<double>(c.draws),
                              interval_factor(sampling, strata.front().values.size(), coverage) * c.error);
    return {c.value - t, c.value + t};
}
}  // namespace eigenkracht::analysis
