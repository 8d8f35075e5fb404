/// \file
/// Scrambling of many Sobol' coordinates at once, in whatever vector registers the processor has.
///
/// Whole numbers only, but for a last step that rounds nothing: the bits are those of one coordinate at a time
/// (`ScrambledSobol::at`) on every processor.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace eigenkracht::random {

/// Scrambles coordinates of one point in dimensions that follow each other.
///
/// \param coordinates      `count` of them, the first digit uppermost
/// \param first_dimension  of the first coordinate
/// \param u                `count` numbers in (0, 1): odd multiples of 2^-53
void scramble_point(std::array<std::uint32_t, 2> key, std::uint32_t const* coordinates,
                    std::uint32_t first_dimension, std::uint32_t replicate, std::size_t count, double* u);

/// Scrambles coordinates of any points in one dimension; of many coordinates, the first 14 digits are looked up.
///
/// \param coordinates  `count` of them, the first digit uppermost
/// \param u            `count` numbers in (0, 1)
void scramble_column(std::array<std::uint32_t, 2> key, std::uint32_t const* coordinates,
                     std::uint32_t dimension, std::uint32_t replicate, std::size_t count, double* u);

}  // namespace eigenkracht::random
