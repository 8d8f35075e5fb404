#include "pathway/check.hpp"

#include "core/text.hpp"
#include "formula/check.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::pathway {
namespace {

bool is_all(StateSet const& set) {
    return std::find(set.names.begin(), set.names.end(), "*") != set.names.end();
}

/// The track a transition reward is about; nothing if it cannot be told, which is a mistake.
std::optional<std::size_t> track_of_transition(CheckContext& context, Reward const& reward,
                                               std::string const& key) {
    std::vector<core::Mistake> found = context.sets.check(reward.from, key + ".from", false);
    std::vector<core::Mistake> const more = context.sets.check(reward.to, key + ".to", false);
    found.insert(found.end(), more.begin(), more.end());
    context.add(found);
    if (!found.empty()) {
        return std::nullopt;
    }
    StateSet const& telling = is_all(reward.to) ? reward.from : reward.to;
    StateSet const& other = is_all(reward.to) ? reward.to : reward.from;
    std::vector<std::size_t> const tracks = context.sets.tracks_in(context.sets.mask(telling.names));
    if (tracks.size() != 1) {
        context.mistake(telling.where, key, "states of several tracks", "states of one track",
                        "Write a reward for each track.");
        return std::nullopt;
    }
    if (context.sets.tracks_in(states_beside(other, tracks.front(), context.sets)) != tracks) {
        context.mistake(other.where, key, "a transition from one track to another", "states of one track",
                        "Tracks know nothing of each other.");
        return std::nullopt;
    }
    return tracks.front();
}

/// In a state that ends every track no clock but the cycle is followed.
void check_reward_after_end(CheckContext& context, Reward const& reward, std::string const& key) {
    if (reward.when == Reward::When::on_transition || context.sets.tracks().size() == 1 ||
        !reward.value.given() ||
        !formula::check(reward.value, key, context.names.all(), context.tables).empty()) {
        return;
    }
    Mask const in = context.sets.mask(reward.in.names);
    for (std::string const& name : formula::names_in(reward.value)) {
        Names::Kind const kind = context.names.kind(context.names.index(name));
        for (std::size_t state = 0; state < in.size(); ++state) {
            if (in[state] != 0 && context.spec.states[state].ends &&
                (kind == Names::Kind::time_in_state || kind == Names::Kind::named_clock)) {
                context.mistake(reward.value.where, key + ".value",
                                fmt::format("the clock {} in {}, which ends every track", name,
                                            context.spec.states[state].name),
                                "clocks of states that can be left");
                return;
            }
        }
    }
}

void check_reward(CheckContext& context, Reward const& reward) {
    PathwaySpec const& spec = context.spec;
    std::string const key = fmt::format("reward.{}", reward.name);
    std::vector<std::string> known;
    for (Outcome const& outcome : spec.outcomes) {
        known.push_back(outcome.name);
    }
    if (reward.outcomes.empty()) {
        context.mistake(reward.location, key + ".outcome", "nothing", "at least one outcome");
    }
    for (std::string const& outcome : reward.outcomes) {
        if (std::find(known.begin(), known.end(), outcome) == known.end()) {
            context.unknown(reward.location, key + ".outcome", outcome, "an outcome", known);
        }
    }
    if (!(reward.per_cycles > 0)) {
        context.mistake(reward.location, key, fmt::format("a time unit of {} cycles", reward.per_cycles),
                        "above 0");
    }
    if (reward.when == Reward::When::at_start) {
        std::vector<core::Mistake> const found = is_all(reward.in)
                                                     ? std::vector<core::Mistake>{}
                                                     : context.sets.check(reward.in, key + ".in", true);
        context.add(found);
        context.formula(reward.value, reward.location, key + ".value", context.names.lasting());
        return;
    }
    std::optional<std::size_t> track;
    if (reward.when == Reward::When::on_transition) {
        track = track_of_transition(context, reward, key);
    } else {
        std::vector<core::Mistake> const found = context.sets.check(reward.in, key + ".in", true);
        context.add(found);
        if (found.empty()) {
            track = context.sets.tracks_in(context.sets.mask(reward.in.names)).front();
        }
        if (reward.when == Reward::When::on_entry && is_all(reward.in)) {
            context.mistake(reward.in.where, key + ".in", "\"*\"",
                            "states that can be entered from outside them",
                            "Write at_start for what everybody has at the start.");
        }
    }
    if (track) {
        context.formula_in_track(reward.value, reward.location, key + ".value", *track);
        check_reward_after_end(context, reward, key);
    }
}

}  // namespace

void check_results(CheckContext& context) {
    PathwaySpec const& spec = context.spec;
    context.unique(spec.outcomes, "outcome");
    std::size_t const values = context.names.first_trait - context.names.first_strategy_value;
    for (Outcome const& outcome : spec.outcomes) {
        if (outcome.discount_rate.given()) {
            context.formula(outcome.discount_rate, outcome.location,
                            fmt::format("outcome.{}.discount_rate", outcome.name),
                            context.names.before_strategy_value(values));
        }
    }
    context.unique(spec.rewards, "reward");
    for (Reward const& reward : spec.rewards) {
        check_reward(context, reward);
    }
    context.unique(spec.measures, "measure");
    for (Measure const& measure : spec.measures) {
        std::string const key = fmt::format("measure.{}", measure.name);
        context.add(context.sets.check(measure.of, key + ".of", true));
        int const least = measure.kind == Measure::Kind::time_in ? 1 : 0;
        if (measure.cycle < least || measure.cycle > spec.cycles) {
            context.mistake(measure.location, key, fmt::format("cycle {}", measure.cycle),
                            fmt::format("{} to {}, the horizon", least, spec.cycles));
        }
    }
}

}  // namespace eigenkracht::pathway
