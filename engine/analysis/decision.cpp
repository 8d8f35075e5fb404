#include "analysis/decision.hpp"

#include "analysis/columns.hpp"
#include "core/error.hpp"

#include <algorithm>
#include <cstddef>

namespace eigenkracht::analysis {
namespace {

void require_alike(std::span<std::span<double const> const> payoffs) {
    if (payoffs.empty()) {
        throw core::InputError("options compared", "none", "at least one");
    }
    for (auto const& payoff : payoffs) {
        check_pair(payoffs.front(), payoff);
    }
}

double largest_in(std::span<std::span<double const> const> payoffs, std::size_t draw) {
    double largest = payoffs.front()[draw];
    for (auto const& payoff : payoffs) {
        largest = std::max(largest, payoff[draw]);
    }
    return largest;
}

/// A price per unit of effect at which a draw begins (or ceases) to be worth its cost.
struct Turn {
    double price;
    double weight;  ///< above 0: begins
};

/// The chance to be worth its cost at a price of 0, and all prices above at which that changes.
struct Acceptability {
    double at_zero = 0;
    std::vector<Turn> turns;  ///< by price
};

// A draw is worth its cost at a price p where p effect - cost > 0, and half worth it where that is 0 at every price.
Acceptability acceptability_of(std::span<PlaneStratum const> strata) {
    double total = 0;
    for (auto const& stratum : strata) {
        total += stratum.weight * static_cast<double>(stratum.cost.size());
    }
    Acceptability curve;
    for (auto const& stratum : strata) {
        double const weight = stratum.weight / total;
        for (std::size_t d = 0; weight > 0 && d < stratum.cost.size(); ++d) {
            double const cost = stratum.cost[d];
            double const effect = stratum.effect[d];
            bool const neither = cost == 0 && effect == 0;
            bool const at_once = cost < 0 || (cost == 0 && effect > 0);
            curve.at_zero += neither ? weight / 2 : at_once ? weight : 0;
            if (effect != 0 && !neither) {
                double const turns_at = cost / effect;
                if (turns_at > 0) {
                    curve.turns.push_back({turns_at, effect > 0 ? weight : -weight});
                }
            }
        }
    }
    std::sort(curve.turns.begin(), curve.turns.end(), [](Turn const& a, Turn const& b) {
        return a.price < b.price || (a.price == b.price && a.weight > b.weight);
    });
    return curve;
}

/// The least price from which on the chance stays at least so high; none: it does not.
std::optional<double> stays_above(Acceptability const& curve, double chance) {
    constexpr double rounding = 1e-12;
    double now = curve.at_zero;
    std::optional<double> since = now >= chance - rounding ? std::optional(0.0) : std::nullopt;
    for (auto const& turn : curve.turns) {
        now += turn.weight;
        bool const enough = now >= chance - rounding;
        if (!enough) {
            since.reset();
        } else if (!since) {
            since = turn.price;
        }
    }
    return since;
}

}  // namespace

std::vector<std::vector<double>> best_of(std::span<std::span<double const> const> payoffs) {
    require_alike(payoffs);
    auto const draws = payoffs.front().size();
    std::vector<std::vector<double>> best(payoffs.size(), std::vector<double>(draws, 0.0));
    for (std::size_t d = 0; d < draws; ++d) {
        double const largest = largest_in(payoffs, d);
        double ties = 0;
        for (auto const& payoff : payoffs) {
            ties += payoff[d] == largest ? 1 : 0;
        }
        for (std::size_t option = 0; option < payoffs.size(); ++option) {
            best[option][d] = payoffs[option][d] == largest ? 1 / ties : 0;
        }
    }
    return best;
}

std::vector<std::vector<double>> losses(std::span<std::span<double const> const> payoffs) {
    require_alike(payoffs);
    auto const draws = payoffs.front().size();
    std::vector<std::vector<double>> lost(payoffs.size(), std::vector<double>(draws));
    for (std::size_t d = 0; d < draws; ++d) {
        double const largest = largest_in(payoffs, d);
        for (std::size_t option = 0; option < payoffs.size(); ++option) {
            lost[option][d] = largest - payoffs[option][d];
        }
    }
    return lost;
}

Plane plane_of(std::span<PlaneStratum const> strata, double coverage) {
    if (!(coverage > 0 && coverage < 1)) {
        throw core::InputError("coverage of an interval", coverage, "a share between 0 and 1");
    }
    std::vector<Stratum> costs;
    for (auto const& stratum : strata) {
        check_pair(stratum.cost, stratum.effect);
        costs.push_back({stratum.cost, stratum.weight});
    }
    auto const shares = shares_of(costs);
    Plane plane;
    double mean_cost = 0;
    double mean_effect = 0;
    for (std::size_t s = 0; s < strata.size(); ++s) {
        auto const& stratum = strata[s];
        double const weight = shares[s] / static_cast<double>(stratum.cost.size());
        mean_cost += shares[s] * mean_of(stratum.cost);
        mean_effect += shares[s] * mean_of(stratum.effect);
        for (std::size_t d = 0; d < stratum.cost.size(); ++d) {
            double const cost = stratum.cost[d];
            double const effect = stratum.effect[d];
            plane.better_cheaper += effect > 0 && cost < 0 ? weight : 0;
            plane.better_dearer += effect > 0 && cost > 0 ? weight : 0;
            plane.worse_cheaper += effect < 0 && cost < 0 ? weight : 0;
            plane.worse_dearer += effect < 0 && cost > 0 ? weight : 0;
        }
    }
    if (mean_effect != 0) {
        plane.ratio = mean_cost / mean_effect;
    }
    auto const curve = acceptability_of(strata);
    plane.low = stays_above(curve, (1 - coverage) / 2);
    plane.high = stays_above(curve, (1 + coverage) / 2);
    plane.saves_surely = plane.high && *plane.high == 0;
    return plane;
}

}  // namespace eigenkracht::analysis
