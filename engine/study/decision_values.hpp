/// \file
/// The numbers behind a decision, draw by draw: payoffs of its options, and what proposed studies would see.
#pragma once

#include "formula/formula.hpp"
#include "study/column_reader.hpp"
#include "study/plan.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace eigenkracht::study {

/// Works formulas of one decision out over the draws of a run. Refers to plan and reader, which must outlive it.
class DecisionValues {
public:
    /// \throws core::InputError  if the run did not keep what the decision's numbers need
    DecisionValues(Plan const& plan, ColumnReader const& reader, DecisionSpec const& decision);

    /// [stance][option]
    [[nodiscard]] std::vector<std::vector<Column>> payoffs() const;
    /// What a study would report: [stance][number].
    /// \throws core::InputError  for a chance outside 0 to 1, or a rate below 0
    [[nodiscard]] std::vector<std::vector<Column>> seen(ProposedStudy const& study) const;

private:
    [[nodiscard]] Column number(DecisionNumber const& number, std::size_t stance) const;
    [[nodiscard]] Column evaluate(formula::Formula const& formula, std::size_t stance) const;

    Plan const& plan_;
    ColumnReader const& reader_;
    DecisionSpec const& decision_;
    std::vector<std::string> names_;            ///< parameters, the cut's amount, the decision's numbers
    std::vector<std::vector<Column>> numbers_;  ///< [stance][number of the decision]
};

}  // namespace eigenkracht::study
