/// \file
/// Ranks of a column's numbers, ties sharing their mean, for rows that count any number of times.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace eigenkracht::analysis {

/// A column in order of size, sorted once.
class RankedColumn {
public:
    /// \param values  finite; fewer than 2^32
    explicit RankedColumn(std::span<double const> values);

    /// Ranks from their mean: row i as if it stood counts[i] times among the others, ties at the mean of their ranks.
    /// \param counts  one a row, at least 0
    /// \param to      rank of row i goes to to[i * stride]
    void centred_ranks(std::span<double const> counts, double* to, std::size_t stride) const;

    /// (rank - 1/2) / n of each row: how far up the column it stands, in (0, 1).
    [[nodiscard]] std::vector<double> places() const;

private:
    std::vector<std::uint32_t> order_;  ///< rows by size
    std::vector<std::uint32_t> ends_;   ///< where each stretch of equal numbers ends in order_
};

}  // namespace eigenkracht::analysis
