/// \file
/// Curves in few characters: whole numbers of a unit, as differences from step to step.
#pragma once

#include "study/pictures.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace eigenkracht::files {

/// A curve as `Series` of engine/webpage/view/data.ts.
///
/// The first value is `start`. Order 1: each next one is the one before, from index `at` on plus a step; after the last step it
/// stays. Order 2: each next one is the one before plus the difference, which is `slope` at first and from index `at` on grows
/// by a step; after the last step it goes on straight.
struct Series {
    double unit = 1;
    std::size_t at = 0;
    std::int64_t start = 0;
    int order = 1;
    std::int64_t slope = 0;
    std::string steps;  ///< Base64 VLQ
};

/// The shorter of both orders; values are rounded to the nearest whole number of the curve's unit.
/// \throws core::Defect  for a curve without values, or one too large for its unit
[[nodiscard]] Series series_of(study::Curve const& curve);

/// The values again, as a reader of the page has them: whole numbers times the unit.
/// \throws core::InputError  if the steps are no such text
[[nodiscard]] std::vector<double> values_of(Series const& series, std::size_t count);

}  // namespace eigenkracht::files
