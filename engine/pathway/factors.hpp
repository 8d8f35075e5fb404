/// \file
/// What every look and every move counts for each outcome: weight times discount factor.
#pragma once

#include "pathway/counting.hpp"
#include "pathway/plan.hpp"
#include "pathway/tables.hpp"

#include <cstddef>
#include <vector>

namespace eigenkracht::pathway {

/// Looks and discount factors of a pathway's outcomes; recomputed when discount rates change.
class Factors {
public:
    explicit Factors(Plan const& plan);
    void update(Tables const& tables);

    /// Looks at a point, as indices into look().
    [[nodiscard]] std::vector<std::size_t> const& at_point(int point) const {
        return at_point_[static_cast<std::size_t>(point)];
    }
    [[nodiscard]] Look const& look(std::size_t index) const { return looks_[index]; }
    /// Weight times discount factor of a look.
    [[nodiscard]] double of_look(std::size_t outcome, std::size_t index) const {
        return by_look_[outcome][index];
    }
    /// Weight times discount factor of a move in a cycle.
    [[nodiscard]] double of_move(std::size_t outcome, int cycle, bool weighted) const {
        return by_move_[outcome][2 * static_cast<std::size_t>(cycle) + (weighted ? 1 : 0)];
    }

private:
    Plan const& plan_;
    std::vector<Look> looks_;
    std::vector<std::vector<std::size_t>> at_point_;
    std::vector<double> rates_;
    std::vector<std::vector<double>> by_look_;
    std::vector<std::vector<double>> by_move_;
};

}  // namespace eigenkracht::pathway
