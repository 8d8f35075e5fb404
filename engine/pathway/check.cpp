#include "pathway/check.hpp"

#include "core/text.hpp"
#include "formula/check.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::pathway {

std::vector<std::size_t> states_of_target(std::string const& name, PathwaySpec const& spec,
                                          StateSets const& sets) {
    if (std::size_t const state = sets.index(name); state < sets.count()) {
        return {state};
    }
    std::vector<std::size_t> states;
    for (Split const& split : spec.splits) {
        if (split.name == name) {
            for (auto const& [member, share] : split.shares) {
                if (std::size_t const state = sets.index(member); state < sets.count()) {
                    states.push_back(state);
                }
            }
        }
    }
    return states;
}

bool ends_every_track(Leave const& leave, PathwaySpec const& spec, StateSets const& sets) {
    return sets.tracks().size() > 1 && std::any_of(leave.to.begin(), leave.to.end(), [&](auto const& target) {
               std::vector<std::size_t> const states = states_of_target(target.first, spec, sets);
               return std::any_of(states.begin(), states.end(),
                                  [&](std::size_t state) { return spec.states[state].ends; });
           });
}

Mask leaving_states(Leave const& leave, PathwaySpec const& spec, StateSets const& sets) {
    std::size_t const first_target = states_of_target(leave.to.front().first, spec, sets).front();
    Mask from = states_beside(leave.from, sets.track_of(first_target), sets);
    bool const all =
        std::find(leave.from.names.begin(), leave.from.names.end(), "*") != leave.from.names.end();
    if (all) {
        for (std::size_t state = 0; state < sets.count(); ++state) {
            if (spec.states[state].ends) {
                from[state] = 0;
            }
        }
        for (auto const& [target, share] : leave.to) {
            for (std::size_t const state : states_of_target(target, spec, sets)) {
                from[state] = 0;
            }
        }
    }
    return from;
}

Mask states_beside(StateSet const& set, std::size_t track, StateSets const& sets) {
    Mask mask = sets.mask(set.names);
    if (std::find(set.names.begin(), set.names.end(), "*") != set.names.end()) {
        for (std::size_t state = 0; state < sets.count(); ++state) {
            if (sets.track_of(state) != track) {
                mask[state] = 0;
            }
        }
    }
    return mask;
}

void CheckContext::mistake(core::SourceLocation const& where, std::string key, std::string found,
                           std::string expected, std::string hint) {
    mistakes.push_back({where, std::move(key), std::move(found), std::move(expected), std::move(hint)});
}

void CheckContext::add(std::vector<core::Mistake> const& more) {
    mistakes.insert(mistakes.end(), more.begin(), more.end());
}

bool CheckContext::formula(formula::Formula const& formula, core::SourceLocation const& where,
                           std::string const& key, std::vector<std::string> const& allowed) {
    if (!formula.given()) {
        mistake(where, key, "nothing", "a number or a formula");
        return false;
    }
    std::vector<core::Mistake> const found = formula::check(formula, key, allowed, tables);
    add(found);
    return found.empty();
}

void CheckContext::formula_in_track(formula::Formula const& formula, core::SourceLocation const& where,
                                    std::string const& key, std::size_t track, bool time_in_state,
                                    bool named_clocks) {
    if (!this->formula(formula, where, key, names.all())) {
        return;
    }
    for (std::string const& name : formula::names_in(formula)) {
        std::size_t const index = names.index(name);
        if (names.kind(index) == Names::Kind::time_in_state && !time_in_state) {
            mistake(formula.where, key, "the clock time_in_state", "age, cycle, traits and parameters",
                    "What ends the course in every track acts on all states alike.");
        }
        if (names.kind(index) != Names::Kind::named_clock) {
            continue;
        }
        NamedClock const& clock = spec.clocks[index - names.first_clock];
        std::vector<std::size_t> const runs_in = sets.tracks_in(sets.mask(clock.runs_in.names));
        if (!named_clocks) {
            mistake(formula.where, key, fmt::format("the clock {}", name),
                    "age, cycle, traits and parameters",
                    "What ends the course in every track acts on all states alike.");
        } else if (runs_in.front() != track) {
            mistake(formula.where, key,
                    fmt::format("the clock {} of the track {}", name, sets.tracks()[runs_in.front()]),
                    fmt::format("clocks of the track {}", sets.tracks()[track]),
                    "Tracks know nothing of each other.");
        }
    }
}

void CheckContext::shares(std::vector<std::pair<std::string, formula::Formula>> const& list,
                          core::SourceLocation const& where, std::string const& key,
                          std::vector<std::string> const& allowed) {
    int rests = 0;
    double sum = 0;
    bool all_constant = true;
    for (auto const& [name, share] : list) {
        std::string const full = fmt::format("{}.{}", key, name);
        if (is_rest(share)) {
            ++rests;
            continue;
        }
        if (!formula(share, where, full, allowed)) {
            all_constant = false;
            continue;
        }
        std::optional<double> const value = formula::constant(share);
        all_constant = all_constant && value.has_value();
        if (value && !(*value >= 0 && *value <= 1)) {
            mistake(share.where, full, fmt::format("a share of {}", *value), "0 to 1");
            all_constant = false;
        }
        sum += value.value_or(0);
    }
    if (rests > 1) {
        mistake(where, key, fmt::format("\"rest\" {} times", rests), "at most one");
    }
    if (all_constant && rests == 0 && std::abs(sum - 1) > 1e-9) {
        mistake(where, key, fmt::format("shares that sum to {}", sum), "1",
                "Write \"rest\" for the one that takes what is left.");
    }
    if (all_constant && rests == 1 && sum > 1 + 1e-9) {
        mistake(where, key, fmt::format("shares that sum to {}", sum), "at most 1");
    }
}

void CheckContext::unknown(core::SourceLocation const& where, std::string const& key, std::string const& word,
                           std::string const& what, std::vector<std::string> const& known) {
    std::string const near = core::nearest_word(word, known);
    mistake(where, key, fmt::format("\"{}\"", word), what,
            near.empty() ? "" : fmt::format("Did you mean {}?", near));
}

void check_states(CheckContext& context) {
    PathwaySpec const& spec = context.spec;
    if (spec.cycles < 1 || spec.cycles > PathwaySpec::most_cycles) {
        context.mistake(spec.location, "pathway.cycles", fmt::format("{}", spec.cycles),
                        fmt::format("1 to {} cycles", PathwaySpec::most_cycles));
    }
    if (spec.states.empty()) {
        context.mistake(spec.location, "pathway.state", "no state", "at least one");
    }
    constexpr std::size_t most_states = 60'000;  // addresses of luck have 16 bits for a state
    if (spec.states.size() > most_states) {
        context.mistake(spec.location, "pathway.state", fmt::format("{} states", spec.states.size()),
                        "at most 60000");
    }
    context.unique(spec.states, "state");
    for (State const& state : spec.states) {
        for (State const& other : spec.states) {
            if (std::find(state.tags.begin(), state.tags.end(), other.name) != state.tags.end()) {
                context.mistake(state.location, fmt::format("state.{}.tags", state.name),
                                fmt::format("the tag \"{}\"", other.name),
                                "a word that is not the name of a state");
            }
        }
        for (std::string const& heavier : state.lighter_than) {
            bool const known = std::any_of(spec.states.begin(), spec.states.end(),
                                           [&](State const& other) { return other.name == heavier; });
            if (!known || heavier == state.name) {
                context.mistake(state.location, fmt::format("state.{}.lighter_than", state.name),
                                fmt::format("\"{}\"", heavier), "the names of other states");
            }
        }
        if (state.name == "*" || std::find(state.tags.begin(), state.tags.end(), "*") != state.tags.end()) {
            context.mistake(state.location, fmt::format("state.{}", state.name), "\"*\"",
                            "a name; * means all states");
        }
    }
    context.unique(spec.clocks, "clock");
    for (NamedClock const& clock : spec.clocks) {
        context.add(context.sets.check(clock.runs_in, fmt::format("clock.{}.runs_in", clock.name), true));
    }
    std::vector<std::string> const& all = context.names.all();
    for (std::size_t second = 0; second < all.size(); ++second) {
        if (std::find(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(second), all[second]) !=
            all.begin() + static_cast<std::ptrdiff_t>(second)) {
            context.mistake(spec.location, "pathway",
                            fmt::format("the name {} with two meanings", all[second]),
                            "one meaning among parameters, strategy values, traits and clocks",
                            "cycle, time_since_entry, time_in_state, age and calendar_year are clocks that "
                            "are always there.");
        }
    }
    if (spec.start_age.given()) {
        context.formula(spec.start_age, spec.location, "pathway.start_age",
                        context.names.before_strategy_value(context.names.first_trait -
                                                            context.names.first_strategy_value));
    }
}

void check_splits(CheckContext& context) {
    PathwaySpec const& spec = context.spec;
    context.unique(spec.splits, "split");
    if (spec.splits.size() > 2000) {
        context.mistake(spec.location, "split", fmt::format("{} splits", spec.splits.size()), "at most 2000");
    }
    std::vector<std::string> states;
    for (State const& state : spec.states) {
        states.push_back(state.name);
    }
    std::vector<std::string> allowed = context.names.all();
    allowed.resize(context.names.first_clock);
    allowed.erase(allowed.begin() + static_cast<std::ptrdiff_t>(context.names.time_in_state));
    for (Split const& split : spec.splits) {
        std::string const key = fmt::format("split.{}", split.name);
        if (std::find(states.begin(), states.end(), split.name) != states.end()) {
            context.mistake(split.location, key, "the name of a state", "a name of its own");
        }
        if (split.shares.empty()) {
            context.mistake(split.location, key + ".shares", "nothing", "at least one state");
        }
        for (auto const& [name, share] : split.shares) {
            std::size_t const state = context.sets.index(name);
            if (state == context.sets.count()) {
                context.unknown(share.where, key + ".shares", name, "a state", states);
            } else if (std::size_t const first = context.sets.index(split.shares.front().first);
                       first < context.sets.count() &&
                       context.sets.track_of(first) != context.sets.track_of(state)) {
                context.mistake(share.where, key + ".shares", "states of several tracks",
                                "states of one track");
            }
        }
        context.shares(split.shares, split.location, key + ".shares", allowed);
    }
}

std::vector<core::Mistake> check_pathway(PathwaySpec const& spec,
                                         std::vector<std::string> const& parameter_names,
                                         std::vector<core::LookupTable> const& tables) {
    CheckContext context{spec, tables, StateSets(spec.states), Names(spec, parameter_names), {}};
    check_states(context);
    if (!context.mistakes.empty()) {
        return context.mistakes;  // everything below speaks of states and clocks
    }
    check_splits(context);
    check_persons(context);
    check_leaves(context);
    check_results(context);
    return context.mistakes;
}

}  // namespace eigenkracht::pathway
