/// \file
/// Many Poisson numbers at once, of any means.
#pragma once

#include "region/aggregate_address.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace eigenkracht::region {

/// Means are put down row by row, then their numbers drawn.
///
/// Parts of means come from tables (random/poisson_tables.hpp); what is left of all means is one Poisson number more, each of which
/// falls on a row by its share.
class PoissonRows {
public:
    void clear() { means_.clear(); }
    void add(double mean) { means_.push_back(mean); }

    /// \param which  tells the rows of one luck from each other, below 2^28
    void draw(RegionLuck const& luck, std::uint32_t which);
    /// By row, of the last draw.
    [[nodiscard]] std::vector<std::int64_t> const& counts() const { return counts_; }
    /// Random numbers used in the last draw.
    [[nodiscard]] std::uint64_t drawn() const { return drawn_; }

private:
    void draw_rest(double rest, RegionLuck const& luck, std::uint32_t which);

    std::vector<double> means_;
    std::vector<std::int64_t> counts_;
    std::vector<double> below_;                  ///< by row: what is left of means, cumulated
    std::vector<std::uint32_t> guide_;           ///< row of each step of what is left
    std::vector<std::uint32_t> parts_, owners_;  ///< by number: part of a mean, row
    std::vector<double> u_;
    std::vector<std::int32_t> numbers_;
    std::uint64_t drawn_ = 0;
};

}  // namespace eigenkracht::region
