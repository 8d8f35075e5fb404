#include "analysis/frontier.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace eigenkracht::analysis {
namespace {

bool dominates(CostEffect const& a, CostEffect const& b) {
    return a.cost <= b.cost && a.effect >= b.effect && (a.cost < b.cost || a.effect > b.effect);
}

double ratio_between(CostEffect const& less, CostEffect const& more) {
    return (more.cost - less.cost) / (more.effect - less.effect);
}

/// Strategies no other dominates, by cost; hence also by effect, each above the one before.
std::vector<std::size_t> undominated(std::span<CostEffect const> strategies) {
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i < strategies.size(); ++i) {
        bool out = false;
        for (std::size_t j = 0; j < strategies.size() && !out; ++j) {
            bool const twin_before = j < i && strategies[j].cost == strategies[i].cost &&
                                     strategies[j].effect == strategies[i].effect;
            out = twin_before || dominates(strategies[j], strategies[i]);
        }
        if (!out) {
            left.push_back(i);
        }
    }
    std::sort(left.begin(), left.end(),
              [&](std::size_t a, std::size_t b) { return strategies[a].cost < strategies[b].cost; });
    return left;
}

}  // namespace

std::vector<FrontierLine> frontier(std::span<CostEffect const> strategies) {
    if (strategies.empty()) {
        throw core::InputError("strategies to compare", "none", "at least one");
    }
    for (CostEffect const& strategy : strategies) {
        if (!std::isfinite(strategy.cost) || !std::isfinite(strategy.effect)) {
            throw core::InputError("cost or effect of a strategy",
                                   std::isfinite(strategy.cost) ? strategy.effect : strategy.cost,
                                   "a finite number");
        }
    }
    std::vector<FrontierLine> lines(strategies.size());
    for (FrontierLine& line : lines) {
        line.standing = Standing::dominated;
    }
    std::vector<std::size_t> left = undominated(strategies);
    for (std::size_t k = 1; k + 1 < left.size();) {
        double const here = ratio_between(strategies[left[k - 1]], strategies[left[k]]);
        double const next = ratio_between(strategies[left[k]], strategies[left[k + 1]]);
        if (here > next) {
            lines[left[k]].standing = Standing::extendedly_dominated;
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(k));
            k = std::max<std::size_t>(k - 1, 1);  // the one before has a new neighbour: look at it again
        } else {
            ++k;
        }
    }
    lines[left.front()].standing = Standing::reference;
    for (std::size_t k = 1; k < left.size(); ++k) {
        CostEffect const& before = strategies[left[k - 1]];
        CostEffect const& here = strategies[left[k]];
        FrontierLine& line = lines[left[k]];
        line.standing = Standing::on_frontier;
        line.compared_with = left[k - 1];
        line.incremental_cost = here.cost - before.cost;
        line.incremental_effect = here.effect - before.effect;
        line.ratio = ratio_between(before, here);
    }
    return lines;
}

std::string text(Standing standing) {
    switch (standing) {
        case Standing::reference:
            return "reference";
        case Standing::on_frontier:
            return "";
        case Standing::dominated:
            return "dominated";
        case Standing::extendedly_dominated:
            return "extendedly dominated";
    }
    throw core::Defect("a strategy stands nowhere");
}

}  // namespace eigenkracht::analysis
