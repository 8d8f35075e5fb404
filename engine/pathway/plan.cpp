#include "pathway/plan.hpp"

#include "core/error.hpp"
#include "pathway/check.hpp"
#include "pathway/plan_uses.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::pathway {
namespace {

using Form = Leave::Form;

Way way_of(Form form) {
    return form == Form::probability ? Way::probability : form == Form::stay ? Way::stay : Way::hazard;
}

/// Place of a destination among what can follow a state; their number if it is not there yet.
std::size_t place_of(PlannedState const& state, Destination const& one) {
    std::size_t place = 0;
    while (place < state.targets.size() &&
           (state.targets[place] != one.state || state.splits[place] != one.split)) {
        ++place;
    }
    return place;
}

void plan_leaves(Plan& plan, Uses& uses) {
    for (std::size_t index = 0; index < plan.spec.leaves.size(); ++index) {
        Leave const& leave = plan.spec.leaves[index];
        PlannedLeave planned;
        planned.ends = ends_every_track(leave, plan.spec, plan.sets);
        std::vector<std::size_t> value = uses.in(leave.value);
        std::vector<std::size_t> time;
        for (auto const& [name, formula] : leave.time.parameters) {
            std::vector<std::size_t> const more = uses.in(formula);
            time.insert(time.end(), more.begin(), more.end());
        }
        if (leave.form == Form::cumulative_hazard || leave.form == Form::hazard_of) {
            planned.clock = plan.names.index(leave.clock);
            value.push_back(planned.clock);
        }
        if (leave.form == Form::stay) {
            value.push_back(plan.names.time_in_state);
        }
        value.insert(value.end(), time.begin(), time.end());
        std::vector<std::size_t> shares;
        for (std::size_t place = 0; place < leave.to.size(); ++place) {
            if (is_rest(leave.to[place].second)) {
                planned.rest = place;
            }
            std::vector<std::size_t> const more = uses.in(leave.to[place].second);
            shares.insert(shares.end(), more.begin(), more.end());
        }
        planned.destinations = destinations(leave.to, plan.spec, plan.sets);
        for (Destination const& one : planned.destinations) {
            std::vector<std::size_t> const more = uses.in_split(one.split);
            shares.insert(shares.end(), more.begin(), more.end());
        }
        planned.value_varies = uses.vary(value);
        planned.shares_vary = uses.vary(shares);
        std::vector<std::size_t> all = value;
        all.insert(all.end(), shares.begin(), shares.end());
        uses.flag_traits(all, planned.ends ? &PlannedTrait::ends : &PlannedTrait::shapes);
        plan.leaves.push_back(planned);
        if (planned.ends) {
            plan.ending.push_back(index);
            plan.end_states.push_back(planned.destinations.front().state);
            uses.collect(plan.ending_inputs, all);
            continue;
        }
        Mask const from = leaving_states(leave, plan.spec, plan.sets);
        uses.need_in(from, all);
        for (std::size_t state = 0; state < from.size(); ++state) {
            if (from[state] == 0) {
                continue;
            }
            PlannedState& here = plan.states[state];
            (leave.before ? here.before : here.ordinary).push_back(index);
            (leave.before ? here.before_way : here.ordinary_way) = way_of(leave.form);
            for (Destination const& one : planned.destinations) {
                if (place_of(here, one) == here.targets.size()) {
                    here.targets.push_back(one.state);
                    here.splits.push_back(one.split);
                }
            }
            uses.input(state, all);
        }
    }
    for (PlannedState& state : plan.states) {
        for (auto const* list : {&state.before, &state.ordinary}) {
            for (std::size_t const leave : *list) {
                std::vector<std::size_t> places;
                for (Destination const& one : plan.leaves[leave].destinations) {
                    places.push_back(place_of(state, one));
                }
                state.places.push_back(places);
            }
        }
    }
}

void plan_rewards(Plan& plan, Uses& uses) {
    for (Reward const& reward : plan.spec.rewards) {
        std::vector<std::size_t> const value = uses.in(reward.value);
        uses.flag_traits(value, &PlannedTrait::shapes);
        if (reward.when == Reward::When::on_transition) {
            Mask from = plan.sets.mask(reward.from.names);
            Mask const to = plan.sets.mask(reward.to.names);
            std::vector<std::size_t> const tracks = plan.sets.tracks_in(from);
            std::size_t const track = tracks.size() == 1 ? tracks.front() : plan.sets.tracks_in(to).front();
            uses.need_in(states_beside(reward.from, track, plan.sets), value);
        } else if (reward.when != Reward::When::at_start) {
            uses.need_in(plan.sets.mask(reward.in.names), value);
        }
    }
}

void plan_persons(Plan& plan, Uses& uses, std::vector<std::string> const& timed_states) {
    for (Strategy const& strategy : plan.spec.strategies) {
        for (auto const& [name, value] : strategy.with) {
            uses.in(value);
        }
    }
    uses.in(plan.spec.start_age);
    for (Trait const& trait : plan.spec.traits) {
        for (auto const& [name, value] : trait.parameters) {
            uses.in(value);
        }
        for (Trait::Level const& level : trait.levels) {
            uses.in(level.share);
        }
    }
    for (Outcome const& outcome : plan.spec.outcomes) {
        uses.in(outcome.discount_rate);
    }
    for (Entry const& entry : plan.spec.entries) {
        uses.in(entry.amount);
        plan.starts.push_back(destinations(entry.start, plan.spec, plan.sets));
        plan.start_states.emplace_back();
        for (Destination const& one : plan.starts.back()) {
            plan.start_states.back().push_back(one.state);
            uses.flag_traits(uses.in_split(one.split), &PlannedTrait::shapes);
        }
        for (auto const& [name, share] : entry.start) {
            uses.flag_traits(uses.in(share), &PlannedTrait::shapes);
        }
        plan.residual_at.push_back(plan.sets.mask(entry.residual.names));
        for (std::size_t state = 0; state < plan.states.size(); ++state) {
            if (plan.residual_at.back()[state] != 0) {
                plan.states[state].residual = true;
                plan.states[state].needs_time = true;
            }
        }
    }
    Mask const timed = plan.sets.mask(timed_states);
    for (std::size_t state = 0; state < timed.size(); ++state) {
        plan.states[state].needs_time = plan.states[state].needs_time || timed[state] != 0;
    }
    for (std::size_t trait = 0; trait < plan.traits.size(); ++trait) {
        plan.traits[trait].shapes = plan.traits[trait].shapes || !plan.spec.traits[trait].levels.empty();
    }
}

/// A clock must be carried through a state if a state that can follow reads it and does not start it anew.
void carry_clocks(Plan& plan) {
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t state = 0; state < plan.states.size(); ++state) {
            for (std::size_t clock = 0; clock < plan.spec.clocks.size(); ++clock) {
                for (std::size_t const target : plan.states[state].targets) {
                    bool const resets = plan.spec.clocks[clock].resets_on_exit;
                    bool const runs_on =
                        plan.clock_sets[clock][state] != 0 && plan.clock_sets[clock][target] != 0;
                    if (plan.states[target].needs_clock[clock] != 0 &&
                        plan.states[state].needs_clock[clock] == 0 && (!resets || runs_on)) {
                        plan.states[state].needs_clock[clock] = 1;
                        changed = true;
                    }
                }
            }
        }
    }
}

NodeRules rules_for_nodes(Plan const& plan) {
    NodeRules rules;
    Mask starts(plan.states.size(), 0);
    for (std::vector<std::size_t> const& states : plan.start_states) {
        for (std::size_t const state : states) {
            starts[state] = 1;
        }
    }
    for (std::size_t state = 0; state < plan.states.size(); ++state) {
        PlannedState const& planned = plan.states[state];
        rules.states.push_back(
            {planned.targets, planned.needs_time, planned.needs_clock, starts[state] != 0, planned.residual});
    }
    for (std::size_t clock = 0; clock < plan.spec.clocks.size(); ++clock) {
        rules.clocks.push_back(
            {plan.spec.clocks[clock].first, plan.spec.clocks[clock].resets_on_exit, plan.clock_sets[clock]});
    }
    rules.cycles = plan.spec.cycles;
    rules.residual_cycles = plan.residual_cycles;
    return rules;
}

}  // namespace

std::vector<Destination> destinations(std::vector<std::pair<std::string, formula::Formula>> const& list,
                                      PathwaySpec const& spec, StateSets const& sets) {
    std::vector<Destination> found;
    for (std::size_t to = 0; to < list.size(); ++to) {
        if (std::size_t const state = sets.index(list[to].first); state < sets.count()) {
            found.push_back({to, state, Names::none, 0});
            continue;
        }
        for (std::size_t split = 0; split < spec.splits.size(); ++split) {
            for (std::size_t member = 0;
                 spec.splits[split].name == list[to].first && member < spec.splits[split].shares.size();
                 ++member) {
                found.push_back({to, sets.index(spec.splits[split].shares[member].first), split, member});
            }
        }
    }
    return found;
}

Plan::Plan(PathwaySpec description, std::vector<std::string> parameter_names,
           std::vector<core::LookupTable> lookup_tables, std::vector<std::string> const& timed_states)
    : spec(std::move(description)),
      parameters(std::move(parameter_names)),
      tables(std::move(lookup_tables)),
      sets(spec.states),
      names(spec, parameters),
      states(spec.states.size()),
      traits(spec.traits.size()),
      parameter_used(parameters.size(), 0),
      cycle_years(spec.cycle_unit == CycleUnit::month ? 1.0 / 12 : 1.0) {
    constexpr std::size_t least_residual_cycles = 240;
    residual_cycles = std::max(least_residual_cycles, static_cast<std::size_t>(spec.cycles));
    for (std::size_t state = 0; state < states.size(); ++state) {
        states[state].track = sets.track_of(state);
        states[state].needs_clock.assign(spec.clocks.size(), 0);
    }
    for (NamedClock const& clock : spec.clocks) {
        clock_sets.push_back(sets.mask(clock.runs_in.names));
    }
    Uses uses(*this);
    plan_leaves(*this, uses);
    plan_rewards(*this, uses);
    plan_persons(*this, uses, timed_states);
    carry_clocks(*this);
    NodeRules const rules = rules_for_nodes(*this);
    nodes = expand(rules);
    if (nodes.count() == 0) {
        throw core::ScenarioError(
            {{spec.location, "pathway",
              fmt::format("more than {} combinations of states and clock values", rules.most), "fewer",
              "Use fewer named clocks at a time, a shorter horizon or longer cycles."}});
    }
    for (std::size_t state = 0; state < states.size(); ++state) {
        timed_first.push_back(timed_edges);
        if (states[state].timed) {
            timed_edges += nodes.first_edge[nodes.first_of_state[state + 1]] -
                           nodes.first_edge[nodes.first_of_state[state]];
        }
    }
}

}  // namespace eigenkracht::pathway
