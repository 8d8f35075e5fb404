/// \file
/// Finds care that the scenario calls lighter, but which costs more or gives less.
#pragma once

#include "study/answers.hpp"
#include "study/column_reader.hpp"
#include "study/plan.hpp"

#include <vector>

namespace eigenkracht::study {

/// A sentence for every declared order (`lighter_than` of a price, or of a state) that some draw crosses: in how many draws
/// of which stance, by how much on average, and what to look at.
///
/// Prices are compared month by month at the level of one year. Of a study per person the rewards of a cycle in each state are, as they
/// stand at the start of a stay in cycle 0, under the strategy in which they are farthest off: the outcome that `comparison`
/// calls cost must not be higher, and its effect not lower. Kinds: lighter_costs_more, lighter_state_costs_more,
/// lighter_state_gives_less.
[[nodiscard]] std::vector<Notice> crossed_rewards(Plan const& plan, ColumnReader const& reader);

}  // namespace eigenkracht::study
