#include "study/rounding.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace eigenkracht::study {

std::vector<char> money_in(Plan const& plan, KeptVariable const& kept) {
    if (kept.variable.unit == "EUR") {
        return std::vector<char>(kept.size, 1);
    }
    if (kept.what != Kept::outcomes || plan.scenario.has_regions()) {
        return {};
    }
    std::vector<char> mask;
    auto const add = [&](std::string const& unit) { mask.push_back(unit == "EUR" ? 1 : 0); };
    if (plan.pathway) {
        auto const& spec = plan.pathway->spec();
        for (std::size_t strategy = 0; strategy < spec.strategies.size(); ++strategy) {
            for (auto const& outcome : spec.outcomes) {
                add(outcome.unit);
            }
        }
    } else {
        for (auto const& outcome : plan.scenario.outcome_formulas) {
            add(outcome.unit);
        }
    }
    return std::find(mask.begin(), mask.end(), 1) == mask.end() ? std::vector<char>{} : mask;
}

void round_money(Plan const& plan, std::vector<KeptVariable> const& kept, DrawBlock& block) {
    if (plan.scenario.run.round_eur == 0) {
        return;
    }
    auto const step = static_cast<double>(plan.scenario.run.round_eur);
    for (std::size_t v = 0; v < kept.size(); ++v) {
        auto const mask = money_in(plan, kept[v]);
        for (std::size_t i = 0; !mask.empty() && i < block.data[v].size(); ++i) {
            if (mask[i % mask.size()] != 0) {
                // Adding 0 makes one nothing of the two that a double has, and leaves all else as it is.
                block.data[v][i] = std::round(block.data[v][i] / step) * step + 0.0;
            }
        }
    }
}

}  // namespace eigenkracht::study
