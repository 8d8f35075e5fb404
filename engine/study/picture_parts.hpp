/// \file
/// The parts the pictures of a page are put together from.
#pragma once

#include "study/answer_parts.hpp"
#include "study/column_reader.hpp"
#include "study/pictures.hpp"
#include "study/plan.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace eigenkracht::study {

/// The policy without conferences: one whose table says 0 for every year; none if there is none.
[[nodiscard]] std::optional<std::size_t> policy_without_conferences(Plan const& plan);

/// Conferences that a policy expects to be held in one region and year, draw by draw, by stance.
/// \param year  index
/// \return      nothing where a result does not hold what they are told from
[[nodiscard]] std::optional<std::vector<Column>> conferences_in(Plan const& plan, ColumnReader const& reader,
                                                                std::size_t region, std::size_t policy,
                                                                std::size_t year);

[[nodiscard]] std::optional<Families> families_of(Plan const& plan, ColumnReader const& reader,
                                                  Focus const& focus);

/// Every policy's money but that of the policy without conferences, against which the others are held; if there is none,
/// against no conferences at all, history included.
[[nodiscard]] std::vector<YearDial> year_dials(Plan const& plan, ColumnReader const& reader);

[[nodiscard]] std::vector<WaitingYear> waiting_years(Plan const& plan, ColumnReader const& reader);

/// Nothing where there is one region only.
[[nodiscard]] std::vector<RegionPicture> region_pictures(Plan const& plan, ColumnReader const& reader,
                                                         Focus const& focus);

/// Of the first question. For each uncertain number the mean outcome of the fifth of draws in which it is lowest, and of the
/// fifth in which it is highest, by stance and then weighed; where draws share the number at a fifth's border, each of them in part.
/// The longest bars, of those that luck would make in at most one result in twenty if no number moved the outcome, and that are
/// at least two standard errors long. Which body of evidence is true is a bar as well: from the lowest to the highest mean of one that
/// has weight.
/// \return  nothing without a question, or where the parameters were not kept
[[nodiscard]] std::optional<PictureTornado> tornado_of_draws(Plan const& plan, ColumnReader const& reader);

/// How many bars there are at most.
inline constexpr std::size_t most_bars = 12;

/// Puts long bars first, as they reach from the middle, and leaves out those beyond most_bars.
void sort_bars(PictureTornado& tornado);

}  // namespace eigenkracht::study
