/// \file
/// The numbers behind a decision, draw by draw: payoffs of its options, and what proposed studies would see.
#pragma once

#include "formula/formula.hpp"
#include "study/column_reader.hpp"
#include "study/plan.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace eigenkracht::study {

/// What an option does and costs; its payoff is what a unit of effect is worth, times effect, less cost.
struct OptionColumns {
    std::vector<std::vector<Column>>
        effect;  ///< [stance that counts][option] 0 for an option with a payoff alone
    std::vector<std::vector<Column>> cost;    ///< likewise; less the payoff for an option with a payoff alone
    std::vector<std::vector<Column>> payoff;  ///< likewise
    std::vector<Column> willingness;  ///< [stance that counts] for a unit of effect; 1 where none is stated
};

/// Works formulas of one decision out over the draws of a run, for the stances that have weight. Refers to plan and
/// reader, which must outlive it.
class DecisionValues {
public:
    /// \throws core::InputError  if the run did not keep what the decision's numbers need
    DecisionValues(Plan const& plan, ColumnReader const& reader, DecisionSpec const& decision);

    /// The stances that have weight: what else is by stance has these alone, in their order.
    [[nodiscard]] std::vector<std::size_t> const& stances() const { return stances_; }

    /// \throws core::InputError  for a number that is not finite; names the key, the draw and the stance
    [[nodiscard]] OptionColumns options() const;
    /// What a study would report: [stance that counts][number].
    /// \throws core::InputError  for a chance outside 0 to 1, or a rate below 0; likewise
    [[nodiscard]] std::vector<std::vector<Column>> seen(ProposedStudy const& study) const;

private:
    [[nodiscard]] std::vector<Column> number(DecisionNumber const& number) const;
    [[nodiscard]] std::size_t point_of_check(std::string const& name, std::size_t stance) const;
    /// Child outcomes, or money, summed over years and regions.
    [[nodiscard]] std::vector<Column> over_years(DecisionNumber const& number) const;
    /// \param stance  place among those that count
    [[nodiscard]] Column evaluate(formula::Formula const& formula, std::size_t stance) const;
    /// Likewise, of numbers from `low` to `high`. \param expected  what the message says of them
    [[nodiscard]] Column within(formula::Formula const& formula, std::string const& key, std::size_t stance,
                                double low, double high, std::string const& expected) const;

    Plan const& plan_;
    ColumnReader const& reader_;
    DecisionSpec const& decision_;
    std::vector<std::size_t> stances_;
    std::vector<std::string> names_;            ///< parameters, the cut's amount, the decision's numbers
    std::vector<std::vector<Column>> numbers_;  ///< [number of the decision][stance that counts]
};

}  // namespace eigenkracht::study
