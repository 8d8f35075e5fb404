/// \file
/// Which amounts a picture shows: round ones that hold 0, the threshold, and what draws come to.
#pragma once

#include "study/pictures.hpp"

#include <cstddef>

namespace eigenkracht::study {

/// How many amounts there are on a dial.
inline constexpr std::size_t dial_amounts = 201;

/// Amounts with the place of the threshold among them.
struct DialAmounts {
    Amounts amounts;
    std::size_t threshold = 0;  ///< index
};

/// Amounts that hold the threshold and reach from `low` to `high`, and to 0 and the threshold where these lie outside.
///
/// The step is the smallest of 1, 2, 2.5, 5 x 10^k that reaches, and divides the threshold; if none up to two and a half times
/// as large as needed does, the threshold by the largest 2^a 5^b that reaches, so that 0 is an amount as well. Where the
/// threshold is nearer to 0 than a step has to be, amounts go in round steps from the threshold, and 0 lies between two.
/// What is to spare lies on both sides.
/// \param low, high  finite, low <= high
[[nodiscard]] DialAmounts amounts_for(double low, double high, double threshold);

}  // namespace eigenkracht::study
