#include "analysis/ranks.hpp"

#include <algorithm>
#include <numeric>

namespace eigenkracht::analysis {

RankedColumn::RankedColumn(std::span<double const> values) : order_(values.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
        return values[a] < values[b] || (values[a] == values[b] && a < b);
    });
    for (std::size_t place = 1; place <= order_.size(); ++place) {
        if (place == order_.size() || values[order_[place]] != values[order_[place - 1]]) {
            ends_.push_back(static_cast<std::uint32_t>(place));
        }
    }
}

void RankedColumn::centred_ranks(std::span<double const> counts, double* to, std::size_t stride) const {
    double total = 0;
    for (double const count : counts) {
        total += count;
    }
    double before = 0;
    std::size_t place = 0;
    for (std::uint32_t const end : ends_) {
        double own = 0;
        for (std::size_t i = place; i < end; ++i) {
            own += counts[order_[i]];
        }
        double const rank = before + own / 2 - total / 2;
        for (; place < end; ++place) {
            to[order_[place] * stride] = rank;
        }
        before += own;
    }
}

std::vector<double> RankedColumn::places() const {
    std::vector<double> found(order_.size());
    std::vector<double> const once(order_.size(), 1.0);
    centred_ranks(once, found.data(), 1);
    auto const rows = static_cast<double>(order_.size());
    for (double& one : found) {
        one = one / rows + 0.5;
    }
    return found;
}

}  // namespace eigenkracht::analysis
