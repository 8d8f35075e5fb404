/// \file
/// Money of several years as one amount.
#pragma once

#include "study/column_reader.hpp"
#include "study/plan.hpp"

#include <vector>

namespace eigenkracht::study {

/// Adds one year's share of it.
/// \param year  index
/// \param as_of  year (index) whose price level it has, and to which it is discounted
void add_present_value(Plan const& plan, ColumnReader const& reader, std::size_t year,
                       std::vector<Column> const& money, std::vector<Column>& value, std::size_t as_of = 0);

/// Real, of all years together, at the scenario's discount rate; price level of the first reported year.
/// \param money  nominal EUR: [year][stance]
/// \return       EUR by stance
[[nodiscard]] std::vector<Column> present_value(Plan const& plan, ColumnReader const& reader,
                                                std::vector<std::vector<Column>> const& money);

}  // namespace eigenkracht::study
