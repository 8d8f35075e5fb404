#include "pathway/check.hpp"

#include "core/text.hpp"
#include "formula/check.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::pathway {
namespace {

void check_strategies(CheckContext& context) {
    PathwaySpec const& spec = context.spec;
    if (spec.strategies.empty()) {
        context.mistake(spec.location, "strategy", "no strategy", "at least one");
        return;
    }
    context.unique(spec.strategies, "strategy");
    Strategy const& first = spec.strategies.front();
    for (Strategy const& strategy : spec.strategies) {
        std::string const key = fmt::format("strategy.{}.with", strategy.name);
        for (auto const& given : first.with) {
            if (std::none_of(strategy.with.begin(), strategy.with.end(),
                             [&](auto const& one) { return one.first == given.first; })) {
                context.mistake(strategy.location, key, fmt::format("no value of {}", given.first),
                                "a value of every name that another strategy gives");
            }
        }
        for (std::size_t place = 0; place < strategy.with.size(); ++place) {
            std::string const& name = strategy.with[place].first;
            formula::Formula const& value = strategy.with[place].second;
            auto const same = std::find_if(first.with.begin(), first.with.end(),
                                           [&](auto const& one) { return one.first == name; });
            if (same == first.with.end()) {
                std::vector<std::string> known;
                for (auto const& one : first.with) {
                    known.push_back(one.first);
                }
                context.unknown(value.where, key, name,
                                fmt::format("a name that strategy {} gives too", first.name), known);
                continue;
            }
            // Values are computed in the order of the first strategy, whatever the order here.
            auto const order = static_cast<std::size_t>(same - first.with.begin());
            context.formula(value, strategy.location, fmt::format("{}.{}", key, name),
                            context.names.before_strategy_value(order));
        }
    }
}

void check_trait_values(CheckContext& context, Trait const& trait, std::string const& key) {
    std::vector<std::string> const fixed = context.names.before_strategy_value(0);
    int const ways =
        (trait.levels.empty() ? 0 : 1) + (trait.bands.empty() ? 0 : 1) + (trait.family.empty() ? 0 : 1);
    if (ways != 1) {
        context.mistake(trait.location, key, ways == 0 ? "no values" : "values of several kinds",
                        "either levels, or bands, or a distribution");
        return;
    }
    std::vector<std::pair<std::string, formula::Formula>> shares;
    for (Trait::Level const& level : trait.levels) {
        shares.emplace_back(level.name, level.share);
    }
    if (!shares.empty()) {
        context.shares(shares, trait.location, key + ".levels", fixed);
        return;
    }
    double sum = 0;
    for (Trait::Band const& band : trait.bands) {
        if (!(band.low < band.high)) {
            context.mistake(trait.location, key + ".bands", fmt::format("[{}, {})", band.low, band.high),
                            "low < high");
        }
        if (!(band.share >= 0)) {
            context.mistake(trait.location, key + ".bands", fmt::format("a share of {}", band.share),
                            "0 to 1");
        }
        sum += band.share;
    }
    if (!trait.bands.empty() && std::abs(sum - 1) > 1e-9) {
        context.mistake(trait.location, key + ".bands", fmt::format("shares that sum to {}", sum), "1");
    }
    if (trait.points < 1 || trait.points > 200) {
        context.mistake(trait.location, key + ".points", fmt::format("{}", trait.points), "1 to 200");
    }
    if (trait.family.empty()) {
        return;
    }
    struct Family {
        char const* name;
        std::vector<std::string> parameters;
    };
    static std::vector<Family> const families{{"normal", {"mean", "sd"}},
                                              {"lognormal", {"meanlog", "sdlog"}},
                                              {"gamma", {"shape", "rate"}},
                                              {"beta", {"alpha", "beta"}},
                                              {"uniform", {"low", "high"}}};
    auto const known = std::find_if(families.begin(), families.end(),
                                    [&](Family const& one) { return trait.family == one.name; });
    if (known == families.end()) {
        std::vector<std::string> names;
        for (Family const& one : families) {
            names.emplace_back(one.name);
        }
        context.unknown(trait.location, key, trait.family, core::join(names, ", "), names);
        return;
    }
    for (auto const& [name, value] : trait.parameters) {
        if (std::find(known->parameters.begin(), known->parameters.end(), name) == known->parameters.end()) {
            context.unknown(value.where, key, name, core::join(known->parameters, " and "),
                            known->parameters);
        } else {
            context.formula(value, trait.location, fmt::format("{}.{}", key, name), fixed);
        }
    }
    for (std::string const& name : known->parameters) {
        if (std::none_of(trait.parameters.begin(), trait.parameters.end(),
                         [&](auto const& one) { return one.first == name; })) {
            context.mistake(trait.location, key, fmt::format("no {}", name),
                            core::join(known->parameters, " and "));
        }
    }
}

void check_entry(CheckContext& context, Entry const& entry) {
    PathwaySpec const& spec = context.spec;
    std::string const key = fmt::format("entry.{}", entry.name);
    if (entry.amount.given()) {
        context.formula(entry.amount, entry.location, key + ".amount",
                        context.names.before_strategy_value(0));
    }
    std::vector<std::string> known;
    for (State const& state : spec.states) {
        known.push_back(state.name);
    }
    for (Split const& split : spec.splits) {
        known.push_back(split.name);
    }
    std::vector<std::vector<std::pair<std::string, formula::Formula>>> by_track(context.sets.tracks().size());
    for (std::size_t place = 0; place < entry.start.size(); ++place) {
        auto const& [name, share] = entry.start[place];
        std::vector<std::size_t> const states = states_of_target(name, spec, context.sets);
        if (states.empty()) {
            context.unknown(share.where, key + ".start", name, "a state or a split", known);
            continue;
        }
        for (std::size_t const state : states) {
            if (spec.states[state].ends && context.sets.tracks().size() > 1) {
                context.mistake(share.where, key + ".start",
                                fmt::format("a start in {}, which ends every track", spec.states[state].name),
                                "states in which a course can start");
            }
        }
        for (std::size_t earlier = 0; earlier < place; ++earlier) {
            if (entry.start[earlier].first == name) {
                context.mistake(share.where, key + ".start", fmt::format("{} a second time", name),
                                "every state once");
            }
        }
        by_track[context.sets.track_of(states.front())].push_back(entry.start[place]);
    }
    for (std::size_t track = 0; track < by_track.size(); ++track) {
        if (by_track[track].empty()) {
            context.mistake(entry.location, key + ".start",
                            fmt::format("no state of the track {}", context.sets.tracks()[track]),
                            "a start in every track");
        } else {
            context.shares(by_track[track], entry.location, key + ".start", context.names.lasting());
        }
    }
    if (!entry.residual.names.empty()) {
        std::vector<core::Mistake> const found = context.sets.check(entry.residual, key + ".residual", false);
        context.add(found);
    }
}

}  // namespace

void check_persons(CheckContext& context) {
    PathwaySpec const& spec = context.spec;
    check_strategies(context);
    context.unique(spec.traits, "trait");
    for (Trait const& trait : spec.traits) {
        check_trait_values(context, trait, fmt::format("trait.{}", trait.name));
    }
    if (spec.entries.empty()) {
        context.mistake(spec.location, "entry", "no entry", "at least one way to come in");
    }
    context.unique(spec.entries, "entry");
    for (Entry const& entry : spec.entries) {
        check_entry(context, entry);
    }
}

}  // namespace eigenkracht::pathway
