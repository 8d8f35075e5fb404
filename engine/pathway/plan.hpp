/// \file
/// The care pathway worked out once, before any draw: who can go where, which clocks matter where, what
/// varies with what.
#pragma once

#include "core/lookup_table.hpp"
#include "pathway/names.hpp"
#include "pathway/nodes.hpp"
#include "pathway/spec.hpp"
#include "pathway/state_sets.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::pathway {

/// How the ordinary (or the `before`) leaves of a state work together.
enum class Way { none, probability, hazard, stay };

/// One state that a list of targets and shares can lead to: directly, or through a split.
struct Destination {
    std::size_t to = 0;  ///< place in the list
    std::size_t state = 0;
    std::size_t split = Names::none;  ///< none: the target is the state itself
    std::size_t member = 0;           ///< place in the split's shares
};

/// One leave, with its names resolved.
struct PlannedLeave {
    std::vector<Destination> destinations;
    std::size_t rest = Names::none;   ///< place in `to` of the share "rest"
    std::size_t clock = Names::none;  ///< name index of the clock of a hazard
    bool ends = false;                ///< ends the course in every track
    bool value_varies = false;        ///< value depends on the cycle or on clocks in the state
    bool shares_vary = false;         ///< so do the shares
};

/// One state, with what its leaves and rewards need.
struct PlannedState {
    std::size_t track = 0;
    std::vector<std::size_t> before;    ///< leaves that come first, those that end every track left out
    std::vector<std::size_t> ordinary;  ///< the others
    Way before_way = Way::none;
    Way ordinary_way = Way::none;
    /// States that can follow, in file order; one stands twice if it can be reached directly and through a
    /// split.
    std::vector<std::size_t> targets;
    /// By target: the split it is reached through, or none; those of a split stand together
    std::vector<std::size_t> splits;
    /// Of each leave in `before`, then `ordinary`: place of each destination in `targets`.
    std::vector<std::vector<std::size_t>> places;
    bool timed = false;               ///< probabilities differ by cycle (cycle, age, calendar_year)
    std::vector<std::size_t> inputs;  ///< names whose values the probabilities depend on, clocks left out
    bool needs_time = false;          ///< time in state has to be known
    std::vector<char> needs_clock;    ///< by named clock
    bool residual = false;            ///< somebody may be found in the middle of a stay here
};

/// How a trait enters.
struct PlannedTrait {
    bool shapes = false;  ///< something other than the end of every track depends on it, or it has levels
    bool ends = false;    ///< the end of every track depends on it
};

/// Where a list of targets leads, in file order. Names must be known.
[[nodiscard]] std::vector<Destination> destinations(
    std::vector<std::pair<std::string, formula::Formula>> const& list, PathwaySpec const& spec,
    StateSets const& sets);

/// Everything that is the same in all draws.
struct Plan {
    PathwaySpec spec;
    std::vector<std::string> parameters;
    std::vector<core::LookupTable> tables;
    StateSets sets;
    Names names;
    std::vector<PlannedLeave> leaves;
    std::vector<PlannedState> states;
    std::vector<PlannedTrait> traits;
    std::vector<std::size_t> ending;                     ///< leaves that end every track, in file order
    std::vector<std::size_t> ending_inputs;              ///< names that those depend on, clocks left out
    std::vector<Mask> clock_sets;                        ///< states in which each named clock runs
    std::vector<std::vector<Destination>> starts;        ///< by entry: where its `start` can lead
    std::vector<std::vector<std::size_t>> start_states;  ///< by entry: states of those
    std::vector<Mask> residual_at;                       ///< by entry: states found in the middle of a stay
    std::vector<std::size_t> end_states;                 ///< by place in `ending`: state it leads to
    std::size_t residual_cycles = 0;   ///< nobody is found to have been in a state for longer
    std::vector<char> parameter_used;  ///< by parameter: does any formula mention it?
    double cycle_years = 1;            ///< length of a cycle
    Nodes nodes;
    std::size_t timed_edges = 0;           ///< edges of nodes in timed states
    std::vector<std::size_t> timed_first;  ///< by state: where its edges start among those

    /// \throws core::ScenarioError  if the states and clocks make more than 2 million combinations
    Plan(PathwaySpec description, std::vector<std::string> parameter_names,
         std::vector<core::LookupTable> lookup_tables, std::vector<std::string> const& timed_states);
};

}  // namespace eigenkracht::pathway
