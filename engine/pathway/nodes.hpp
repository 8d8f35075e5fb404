/// \file
/// The states of a pathway multiplied out by the clocks that matter in them, so that what follows depends
/// on nothing else.
#pragma once

#include "pathway/names.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace eigenkracht::pathway {

/// What nodes are made from.
struct NodeRules {
    /// One state, as far as its clocks go.
    struct Of {
        std::vector<std::size_t> targets;  ///< states that can follow
        bool needs_time = false;           ///< time in state matters
        std::vector<char> needs_clock;     ///< by named clock: matters here, or later on
        bool starts = false;               ///< somebody starts here
        bool residual = false;             ///< and may have been here for some time
    };
    /// One named clock.
    struct Clock {
        int first = 0;
        bool resets_on_exit = true;
        std::vector<char> runs_in;  ///< by state
    };
    std::vector<Of> states;
    std::vector<Clock> clocks;
    int cycles = 0;
    std::size_t residual_cycles = 0;
    std::size_t most = 2'000'000;  ///< more nodes are refused
};

/// All reachable (state, clock values), sorted by state, clocks, time in state.
///
/// A node has one successor if the person stays, and one for each state that can follow. Edges of node n
/// stand at first_edge[n]: the stay, then the targets of its state in order. Successors out of reach within
/// the horizon are `none`.
struct Nodes {
    static constexpr std::int32_t none = -1;

    std::vector<std::uint16_t> state;
    std::vector<std::int32_t> time_in_state;  ///< 0 where it does not matter
    /// Values of named clocks, row by row; `first` where one does not matter
    std::vector<std::int32_t> clocks;
    std::vector<std::int32_t> earliest;   ///< first cycle in which somebody can be there
    std::vector<std::size_t> first_edge;  ///< one more than nodes
    std::vector<std::int32_t> next;       ///< by edge: the node that follows
    /// One more than states: nodes of state s are [first[s], first[s + 1])
    std::vector<std::size_t> first_of_state;
    /// By state: how far the node that follows a stay is from the node, where that is 0 or 1 for all;
    /// otherwise `none`.
    std::vector<std::int32_t> stay_step;
    /// By state, target: the node that follows, where all nodes of the state lead to the same; otherwise
    /// `none`.
    std::vector<std::vector<std::int32_t>> one_next;
    /// By state: node by time in state at the start; empty if nobody starts there
    std::vector<std::vector<std::int32_t>> start;

    [[nodiscard]] std::size_t count() const { return state.size(); }
};

/// Finds every node that can be reached within the horizon.
/// \return  nodes; none at all if there would be more than `rules.most`
[[nodiscard]] Nodes expand(NodeRules const& rules);

}  // namespace eigenkracht::pathway
