/// \file
/// Rows that boxes are found and measured on, checked once.
#pragma once

#include "analysis/prim.hpp"

#include <cstddef>
#include <vector>

namespace eigenkracht::analysis {

/// Rows of a scenario discovery with their weights; refers to the caller's columns.
class BoxRows {
public:
    /// \throws core::InputError  as peel(), but for outcomes that are all 0
    explicit BoxRows(DiscoveryRows const& rows);

    /// \throws core::InputError  for outcomes that are all 0
    void require_outcome() const;

    [[nodiscard]] std::vector<DiscoveryInput> const& inputs() const { return rows_.inputs; }
    [[nodiscard]] std::size_t size() const { return rows_.outcome.size(); }
    [[nodiscard]] double weight(std::size_t row) const {
        return rows_.weights.empty() ? 1 : rows_.weights[row];
    }
    [[nodiscard]] double outcome(std::size_t row) const { return rows_.outcome[row]; }

    /// Rows with a weight above 0.
    [[nodiscard]] std::vector<std::size_t> const& counting() const { return counting_; }

    /// \throws core::InputError  if the box limits an input that is not there
    [[nodiscard]] std::vector<bool> inside(DiscoveryBox const& box) const;

    /// The same limits with what these rows say of them.
    /// \throws core::InputError  as inside
    [[nodiscard]] DiscoveryBox measured(DiscoveryBox box) const;

private:
    DiscoveryRows rows_;
    std::vector<std::size_t> counting_;
};

}  // namespace eigenkracht::analysis
