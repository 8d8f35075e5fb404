/// \file
/// What counts of a child's two courses: the months that a meter takes of a stay, and whether an event counts.
#pragma once

#include "pathway/sampler.hpp"
#include "region/world.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace eigenkracht::region {

/// A course, or the tracks of it that matter.
using Stays = std::span<pathway::Stay const>;

/// When a meter counts a state.
struct MeterWindow {
    std::size_t meter;
    int from;   ///< time in state from which it counts
    int until;  ///< and until which
};

/// By state: what its stays are metered by.
[[nodiscard]] std::vector<std::vector<MeterWindow>> meter_windows(std::vector<pathway::Meter> const& meters,
                                                                  std::size_t states);

/// Cycles of a stay whose time in state lies in a meter's window, up to a last one. None if `from` is not below `to`.
struct Cycles {
    int from;
    int to;
};
[[nodiscard]] Cycles metered_cycles(pathway::Stay const& stay, MeterWindow const& window, int last);

/// Whether an event counts for a child of an entry class.
[[nodiscard]] bool event_counts(EventCount const& event, std::size_t entry, Stays in_usual,
                                Stays after_conference);

}  // namespace eigenkracht::region
