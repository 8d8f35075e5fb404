/// \file
/// Tables of one draw and strategy made ready for sampling persons.
#pragma once

#include "pathway/choice.hpp"
#include "pathway/pathway.hpp"
#include "pathway/stay_tables.hpp"
#include "pathway/tables.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <memory>
#include <vector>

namespace eigenkracht::pathway {

/// Targets that one decision leads to: one state, or the states of a split, between which a second decision
/// is made.
struct Group {
    std::size_t first;  ///< place of the first of them
    std::size_t count;
    std::size_t split;  ///< Names::none: one state
};

/// By state: node of a stay that starts anew, where all such stays are alike in all cycles and no named clock matters; else -1.
[[nodiscard]] std::vector<std::int32_t> fresh_nodes(Plan const& plan);

/// Sum of shares over a group.
[[nodiscard]] double sum_of(double const* shares, Group const& group);

/// Place of the member of a group that a number in (0, 1) chooses, by their shares.
[[nodiscard]] std::size_t member_of(Group const& group, double const* shares, double u);

/// When a course ends.
struct CourseEnd {
    int point;           ///< first point after it
    std::size_t ending;  ///< place in Plan::ending
};

/// The end of the course of persons of a kind and a row (see Tables) that a number in (0, 1) chooses, within so many cycles.
[[nodiscard]] CourseEnd end_by_chance(Plan const& plan, Tables const& tables, std::size_t kind,
                                      std::size_t row, int cycles, double u);

/// Filled by Preparation::prepare() and used again for the next draw; what has not changed is kept.
struct Prepared {
    /// Persons of one kind.
    struct Kind {
        /// By state: Tables::Kind::seen, which decides its probabilities, when its stays were made
        std::vector<std::vector<double>> made_from;
        std::vector<int> made_for;                          ///< by state: cycles they were made for
        std::vector<std::vector<double>> starts_made_from;  ///< by entry
        /// By residual state, time in state: share of stays that are over by then
        std::vector<std::vector<double>> gone;
        std::vector<Choice> residual;        ///< by state: time in state of those found there
        std::vector<double> ends_made_from;  ///< Tables::Kind::seen_ending
        int ends_made_for = -1;              ///< cycles
        std::vector<int> certain_end;  ///< by row: first point after the end; `by_chance` if luck decides
    };
    static constexpr int never = std::numeric_limits<int>::max();
    static constexpr int by_chance = -1;

    Tables const* tables = nullptr;  ///< must stay as they are while persons are sampled
    /// Stays from their start, for states that leave alike in all cycles and know no named clock, and other decisions; see row().
    /// Two strategies that are prepared together have them in common.
    std::shared_ptr<StayTables> stays;
    std::uint32_t first_row = 0;  ///< of this strategy's own rows
    std::size_t rows_of_kind = 0;
    std::vector<std::uint32_t> rows;  ///< [kind][decision]: where it is alike, both strategies have one row
    std::vector<Kind> kinds;
    StayTables traits;  ///< row of each trait with points; outcomes have groups alone: points
    std::vector<std::vector<double>> traits_made_from;

    /// Row of a decision of persons of a kind: the number of a state for a stay in it, or Preparation::start(), whose outcomes have
    /// groups alone.
    [[nodiscard]] std::size_t row(std::size_t kind, std::size_t decision) const {
        return rows[kind * rows_of_kind + decision];
    }
};

/// Makes choices from tables.
class Preparation {
public:
    explicit Preparation(Pathway const& pathway);

    /// One strategy.
    void prepare(Tables const& tables, Prepared& out) const;
    /// Two strategies with stays in common.
    void prepare(Tables const& first, Tables const& second, Prepared& out, Prepared& out_second) const;

    /// The decision which of the entry's groups of starts in a track is taken; see Prepared::row().
    [[nodiscard]] std::size_t start(std::size_t entry, std::size_t track) const {
        return plan_.states.size() + entry * plan_.sets.tracks().size() + track;
    }
    /// See fresh_nodes().
    [[nodiscard]] std::int32_t fresh_node(std::size_t state) const { return fresh_[state]; }
    /// By state: what a stay in it can lead to.
    [[nodiscard]] std::vector<Group> const& targets(std::size_t state) const { return targets_[state]; }
    /// By entry, track: starts, as places in Plan::starts.
    [[nodiscard]] std::vector<Group> const& starts(std::size_t entry, std::size_t track) const {
        return starts_[entry][track];
    }

private:
    void shape(std::size_t kinds, std::initializer_list<Prepared*> strategies) const;
    void fill(Tables const& tables, Prepared& out, Prepared const* first) const;
    void fill_state(Tables const& tables, std::size_t kind, std::size_t state, Prepared& out,
                    Prepared const* first) const;
    void traits(Tables const& tables, Prepared& out) const;
    void residual(Tables const& tables, std::size_t kind, std::size_t state, Prepared::Kind& out) const;
    void starts(Tables const& tables, std::size_t kind, Prepared& out, Prepared const* first) const;
    void stays(Tables const& tables, std::size_t kind, std::size_t state, Prepared& out) const;
    void ends(Tables const& tables, std::size_t kind, Prepared::Kind& out) const;
    Pathway pathway_;  // a copy keeps the plan alive
    Plan const& plan_;
    std::vector<std::int32_t> fresh_;
    std::vector<std::size_t> most_;  ///< by decision: outcomes
    std::vector<std::vector<Group>> targets_;
    std::vector<std::vector<std::vector<Group>>> starts_;
};

}  // namespace eigenkracht::pathway
