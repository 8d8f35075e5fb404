/// \file
/// What a kind of places comes to in a calendar year, under one policy.
#pragma once

#include "region/places.hpp"
#include "region/world.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace eigenkracht::study {

/// Sums over the months of a year; what is "more" or freed is so against the course of events without conferences and
/// cut, on the same luck.
struct PlaceYear {
    std::int64_t waiting = 0;           ///< child-months
    std::int64_t closed_now = 0;        ///< places closed in the year
    std::int64_t freed = 0;             ///< place-months that children of conference families hold no longer
    std::int64_t refilled = 0;          ///< of these, held by others of the region
    std::int64_t induced = 0;           ///< of these, held by children who would not have come
    std::int64_t freed_empty = 0;       ///< of these, open and empty
    std::int64_t freed_closed = 0;      ///< of these, closed
    std::int64_t waiting_more = 0;      ///< child-months
    std::int64_t served_more = 0;       ///< children who got a place from the list
    std::int64_t crisis_more = 0;       ///< waiting children who had to be placed in crisis
    std::int64_t turned_away_more = 0;  ///< children who found the list full
    std::int64_t arrived = 0;           ///< children who came to need a place

    /// Place-months of the freed that nobody else holds: empty or closed.
    [[nodiscard]] std::int64_t left() const { return freed - refilled - induced; }

    /// Place-months, at full price, that stop being paid: those left, less what an open one goes on costing empty.
    /// \param variable_share  part of a place's price that is saved while it is empty, 0 to 1
    [[nodiscard]] double saved(double variable_share) const {
        return static_cast<double>(left()) - (1 - variable_share) * static_cast<double>(freed_empty);
    }
};

/// One number of a PlaceYear that is kept in the results.
struct PlaceOutcome {
    std::string_view name;
    std::string_view unit;
    std::int64_t PlaceYear::*number;
};

/// What is kept of every kind of places, in the order of the results. freed = refilled + induced + empty + closed.
inline constexpr std::array place_outcomes{
    PlaceOutcome{"freed", "place-months", &PlaceYear::freed},
    PlaceOutcome{"refilled", "place-months", &PlaceYear::refilled},
    PlaceOutcome{"induced", "place-months", &PlaceYear::induced},
    PlaceOutcome{"empty", "place-months", &PlaceYear::freed_empty},
    PlaceOutcome{"closed", "place-months", &PlaceYear::freed_closed},
    PlaceOutcome{"waiting", "child-months", &PlaceYear::waiting},
    PlaceOutcome{"waiting_more", "child-months", &PlaceYear::waiting_more},
    PlaceOutcome{"served_more", "children", &PlaceYear::served_more},
    PlaceOutcome{"crisis_more", "children", &PlaceYear::crisis_more},
    PlaceOutcome{"turned_away_more", "children", &PlaceYear::turned_away_more},
    PlaceOutcome{"arrived", "children", &PlaceYear::arrived},
};

/// The reported years of one course of events. \param usual  its months without conferences and cut
[[nodiscard]] std::vector<PlaceYear> years_of(region::World const& world, std::int64_t places,
                                              std::vector<region::PlaceMonth> const& usual,
                                              std::vector<region::PlaceMonth> const& own);

}  // namespace eigenkracht::study
