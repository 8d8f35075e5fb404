/// \file
/// Sets the clocks that formulas read, among the values of a plan's names.
#pragma once

#include "pathway/plan.hpp"

#include <cstddef>
#include <vector>

namespace eigenkracht::pathway {

/// Sets cycle, time since entry, age and calendar year.
/// \param values     of the plan's names; a trait `age` is read
/// \param start_age  in years, if no trait tells it
void set_cycle(Plan const& plan, double start_age, int cycle, std::vector<double>& values);

/// Sets the clocks that run in states.
void set_node(Plan const& plan, std::size_t node, std::vector<double>& values);

/// Sets the traits.
void set_traits(Plan const& plan, std::vector<double> const& traits, std::vector<double>& values);

}  // namespace eigenkracht::pathway
