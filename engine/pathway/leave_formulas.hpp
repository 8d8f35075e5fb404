/// \file
/// Compiled ways of leaving a state, and the probabilities they give.
#pragma once

#include "formula/expression.hpp"
#include "pathway/plan.hpp"
#include "pathway/share_list.hpp"
#include "pathway/time_law.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::pathway {

/// All leaves of a pathway, compiled, over one array of values of names. One per thread.
class LeaveFormulas {
public:
    /// \param values  of the names in the plan; read, and a clock is moved on for a moment, by the
    ///                functions below
    LeaveFormulas(Plan const& plan, double* values);

    /// Strategy to name in messages.
    void under(std::size_t strategy) { strategy_ = strategy; }

    /// Computes what is the same in all cycles and at all clocks in a state. Call when parameters or traits
    /// change.
    /// \param longest  longest time in state that will be asked for
    void prepare_state(std::size_t state, std::size_t longest);
    void prepare_endings();

    /// Probabilities in a state at the clocks in `values`: of staying, then of each target of the plan.
    void edges(std::size_t state, double* out);

    /// Probabilities of the leaves that end every track, together at most 1.
    void endings(double* out);

private:
    struct Compiled {
        std::optional<formula::Expression> value;
        std::vector<formula::Expression> time;  ///< parameters of the time distribution
        std::optional<ShareList> shares;        ///< of its `to`
        double value_now = 0;
        std::vector<double> shares_now;  ///< by destination
        std::vector<double> time_now;
        TimeLaw law;
        std::vector<double> stays;  ///< P(stay > d)
    };

    void prepare(std::size_t leave, std::size_t longest);
    void find_stays(std::size_t leave, std::size_t wanted);
    void compute_shares(std::size_t leave, std::size_t state);
    double value(std::size_t leave, std::size_t state);
    double hazard(std::size_t leave, std::size_t state);
    double leaving(std::vector<std::size_t> const& list, Way way, std::size_t state, std::size_t first_place,
                   double scale, double* moves);
    [[noreturn]] void fail(std::size_t leave, std::size_t state, std::string const& finding) const;

    Plan const& plan_;
    double* values_;
    std::size_t strategy_ = 0;
    std::vector<Compiled> compiled_;
    std::vector<ShareList> splits_;
    std::vector<double> to_shares_;
    std::vector<double> split_shares_;
    std::vector<double> chances_;
};

}  // namespace eigenkracht::pathway
