#include "pathway/plan_uses.hpp"

#include "core/error.hpp"
#include "formula/check.hpp"
#include "pathway/check.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::pathway {

std::vector<std::size_t> Uses::in(formula::Formula const& formula) {
    std::vector<std::size_t> found;
    if (!formula.given() || is_rest(formula)) {
        return found;
    }
    for (std::string const& name : formula::names_in(formula)) {
        std::size_t const index = plan_.names.index(name);
        if (index == Names::none) {
            throw core::Defect(fmt::format("the unknown name {} was not refused", name));
        }
        if (plan_.names.kind(index) == Names::Kind::parameter) {
            plan_.parameter_used[index] = 1;
        }
        found.push_back(index);
    }
    return found;
}

std::vector<std::size_t> Uses::in_split(std::size_t split) {
    std::vector<std::size_t> found;
    if (split != Names::none) {
        for (auto const& [state, share] : plan_.spec.splits[split].shares) {
            std::vector<std::size_t> const more = in(share);
            found.insert(found.end(), more.begin(), more.end());
        }
    }
    return found;
}

bool Uses::vary(std::vector<std::size_t> const& uses) const {
    return std::any_of(uses.begin(), uses.end(), [&](std::size_t name) { return name >= plan_.names.cycle; });
}

void Uses::need_in(Mask const& states, std::vector<std::size_t> const& uses) {
    for (std::size_t state = 0; state < states.size(); ++state) {
        for (std::size_t const name : uses) {
            if (states[state] == 0) {
                break;
            }
            if (plan_.names.kind(name) == Names::Kind::time_in_state) {
                plan_.states[state].needs_time = true;
            } else if (plan_.names.kind(name) == Names::Kind::named_clock) {
                plan_.states[state].needs_clock[name - plan_.names.first_clock] = 1;
            }
        }
    }
}

void Uses::flag_traits(std::vector<std::size_t> const& uses, bool PlannedTrait::*flag) {
    for (std::size_t const name : uses) {
        if (plan_.names.kind(name) == Names::Kind::trait) {
            plan_.traits[name - plan_.names.first_trait].*flag = true;
        }
        if (plan_.names.kind(name) == Names::Kind::age && plan_.names.age_trait != Names::none) {
            plan_.traits[plan_.names.age_trait].*flag = true;
        }
    }
}

void Uses::input(std::size_t state, std::vector<std::size_t> const& uses) {
    PlannedState& planned = plan_.states[state];
    for (std::size_t const name : uses) {
        Names::Kind const kind = plan_.names.kind(name);
        planned.timed = planned.timed || kind == Names::Kind::cycle || kind == Names::Kind::age ||
                        kind == Names::Kind::calendar_year;
    }
    collect(planned.inputs, uses);
}

void Uses::collect(std::vector<std::size_t>& inputs, std::vector<std::size_t> const& uses) const {
    for (std::size_t const name : uses) {
        bool const lasts = name < plan_.names.cycle || plan_.names.kind(name) == Names::Kind::age;
        if (lasts && std::find(inputs.begin(), inputs.end(), name) == inputs.end()) {
            inputs.push_back(name);
        }
    }
}

}  // namespace eigenkracht::pathway
