/// \file
/// Policies side by side, in words and tables.
#pragma once

#include "study/compare.hpp"

#include <cstddef>
#include <string>

namespace eigenkracht::report {

/// What each policy brings beside the reference, by body of evidence; which saves most, and how surely; what is lost
/// where the wrong evidence is believed; which is best at a price of a child-year at home.
///
/// Bodies of evidence without weight that are variants of others are left out.
/// \param columns  widest line; at least 60
[[nodiscard]] std::string compared_text(study::Compared const& compared, std::size_t columns = 100);

}  // namespace eigenkracht::report
