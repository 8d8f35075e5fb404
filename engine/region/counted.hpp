/// \file
/// What counts of a child's two courses: the months that a meter takes of a stay, and whether an event counts.
#pragma once

#include "pathway/sampler.hpp"
#include "region/world.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
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
[[nodiscard]] inline Cycles metered_cycles(pathway::Stay const& stay, MeterWindow const& window, int last) {
    int const entered = int{stay.from} - stay.entered_at_time;
    return {std::max<int>(stay.from, entered + window.from),
            std::min({int{stay.to}, entered + window.until, last})};
}

/// Whether an event counts for a child of an entry class.
[[nodiscard]] bool event_counts(EventCount const& event, std::size_t entry, Stays in_usual,
                                Stays after_conference);

/// Which events count for a child, all at once: the same as event_counts() of each, from one look at every stay.
///
/// Events are bits of words of 64.
class EventBits {
public:
    static constexpr std::size_t events_of_word = 64;

    /// \param events  must outlive this
    EventBits(std::vector<EventCount> const& events, std::size_t states, std::size_t entries);

    [[nodiscard]] std::size_t words() const { return words_; }
    /// What a course has of a word's events.
    struct Seen {
        std::uint64_t by_cycle = 0;  ///< by (or at) the event's cycle
        std::uint64_t later = 0;     ///< by (or at) the cycle until which it may be delayed
    };
    [[nodiscard]] Seen seen(Stays course, std::size_t word) const {
        Seen seen;
        for (pathway::Stay const& stay : course) {
            std::uint32_t const* const first = first_look_.data() + word * states_ + stay.state;
            for (std::uint32_t place = first[0]; place < first[1]; ++place) {
                Look const& one = looks_[place];
                // Without branches on luck: a cycle before the stay is far beyond its end.
                auto const length = static_cast<std::uint32_t>(stay.to - stay.from + one.longer);
                bool const by_cycle = static_cast<std::uint32_t>(one.cycle - stay.from) < length;
                bool const later = static_cast<std::uint32_t>(one.until - stay.from) < length;
                seen.by_cycle |= by_cycle ? one.bit : 0;
                seen.later |= later ? one.bit : 0;
            }
        }
        return seen;
    }
    /// Bits of the events that count for a child of an entry class.
    [[nodiscard]] std::uint64_t counted(std::size_t word, std::size_t entry, Seen const& in_usual,
                                        Seen const& after_conference) const {
        Kinds const& kinds = kinds_[word * entries_ + entry];
        std::uint64_t const avoided = in_usual.by_cycle & ~after_conference.by_cycle;
        std::uint64_t const added = after_conference.by_cycle & ~in_usual.by_cycle;
        return (kinds.avoided & avoided) | (kinds.added & added) |
               (kinds.delayed & avoided & after_conference.later);
    }

private:
    struct Look {
        std::uint64_t bit;
        int cycle;
        int until;
        int longer;  ///< who has entered has it for good: as if the stay lasted longer
    };
    static constexpr int for_good = 1 << 30;
    /// Bits of the events of a kind that count for an entry class.
    struct Kinds {
        std::uint64_t avoided = 0;
        std::uint64_t added = 0;
        std::uint64_t delayed = 0;
    };
    std::size_t states_;
    std::size_t entries_;
    std::size_t words_;
    std::vector<Look> looks_;                ///< of one state after the other
    std::vector<std::uint32_t> first_look_;  ///< [word][state]
    std::vector<Kinds> kinds_;               ///< [word][entry]
};

}  // namespace eigenkracht::region
