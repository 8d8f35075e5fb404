#include "analysis/weighted_sample.hpp"

#include "core/error.hpp"
#include "core/fixed_sum.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace eigenkracht::analysis {

WeightedSample::WeightedSample(std::vector<Item> items) : items_(std::move(items)) {
    double largest = 0;
    for (Item const& item : items_) {
        if (!(item.weight >= 0) || !std::isfinite(item.weight)) {
            throw core::InputError("weight of a value", item.weight, "a number, at least 0");
        }
        largest = std::max(largest, item.weight);
    }
    if (largest <= 0) {
        throw core::InputError("weighted values", "no weight", "at least one value with a weight above 0");
    }
    std::erase_if(items_, [](Item const& item) { return item.weight == 0; });
    std::sort(items_.begin(), items_.end(), [](Item const& a, Item const& b) {
        return a.value < b.value || (a.value == b.value && a.weight < b.weight);
    });

    double total = 0;
    double squares = 0;
    cumulated_.reserve(items_.size());
    for (Item& item : items_) {
        // Equal weights become exactly 1, so that their sums below are exact and type 7 comes out to the bit.
        item.weight /= largest;
        total += item.weight;
        squares += item.weight * item.weight;
        cumulated_.push_back(total);
    }
    equal_weights_ = total * total / squares;
}

double WeightedSample::quantile(double probability) const {
    double const total = cumulated_.back();
    double const width = total / equal_weights_;
    double const low = std::clamp(probability, 0.0, 1.0) * (equal_weights_ - 1) * width;
    double const high = std::min(low + width, total);

    auto const after_low = std::upper_bound(cumulated_.begin(), cumulated_.end(), low);
    auto index = static_cast<std::size_t>(after_low - cumulated_.begin());
    index = std::min(index, items_.size() - 1);
    double const base = items_[index].value;
    double covered = 0;
    core::FixedSum moment;  // of distances to the first value: equal values give exactly that value
    for (double from = low; index < items_.size(); ++index) {
        double const to = std::min(cumulated_[index], high);
        if (to > from) {
            covered += to - from;
            moment.add((items_[index].value - base) * (to - from));
            from = to;
        }
        if (cumulated_[index] >= high) {
            break;
        }
    }
    return covered > 0 ? base + moment.total() / covered : base;
}

}  // namespace eigenkracht::analysis
