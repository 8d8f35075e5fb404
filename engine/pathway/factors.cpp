#include "pathway/factors.hpp"

namespace eigenkracht::pathway {

Factors::Factors(Plan const& plan)
    : plan_(plan),
      looks_(looks(plan.spec.counting, plan.spec.discounting.at, plan.spec.cycles)),
      at_point_(static_cast<std::size_t>(plan.spec.cycles) + 1),
      by_look_(plan.spec.outcomes.size()),
      by_move_(plan.spec.outcomes.size()) {
    for (std::size_t index = 0; index < looks_.size(); ++index) {
        at_point_[static_cast<std::size_t>(looks_[index].point)].push_back(index);
    }
}

void Factors::update(Tables const& tables) {
    for (std::size_t outcome = 0; outcome < by_look_.size(); ++outcome) {
        bool const known = rates_.size() == by_look_.size() && rates_[outcome] == tables.discount[outcome];
        if (known) {
            continue;
        }
        double const rate = tables.discount[outcome];
        auto const factor = [&](double time) {
            return discount_factor(plan_.spec.discounting.form, rate, time * plan_.cycle_years);
        };
        by_look_[outcome].clear();
        for (Look const& look : looks_) {
            by_look_[outcome].push_back(look.weight * factor(look.time));
        }
        by_move_[outcome].clear();
        for (int cycle = 0; cycle < plan_.spec.cycles; ++cycle) {
            for (bool const weighted : {false, true}) {
                MoveCounting const move = move_counting(plan_.spec.counting, plan_.spec.discounting.at,
                                                        plan_.spec.cycles, cycle, weighted);
                by_move_[outcome].push_back(move.weight * factor(move.time));
            }
        }
    }
    rates_ = tables.discount;
}

}  // namespace eigenkracht::pathway
