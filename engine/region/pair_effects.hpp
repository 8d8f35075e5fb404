/// \file
/// What pairs of courses come to in a region's count: pairs that come to the same are one cell.
#pragma once

#include "pathway/pair_paths.hpp"
#include "region/counted.hpp"
#include "region/world.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace eigenkracht::region {

/// Months under usual care less months after a conference, a month, from some month after the conference on.
struct MeterChange {
    std::size_t meter;
    int after;  ///< months after the child's first, which follows the conference's
    std::int32_t by;
};

/// Cells, sorted by group and, in a group, by when their children part ways.
class PairEffects {
public:
    static constexpr std::size_t no_cell = std::numeric_limits<std::size_t>::max();
    static constexpr int never = std::numeric_limits<int>::max();

    /// Cells with the same events, the same first month and the same months booked at the conference: how many children they have
    /// together is all that matters of those whose courses part only after the last year.
    struct Group {
        std::size_t first = 0;  ///< cell
        std::size_t end = 0;
        std::vector<MeterChange> at_once;  ///< changes in the child's first month
        std::vector<std::size_t> events;   ///< that count
        std::vector<std::int64_t>
            booked;  ///< by meter, months; empty where nothing is booked at the conference
    };
    struct Cell {
        std::size_t group = 0;
        int first_change = never;          ///< months after the child's first; `never` within the world
        std::vector<MeterChange> changes;  ///< later than the child's first month
        bool ends =
            false;  ///< whether the only change ends all that began at once, or there is none within the world
    };

    /// \param world  must outlive this
    PairEffects(World const& world, pathway::Pathway const& pathway);

    /// Meters that take the same months are one here.
    [[nodiscard]] std::size_t meters() const { return meters_.size(); }
    /// Meter of the world: which one here.
    [[nodiscard]] std::size_t meter(std::size_t of_world) const { return meter_of_[of_world]; }
    /// How far pairs have to be followed, for a conference in the first month.
    [[nodiscard]] int cycles() const;
    void sort(pathway::PairPaths const& pairs);

    [[nodiscard]] std::vector<Group> const& groups() const { return groups_; }
    [[nodiscard]] std::vector<Cell> const& cells() const { return cells_; }
    /// Cell of a pair; no_cell: it changes nothing that is counted.
    [[nodiscard]] std::size_t cell_of(std::size_t pair) const { return cell_of_[pair]; }

private:
    /// Everything that tells cells apart, in an order in which groups stand together.
    struct Key {
        std::vector<std::int64_t> group;
        std::vector<std::int64_t> later;
        [[nodiscard]] bool operator<(Key const& other) const {
            return group != other.group ? group < other.group : later < other.later;
        }
    };
    [[nodiscard]] Key key_of(pathway::PairPaths const& pairs, std::size_t pair) const;

    World const& world_;
    std::vector<pathway::Meter> meters_;
    std::vector<std::size_t> meter_of_;              ///< by meter of the world
    std::vector<std::vector<MeterWindow>> windows_;  ///< by state, of the meters here
    std::vector<Group> groups_;
    std::vector<Cell> cells_;
    std::vector<std::size_t> cell_of_;
};

}  // namespace eigenkracht::region
