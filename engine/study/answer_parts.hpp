/// \file
/// The parts an answer is put together from.
#pragma once

#include "study/answers.hpp"
#include "study/column_reader.hpp"
#include "study/doubt_groups.hpp"
#include "study/plan.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::study {

/// Chance that a quantity is at least 0, with its Monte Carlo error and interval.
[[nodiscard]] Chance chance_of(ColumnReader const& reader, std::vector<analysis::Stratum> const& excess);

/// Mean of chances given the rest of their draws, with its Monte Carlo error and interval.
[[nodiscard]] Chance mean_chance_of(ColumnReader const& reader,
                                    std::vector<analysis::Stratum> const& chances);

/// One question against one baseline. \param which  index of plan.questions
[[nodiscard]] QuestionAnswer answer_question(Plan const& plan, ColumnReader const& reader,
                                             DoubtGroups const& groups, std::size_t which);

/// Which year and comparison the lines about children and money speak of: those of the first question.
///
/// A budget of a year is no other course of events, so where the question is held against one, the last policy that the scenario shows
/// beside it takes its place.
struct Focus {
    std::size_t policy = 0;
    std::size_t year = 0;  ///< index
    bool against_policy =
        false;  ///< beside another policy; else against no conferences at all, history included
    std::size_t base_policy = 0;

    [[nodiscard]] std::optional<std::size_t> less() const {
        return against_policy ? std::optional(base_policy) : std::nullopt;
    }
};
[[nodiscard]] Focus focus_of(Plan const& plan);

/// What is counted for children in the focus year; beside another policy, or beside no conferences at all.
[[nodiscard]] std::vector<ChildrenLine> children_lines(Plan const& plan, ColumnReader const& reader,
                                                       Focus const& focus);

/// Care avoided less conferences in one year, beside the focus' other policy; nominal EUR, a column for each stance.
struct SavingOfYear {
    std::vector<std::vector<Column>> by_payer;  ///< in the order of the book's payers
    std::vector<Column> all;                    ///< their sum
};
/// \param year  index
[[nodiscard]] SavingOfYear saving_of_year(Plan const& plan, ColumnReader const& reader, Kept what,
                                          Focus const& focus, std::size_t year);

/// Adds the lines of a year's saving: every payer to whom it is not nothing in every draw, then all payers.
/// \param year  index
void add_money(Plan const& plan, ColumnReader const& reader, std::size_t year, SavingOfYear const& saving,
               std::vector<MoneyLine>& lines);

/// Money by year and payer, then all payers, beside the focus' other policy.
[[nodiscard]] std::vector<MoneyLine> money_lines(Plan const& plan, ColumnReader const& reader, Kept what,
                                                 Focus const& focus);

/// A payer in words.
[[nodiscard]] std::string payer_title(Plan const& plan, std::string const& payer);

/// Fills the part of all new placements that conferences prevent, where the regions say how many there are.
void add_prevented_share(Plan const& plan, ColumnReader const& reader, Focus const& focus, Answers& answers);

/// Fills the steps from eligible families to conferences, where the focus policy has a funnel.
void add_funnel(Plan const& plan, ColumnReader const& reader, Focus const& focus, Answers& answers);

/// Fills what places, the list and cash have to say, where there are places.
void add_cash(Plan const& plan, ColumnReader const& reader, Focus const& focus, Answers& answers);

/// Published numbers beside the model's.
[[nodiscard]] std::vector<CheckLine> check_lines(Plan const& plan, ColumnReader const& reader);

/// The stances as a reader meets them. \param weights  by stance, adding up to 1
[[nodiscard]] std::vector<StanceLine> stance_lines(Plan const& plan, std::vector<double> const& weights);

/// Numbers that stand on no source, and stance weights.
[[nodiscard]] std::vector<AssumptionLine> assumption_lines(Plan const& plan);

/// What a reader should know about this run.
[[nodiscard]] std::vector<Notice> notices(Plan const& plan, ColumnReader const& reader);

/// Fills what a study per person has to say.
void add_strategies(Plan const& plan, ColumnReader const& reader, Answers& answers);

/// Fills what a study of outcome formulas has to say.
void add_outcomes(Plan const& plan, ColumnReader const& reader, Answers& answers);

}  // namespace eigenkracht::study
