#include "study/sorted_draws.hpp"

#include "analysis/columns.hpp"
#include "analysis/draw_weights.hpp"
#include "core/fixed_sum.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace eigenkracht::study {

SortedDraws::SortedDraws(std::span<double const> values, std::span<double const> weights) {
    analysis::check_column(values);
    analysis::check_draw_weights(values, weights);
    bool const uneven = analysis::are_uneven(weights);
    std::vector<std::size_t> order;
    if (uneven) {
        order.resize(values.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        // Draws of one value by their number, so that sums have one order.
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
        for (std::size_t const draw : order) {
            values_.push_back(values[draw]);
        }
    } else {
        values_.assign(values.begin(), values.end());
        std::sort(values_.begin(), values_.end());
    }
    core::FixedSum weight;
    core::FixedSum sum;
    for (std::size_t i = 0; i <= values_.size(); ++i) {
        if (uneven) {
            weight_below_.push_back(weight.total());
        }
        sum_below_.push_back(sum.total());
        if (i < values_.size()) {
            double const one = uneven ? weights[order[i]] : 1;
            weight.add(one);
            sum.add(one * values_[i]);
        }
    }
}

std::size_t SortedDraws::below(double amount) const {
    return static_cast<std::size_t>(std::lower_bound(values_.begin(), values_.end(), amount) -
                                    values_.begin());
}

double SortedDraws::at_least(double amount) const {
    auto const count = below(amount);
    if (weight_below_.empty()) {
        return static_cast<double>(values_.size() - count) / static_cast<double>(values_.size());
    }
    double const all = weight_below_.back();
    return (all - weight_below_[count]) / all;
}

double SortedDraws::missing(double amount) const {
    auto const count = below(amount);
    if (count == 0) {
        return 0;
    }
    double const weight = weight_below_.empty() ? static_cast<double>(count) : weight_below_[count];
    double const all = weight_below_.empty() ? static_cast<double>(values_.size()) : weight_below_.back();
    return std::max(0.0, (amount * weight - sum_below_[count]) / all);
}

double SortedDraws::place(double share) const {
    auto const last = static_cast<double>(values_.size() - 1);
    return values_[static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * last))];
}

}  // namespace eigenkracht::study
