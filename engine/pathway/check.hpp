/// \file
/// Everything that is wrong with a pathway as a scenario describes it, found in one pass before anything is
/// built.
#pragma once

#include "core/error.hpp"
#include "core/lookup_table.hpp"
#include "pathway/names.hpp"
#include "pathway/spec.hpp"
#include "pathway/state_sets.hpp"

#include <string>
#include <vector>

namespace eigenkracht::pathway {

/// All mistakes, in the order of the description; empty: a Pathway can be built.
[[nodiscard]] std::vector<core::Mistake> check_pathway(PathwaySpec const& spec,
                                                       std::vector<std::string> const& parameter_names,
                                                       std::vector<core::LookupTable> const& tables);

/// The states a target of a leave or an entry means: one state, or the states of a split; none for an
/// unknown name.
[[nodiscard]] std::vector<std::size_t> states_of_target(std::string const& name, PathwaySpec const& spec,
                                                        StateSets const& sets);

/// Whether a leave ends the course in every track: it goes into a state with `ends`, and there are several
/// tracks.
[[nodiscard]] bool ends_every_track(Leave const& leave, PathwaySpec const& spec, StateSets const& sets);

/// The states a leave starts from: "*" means every state of the target's track but the targets and those
/// that end.
[[nodiscard]] Mask leaving_states(Leave const& leave, PathwaySpec const& spec, StateSets const& sets);

/// A set of states where it stands beside states of `track`: "*" means that track only.
[[nodiscard]] Mask states_beside(StateSet const& set, std::size_t track, StateSets const& sets);

/// What the parts of the check share: the description, its names, and the mistakes so far.
struct CheckContext {
    PathwaySpec const& spec;
    std::vector<core::LookupTable> const& tables;
    StateSets sets;
    Names names;
    std::vector<core::Mistake> mistakes;

    void mistake(core::SourceLocation const& where, std::string key, std::string found, std::string expected,
                 std::string hint = "");
    void add(std::vector<core::Mistake> const& more);
    /// Checks one formula; returns whether it can be used.
    bool formula(formula::Formula const& formula, core::SourceLocation const& where, std::string const& key,
                 std::vector<std::string> const& allowed);
    /// Checks a formula that may use everything a person of one track carries.
    /// \param time_in_state  whether that clock may be used
    /// \param named_clocks   whether clocks of the track may be used
    void formula_in_track(formula::Formula const& formula, core::SourceLocation const& where,
                          std::string const& key, std::size_t track, bool time_in_state = true,
                          bool named_clocks = true);
    /// Checks `share = "..."` lists: at most one "rest", constants within [0, 1].
    void shares(std::vector<std::pair<std::string, formula::Formula>> const& list,
                core::SourceLocation const& where, std::string const& key,
                std::vector<std::string> const& allowed);
    /// Says that a word is none of those there are.
    void unknown(core::SourceLocation const& where, std::string const& key, std::string const& word,
                 std::string const& what, std::vector<std::string> const& known);
    /// Names that stand twice.
    template <class Things>
    void unique(Things const& things, std::string const& prefix) {
        for (std::size_t second = 0; second < things.size(); ++second) {
            for (std::size_t first = 0; first < second; ++first) {
                if (things[first].name == things[second].name) {
                    mistake(things[second].location, prefix + "." + things[second].name,
                            "the name a second time", "every name once",
                            "The first is at " + core::text(things[first].location) + ".");
                    break;
                }
            }
        }
    }
};

/// \name The parts of the check, in their order.
/// \{
void check_states(CheckContext& context);
void check_splits(CheckContext& context);
void check_persons(CheckContext& context);  ///< strategies, traits, entries
void check_leaves(CheckContext& context);
void check_results(CheckContext& context);  ///< outcomes, rewards, measures
/// \}

/// Whether a share is written "rest": what the others leave.
[[nodiscard]] inline bool is_rest(formula::Formula const& share) { return share.text == "rest"; }

}  // namespace eigenkracht::pathway
