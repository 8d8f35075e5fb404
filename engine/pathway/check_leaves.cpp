#include "pathway/check.hpp"

#include "core/text.hpp"
#include "formula/check.hpp"
#include "pathway/time_law.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::pathway {
namespace {

using Form = Leave::Form;

/// The three ways of leaving, which must not be mixed in one state.
char const* way_of(Form form) {
    switch (form) {
        case Form::probability:
            return "a probability";
        case Form::stay:
            return "a stay";
        default:
            return "a rate";
    }
}

/// Names of the clocks a hazard may be a function of.
std::vector<std::string> clocks_for_hazards(CheckContext const& context, std::size_t track, bool ends) {
    std::vector<std::string> clocks{"cycle", "time_since_entry"};
    if (context.names.age != Names::none) {
        clocks.emplace_back("age");
    }
    if (!ends) {
        clocks.emplace_back("time_in_state");
        for (NamedClock const& clock : context.spec.clocks) {
            if (context.sets.tracks_in(context.sets.mask(clock.runs_in.names)).front() == track) {
                clocks.push_back(clock.name);
            }
        }
    }
    return clocks;
}

/// Targets; returns whether all are known and in one track.
bool check_targets(CheckContext& context, Leave const& leave) {
    std::vector<std::string> known;
    for (State const& state : context.spec.states) {
        known.push_back(state.name);
    }
    for (Split const& split : context.spec.splits) {
        known.push_back(split.name);
    }
    if (leave.to.empty()) {
        context.mistake(leave.location, "pathway.leave.to", "nothing", "at least one state");
        return false;
    }
    bool good = true;
    std::vector<std::size_t> states;
    for (std::size_t place = 0; place < leave.to.size(); ++place) {
        auto const& [name, share] = leave.to[place];
        std::vector<std::size_t> const more = states_of_target(name, context.spec, context.sets);
        states.insert(states.end(), more.begin(), more.end());
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            context.unknown(leave.location, "pathway.leave.to", name, "a state or a split", known);
            good = false;
        } else if (more.empty()) {
            good = false;  // a split without states, which has its own message
        }
        for (std::size_t earlier = 0; earlier < place; ++earlier) {
            if (leave.to[earlier].first == name) {
                context.mistake(leave.location, "pathway.leave.to", fmt::format("{} a second time", name),
                                "every state once");
            }
        }
    }
    for (std::size_t const state : states) {
        if (good && context.sets.track_of(state) != context.sets.track_of(states.front())) {
            context.mistake(leave.location, "pathway.leave.to", "states of several tracks",
                            "states of one track");
            return false;
        }
    }
    return good;
}

void check_ending(CheckContext& context, Leave const& leave) {
    bool const from_all = leave.from.names.size() == 1 && leave.from.names.front() == "*";
    std::string const end = leave.to.front().first;
    bool const one_state = leave.to.size() == 1 && context.sets.index(end) < context.sets.count();
    if (!from_all || !leave.before || !one_state || leave.form == Form::stay) {
        context.mistake(leave.location, "pathway.leave",
                        fmt::format("a leave into {}, which ends the course in every track", end),
                        "one state as target, from = \"*\" and before = true, by a probability or a rate",
                        "What ends every track has to act on all states alike and before all else.");
    }
}

void check_value(CheckContext& context, Leave const& leave, std::size_t track, bool ends) {
    std::string const key = "pathway.leave";
    if (leave.form == Form::probability || leave.form == Form::rate ||
        leave.form == Form::cumulative_hazard) {
        std::string const field = leave.form == Form::probability ? ".probability"
                                  : leave.form == Form::rate      ? ".rate"
                                                                  : ".cumulative_hazard";
        context.formula_in_track(leave.value, leave.location, key + field, track, !ends, !ends);
        std::optional<double> const value =
            leave.value.given() &&
                    formula::check(leave.value, key, context.names.all(), context.tables).empty()
                ? formula::constant(leave.value)
                : std::nullopt;
        if (value && leave.form == Form::probability && !(*value >= 0 && *value <= 1)) {
            context.mistake(leave.value.where, key + field, fmt::format("a probability of {}", *value),
                            "0 to 1", "A rate may exceed 1; write rate if it is one.");
        }
        if (value && leave.form == Form::rate && !(*value >= 0)) {
            context.mistake(leave.value.where, key + field, fmt::format("a rate of {}", *value),
                            "at least 0");
        }
    } else {
        std::vector<core::Mistake> const found = check_time_distribution(leave.time, key);
        context.add(found);
        for (auto const& [name, value] : leave.time.parameters) {
            context.formula(value, leave.time.where, fmt::format("{}.{}.{}", key, leave.time.family, name),
                            context.names.lasting());
        }
        if (leave.form == Form::hazard_of && leave.time.family == "fixed") {
            context.mistake(leave.location, key, "the hazard of a fixed time",
                            "a distribution that has a hazard", "Write stay for a stay of fixed length.");
        }
    }
    if (!(leave.per_cycles > 0)) {
        context.mistake(leave.location, key, fmt::format("a time unit of {} cycles", leave.per_cycles),
                        "above 0");
    }
    if (leave.per_cycles != 1 && leave.form != Form::rate) {
        context.mistake(leave.location, key,
                        fmt::format("{} per {} cycles", way_of(leave.form), leave.per_cycles),
                        "a time unit for rates only", "A probability is per cycle; times are in cycles.");
    }
    if (leave.form == Form::cumulative_hazard || leave.form == Form::hazard_of) {
        std::vector<std::string> const clocks = clocks_for_hazards(context, track, ends);
        if (std::find(clocks.begin(), clocks.end(), leave.clock) == clocks.end()) {
            context.unknown(leave.location, key + ".clock", leave.clock, core::join(clocks, ", "), clocks);
        }
    }
}

/// Says that two leaves of one state do not go together, once for each pair.
void check_forms(CheckContext& context, std::vector<Mask> const& from) {
    auto const& leaves = context.spec.leaves;
    for (std::size_t second = 0; second < leaves.size(); ++second) {
        for (std::size_t first = 0; first < second; ++first) {
            if (leaves[first].before != leaves[second].before || from[first].empty() ||
                from[second].empty()) {
                continue;
            }
            std::string const way_first = way_of(leaves[first].form);
            std::string const way_second = way_of(leaves[second].form);
            bool const both_stay = leaves[first].form == Form::stay && leaves[second].form == Form::stay;
            if (way_first == way_second && !both_stay) {
                continue;
            }
            for (std::size_t state = 0; state < context.sets.count(); ++state) {
                if (from[first][state] != 0 && from[second][state] != 0) {
                    context.mistake(
                        leaves[second].location, "pathway.leave",
                        both_stay ? fmt::format("a second stay in {}", context.spec.states[state].name)
                                  : fmt::format("{} of leaving {}, beside {}", way_second,
                                                context.spec.states[state].name, way_first),
                        both_stay ? "one stay in each state" : "one form of leaving in each state",
                        fmt::format("The other is at {}.", core::text(leaves[first].location)));
                    break;
                }
            }
        }
    }
}

}  // namespace

void check_leaves(CheckContext& context) {
    std::vector<Mask> from;
    std::vector<Mask> ending;
    for (Leave const& leave : context.spec.leaves) {
        from.emplace_back();
        std::vector<core::Mistake> const found = context.sets.check(leave.from, "pathway.leave.from", false);
        context.add(found);
        if (!check_targets(context, leave) || !found.empty()) {
            continue;
        }
        std::size_t const track = context.sets.track_of(
            states_of_target(leave.to.front().first, context.spec, context.sets).front());
        bool const ends = ends_every_track(leave, context.spec, context.sets);
        if (ends) {
            check_ending(context, leave);
        }
        if (leave.before && leave.form == Form::stay) {
            context.mistake(leave.location, "pathway.leave", "a stay that acts before all others",
                            "a probability or a rate");
        }
        check_value(context, leave, track, ends);
        std::vector<std::string> const share_names = context.names.all();
        context.shares(leave.to, leave.location, "pathway.leave.to", share_names);
        for (auto const& [name, share] : leave.to) {
            if (!is_rest(share) && share.given() &&
                formula::check(share, "", share_names, context.tables).empty()) {
                context.formula_in_track(share, leave.location, "pathway.leave.to." + name, track, !ends,
                                         !ends);
            }
        }
        Mask const states = leaving_states(leave, context.spec, context.sets);
        for (std::size_t const other : context.sets.tracks_in(states)) {
            if (other != track && !ends) {
                context.mistake(
                    leave.from.where, "pathway.leave.from",
                    fmt::format("states of the track {}", context.sets.tracks()[other]),
                    fmt::format("states of the track {}, like the target", context.sets.tracks()[track]));
            }
        }
        if (context.sets.tracks_in(states).empty() && !ends) {
            context.mistake(leave.from.where, "pathway.leave.from",
                            "no state that this leave could start from",
                            "at least one state other than the target");
        }
        if (!ends) {
            from.back() = states;
        }
    }
    check_forms(context, from);
    // What ends every track: all by probabilities, or all by rates.
    Leave const* first = nullptr;
    for (Leave const& leave : context.spec.leaves) {
        if (leave.to.empty() || !ends_every_track(leave, context.spec, context.sets)) {
            continue;
        }
        if (first != nullptr && std::string(way_of(first->form)) != way_of(leave.form)) {
            context.mistake(
                leave.location, "pathway.leave",
                fmt::format("{} of ending every track, beside {}", way_of(leave.form), way_of(first->form)),
                "one form", fmt::format("The other is at {}.", core::text(first->location)));
        }
        first = first == nullptr ? &leave : first;
    }
}

}  // namespace eigenkracht::pathway
