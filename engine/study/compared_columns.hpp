/// \file
/// The columns of a result that its policies, or strategies, are compared by.
#pragma once

#include "study/column_reader.hpp"
#include "study/compare.hpp"
#include "study/plan.hpp"

#include <string>
#include <vector>

namespace eigenkracht::study {

/// What one policy (strategy) brings, by stance and draw.
struct OptionColumns {
    std::string name;
    std::string title;
    std::vector<Column>
        saving;  ///< region studies: present value of the money saved, EUR; else minus the cost
    std::vector<Column> effect;   ///< all years together
    std::vector<Column> at_home;  ///< child-years; empty: none
};

/// All options of a result, each against no conferences at all (strategies: as they are).
/// \throws core::InputError  if the scenario has no [comparison] or the result did not keep what it needs
[[nodiscard]] std::vector<OptionColumns> option_columns(Plan const& plan, ColumnReader const& reader);

/// What the numbers of option_columns() are, in words.
void describe_options(Plan const& plan, Compared& compared);

}  // namespace eigenkracht::study
