#include "analysis/weighted_sample.hpp"

#include "core/error.hpp"
#include "core/fixed_sum.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace eigenkracht::analysis {

namespace {

constexpr char const* no_weight = "at least one value with a weight above 0";

}  // namespace

WeightedSample::WeightedSample(std::vector<Item> items) {
    double largest = 0;
    for (Item const& item : items) {
        if (!(item.weight >= 0) || !std::isfinite(item.weight)) {
            throw core::InputError("weight of a value", item.weight, "a number, at least 0");
        }
        largest = std::max(largest, item.weight);
    }
    if (largest <= 0) {
        throw core::InputError("weighted values", "no weight", no_weight);
    }
    std::erase_if(items, [](Item const& item) { return item.weight == 0; });
    std::sort(items.begin(), items.end(), [](Item const& a, Item const& b) {
        return a.value < b.value || (a.value == b.value && a.weight < b.weight);
    });

    double total = 0;
    double squares = 0;
    values_.reserve(items.size());
    cumulated_.reserve(items.size());
    for (Item const& item : items) {
        // Equal weights become exactly 1, so that their sums below are exact and type 7 comes out to the bit.
        double const weight = item.weight / largest;
        total += weight;
        squares += weight * weight;
        values_.push_back(item.value);
        cumulated_.push_back(total);
    }
    equal_weights_ = total * total / squares;
}

WeightedSample WeightedSample::of_equals(std::vector<double> values) {
    if (values.empty()) {
        throw core::InputError("weighted values", "no weight", no_weight);
    }
    std::sort(values.begin(), values.end());
    auto const count = static_cast<double>(values.size());
    return {std::move(values), count};
}

double WeightedSample::quantile(double probability) const {
    double const total = cumulated(values_.size() - 1);
    double const width = total / equal_weights_;
    double const low = std::clamp(probability, 0.0, 1.0) * (equal_weights_ - 1) * width;
    double const high = std::min(low + width, total);

    auto const after_low = std::upper_bound(cumulated_.begin(), cumulated_.end(), low);
    auto index = cumulated_.empty() ? static_cast<std::size_t>(low)
                                    : static_cast<std::size_t>(after_low - cumulated_.begin());
    index = std::min(index, values_.size() - 1);
    double const base = values_[index];
    double covered = 0;
    core::FixedSum moment;  // of distances to the first value: equal values give exactly that value
    for (double from = low; index < values_.size(); ++index) {
        double const to = std::min(cumulated(index), high);
        if (to > from) {
            covered += to - from;
            moment.add((values_[index] - base) * (to - from));
            from = to;
        }
        if (cumulated(index) >= high) {
            break;
        }
    }
    return covered > 0 ? base + moment.total() / covered : base;
}

}  // namespace eigenkracht::analysis
