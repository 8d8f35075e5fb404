#include "analysis/normal_scores.hpp"

#include "analysis/columns.hpp"
#include "core/elementary.hpp"
#include "core/error.hpp"
#include "core/fixed_sum.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace eigenkracht::analysis {

std::vector<double> normal_scores(std::span<double const> values, std::span<double const> weights) {
    check_column(values);
    if (!weights.empty() && weights.size() != values.size()) {
        throw core::InputError("weights of draws",
                               fmt::format("{} for {} draws", weights.size(), values.size()), "one a draw");
    }
    for (double const weight : weights) {
        if (!(weight > 0)) {
            throw core::InputError("weight of a draw that is ranked", weight, "a number above 0");
        }
    }
    auto const weight_of = [&](std::size_t at) { return weights.empty() ? 1.0 : weights[at]; };
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return values[a] < values[b] || (values[a] == values[b] && a < b);
    });
    core::FixedSum all;
    for (std::size_t const at : order) {
        all.add(weight_of(at));
    }
    double const total = all.total();
    std::vector<double> scores(values.size());
    core::FixedSum below;
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first;
        core::FixedSum alike;
        for (; end < order.size() && values[order[end]] == values[order[first]]; ++end) {
            alike.add(weight_of(order[end]));
        }
        bool const only = first == 0 && end == order.size();
        double const rank = (below.total() + alike.total() / 2) / total;
        double const score = only ? 0 : core::normal_quantile(rank);
        for (; first < end; ++first) {
            scores[order[first]] = score;
        }
        below.add(alike.total());
    }
    return scores;
}

}  // namespace eigenkracht::analysis
