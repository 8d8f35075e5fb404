/// \file
/// Normal quantiles without their far tails, from a table: some nanoseconds each.
#pragma once

#include "uncertainty/hermite.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace eigenkracht::uncertainty {

/// Quantiles of the standard normal law at chances from 2^-15 to 1/2, to 1e-13.
///
/// Sixteen cells in each octave of the chance, so the chance's own bits say which cell and where in it.
class NormalTable {
public:
    static constexpr double smallest = 0x1p-15;

    /// The one table of the program.
    [[nodiscard]] static NormalTable const& get();

    /// \param chance  `smallest` <= chance <= 1/2; not checked
    [[nodiscard]] double operator()(double chance) const {
        auto const bits = std::bit_cast<std::uint64_t>(chance);
        std::size_t const cell = (bits >> bits_of_place) - first_cell;
        // The bits within the cell as a number from 1 to 2.
        auto const place = (bits << cell_digits & mantissa) | std::bit_cast<std::uint64_t>(1.0);
        return septic_value(cells_[cell], std::bit_cast<double>(place) - 1);
    }

private:
    NormalTable();

    static constexpr unsigned mantissa_bits = 52;
    static constexpr std::uint64_t mantissa = (std::uint64_t{1} << mantissa_bits) - 1;
    static constexpr unsigned cell_digits = 4;
    static constexpr unsigned bits_of_place = mantissa_bits - cell_digits;
    static constexpr std::uint64_t first_cell = std::bit_cast<std::uint64_t>(smallest) >> bits_of_place;
    /// The last one begins at 1/2.
    static constexpr std::size_t count = 14 * 16 + 1;

    std::array<Septic, count> cells_;
};

}  // namespace eigenkracht::uncertainty
