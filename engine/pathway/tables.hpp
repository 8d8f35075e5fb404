/// \file
/// The numbers of one draw and one strategy: probabilities of every move, who starts where, when courses end.
#pragma once

#include "pathway/plan.hpp"
#include "pathway/traits.hpp"

#include <cstddef>
#include <vector>

namespace eigenkracht::pathway {

/// Filled by Evaluator::evaluate(), read by Cohort and Sampler; used again for the next draw without new
/// memory.
///
/// What did not change since it was last filled is not computed again.
struct Tables {
    /// Persons of one kind: one combination of the traits that shape their course.
    struct Kind {
        /// Values; traits that matter only to the end of every track hold their mean
        std::vector<double> traits;
        std::vector<std::size_t> levels;  ///< by trait: index of the point taken; 0 where none is
        double weight = 1;                ///< share of persons
        std::vector<double> fixed;        ///< by edge of nodes: probabilities that are the same in all cycles
        std::vector<double> timed;  ///< by cycle, edge: those of states whose probabilities differ by cycle
        std::vector<std::vector<double>> start;  ///< by entry, place in Plan::starts: share
        std::vector<double> alive;  ///< by cycle 0 .. cycles: share whose course has not been ended
        /// By ending leave, cycle: share that it ends during the cycle
        std::vector<std::vector<double>> ended;
        std::vector<double> row_weights;  ///< persons that differ in when their course ends: share
        std::vector<double> row_alive;    ///< by row, cycle 0 .. cycles: chance that it has not been ended
        std::vector<double>
            /// By row, cycle, ending leave: chance that it ends the course, given that it has not been
            row_hazard;
        std::vector<std::vector<double>> seen;  ///< by state: inputs the probabilities were computed from
        std::vector<int> seen_cycles;           ///< by state: cycles they were computed for
        std::vector<double> seen_ending;
        int seen_ending_cycles = -1;
    };
    std::size_t strategy = 0;
    int cycles = 0;  ///< filled for moves in cycles 0 .. cycles - 1
    /// Of names: parameters and strategy values; the others hold what was last used
    std::vector<double> values;
    double start_age = 0;
    std::vector<TraitPoints> points;   ///< by trait
    std::vector<std::size_t> shaping;  ///< traits that the kinds differ in, first runs slowest
    std::vector<std::size_t> ending;   ///< traits that the rows differ in, first runs slowest
    std::vector<Kind> kinds;
    std::vector<double> amounts;   ///< by entry
    std::vector<double> discount;  ///< by outcome: rate per year
    std::size_t stride = 0;        ///< cycles of the horizon + 1: row length of row_alive

    /// Probabilities of the edges of the first node of a state in a cycle; those of the next node follow.
    [[nodiscard]] double const* of_state(Plan const& plan, std::size_t kind, std::size_t state,
                                         int cycle) const {
        Kind const& persons = kinds[kind];
        return plan.states[state].timed
                   ? persons.timed.data() + static_cast<std::size_t>(cycle) * plan.timed_edges +
                         plan.timed_first[state]
                   : persons.fixed.data() + plan.nodes.first_edge[plan.nodes.first_of_state[state]];
    }
};

/// Share of those found in the middle of a stay who have been there for 0, 1, ... cycles: P(a) ~ P(stay > a).
///
/// Only ordinary leaving and `before` leaves within the track count, at the values of cycle 0; nobody is
/// found after `plan.residual_cycles`.
void residual_times(Plan const& plan, Tables const& tables, std::size_t kind, std::size_t state,
                    std::vector<double>& out);

}  // namespace eigenkracht::pathway
