#include "pathway/names.hpp"

#include <algorithm>

namespace eigenkracht::pathway {

Names::Names(PathwaySpec const& spec, std::vector<std::string> const& parameters) {
    for (std::string const& name : parameters) {
        add(name, Kind::parameter);
    }
    first_strategy_value = all_.size();
    if (!spec.strategies.empty()) {
        for (auto const& [name, value] : spec.strategies.front().with) {
            add(name, Kind::strategy_value);
        }
    }
    first_trait = all_.size();
    for (std::size_t trait = 0; trait < spec.traits.size(); ++trait) {
        if (spec.traits[trait].name == "age") {
            age_trait = trait;
        }
        add(spec.traits[trait].name == "age" ? "age_at_entry" : spec.traits[trait].name, Kind::trait);
    }
    cycle = all_.size();
    add("cycle", Kind::cycle);
    time_since_entry = all_.size();
    add("time_since_entry", Kind::cycle);
    time_in_state = all_.size();
    add("time_in_state", Kind::time_in_state);
    if (spec.start_age.given() || age_trait != none) {
        age = all_.size();
        add("age", Kind::age);
    }
    if (spec.start_year != 0) {
        calendar_year = all_.size();
        add("calendar_year", Kind::calendar_year);
    }
    first_clock = all_.size();
    for (NamedClock const& clock : spec.clocks) {
        add(clock.name, Kind::named_clock);
    }
}

void Names::add(std::string const& name, Kind kind) {
    all_.push_back(name);
    kinds_.push_back(kind);
}

std::size_t Names::index(std::string const& name) const {
    auto const found = std::find(all_.begin(), all_.end(), name);
    return found == all_.end() ? none : static_cast<std::size_t>(found - all_.begin());
}

std::vector<std::string> Names::lasting() const {
    return {all_.begin(), all_.begin() + static_cast<std::ptrdiff_t>(cycle)};
}

std::vector<std::string> Names::before_strategy_value(std::size_t count) const {
    return {all_.begin(), all_.begin() + static_cast<std::ptrdiff_t>(first_strategy_value + count)};
}

}  // namespace eigenkracht::pathway
