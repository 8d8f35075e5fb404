#include "analysis/box_rows.hpp"
#include "analysis/columns.hpp"
#include "analysis/prim.hpp"
#include "core/error.hpp"
#include "core/fixed_sum.hpp"

#include <fmt/format.h>
#include <boost/math/special_functions/beta.hpp>

#include <algorithm>
#include <cmath>

namespace eigenkracht::analysis {
namespace {

/// Chance that of so many draws at least so many have an event, for numbers that need not be whole.
double at_least(double seen, double draws, double chance) {
    if (seen <= 0 || chance >= 1) {
        return 1;
    }
    if (chance <= 0) {
        return 0;
    }
    auto const hits = static_cast<long double>(std::min(seen, draws));
    auto const others = static_cast<long double>(draws) - hits;
    return static_cast<double>(boost::math::ibeta(hits, others + 1, static_cast<long double>(chance)));
}

/// A share as a ratio of two sums over draws, with its interval.
Interval ratio_interval(std::vector<double> const& part, std::vector<double> const& whole,
                        Sampling const& sampling, double coverage) {
    double const sum = core::fixed_sum(whole);
    double const share = core::fixed_sum(part) / sum;
    core::FixedSum squares;
    std::vector<double> moved;
    double const mean = mean_of(whole);
    for (std::size_t draw = 0; draw < whole.size(); ++draw) {
        squares.add(whole[draw] * whole[draw]);
        moved.push_back((part[draw] - share * whole[draw]) / mean);
    }
    double const there = sum * sum / squares.total();
    double const error = mean_with_error(moved, sampling).error;
    auto const draws = static_cast<double>(whole.size());
    double effective = there;
    if (error > 0 && share > 0 && share < 1) {
        effective = std::min(there, share * (1 - share) / (error * error) * draws / (draws - 1));
    }
    double const few_replicates =
        interval_factor({}, whole.size(), coverage) / interval_factor(sampling, whole.size(), coverage);
    return share_interval(share, std::max(1.0, effective * few_replicates * few_replicates), coverage);
}

}  // namespace

std::vector<bool> inside(DiscoveryRows const& rows, DiscoveryBox const& box) {
    return BoxRows(rows).inside(box);
}

DiscoveryBox measured(DiscoveryRows const& rows, DiscoveryBox const& box) {
    return BoxRows(rows).measured(box);
}

std::vector<double> quasi_p_values(DiscoveryRows const& rows, DiscoveryBox const& box, double worth) {
    if (!(worth >= 0)) {
        throw core::InputError("worth of rows", worth, "a number, at least 0");
    }
    BoxRows const known(rows);
    core::FixedSum weights;
    for (std::size_t const row : known.counting()) {
        weights.add(known.weight(row));
    }
    auto const found = known.measured(box);
    double const draws = (worth > 0 ? worth : weights.total()) * found.mass;
    std::vector<double> chances;
    for (std::size_t limit = 0; limit < found.limits.size(); ++limit) {
        DiscoveryBox open = found;
        open.limits.erase(open.limits.begin() + static_cast<std::ptrdiff_t>(limit));
        chances.push_back(at_least(draws * found.density, draws, known.measured(std::move(open)).density));
    }
    return chances;
}

DiscoveryBox without_doubtful(DiscoveryRows const& rows, DiscoveryBox const& box, double level,
                              double worth) {
    DiscoveryBox kept = measured(rows, box);
    while (!kept.limits.empty()) {
        auto const chances = quasi_p_values(rows, kept, worth);
        auto const worst = std::max_element(chances.begin(), chances.end());
        if (*worst <= level) {
            break;
        }
        kept.limits.erase(kept.limits.begin() + (worst - chances.begin()));
        kept = measured(rows, kept);
    }
    return kept;
}

CheckedBox check_box(DiscoveryRows const& rows, DiscoveryBox const& box, std::size_t draws,
                     Sampling const& sampling, double interval_coverage) {
    BoxRows const known(rows);
    if (draws < 2 || known.size() % draws != 0) {
        throw core::InputError("draws of a stratum", static_cast<double>(draws),
                               fmt::format("at least 2, and a part of all {} rows", known.size()));
    }
    std::vector<double> with(draws, 0.0);     // the outcome
    std::vector<double> in(draws, 0.0);       // in the box
    std::vector<double> with_in(draws, 0.0);  // both
    auto const in_box = known.inside(box);
    for (std::size_t const row : known.counting()) {
        double const seen = known.weight(row) * known.outcome(row);
        with[row % draws] += seen;
        in[row % draws] += in_box[row] ? known.weight(row) : 0;
        with_in[row % draws] += in_box[row] ? seen : 0;
    }
    static_cast<void>(mean_with_error(with, sampling));  // replicates fit, or this says why not
    CheckedBox checked{known.measured(box), {0, 1}, {0, 1}};
    static_cast<void>(interval_factor({}, 2, interval_coverage));
    if (core::fixed_sum(with) > 0) {
        checked.coverage = ratio_interval(with_in, with, sampling, interval_coverage);
    }
    if (core::fixed_sum(in) > 0) {
        checked.density = ratio_interval(with_in, in, sampling, interval_coverage);
    }
    return checked;
}

}  // namespace eigenkracht::analysis
