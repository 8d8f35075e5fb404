/// \file
/// Addresses of the numbers that Aggregate draws, in the months of a region.
#pragma once

#include "random/address.hpp"
#include "random/uniforms.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace eigenkracht::region {

inline constexpr std::uint32_t months_of_region = 4096;  ///< second word: region times this, and the month
inline constexpr std::size_t numbers_at_once = 256;

/// Whose luck numbers are: a draw's, in a month of a region.
struct RegionLuck {
    std::array<std::uint32_t, 2> key;
    std::uint32_t draw;
    std::uint32_t region_month;
    /// The number of an address of this luck.
    [[nodiscard]] double number(std::uint32_t index, std::uint32_t word) const {
        auto const block = random::philox(key, {draw, region_month, index, word});
        return random::unit_interval(std::uint64_t{block[0]} << 32U | block[1]);
    }
    /// Those of the indices from `first` on, see random::uniforms_in_a_row().
    void numbers(std::uint32_t first, std::uint32_t word, std::size_t count, double* out) const {
        random::uniforms_in_a_row(key, draw, region_month, first, word, count, out);
    }
};

/// The fourth word of an address: what a number is for, and below it whose it is.
namespace word {
inline constexpr std::uint32_t cells = 0;  ///< months by row of a run
inline constexpr std::uint32_t rest = 1U << 28U;
inline constexpr std::uint32_t which_rest = 2U << 28U;
inline constexpr std::uint32_t families = 3U << 28U;
inline constexpr std::uint32_t classes = 4U << 28U;
inline constexpr std::uint32_t siblings = 5U << 28U;
inline constexpr std::uint32_t children = 6U << 28U;
// Of whole calendar years; all of a region stand in a row, in its first month.
inline constexpr std::uint32_t rows = 7U << 28U;
inline constexpr std::uint32_t rows_rest = 8U << 28U;
inline constexpr std::uint32_t which_rows_rest = 9U << 28U;
inline constexpr std::uint32_t sums = 10U << 28U;
inline constexpr std::uint32_t large_sums = 11U << 28U;
inline constexpr std::uint32_t left_over = 12U << 28U;
inline constexpr std::uint32_t where_left_over = 13U << 28U;
/// Layer and whether beyond the studied volume; then entry classes stand below 2^16.
[[nodiscard]] constexpr std::uint32_t of_layer(std::size_t layer, bool beyond) {
    return static_cast<std::uint32_t>(2 * layer + (beyond ? 1 : 0)) << 16U;
}
}  // namespace word

}  // namespace eigenkracht::region
