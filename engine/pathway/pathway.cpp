#include "pathway/pathway.hpp"

#include "core/text.hpp"
#include "pathway/check.hpp"
#include "pathway/counting.hpp"
#include "pathway/traits.hpp"

#include <fmt/format.h>

#include <cmath>

namespace eigenkracht::pathway {
namespace {

template <class Things>
std::size_t index_by_name(Things const& things, std::string const& name, char const* what) {
    std::vector<std::string> names;
    for (std::size_t index = 0; index < things.size(); ++index) {
        if (things[index].name == name) {
            return index;
        }
        names.push_back(things[index].name);
    }
    std::string const near = core::nearest_word(name, names);
    throw core::InputError(what, fmt::format("\"{}\"", name),
                           near.empty()
                               ? fmt::format("one of {}", core::join(names, ", "))
                               : fmt::format("one of {}; did you mean {}?", core::join(names, ", "), near));
}

std::shared_ptr<Plan const> checked_plan(PathwaySpec spec, std::vector<std::string> parameter_names,
                                         std::vector<core::LookupTable> tables,
                                         std::vector<std::string> const& timed_states) {
    std::vector<core::Mistake> const mistakes = check_pathway(spec, parameter_names, tables);
    if (!mistakes.empty()) {
        throw core::ScenarioError(mistakes);
    }
    return std::make_shared<Plan const>(std::move(spec), std::move(parameter_names), std::move(tables),
                                        timed_states);
}

}  // namespace

Pathway::Pathway(PathwaySpec spec, std::vector<std::string> parameter_names,
                 std::vector<core::LookupTable> tables, std::vector<std::string> const& timed_states)
    : plan_(checked_plan(std::move(spec), std::move(parameter_names), std::move(tables), timed_states)) {}

std::vector<core::Mistake> Pathway::check(PathwaySpec const& spec,
                                          std::vector<std::string> const& parameter_names,
                                          std::vector<core::LookupTable> const& tables) {
    return check_pathway(spec, parameter_names, tables);
}

std::size_t Pathway::state(std::string const& name) const {
    return index_by_name(spec().states, name, "state");
}
std::size_t Pathway::entry(std::string const& name) const {
    return index_by_name(spec().entries, name, "entry");
}
std::size_t Pathway::strategy(std::string const& name) const {
    return index_by_name(spec().strategies, name, "strategy");
}
std::size_t Pathway::outcome(std::string const& name) const {
    return index_by_name(spec().outcomes, name, "outcome");
}
std::size_t Pathway::measure(std::string const& name) const {
    return index_by_name(spec().measures, name, "measure");
}
Mask Pathway::state_set(std::vector<std::string> const& names) const { return plan_->sets.mask(names); }

std::string Pathway::sampling(std::size_t state) const {
    PlannedState const& planned = plan_->states[state];
    for (std::size_t trait = 0; trait < plan_->traits.size(); ++trait) {
        bool const points = !spec().traits[trait].levels.empty();
        if (plan_->traits[trait].shapes && !points) {
            return fmt::format("cycle by cycle: the trait {} is different for every person",
                               spec().traits[trait].name);
        }
    }
    if (planned.timed) {
        return "cycle by cycle: leaving depends on the cycle, the age or the calendar year";
    }
    for (std::size_t clock = 0; clock < planned.needs_clock.size(); ++clock) {
        if (planned.needs_clock[clock] != 0) {
            return fmt::format("cycle by cycle: the clock {} matters here", spec().clocks[clock].name);
        }
    }
    return "table of stays";
}

std::vector<std::string> Pathway::notices() const {
    std::vector<std::string> found;
    double const sum = sum_of_weights(spec().counting, spec().cycles);
    if (!spec().outcomes.empty() && std::fabs(sum - spec().cycles) > 1e-9) {
        found.push_back(fmt::format("The counting weights sum to {:.6g}, not to the horizon of {} cycles.",
                                    sum, spec().cycles));
    }
    return found;
}

}  // namespace eigenkracht::pathway
