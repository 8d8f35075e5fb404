/// \file
/// Sums of many independent whole numbers of a few fixed laws, a number of luck for each power of two of them.
#pragma once

#include "random/guided_pick.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace eigenkracht::random {

/// Laws of one whole number: of 0 .. 11, 0 .. 5 or 0 .. 2, all as likely, or each as likely as it is large.
enum class SummedLaw : std::uint8_t { even12, rising12, even6, rising6, even3, rising3 };
inline constexpr std::size_t summed_laws = 6;

/// Tables of sums of 2^level numbers of a law, so that no table depends on a draw.
///
/// Their chances are convolutions of those of half as many; a sum is found by inversion. The law is exact but for rounding
/// (about 1e-14 in a cumulative chance).
/// \see Chen & Asau (1974), AIIE Transactions 6(2), for the guide.
class SumTables {
public:
    /// Levels from `first` up to before `end`.
    SumTables(unsigned first, unsigned end);
    static constexpr unsigned few_levels = 7;  ///< in the tables of few()
    static constexpr unsigned levels = 11;

    /// Sums of up to 64 numbers; made once in a program.
    [[nodiscard]] static SumTables const& few();
    /// Sums of 128 to 1024 numbers; made once in a program that asks for them.
    [[nodiscard]] static SumTables const& many();

    [[nodiscard]] std::uint32_t row(SummedLaw law, unsigned level) const {
        return static_cast<std::uint32_t>((level - first_) * summed_laws + static_cast<std::size_t>(law));
    }
    /// Sums of many rows.
    ///
    /// \param rows, u, sums  of `count`, with room for `padding` more, which are overwritten
    void pick_many(std::uint32_t* rows, double* u, std::size_t count, std::int32_t* sums) const;
    static constexpr std::size_t padding = guided_padding;

private:
    void add(std::vector<double> const& chances, std::int32_t lowest);

    static constexpr std::size_t steps = 512;
    unsigned first_;
    std::vector<double> below_;
    std::vector<std::uint32_t> guide_;  ///< [row][step]: place
    std::vector<std::int32_t> shift_;   ///< by row: from a place to its sum
};

}  // namespace eigenkracht::random
