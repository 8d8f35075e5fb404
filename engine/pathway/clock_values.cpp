#include "pathway/clock_values.hpp"

#include <algorithm>

namespace eigenkracht::pathway {

void set_cycle(Plan const& plan, double start_age, int cycle, std::vector<double>& values) {
    Names const& names = plan.names;
    bool const months = plan.spec.cycle_unit == CycleUnit::month;
    values[names.cycle] = cycle;
    values[names.time_since_entry] = cycle;
    if (names.age != Names::none) {
        bool const trait = names.age_trait != Names::none;
        double const at_start = trait ? values[names.first_trait + names.age_trait] : start_age;
        values[names.age] = months ? at_start + cycle / 12.0 : at_start + cycle;
    }
    if (names.calendar_year != Names::none) {
        values[names.calendar_year] = plan.spec.start_year + (months ? cycle / 12 : cycle);
    }
}

void set_node(Plan const& plan, std::size_t node, std::vector<double>& values) {
    std::size_t const clocks = plan.spec.clocks.size();
    values[plan.names.time_in_state] = plan.nodes.time_in_state[node];
    for (std::size_t clock = 0; clock < clocks; ++clock) {
        values[plan.names.first_clock + clock] = plan.nodes.clocks[node * clocks + clock];
    }
}

void set_traits(Plan const& plan, std::vector<double> const& traits, std::vector<double>& values) {
    std::copy(traits.begin(), traits.end(),
              values.begin() + static_cast<std::ptrdiff_t>(plan.names.first_trait));
}

}  // namespace eigenkracht::pathway
