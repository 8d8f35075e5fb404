/// \file
/// One step of a cohort through the nodes of a pathway.
#pragma once

#include "pathway/plan.hpp"
#include "pathway/tables.hpp"

#include <cstddef>
#include <vector>

namespace eigenkracht::pathway {

/// Shares of persons of one kind by node, all tracks side by side (each sums to 1 until something is taken
/// out).
///
/// The end of every track is left out here: it acts on all nodes alike, so whoever uses the shares
/// multiplies.
class March {
public:
    explicit March(Plan const& plan);

    /// Everybody where the entry says, at point 0.
    void begin(Tables const& tables, std::size_t kind, std::size_t entry);
    /// So many persons of each entry where it says, at point 0: what follows counts persons.
    void begin(Tables const& tables, std::size_t kind, std::vector<double> const& persons);
    /// From point `cycle` to the next.
    void step(int cycle);

    [[nodiscard]] std::vector<double> const& shares() const { return now_; }
    /// Takes everybody out of a state, for ever; returns the share that was there.
    double take_out(std::size_t state);

    /// Calls visit(node, state, share) for every node with somebody.
    template <class Visit>
    void each(Visit const& visit) const {
        for (std::size_t state = 0; state < plan_.states.size(); ++state) {
            for (std::size_t node = first_[state]; node < last_[state]; ++node) {
                if (now_[node] != 0) {
                    visit(node, state, now_[node]);
                }
            }
        }
    }

    /// Share in a state.
    [[nodiscard]] double in_state(std::size_t state) const {
        double sum = 0;
        for (std::size_t node = first_[state]; node < last_[state]; ++node) {
            sum += now_[node];
        }
        return sum;
    }
    /// Share in a state whose time in it is in [from, to).
    [[nodiscard]] double in_window(std::size_t state, int from, int to) const {
        double sum = 0;
        for (std::size_t node = first_[state]; node < last_[state]; ++node) {
            int const time = plan_.nodes.time_in_state[node];
            sum += from <= time && time < to ? now_[node] : 0;
        }
        return sum;
    }

private:
    void clear(std::size_t state);
    void empty(Tables const& tables, std::size_t kind);
    void enter(std::size_t entry, double persons);
    void arrive(std::size_t state, std::size_t node, double share);
    Plan const& plan_;
    Tables const* tables_ = nullptr;
    std::size_t kind_ = 0;
    std::vector<double> now_;
    std::vector<double> next_;
    std::vector<std::size_t> first_;  ///< by state: nodes in [first, last) may hold somebody; others are 0
    std::vector<std::size_t> last_;
    std::vector<std::size_t> next_first_;
    std::vector<std::size_t> next_last_;
    std::vector<double> residual_;
};

}  // namespace eigenkracht::pathway
