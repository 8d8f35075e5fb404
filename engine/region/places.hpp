/// \file
/// Places of one kind of care in one region, month by month: who holds them, who waits, which stay empty, which close.
#pragma once

#include "random/address.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <vector>

namespace eigenkracht::region {

/// Plain numbers of one kind of places in one region and draw.
struct PlaceNumbers {
    static constexpr std::int64_t no_limit = std::numeric_limits<std::int64_t>::max();

    std::int64_t places = 0;    ///< open at the start
    std::int64_t occupied = 0;  ///< of these, by children, at most `places`
    std::int64_t waiting = 0;   ///< children on the list at the start
    std::vector<double>
        arrivals;      ///< [month] expected children who need such a place, conference families' among them
    double leave = 0;  ///< chance in a month that a child of no conference family leaves
    double list_leave = 0;  ///< chance in a month that a waiting child leaves the list without a place
    std::int64_t list_at_most = no_limit;
    /// Share of the places that conferences would free if nobody waited which others may fill; a closed place counts as
    /// one that they may not.
    double refill_waiting = 1;
    double refill_induced =
        0;                   ///< share of those still empty that fill with children who would not have come
    std::int64_t group = 1;  ///< places that close together
    int notice_months =
        0;  ///< from the decision to close to the closing, at least 1; withdrawn for what is filled by then
    std::int64_t close_while_waiting = no_limit;  ///< places close only while no more children wait
    double crisis_chance = 0;     ///< in a month, that a waiting child must be placed in crisis
    std::int64_t cut_places = 0;  ///< to close from `cut_month` on, whether free or not
    int cut_month = 0;
    int cut_until = std::numeric_limits<int>::max();  ///< month in which they may open again

    [[nodiscard]] bool operator==(PlaceNumbers const&) const = default;
};

/// Children of conference families who need, or hold, a place.
struct PlaceUse {
    std::uint16_t month = 0;     ///< from which they need it
    std::uint16_t months = 0;    ///< for how long, once they have it
    std::uint16_t children = 1;  ///< alike
    bool found = false;          ///< they hold one already when the conference is held: children of the stock
    std::uint64_t courses =
        0;  ///< bit p: it happens under policy p; bit `usual_course`: without any conference
};

/// Kinds of places at most: every region has so many numbers of its own among the addresses of luck.
constexpr std::size_t most_place_kinds = 64;

/// The bit of the course of events without any conference.
constexpr std::size_t usual_course = 63;

/// What one month of one course of events comes to, at its end but for the numbers of moves.
struct PlaceMonth {
    std::int64_t open = 0;  ///< places
    std::int64_t conference =
        0;  ///< held by children of conference families (those whose course a conference changes)
    std::int64_t others = 0;         ///< held by other children
    std::int64_t induced = 0;        ///< held by children who would not have come
    std::int64_t empty = 0;          ///< open and empty
    std::int64_t waiting = 0;        ///< children on the list
    std::int64_t arrived = 0;        ///< children who came to need a place this month
    std::int64_t served = 0;         ///< children who got a place from the list this month
    std::int64_t served_waits = 0;   ///< months they had waited, together
    std::int64_t gave_up = 0;        ///< children who left the list without a place
    std::int64_t gave_up_waits = 0;  ///< months they had waited, together
    std::int64_t turned_away = 0;    ///< who found the list full
    std::int64_t crisis = 0;         ///< waiting children who had to be placed in crisis
    std::int64_t closed_now = 0;     ///< places closed this month
    std::int64_t beyond_stock = 0;   ///< found children for whom there was no child in the stock

    [[nodiscard]] std::int64_t occupied() const { return conference + others + induced; }
};

/// What conferences did to the places of a kind in a month: freed = refilled + empty + closed.
///
/// Levels, against the course of events without any conference on the same luck.
struct PlaceBalance {
    std::int64_t freed = 0;     ///< places that children of conference families hold no longer; below 0: more
    std::int64_t refilled = 0;  ///< of these, held by other children, induced ones among them
    std::int64_t empty = 0;     ///< of these, open and empty
    std::int64_t closed = 0;    ///< of these, closed
};
[[nodiscard]] PlaceBalance balance_of(PlaceMonth const& usual, PlaceMonth const& policy, std::int64_t places);

/// Steps one kind of places through the months of one course of events. Reused from draw to draw.
///
/// The order of a month: children leave; closings; the list fills what is empty, first come first served; new
/// children take what is left, or join the list, those of conference families first; accounts on what is then.
/// Children of conference families come and go as their pathway says and wait, and give up, like anyone; months of
/// waiting come on top of their stay. Others arrive by a Poisson number, less the conference families' children who
/// would have come without a conference (they are part of the region's flow), and leave with a constant chance.
///
/// Numbers of moves are drawn by inversion of one uniform number each, addressed by draw, region, kind, month and move:
/// courses of events that agree so far agree from there on the same luck.
class PlaceSteps {
public:
    explicit PlaceSteps(random::Seed seed) : seed_(seed) {}

    /// Takes what all courses of events of one draw share.
    /// \param numbers, uses  must stay as they are while courses are run; uses are of all courses, in any order
    /// \param place          address of region and kind
    void begin(PlaceNumbers const& numbers, std::vector<PlaceUse> const& uses, std::uint32_t draw,
               std::uint32_t place);

    /// Runs one course of events.
    /// \param course  a policy or usual_course
    /// \param usual   months of the course without conferences; null when that is the course asked for: then
    ///                nothing is withheld, induced or closed
    /// \param months  overwritten; one for each month of the arrivals
    void run(std::size_t course, std::vector<PlaceMonth> const* usual, std::vector<PlaceMonth>& months);

    /// Children still on the list at the end of the last run, and the months they had waited together.
    [[nodiscard]] std::int64_t left_waiting() const { return waiting_; }
    [[nodiscard]] std::int64_t left_waits() const;
    /// Children of conference families of the last run for whom the region's arrivals were not enough, beyond those that
    /// a year's arrivals could still make up for.
    [[nodiscard]] std::int64_t beyond_flow() const;

private:
    /// Children on the list who came in the same month.
    struct Waiting {
        int since = 0;
        bool at_start = false;  ///< waiting before the first month
        std::int64_t others = 0;
        std::vector<PlaceUse const*> conference;  ///< one for each child
        [[nodiscard]] std::int64_t children() const {
            return others + static_cast<std::int64_t>(conference.size());
        }
    };
    struct Notice {
        int due = 0;
        std::int64_t places = 0;
    };
    void start(std::size_t course);
    void leave_places(int month, PlaceMonth& at);
    void leave_list(int month, PlaceMonth& at);
    void close(int month, PlaceMonth& at);
    [[nodiscard]] std::int64_t serve(std::int64_t slots, int month, PlaceMonth& at);
    void arrive(int month, std::int64_t slots, PlaceMonth& at);
    void settle(int month, PlaceMonth const* usual, PlaceMonth& at);
    void admit(PlaceUse const& use, int month);
    [[nodiscard]] std::int64_t empty() const { return open_ - others_ - conference_; }
    [[nodiscard]] std::int64_t closed_by_notice() const { return numbers_->places - open_ - cut_closed_; }
    /// A share of so many places in whole ones; right on average over draws, exact for 0 and 1.
    [[nodiscard]] std::int64_t share_of(double share, std::int64_t places) const;
    [[nodiscard]] double luck(int month, std::uint32_t move) const;

    random::Seed seed_;
    PlaceNumbers const* numbers_ = nullptr;
    std::vector<PlaceUse> const* uses_ = nullptr;
    std::uint32_t draw_ = 0;
    std::uint32_t place_ = 0;
    int months_ = 0;
    std::vector<std::int64_t> arrivals_;             ///< [month] others and conference families' children
    double rounding_ = 0;                            ///< added before shares of places are cut to whole ones
    std::vector<double> exit_luck_;                  ///< [month]
    std::vector<std::vector<PlaceUse const*>> new_;  ///< [month] of this course, one for each child
    std::vector<std::vector<PlaceUse const*>> found_;  ///< [month] of this course, one for each child
    std::vector<std::int64_t> usual_new_;              ///< [month] children who come without any conference
    std::vector<std::int64_t> usual_found_;            ///< [month] children taken from the stock
    std::vector<std::int64_t> freed_by_pathway_;  ///< [month] usual use less this course's, if nobody waited
    std::vector<std::int64_t> departures_;        ///< [month] children of conference families who leave
    std::deque<Waiting> list_;
    std::deque<Notice> notices_;
    std::int64_t others_ = 0;
    std::int64_t conference_ = 0;
    std::int64_t open_ = 0;
    std::int64_t waiting_ = 0;
    std::int64_t unfilled_ = 0;  ///< places freed and not refilled at the end of the month before
    std::int64_t under_notice_ = 0;
    std::int64_t cut_closed_ = 0;
    std::int64_t carried_ = 0;  ///< conference families' children beyond a month's arrivals, set off later
};

}  // namespace eigenkracht::region
