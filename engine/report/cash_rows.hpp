/// \file
/// Rows about cash and places with a column for each body of evidence.
#pragma once

#include "report/page.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"
#include "study/answers.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace eigenkracht::report {

/// Heads of columns, one for each of some stances; "mean" where a study has only one.
[[nodiscard]] std::vector<std::string> stance_heads(study::Answers const& answers,
                                                    std::vector<std::size_t> const& stances);

/// The scale that all steps share.
[[nodiscard]] Scale scale_of(std::vector<study::ReconciliationStep> const& steps);

/// Steps of a reconciliation: levels as "= title", what lies between them indented and with a sign.
/// \param length  brief: means; full: with ranges, and an overall column where several stances have weight
[[nodiscard]] std::vector<Row> step_rows(study::Answers const& answers,
                                         std::vector<study::ReconciliationStep> const& steps,
                                         std::vector<std::size_t> const& stances, Scale const& scale,
                                         Length length);

/// Numbers about places, HARM marked. \param length  brief: means; full: with ranges
[[nodiscard]] std::vector<Row> place_rows(std::vector<study::PlacesLine> const& lines,
                                          std::vector<std::size_t> const& stances, Length length);

/// The lines of one kind of places (empty: all together) in one year.
[[nodiscard]] std::vector<study::PlacesLine> place_lines(study::Answers const& answers,
                                                         std::string const& kind, int year);

/// The year that lines about places are shown for: the first question's if it is there, else the last.
[[nodiscard]] int places_year(study::Answers const& answers);

/// The title of a question by its name.
[[nodiscard]] std::string title_of_question(study::Answers const& answers, std::string const& name);

/// Index of the stance that a line names by its title or name; their number if none.
[[nodiscard]] std::size_t stance_named(study::Answers const& answers, std::string const& title);

/// "2016", or "not before 2020".
[[nodiscard]] std::string payback_year(study::PaybackLine const& line, int last_year);

}  // namespace eigenkracht::report
