/// \file
/// The parts of the answer, each written to the page if there is something to say.
#pragma once

#include "report/page.hpp"
#include "study/answers.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace eigenkracht::report {

/// How much a part says.
enum class Length : std::uint8_t { brief, full };

/// What the bodies of evidence are, with their keys and sources; nothing if there is one.
void write_evidence(Page& page, study::Answers const& answers);
void write_children(Page& page, study::Answers const& answers, Length length);
/// Families at each step of the policy's funnel.
void write_funnel(Page& page, study::Answers const& answers);
void write_questions(Page& page, study::Answers const& answers);
/// The answers in words, the first question's with one table, the others' with a line.
void write_questions_briefly(Page& page, study::Answers const& answers);
/// From a claimed saving to cash, what is saved but not by whom the first question asks about, payback, places and the
/// children who wait for them: one table of means.
void write_cash_briefly(Page& page, study::Answers const& answers);
void write_reconciliations(Page& page, study::Answers const& answers);
void write_places(Page& page, study::Answers const& answers);
void write_payback(Page& page, study::Answers const& answers);
void write_money(Page& page, study::Answers const& answers);
/// Cash released, by year and payer.
void write_cash(Page& page, study::Answers const& answers);
void write_shares(Page& page, study::Answers const& answers);
/// The same as items under a heading that stands already.
void write_share_items(Page& page, study::Answers const& answers);
[[nodiscard]] bool has_shares(study::Answers const& answers);
/// How far the bodies of evidence lie apart; doubt, chance and computing error within them.
void write_uncertainty(Page& page, study::Answers const& answers);

/// Which groups of numbers the first question's spread hangs on, and that of the first about care avoided.
void write_doubt_groups(Page& page, study::Answers const& answers);
void write_strategies(Page& page, study::Answers const& answers);
void write_outcomes(Page& page, study::Answers const& answers);
void write_checks(Page& page, study::Answers const& answers);
/// Published numbers that weigh draws, and what the draws are worth then.
void write_calibrations(Page& page, study::Answers const& answers);
/// The same in a sentence or two; empty if none does.
[[nodiscard]] std::string calibration_text(study::Answers const& answers);
void write_assumptions(Page& page, study::Answers const& answers);
void write_notices(Page& page, study::Answers const& answers);
/// Shares of the whole, uncertainty, missed checks, notices and assumptions in sentences.
void write_certainty_briefly(Page& page, study::Answers const& answers);
/// Where a run that stops by its errors stopped, and why.
void write_convergence(Page& page, study::Answers const& answers);
void write_origin(Page& page, study::Answers const& answers, Length length);

/// Rows of a table, one for each stance, variants indented below the stance they vary; then the overall row.
struct StanceRows {
    std::vector<Row> rows;               ///< with labels and no cells
    std::vector<std::size_t> stance_of;  ///< index of the stance of each row; the overall row has none
    bool has_overall = false;            ///< the last row is the overall one
};

/// \param with_overall  ask for an overall row; it is left out where fewer than two stances have weight
[[nodiscard]] StanceRows stance_rows(study::Answers const& answers, bool with_overall = true);

/// Indices of the stances that have weight; the only one, whatever its weight.
[[nodiscard]] std::vector<std::size_t> weighted_stances(study::Answers const& answers);

/// The spreads of some stances.
[[nodiscard]] std::vector<study::Spread> spreads_at(std::vector<std::size_t> const& stances,
                                                    std::vector<study::Spread> const& by_stance);

/// The spreads of a table's rows: by stance, then overall where there is such a row.
[[nodiscard]] std::vector<study::Spread> spreads_of(StanceRows const& rows,
                                                    std::vector<study::Spread> const& by_stance,
                                                    study::Spread const& overall);

/// Adds a column with its head to a table of as many rows.
void add_column(Table& table, std::string head, std::vector<std::string> const& cells);

/// A question with its other baselines: they follow each other and share the name.
using QuestionGroup = std::span<study::QuestionAnswer const>;
[[nodiscard]] std::vector<QuestionGroup> question_groups(std::vector<study::QuestionAnswer> const& questions);

/// A question's title with its threshold where the title names another or none.
[[nodiscard]] std::string question_text(study::QuestionAnswer const& question);
/// Policy and baseline of a question; empty if it is about no policy.
[[nodiscard]] std::string compared_text(study::QuestionAnswer const& question);
/// Sentences with a blank between them, without the empty ones.
[[nodiscard]] std::string joined_text(std::vector<std::string> const& sentences);
/// What is counted of a policy's money, and whose; else empty.
[[nodiscard]] std::string counted_text(study::QuestionAnswer const& question);
/// How a question's amounts are written.
[[nodiscard]] std::string amount_unit(study::QuestionAnswer const& question, double largest_amount);
[[nodiscard]] double amount_divisor(study::QuestionAnswer const& question, double largest_amount);

/// `Policy "grow" against the budget of 2012`.
[[nodiscard]] std::string comparison_text(study::Answers const& answers);

/// One draw is a calculation with one set of numbers; more are a statement about uncertainty.
[[nodiscard]] bool is_drawn(study::Answers const& answers);

/// Whether what was measured lies so far out that the model does not explain it.
[[nodiscard]] bool is_missed(study::CheckLine const& check);
/// What a check calls a body of evidence, by name or by title, as tables call it.
[[nodiscard]] std::string check_stance(study::Answers const& answers, std::string const& name);

}  // namespace eigenkracht::report
