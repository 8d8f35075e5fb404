/// \file
/// How the children of a region study are followed: what the scenario asks for, or what is exact and cheapest.
#pragma once

#include "study/scenario.hpp"

#include <string>
#include <vector>

namespace eigenkracht::study {

class Plan;

/// A solver, and why.
struct SolverChoice {
    Solver solver = Solver::individual;  ///< never `best`
    /// Why children cannot be counted by pairs of courses, by name and reason; empty if they can be
    std::vector<std::string> obstacles;
    /// \name At the medians of everything that is not known, all regions and stances together; 0 with obstacles
    /// \{
    double children = 0;  ///< whose courses would be followed, one by one
    double numbers = 0;   ///< that would be drawn to count them
    /// \}

    /// The choice in words: which solver, and why.
    [[nodiscard]] std::string text() const;
};

/// Decides from the scenario alone, so that a run goes on as it began.
/// \param plan  of a region study
/// \throws core::ScenarioError  if the scenario asks for a solver that it cannot have
[[nodiscard]] SolverChoice choose_solver(Plan const& plan);

/// Name of a solver, as in the scenario.
[[nodiscard]] std::string name_of(Solver solver);

}  // namespace eigenkracht::study
