#include "region/pair_effects.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace eigenkracht::region {
namespace {

/// Whether nothing changes later but that, at one time, all that began at once ends.
bool ends(PairEffects::Group const& group, PairEffects::Cell const& cell) {
    // Both are by meter.
    return cell.changes.empty() ||
           (cell.changes.back().after == cell.first_change &&
            std::equal(group.at_once.begin(), group.at_once.end(), cell.changes.begin(), cell.changes.end(),
                       [](MeterChange const& began, MeterChange const& ended) {
                           return began.meter == ended.meter && began.by == -ended.by;
                       }));
}

}  // namespace

PairEffects::PairEffects(World const& world, pathway::Pathway const& pathway) : world_(world) {
    for (auto const& meter : world.meters) {
        auto const same = std::find_if(meters_.begin(), meters_.end(), [&](pathway::Meter const& one) {
            return one.states == meter.states && one.window == meter.window;
        });
        meter_of_.push_back(static_cast<std::size_t>(same - meters_.begin()));
        if (same == meters_.end()) {
            meters_.push_back(meter);
        }
    }
    windows_ = meter_windows(meters_, pathway.state_count());
}

int PairEffects::cycles() const { return std::max({1, world_.months() - 1, world_.event_cycles()}); }

/// A group: events as a row of 0 and 1, months booked, then pairs of meter and change at once. Later: the first change, then
/// months after the first, meter and change of all.
PairEffects::Key PairEffects::key_of(pathway::PairPaths const& pairs, std::size_t pair) const {
    int const last = world_.months() - 1;
    std::map<std::pair<int, std::size_t>, std::int64_t> changes;  // by months after the first, meter
    std::vector<std::int64_t> booked(world_.book_at_conference ? meters_.size() : 0);
    for (std::size_t arm = 0; arm < 2; ++arm) {
        std::int64_t const by = arm == 0 ? 1 : -1;
        for (auto const& stay : pairs.stays(pair, arm)) {
            for (auto const& window : windows_[stay.state]) {
                auto const metered = metered_cycles(stay, window, last);
                if (metered.from < metered.to) {
                    changes[{metered.from, window.meter}] += by;
                    changes[{metered.to, window.meter}] -= by;
                }
                auto const soon = metered_cycles(stay, window, booked_cycles);
                if (!booked.empty() && soon.from < soon.to) {
                    booked[window.meter] += by * (soon.to - soon.from);
                }
            }
        }
    }
    Key key;
    for (auto const& event : world_.events) {
        key.group.push_back(
            event_counts(event, pairs.path(pair).entry, pairs.stays(pair, 0), pairs.stays(pair, 1)) ? 1 : 0);
    }
    key.group.insert(key.group.end(), booked.begin(), booked.end());
    for (auto const& [when, by] : changes) {
        if (by == 0 || when.first >= last) {
            continue;  // the last month that a child of the first conference can be metered in is before
        }
        auto& to = when.first == 0 ? key.group : key.later;
        if (when.first > 0) {
            to.push_back(when.first);
        }
        to.push_back(static_cast<std::int64_t>(when.second));
        to.push_back(by);
    }
    return key;
}

void PairEffects::sort(pathway::PairPaths const& pairs) {
    constexpr std::size_t row = 3;  // months after the first, meter, change
    std::size_t const fixed = world_.events.size() + (world_.book_at_conference ? meters_.size() : 0);
    std::map<Key, std::vector<std::size_t>> sorted;
    cell_of_.assign(pairs.size(), no_cell);
    for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
        Key key = key_of(pairs, pair);
        bool const nothing = key.later.empty() && std::all_of(key.group.begin(), key.group.end(),
                                                              [](std::int64_t one) { return one == 0; });
        if (!nothing) {
            if (key.later.empty()) {
                key.later = {never};
            }
            sorted[std::move(key)].push_back(pair);
        }
    }
    groups_.clear();
    cells_.clear();
    std::vector<std::int64_t> const* last = nullptr;
    for (auto const& [key, members] : sorted) {
        if (last == nullptr || *last != key.group) {
            Group group;
            group.first = cells_.size();
            for (std::size_t event = 0; event < world_.events.size(); ++event) {
                if (key.group[event] != 0) {
                    group.events.push_back(event);
                }
            }
            group.booked.assign(key.group.begin() + static_cast<std::ptrdiff_t>(world_.events.size()),
                                key.group.begin() + static_cast<std::ptrdiff_t>(fixed));
            for (std::size_t at = fixed; at < key.group.size(); at += 2) {
                group.at_once.push_back({static_cast<std::size_t>(key.group[at]), 0,
                                         static_cast<std::int32_t>(key.group[at + 1])});
            }
            groups_.push_back(std::move(group));
        }
        last = &key.group;
        Cell cell;
        cell.group = groups_.size() - 1;
        cell.first_change = static_cast<int>(key.later.front());
        for (std::size_t at = 0; at + row <= key.later.size(); at += row) {
            cell.changes.push_back({static_cast<std::size_t>(key.later[at + 1]),
                                    static_cast<int>(key.later[at]),
                                    static_cast<std::int32_t>(key.later[at + 2])});
        }
        cell.ends = ends(groups_.back(), cell);
        for (std::size_t const pair : members) {
            cell_of_[pair] = cells_.size();
        }
        cells_.push_back(std::move(cell));
        groups_.back().end = cells_.size();
    }
}

}  // namespace eigenkracht::region
