#include "region/counted.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <limits>

namespace eigenkracht::region {
namespace {

// Whether a course has the event by (or at) a cycle.
bool has_event(Stays stays, EventCount const& event, int cycle) {
    return std::any_of(stays.begin(), stays.end(), [&](pathway::Stay const& stay) {
        return event.states[stay.state] != 0 && stay.from <= cycle && (event.entered || cycle < stay.to);
    });
}

}  // namespace

std::vector<std::vector<MeterWindow>> meter_windows(std::vector<pathway::Meter> const& meters,
                                                    std::size_t states) {
    std::vector<std::vector<MeterWindow>> windows(states);
    for (std::size_t m = 0; m < meters.size(); ++m) {
        auto const& meter = meters[m];
        for (std::size_t s = 0; s < states; ++s) {
            if (meter.states[s] != 0) {
                windows[s].push_back(meter.window ? MeterWindow{m, meter.window->first, meter.window->second}
                                                  : MeterWindow{m, 0, std::numeric_limits<int>::max() / 2});
            }
        }
    }
    return windows;
}

bool event_counts(EventCount const& event, std::size_t entry, Stays in_usual, Stays after_conference) {
    if (event.entries[entry] == 0) {
        return false;
    }
    bool const usual = has_event(in_usual, event, event.cycle);
    bool const conference = has_event(after_conference, event, event.cycle);
    switch (event.kind) {
        case ChildOutcome::Kind::avoided:
            return usual && !conference;
        case ChildOutcome::Kind::added:
            return conference && !usual;
        case ChildOutcome::Kind::delayed:
            return usual && !conference && has_event(after_conference, event, event.until);
        case ChildOutcome::Kind::months:
            break;
    }
    throw core::Defect("months are metered, not counted as events");
}

EventBits::EventBits(std::vector<EventCount> const& events, std::size_t states, std::size_t entries)
    : states_(states),
      entries_(entries),
      words_((events.size() + events_of_word - 1) / events_of_word),
      first_look_{0},
      kinds_(words_ * entries) {
    for (std::size_t word = 0; word < words_; ++word) {
        std::size_t const first = word * events_of_word;
        std::size_t const end = std::min(events.size(), first + events_of_word);
        for (std::size_t state = 0; state < states; ++state) {
            for (std::size_t e = first; e < end; ++e) {
                if (events[e].states[state] != 0) {
                    looks_.push_back({std::uint64_t{1} << (e - first), events[e].cycle, events[e].until,
                                      events[e].entered ? for_good : 0});
                }
            }
            first_look_.push_back(static_cast<std::uint32_t>(looks_.size()));
        }
    }
    for (std::size_t e = 0; e < events.size(); ++e) {
        EventCount const& event = events[e];
        std::size_t const word = e / events_of_word;
        std::uint64_t const bit = std::uint64_t{1} << (e % events_of_word);
        for (std::size_t entry = 0; entry < entries; ++entry) {
            Kinds& kinds = kinds_[word * entries + entry];
            if (event.entries[entry] != 0) {
                switch (event.kind) {
                    case ChildOutcome::Kind::avoided:
                        kinds.avoided |= bit;
                        break;
                    case ChildOutcome::Kind::added:
                        kinds.added |= bit;
                        break;
                    case ChildOutcome::Kind::delayed:
                        kinds.delayed |= bit;
                        break;
                    case ChildOutcome::Kind::months:
                        throw core::Defect("months are metered, not counted as events");
                }
            }
        }
    }
}

}  // namespace eigenkracht::region
