/// \file
/// Parts of the page that tells what drives an outcome.
#pragma once

#include "report/page.hpp"
#include "study/analyse.hpp"

#include <cstddef>
#include <string>

namespace eigenkracht::report {

/// An estimate with the digits that half of its interval allows; without an interval, three of the largest of its kind.
/// \param told  whether half of the interval is shown behind it
[[nodiscard]] std::string estimate_cell(double value, double half_width, double scale, bool told = true);

/// A body of evidence in words.
[[nodiscard]] std::string title_of(study::Analysis const& analysis, std::string const& evidence);

/// The heading of an output, once. \param headed  whether it stands already
void write_head(Page& page, study::AnalysedOutput const& output, bool& headed);

/// How far the estimates moved when the points were doubled last, if that is known.
/// \param column  of the table, that is looked at
/// \param about   first key of the rows: an output, or a decision
void write_convergence(Page& page, study::Analysis const& analysis, study::EstimateTable const& table,
                       std::string const& column, std::string const& about);

/// What two inputs do together, if that is known.
/// \param lead  evidence
/// \param most  pairs; 0: all
void write_pairs(Page& page, study::Analysis const& analysis, std::string const& output,
                 std::string const& lead, std::size_t most);

/// Under which conditions a threshold is mostly missed, and mostly met.
void write_boxes(Page& page, study::Analysis const& analysis, study::AnalysedOutput const& output,
                 bool& headed);

}  // namespace eigenkracht::report
