#include "analysis/columns.hpp"

#include "analysis/draw_weights.hpp"
#include "core/error.hpp"
#include "core/fixed_sum.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace eigenkracht::analysis {

void check_column(std::span<double const> values) {
    if (values.empty()) {
        throw core::InputError("column of draws", "no draws", "at least one");
    }
    for (std::size_t draw = 0; draw < values.size(); ++draw) {
        if (!std::isfinite(values[draw])) {
            throw core::InputError(fmt::format("draw {}", draw), values[draw], "a finite number");
        }
    }
}

void check_pair(std::span<double const> first, std::span<double const> second) {
    if (first.size() != second.size()) {
        throw core::InputError("columns of draws",
                               fmt::format("{} and {} draws", first.size(), second.size()),
                               "as many in both");
    }
    check_column(first);
    check_column(second);
}

std::vector<double> shares_of(std::span<Stratum const> strata) {
    if (strata.empty()) {
        throw core::InputError("strata", "none", "at least one");
    }
    core::FixedSum total;
    for (Stratum const& stratum : strata) {
        check_pair(strata.front().values, stratum.values);
        check_draw_weights(stratum.values, stratum.draw_weights);
        if (!(stratum.weight >= 0) || !std::isfinite(stratum.weight)) {
            throw core::InputError("weight of a stratum", stratum.weight, "a number, at least 0");
        }
        total.add(stratum.weight);
    }
    if (total.total() <= 0) {
        throw core::InputError("weights of the strata", "all 0", "at least one above 0");
    }
    std::vector<double> shares;
    for (Stratum const& stratum : strata) {
        shares.push_back(stratum.weight / total.total());
    }
    return shares;
}

std::size_t least_draws(std::span<Stratum const> strata, std::span<double const> shares) {
    std::size_t least = strata.front().values.size();
    for (std::size_t s = 0; s < strata.size(); ++s) {
        if (shares[s] > 0 && are_uneven(strata[s].draw_weights)) {
            least = std::min(least, static_cast<std::size_t>(effective_draws(strata[s].draw_weights)));
        }
    }
    return least;
}

double mean_of(std::span<double const> values) {
    return core::fixed_sum(values) / static_cast<double>(values.size());
}

double sd_of(std::span<double const> values) {
    if (values.size() < 2) {
        return 0;
    }
    double const mean = mean_of(values);
    core::FixedSum squares;
    for (double const value : values) {
        squares.add((value - mean) * (value - mean));
    }
    return std::sqrt(squares.total() / static_cast<double>(values.size() - 1));
}

}  // namespace eigenkracht::analysis
