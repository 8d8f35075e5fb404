/// \file
/// Columns of numbers for a reader's eye: no digit finer than the errors allow, one number of decimals in a column.
#pragma once

#include "study/answers.hpp"

#include <string>
#include <vector>

namespace eigenkracht::report {

/// A standard error rounded to its one leading digit: 0.0977 is 0.1, so that nothing is printed one digit too fine.
[[nodiscard]] double one_digit(double error);

/// What of a spread stands in a cell.
enum class Part {
    mean,             ///< digits by its Monte Carlo error
    rough_mean,       ///< no digit finer than a fortieth of the 95% range either
    mean_with_range,  ///< "23 (12 to 34)", digits as of rough_mean
    range80,          ///< "12 to 34"
    range95
};

/// A column of cells with the same number of decimals.
///
/// The coarsest cell sets the number of decimals; a range too small for that keeps its own. A mean
/// whose 95% range is 0 to 0 is "about 0" (or, where it is half a unit or more, stands beside "mostly 0").
/// \param divisor  of all, as of Scale
[[nodiscard]] std::vector<std::string> column(std::vector<study::Spread> const& spreads, Part part,
                                              double divisor = 1);

/// Chances with the same number of decimals, but none as 0% or 100%: never and always seen are counted, "0 of 1,024".
/// \param with_error  "62.3% +- 0.8", each with the decimals of its error
[[nodiscard]] std::vector<std::string> chance_column(std::vector<study::Chance> const& chances,
                                                     bool with_error);

}  // namespace eigenkracht::report
