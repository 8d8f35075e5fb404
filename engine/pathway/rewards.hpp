/// \file
/// What is counted for persons of one kind: rewards in states, on moves and at the start, evaluated where
/// they are needed.
#pragma once

#include "formula/expression.hpp"
#include "pathway/pathway.hpp"
#include "pathway/tables.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace eigenkracht::pathway {

/// Rewards of a pathway, compiled; one per thread. Values are kept as long as they can be.
class Rewards {
public:
    explicit Rewards(Pathway const& pathway);

    /// Makes the values those of persons with these traits under the strategy of the tables.
    void meet(Tables const& tables, std::vector<double> const& traits);

    /// Per-cycle rewards of a state; indices into the description's rewards.
    [[nodiscard]] std::vector<std::size_t> const& in_state(std::size_t state) const {
        return in_state_[state];
    }
    /// Rewards for the move from a state to its `place`-th target, on transition and on entry.
    [[nodiscard]] std::vector<std::size_t> const& on_move(std::size_t state, std::size_t place) const {
        return on_move_[state][place];
    }
    /// Rewards when a leave of Plan::ending ends the course of somebody in this state.
    [[nodiscard]] std::vector<std::size_t> const& on_ending(std::size_t ending, std::size_t state) const {
        return on_ending_[ending][state];
    }
    /// Rewards at the start.
    [[nodiscard]] std::vector<std::size_t> const& at_start() const { return at_start_; }
    /// States a start reward is for; all zero: everybody, once.
    [[nodiscard]] Mask const& start_states(std::size_t reward) const { return start_states_[reward]; }
    /// Outcomes a reward counts towards.
    [[nodiscard]] std::vector<std::size_t> const& outcomes(std::size_t reward) const {
        return outcomes_[reward];
    }

    /// Value per cycle of a per-cycle reward at a node, or of a reward on a transition from it, in a cycle.
    double at_node(std::size_t reward, std::size_t node, int cycle);
    /// Value where no node tells the clocks: in a state that ended the course, or at the start.
    double plain(std::size_t reward, int cycle);
    /// Whether a move's reward is read with the clocks after the move (on entry) instead of before it (on
    /// transition).
    [[nodiscard]] bool on_arrival(std::size_t reward) const {
        return plan_.spec.rewards[reward].when == Reward::When::on_entry;
    }

private:
    void index_moves();
    double compute(std::size_t reward);
    Pathway pathway_;  // a copy keeps the plan alive
    Plan const& plan_;
    std::vector<formula::Expression> expressions_;
    std::vector<char> by_cycle_;  ///< by reward: value depends on the cycle
    std::vector<char> by_clock_;  ///< by reward: value depends on clocks in the state
    std::vector<std::vector<std::size_t>> in_state_;
    std::vector<std::vector<std::vector<std::size_t>>> on_move_;
    std::vector<std::vector<std::vector<std::size_t>>> on_ending_;
    std::vector<std::size_t> at_start_;
    std::vector<Mask> start_states_;
    std::vector<std::vector<std::size_t>> outcomes_;
    std::vector<double> values_;
    double start_age_ = 0;
    std::vector<std::vector<double>> kept_;             ///< by reward: by cycle or by node, or one value
    std::vector<std::vector<std::uint32_t>> kept_for_;  ///< and for whom: number of the call of meet()
    std::uint32_t meeting_ = 0;
};

}  // namespace eigenkracht::pathway
