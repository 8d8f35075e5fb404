/// \file
/// What drives an outcome, in words and tables.
#pragma once

#include "study/analyse.hpp"

#include <cstddef>
#include <string>

namespace eigenkracht::report {

/// An analysis for a terminal: for every output the inputs that matter most, over all bodies of evidence and by each.
///
/// No estimate has more digits than its interval allows.
/// \param most     inputs shown of each table; 0: all
/// \param columns  widest line; at least 60
[[nodiscard]] std::string analysed_text(study::Analysis const& analysis, std::size_t most = 10,
                                        std::size_t columns = 100);

/// A table as comma-separated values: a header, then its rows; numbers unrounded, an empty field where there is none; last the units of the
/// row's output and input, in which estimates are that are no shares.
[[nodiscard]] std::string csv_text(study::Analysis const& analysis, study::EstimateTable const& table);

}  // namespace eigenkracht::report
