/// \file
/// The parts of the answer, each written to the page if there is something to say.
#pragma once

#include "report/page.hpp"
#include "study/answers.hpp"

namespace eigenkracht::report {

/// What the bodies of evidence are, with their sources and weights; nothing if there is one.
void write_evidence(Page& page, study::Answers const& answers);
void write_children(Page& page, study::Answers const& answers);
void write_questions(Page& page, study::Answers const& answers);
void write_money(Page& page, study::Answers const& answers);
void write_shares(Page& page, study::Answers const& answers);
void write_three_numbers(Page& page, study::Answers const& answers);
void write_strategies(Page& page, study::Answers const& answers);
void write_outcomes(Page& page, study::Answers const& answers);
void write_checks(Page& page, study::Answers const& answers);
void write_assumptions(Page& page, study::Answers const& answers);
void write_notices(Page& page, study::Answers const& answers);
void write_origin(Page& page, study::Answers const& answers);

/// Rows of a table, one for each stance, variants indented below the stance they vary; then the overall row.
struct StanceRows {
    std::vector<Row> rows;               ///< with labels and no cells
    std::vector<std::size_t> stance_of;  ///< index of the stance of each row; the overall row has none
    bool has_overall = false;            ///< the last row is the overall one
};

/// \param with_overall  ask for an overall row; it is left out where fewer than two stances have weight
[[nodiscard]] StanceRows stance_rows(study::Answers const& answers, bool with_overall = true);

/// `Policy "grow" against the budget of 2012`.
[[nodiscard]] std::string comparison_text(study::Answers const& answers);

/// One draw is a calculation with one set of numbers; more are a statement about uncertainty.
[[nodiscard]] bool is_drawn(study::Answers const& answers);

}  // namespace eigenkracht::report
