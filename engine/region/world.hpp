/// \file
/// What a region's simulated world is made of, fixed for a study: its months, what is metered and what is counted.
#pragma once

#include "core/calendar.hpp"
#include "pathway/meter.hpp"
#include "region/spec.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace eigenkracht::region {

/// Something counted once a child: usual care against the conference arm, on the same luck.
struct EventCount {
    ChildOutcome::Kind kind = ChildOutcome::Kind::avoided;  ///< avoided, added or delayed
    std::vector<char> states;                               ///< mask over the pathway's states
    bool entered = true;  ///< "was in the set by `cycle`"; else "is in the set at `cycle`"
    int cycle = 0;
    int until = 0;              ///< delayed: the conference arm has it by then
    std::vector<char> entries;  ///< mask over entry classes
};

/// Whose children hold a place of a kind.
struct PlaceKind {
    std::vector<char> states;  ///< mask over the pathway's states
    std::vector<std::vector<char>>
        found;  ///< [entry class][state]: who starts in it has held the place before
};

/// How long after a conference what it avoids is booked at the conference: as long as the columns reckon.
inline constexpr int booked_cycles = core::months_per_year;

/// The fixed frame of the monthly loop.
///
/// Months are counted from January of `first_year`; conferences of years before `report_year` are burn-in.
struct World {
    int first_year = 0;
    int report_year = 0;
    int last_year = 0;
    std::size_t policies = 0;
    bool poisson_volumes = true;
    std::vector<pathway::Meter> meters;
    std::vector<EventCount> events;
    std::vector<PlaceKind> place_kinds;  ///< no state in two of them
    /// Besides, every meter counts once more: its months within `booked_cycles` of the conference, in the conference's
    /// year. These are the tally's meters after the others, in the same order.
    bool book_at_conference = false;

    /// Meters of a tally.
    [[nodiscard]] std::size_t tally_meters() const { return meters.size() * (book_at_conference ? 2 : 1); }

    [[nodiscard]] int months() const { return (last_year - first_year + 1) * core::months_per_year; }
    /// Index of a month's year among the reported ones; negative during burn-in.
    [[nodiscard]] int year_of_month(int month) const {
        return first_year + month / core::months_per_year - report_year;
    }
    [[nodiscard]] std::size_t years() const {
        return static_cast<std::size_t>(last_year) - static_cast<std::size_t>(report_year) + 1;
    }
    /// How long a child must be followed after a conference, so that every event is decided and all is booked.
    [[nodiscard]] int event_cycles() const;
};

/// Plain numbers of one draw and stance. The world below knows no beliefs.
struct RegionNumbers {
    std::vector<std::vector<double>> conferences_per_month;  ///< [policy][month]: expected number held
    std::vector<double> children_per_conference;             ///< [entry class]: expected number
    double mean_children_per_family = 1;  ///< affected children per affected family, at least 1
    double sibling_sharing = 0;           ///< chance that a sibling has the first child's fate, 0 to 1
    double studied_per_month =
        std::numeric_limits<double>::infinity();  ///< conferences as in the studied volume
    double marginal_yield = 1;  ///< times the chance to reach affected children, for conferences beyond that

    [[nodiscard]] bool operator==(RegionNumbers const&) const = default;
};

/// What one region's draw comes to, by policy and calendar year. Whole numbers, so sums have no order.
class Tally {
public:
    Tally() = default;
    explicit Tally(World const& world);

    void clear();

    /// Months under usual care minus months after a conference, of all families reached under a policy.
    [[nodiscard]] std::int64_t& meter(std::size_t policy, std::size_t which, std::size_t year) {
        return meters_[(policy * meter_count_ + which) * years_ + year];
    }
    [[nodiscard]] std::int64_t meter(std::size_t policy, std::size_t which, std::size_t year) const {
        return meters_[(policy * meter_count_ + which) * years_ + year];
    }
    /// Children, by year of their conference.
    [[nodiscard]] std::int64_t& event(std::size_t policy, std::size_t which, std::size_t year) {
        return events_[(policy * event_count_ + which) * years_ + year];
    }
    [[nodiscard]] std::int64_t event(std::size_t policy, std::size_t which, std::size_t year) const {
        return events_[(policy * event_count_ + which) * years_ + year];
    }
    [[nodiscard]] std::int64_t& conferences(std::size_t policy, std::size_t year) {
        return conferences_[policy * years_ + year];
    }
    [[nodiscard]] std::int64_t conferences(std::size_t policy, std::size_t year) const {
        return conferences_[policy * years_ + year];
    }

    /// Sampled pairs of time and next state, both arms; numbers drawn where children are counted
    std::uint64_t child_stays = 0;

private:
    std::size_t policies_ = 0, meter_count_ = 0, event_count_ = 0, years_ = 0;
    std::vector<std::int64_t> meters_, events_, conferences_;  ///< [policy][which][year]
};

}  // namespace eigenkracht::region
