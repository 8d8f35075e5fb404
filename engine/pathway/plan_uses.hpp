/// \file
/// Collects what the formulas of a pathway mention, and hands it to states, traits and parameters of the
/// plan.
#pragma once

#include "formula/formula.hpp"
#include "pathway/plan.hpp"

#include <cstddef>
#include <vector>

namespace eigenkracht::pathway {

/// Used while a plan is made.
class Uses {
public:
    explicit Uses(Plan& plan) : plan_(plan) {}

    /// Name indices in one formula ("rest" and nothing: none); notes the parameters among them.
    std::vector<std::size_t> in(formula::Formula const& formula);
    /// Name indices in all shares of a split; `none`: nothing.
    std::vector<std::size_t> in_split(std::size_t split);
    /// Whether something with these names depends on the cycle or on clocks in the state.
    [[nodiscard]] bool vary(std::vector<std::size_t> const& uses) const;

    /// Marks clocks that are read in some states.
    void need_in(Mask const& states, std::vector<std::size_t> const& uses);
    /// Marks traits that are read, `age` among them.
    void flag_traits(std::vector<std::size_t> const& uses, bool PlannedTrait::*flag);
    /// Adds to what a state's probabilities depend on.
    void input(std::size_t state, std::vector<std::size_t> const& uses);
    /// Adds the names that are no clocks, and `age`, which depends on the age at the start.
    void collect(std::vector<std::size_t>& inputs, std::vector<std::size_t> const& uses) const;

private:
    Plan& plan_;
};

}  // namespace eigenkracht::pathway
