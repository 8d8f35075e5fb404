/// \file
/// Money that is kept rounded, where a scenario asks for smaller files.
#pragma once

#include "study/plan.hpp"
#include "study/record.hpp"

#include <vector>

namespace eigenkracht::study {

/// Which of the numbers that a variable holds of a draw are amounts in EUR that a run may round: all of a variable in EUR, and
/// the outcomes per person or of a formula whose unit is EUR. Uncertain numbers are never rounded: they went in.
/// \return  a mask over the variable's numbers of one stance and draw; empty: none
[[nodiscard]] std::vector<char> money_in(Plan const& plan, KeptVariable const& kept);

/// Rounds the amounts of a block to multiples of the scenario's `run.round_eur`, halves away from 0; nothing where it asks for
/// none. What is not a number stays so.
void round_money(Plan const& plan, std::vector<KeptVariable> const& kept, DrawBlock& block);

}  // namespace eigenkracht::study
