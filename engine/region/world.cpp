#include "region/world.hpp"

#include <algorithm>

namespace eigenkracht::region {

int World::event_cycles() const {
    int cycles = book_at_conference ? booked_cycles : 0;
    for (auto const& event : events) {
        cycles = std::max({cycles, event.cycle + 1, event.until + 1});
    }
    return cycles;
}

Tally::Tally(World const& world)
    : policies_(world.policies),
      meter_count_(world.tally_meters()),
      event_count_(world.events.size()),
      years_(world.years()),
      meters_(policies_ * meter_count_ * years_),
      events_(policies_ * event_count_ * years_),
      conferences_(policies_ * years_) {}

void Tally::clear() {
    std::fill(meters_.begin(), meters_.end(), 0);
    std::fill(events_.begin(), events_.end(), 0);
    std::fill(conferences_.begin(), conferences_.end(), 0);
    child_stays = 0;
}

}  // namespace eigenkracht::region
