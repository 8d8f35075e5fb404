/// \file
/// Exact expectations of a pathway: who is where, who has been where, and for how long.
#pragma once

#include "pathway/march.hpp"
#include "pathway/meter.hpp"
#include "pathway/pathway.hpp"
#include "pathway/renewal.hpp"
#include "pathway/tables.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace eigenkracht::pathway {

class CohortOutcomes;

/// The cohort solver with its scratch; one per thread. Traits are averaged over.
class Cohort {
public:
    explicit Cohort(Pathway const& pathway);
    ~Cohort();

    /// Follows everybody of one entry. `tables` must stay as they are while entered(), value() and
    /// occupancy() are used.
    /// \param cycles  1 to tables.cycles
    void solve(Tables const& tables, std::size_t entry, int cycles);

    /// Share in the states at point `cycle`, 0 to the cycles solved. States of several tracks add up.
    [[nodiscard]] double in_state(Mask const& states, int cycle) const;
    /// Share that has been in the states (of one track) at any point 0 .. `cycle`; 0: at once.
    [[nodiscard]] double entered(Mask const& states, int cycle);
    /// Mean cycles spent in the states over cycles 0 .. `cycles` - 1, each counted where it starts.
    [[nodiscard]] double time_in(Mask const& states, int cycles) const;
    /// The value of a measure of the scenario; its cycle must have been solved.
    [[nodiscard]] double value(std::size_t measure);
    /// The value of a measure for everybody of one entry: solves no more than the measure needs.
    [[nodiscard]] double value(std::size_t measure, Tables const& tables, std::size_t entry);
    /// Share in the meter at the start of each cycle 0 .. cycles - 1.
    /// \throws core::InputError  for a window in a state whose time in state is not known (see Pathway's
    ///                           `timed_states`)
    [[nodiscard]] std::vector<double> occupancy(Meter const& meter);
    /// Persons in each of some meters at the start of each cycle, from persons of several entries, all in one go.
    /// \param persons  by entry
    /// \param cycles   1 to tables.cycles
    /// \param out      [meter][cycle], filled
    /// \throws core::InputError  as occupancy() of one meter
    void occupancies(Tables const& tables, std::vector<double> const& persons,
                     std::vector<Meter> const& meters, int cycles, std::vector<double>& out);
    /// The solver of outcomes that goes with this one; made at the first call.
    [[nodiscard]] CohortOutcomes& outcomes();

private:
    void take(Tables const& tables, std::size_t entry, int cycles);
    [[nodiscard]] double at(Mask const& states, std::size_t point) const;
    static void need_point(int cycle, int cycles);
    void need_times(Meter const& meter) const;
    void march_occupancies(Tables const& tables, std::size_t kind, std::vector<double> const& persons,
                           std::vector<Meter> const& meters, int cycles, std::vector<double>& out);
    Pathway pathway_;  // a copy keeps the plan alive
    Plan const& plan_;
    March march_;
    Renewal renewal_;
    std::vector<double> scale_;
    Tables const* tables_ = nullptr;
    std::size_t entry_ = 0;
    int cycles_ = -1;
    int solved_ = -1;              ///< cycles that history_ tells of
    std::vector<double> history_;  ///< by point, state: share
    std::vector<Mask> measure_sets_;
    std::unique_ptr<CohortOutcomes> outcomes_;
};

}  // namespace eigenkracht::pathway
