/// \file
/// Where two strategies can part: what need not be sampled because courses are certain to be alike.
#pragma once

#include "pathway/plan.hpp"
#include "pathway/tables.hpp"

#include <cstddef>
#include <vector>

namespace eigenkracht::pathway {

/// What differs between two sets of tables of one pathway; used again from draw to draw.
class Differences {
public:
    /// \param plan  must outlive this
    explicit Differences(Plan const& plan) : plan_(plan) {}

    /// Compares two strategies of one draw.
    ///
    /// \param persons_differ  whether persons have traits of their own that no table holds: then nothing is known to be alike
    void compare(Tables const& first, Tables const& second, bool persons_differ);

    /// Whether persons are of the same kinds under both, and courses end at the same time.
    [[nodiscard]] bool ends_alike() const { return ends_alike_; }
    /// Whether a state leaves differently under the two, or leads to one that does.
    [[nodiscard]] bool leads(std::size_t state) const { return leads_[state] != 0; }
    /// Whether shares at the start differ.
    [[nodiscard]] bool starts(std::size_t entry, std::size_t track) const {
        return starts_[entry][track] != 0;
    }
    /// Whether courses in a track can differ.
    [[nodiscard]] bool track(std::size_t entry, std::size_t track) const {
        return tracks_[entry][track] != 0;
    }
    /// Whether courses can differ at all.
    [[nodiscard]] bool entry(std::size_t entry) const { return entries_[entry] != 0; }

private:
    Plan const& plan_;
    bool ends_alike_ = false;
    std::vector<char> leads_;                ///< by state
    std::vector<std::vector<char>> starts_;  ///< by entry, track
    std::vector<std::vector<char>> tracks_;  ///< by entry, track
    std::vector<char> entries_;
};

}  // namespace eigenkracht::pathway
