#include "analysis/box_rows.hpp"
#include "analysis/prim.hpp"
#include "core/error.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace eigenkracht::analysis {
namespace {

constexpr double rounding = 1e-12;  // of shares: what sums in another order may differ by

double merit_of(DiscoveryBox const& box, BoxChoice choice) {
    if (choice == BoxChoice::balanced) {
        double const sum = box.coverage + box.density;
        return sum > 0 ? 2 * box.coverage * box.density / sum : 0;
    }
    return choice == BoxChoice::most_covered ? box.coverage : box.density;
}

bool has_least(DiscoveryBox const& box, BoxChoice choice, double least) {
    return choice == BoxChoice::balanced ||
           (choice == BoxChoice::most_covered ? box.density : box.coverage) >= least - rounding;
}

/// The box that is meant, if there is one.
std::optional<std::size_t> chosen_of(std::span<DiscoveryBox const> way, BoxChoice choice, double least) {
    std::optional<std::size_t> best;
    double largest = 0;
    for (std::size_t at = 0; at < way.size(); ++at) {
        double const merit = merit_of(way[at], choice);
        bool const better = !best || merit > largest + rounding ||
                            (merit > largest - rounding && way[at].limits.size() < way[*best].limits.size());
        if (has_least(way[at], choice, least) && better) {
            best = at;
            largest = merit;
        }
    }
    return best;
}

}  // namespace

std::size_t choose_box(std::span<DiscoveryBox const> way, BoxChoice choice, double least) {
    if (way.empty()) {
        throw core::InputError("boxes to choose from", "none", "at least one");
    }
    auto const chosen = chosen_of(way, choice, least);
    if (!chosen) {
        throw core::NotReached(fmt::format("no box has a {} of {} or more",
                                           choice == BoxChoice::most_covered ? "density" : "coverage",
                                           least));
    }
    return *chosen;
}

std::vector<DiscoveryBox> cover(DiscoveryRows const& rows, std::size_t boxes, BoxChoice choice, double least,
                                PeelOptions const& options) {
    BoxRows const known(rows);
    known.require_outcome();
    std::vector<double> weights(known.size());
    double weight_of_all = 0;
    double outcome_of_all = 0;
    for (std::size_t const row : known.counting()) {
        weights[row] = known.weight(row);
        weight_of_all += weights[row];
        outcome_of_all += weights[row] * known.outcome(row);
    }
    std::vector<DiscoveryBox> found;
    double weight_left = weight_of_all;
    double outcome_left = outcome_of_all;
    while (found.size() < boxes && outcome_left > rounding * outcome_of_all) {
        DiscoveryRows left = rows;
        left.weights = weights;
        auto const way = peel(left, options);
        if (found.empty()) {
            static_cast<void>(choose_box(way, choice, least));  // says so if there is none
        }
        auto const chosen = chosen_of(way, choice, least);
        if (!chosen || way[*chosen].limits.empty()) {
            break;
        }
        auto box = paste(left, way[*chosen], options);
        auto const in_box = known.inside(box);
        box.coverage *= outcome_left / outcome_of_all;
        box.mass *= weight_left / weight_of_all;
        found.push_back(std::move(box));
        weight_left = 0;
        outcome_left = 0;
        for (std::size_t const row : known.counting()) {
            weights[row] = in_box[row] ? 0 : weights[row];
            weight_left += weights[row];
            outcome_left += weights[row] * known.outcome(row);
        }
    }
    return found;
}

}  // namespace eigenkracht::analysis
