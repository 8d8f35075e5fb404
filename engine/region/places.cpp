#include "region/places.hpp"

#include "random/binomial.hpp"
#include "random/poisson.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace eigenkracht::region {

namespace {

/// What a number is for, within the month of a kind of places.
enum Move : std::uint32_t {
    arrivals = 0,
    exits = 1,
    crises = 2,
    rounding = 3,
    list_exits = 16,                    // and one more for each month waited
    conference_list_exits = 1U << 16U,  // likewise
    first_list_exits = 2U << 16U        // likewise, of those who waited at the start
};

bool in_course(PlaceUse const& use, std::size_t course) { return (use.courses >> course & 1U) != 0; }

}  // namespace

PlaceBalance balance_of(PlaceMonth const& usual, PlaceMonth const& policy, std::int64_t places) {
    return {usual.conference - policy.conference, policy.others + policy.induced - usual.others,
            policy.empty - usual.empty, places - policy.open};
}

void PlaceSteps::begin(PlaceNumbers const& numbers, std::vector<PlaceUse> const& uses, std::uint32_t draw,
                       std::uint32_t place) {
    numbers_ = &numbers;
    uses_ = &uses;
    draw_ = draw;
    place_ = place;
    months_ = static_cast<int>(numbers.arrivals.size());
    rounding_ = luck(0, Move::rounding);
    arrivals_.clear();
    exit_luck_.clear();
    for (int month = 0; month < months_; ++month) {
        double const expected = numbers.arrivals[static_cast<std::size_t>(month)];
        arrivals_.push_back(expected > 0 ? random::poisson_by_inversion(expected, luck(month, Move::arrivals))
                                         : 0);
        exit_luck_.push_back(luck(month, Move::exits));
    }
}

void PlaceSteps::run(std::size_t course, std::vector<PlaceMonth> const* usual,
                     std::vector<PlaceMonth>& months) {
    start(course);
    months.resize(static_cast<std::size_t>(months_));
    for (int month = 0; month < months_; ++month) {
        auto const now = static_cast<std::size_t>(month);
        PlaceMonth& at = months[now] = {};
        leave_places(month, at);
        leave_list(month, at);
        std::int64_t withheld = 0;
        if (usual != nullptr) {
            close(month, at);
            // A place that is closed is kept from the list already.
            withheld = std::max<std::int64_t>(
                0, share_of(1 - numbers_->refill_waiting, std::max<std::int64_t>(0, freed_by_pathway_[now])) -
                       closed_by_notice());
        }
        std::int64_t const slots = std::max<std::int64_t>(0, empty() - withheld);
        arrive(month, serve(slots, month, at), at);
        settle(month, usual == nullptr ? nullptr : &(*usual)[now], at);
    }
}

std::int64_t PlaceSteps::beyond_flow() const {
    constexpr std::size_t year = 12;
    auto const last = arrivals_.end() - static_cast<std::ptrdiff_t>(std::min(year, arrivals_.size()));
    return std::max<std::int64_t>(0, carried_ - std::accumulate(last, arrivals_.end(), std::int64_t{0}));
}

std::int64_t PlaceSteps::left_waits() const {
    std::int64_t sum = 0;
    for (auto const& one : list_) {
        sum += one.children() * (months_ - one.since);
    }
    return sum;
}

void PlaceSteps::start(std::size_t course) {
    PlaceNumbers const& numbers = *numbers_;
    auto const count = static_cast<std::size_t>(months_);
    for (auto* lists : {&new_, &found_}) {
        lists->resize(count);
        for (auto& list : *lists) {
            list.clear();
        }
    }
    for (auto* numbers_by_month : {&usual_new_, &usual_found_, &freed_by_pathway_, &departures_}) {
        numbers_by_month->assign(count + 1, 0);
    }
    for (auto const& use : *uses_) {
        if (use.month >= months_) {
            continue;
        }
        auto const after = static_cast<std::size_t>(std::min(months_, use.month + use.months));
        if (in_course(use, usual_course)) {
            (use.found ? usual_found_ : usual_new_)[use.month] += use.children;
            freed_by_pathway_[use.month] += use.children;
            freed_by_pathway_[after] -= use.children;
        }
        if (in_course(use, course)) {
            freed_by_pathway_[use.month] -= use.children;
            freed_by_pathway_[after] += use.children;
            auto& list = (use.found ? found_ : new_)[use.month];
            list.insert(list.end(), use.children, &use);
        }
    }
    for (std::size_t month = 1; month < count; ++month) {
        freed_by_pathway_[month] += freed_by_pathway_[month - 1];
    }
    others_ = std::min(numbers.occupied, numbers.places);
    conference_ = 0;
    open_ = numbers.places;
    list_.clear();
    waiting_ = numbers.waiting;
    if (waiting_ > 0) {
        list_.push_back({0, true, waiting_, {}});
    }
    notices_.clear();
    unfilled_ = under_notice_ = cut_closed_ = carried_ = 0;
}

double PlaceSteps::luck(int month, std::uint32_t move) const {
    return random::uniform(seed_, random::Purpose::place, draw_, place_, static_cast<std::uint32_t>(month),
                           move);
}

std::int64_t PlaceSteps::share_of(double share, std::int64_t places) const {
    return static_cast<std::int64_t>(std::floor(share * static_cast<double>(places) + rounding_));
}

void PlaceSteps::admit(PlaceUse const& use, int month) {
    ++conference_;
    if (int const until = month + use.months; until < months_) {
        ++departures_[static_cast<std::size_t>(until)];
    }
}

void PlaceSteps::leave_places(int month, PlaceMonth& at) {
    auto const now = static_cast<std::size_t>(month);
    conference_ -= departures_[now];
    // Children found in a place are children of the stock: from now on their pathway says how long they stay.
    std::int64_t const wanted = usual_found_[now];
    std::int64_t const found = std::min(wanted, others_);
    at.beyond_stock = wanted - found;
    others_ -= found;
    auto const stay = std::min(static_cast<std::size_t>(found), found_[now].size());
    for (std::size_t i = 0; i < found_[now].size(); ++i) {
        if (i < stay) {
            admit(*found_[now][i], month);
        } else {
            new_[now].push_back(found_[now][i]);  // came from elsewhere: needs a place like anyone
        }
    }
    others_ -= random::binomial_by_inversion(others_, numbers_->leave, exit_luck_[now]);
}

void PlaceSteps::leave_list(int month, PlaceMonth& at) {
    if (numbers_->list_leave <= 0) {
        return;
    }
    for (auto& one : list_) {
        int const waited = month - one.since;
        auto const gone_of = [&](std::int64_t children, std::uint32_t move) -> std::int64_t {
            return children == 0 ? 0
                                 : random::binomial_by_inversion(
                                       children, numbers_->list_leave,
                                       luck(month, move + static_cast<std::uint32_t>(waited)));
        };
        std::int64_t const others =
            gone_of(one.others, one.at_start ? Move::first_list_exits : Move::list_exits);
        std::int64_t const conference =
            gone_of(static_cast<std::int64_t>(one.conference.size()), Move::conference_list_exits);
        one.others -= others;
        one.conference.resize(one.conference.size() - static_cast<std::size_t>(conference));
        waiting_ -= others + conference;
        at.gave_up += others + conference;
        at.gave_up_waits += (others + conference) * waited;
    }
    std::erase_if(list_, [](Waiting const& one) { return one.children() == 0; });
}

void PlaceSteps::close(int month, PlaceMonth& at) {
    while (!notices_.empty() && notices_.front().due <= month) {
        std::int64_t const wanted = notices_.front().places;
        notices_.pop_front();
        under_notice_ -= wanted;
        // Only what is still empty closes, in whole groups and while few wait; else the notice is withdrawn.
        std::int64_t const free =
            waiting_ <= numbers_->close_while_waiting ? std::min({wanted, empty(), unfilled_}) : 0;
        std::int64_t const closed = std::max<std::int64_t>(0, free) / numbers_->group * numbers_->group;
        open_ -= closed;
        unfilled_ -= closed;
        at.closed_now += closed;
    }
    if (month == numbers_->cut_until) {
        open_ += cut_closed_;
        cut_closed_ = 0;
    } else if (month >= numbers_->cut_month && month < numbers_->cut_until) {
        std::int64_t const closed = std::clamp<std::int64_t>(numbers_->cut_places - cut_closed_, 0,
                                                             std::max<std::int64_t>(0, empty()));
        open_ -= closed;
        cut_closed_ += closed;
        at.closed_now += closed;
    }
}

std::int64_t PlaceSteps::serve(std::int64_t slots, int month, PlaceMonth& at) {
    while (slots > 0 && !list_.empty()) {
        auto& first = list_.front();
        std::int64_t const children = std::min(slots, first.children());
        std::int64_t left = children;
        while (left > 0 && !first.conference.empty()) {
            admit(*first.conference.back(), month);
            first.conference.pop_back();
            --left;
        }
        first.others -= left;
        others_ += left;
        slots -= children;
        waiting_ -= children;
        at.served += children;
        at.served_waits += children * (month - first.since);
        if (first.children() == 0) {
            list_.pop_front();
        }
    }
    return slots;
}

void PlaceSteps::arrive(int month, std::int64_t slots, PlaceMonth& at) {
    auto const now = static_cast<std::size_t>(month);
    std::int64_t others = arrivals_[now];
    // Conference families' children are part of the region's flow; beyond a month's they are set off against later ones.
    carried_ += usual_new_[now];
    std::int64_t const set_off = std::min(carried_, others);
    carried_ -= set_off;
    others -= set_off;
    at.arrived = others + static_cast<std::int64_t>(new_[now].size());

    Waiting joining{month, false, 0, {}};
    auto const room_on_list = [&] { return numbers_->list_at_most - waiting_; };
    for (PlaceUse const* use : new_[now]) {
        if (slots > 0) {
            --slots;
            admit(*use, month);
        } else if (room_on_list() > 0) {
            joining.conference.push_back(use);
            ++waiting_;
        } else {
            ++at.turned_away;
        }
    }
    std::int64_t const placed = std::min(slots, others);
    others_ += placed;
    joining.others = std::min(others - placed, std::max<std::int64_t>(0, room_on_list()));
    at.turned_away += others - placed - joining.others;
    waiting_ += joining.others;
    if (joining.children() > 0) {
        list_.push_back(std::move(joining));
    }
}

void PlaceSteps::settle(int month, PlaceMonth const* usual, PlaceMonth& at) {
    if (waiting_ > 0 && numbers_->crisis_chance > 0) {
        at.crisis =
            random::binomial_by_inversion(waiting_, numbers_->crisis_chance, luck(month, Move::crises));
    }
    if (usual != nullptr) {
        std::int64_t const freed = usual->conference - conference_;
        std::int64_t const unfilled =
            std::max<std::int64_t>(0, std::min(empty() - usual->empty, freed - closed_by_notice()));
        at.induced = share_of(numbers_->refill_induced, unfilled);
        unfilled_ = unfilled - at.induced;
        std::int64_t const groups = std::max<std::int64_t>(0, unfilled_ - under_notice_) / numbers_->group;
        if (groups > 0 && waiting_ <= numbers_->close_while_waiting) {
            notices_.push_back({month + std::max(1, numbers_->notice_months), groups * numbers_->group});
            under_notice_ += groups * numbers_->group;
        }
    }
    at.open = open_;
    at.conference = conference_;
    at.others = others_;
    at.empty = empty() - at.induced;
    at.waiting = waiting_;
}

}  // namespace eigenkracht::region
