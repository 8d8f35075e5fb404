#include "pathway/luck.hpp"
#include "pathway/pair_sampler.hpp"
#include "random/uniforms.hpp"

#include <algorithm>

namespace eigenkracht::pathway {

/// What starts need, side by side.
void PairSampler::take_starts() {
    track_starts_.clear();
    start_places_.clear();
    first_place_.clear();
    if (!differences_.ends_alike()) {
        return;
    }
    std::size_t next = first_start_;
    for (std::size_t entry = 0; entry < plan_.starts.size(); ++entry) {
        first_place_.push_back(start_places_.size());
        for (Destination const& start : plan_.starts[entry]) {
            start_places_.push_back({static_cast<std::uint32_t>(start.state), start.split,
                                     plan_.residual_at[entry][start.state] != 0,
                                     differences_.leads(start.state)});
        }
        for (std::size_t track = 0; track < tracks_; ++track) {
            for (Group const& group : preparation_.starts(entry, track)) {
                StartPlace const& place = start_places_[first_place_[entry] + group.first];
                bool const closely = group.split != Names::none || place.residual;
                std::uint32_t const how = closely ? CourseTables::closely : next_of(place.state);
                bool const alike = how != CourseTables::closely && !place.leads;
                next_[next++] = how + (alike ? CourseTables::alike : 0);
            }
        }
    }
    for (std::size_t kind = 0; kind < tables_[0]->kinds.size(); ++kind) {
        for (std::size_t entry = 0; entry < plan_.starts.size(); ++entry) {
            for (std::size_t track = 0; track < tracks_; ++track) {
                TrackStart one{differences_.track(entry, track), true};
                for (Prepared const& prepared : prepared_) {
                    one.certain = one.certain && prepared.stays->certain(
                                                     prepared.row(kind, preparation_.start(entry, track)));
                }
                track_starts_.push_back(one);
            }
        }
    }
}

/// Everybody whose courses can differ in a track starts in it.
void PairSampler::start(std::size_t track) {
    std::fill(split_visits_.begin(), split_visits_.end(), std::uint16_t{0});
    followed_.fill(0);
    found_ = false;
    bool certain = true;
    std::size_t starting = 0;
    fullest_ = 0;
    for (std::size_t person = 0; person < size_; ++person) {
        // Without branches on luck: everybody is put down, and stays if courses can differ.
        TrackStart const& start = track_start(person, track);
        bool const starts = start.differs && limit_[person] > 0;
        together_.course[starting] = static_cast<std::uint32_t>(person);
        together_.state[starting] = static_cast<std::uint32_t>(preparation_.start(entry_[person], track));
        together_.since[starting] = 0;
        together_.count[starting] = count_[person];
        together_.seen[starting] = 0;
        certain = certain && (start.certain || !starts);
        starting += starts ? 1 : 0;
        fullest_ = std::max({fullest_, count_[person], count_[person + most]});
    }
    together_.size = starting;
    question(together_, 0);
    std::fill_n(u_.begin(), starting, 0.5);
    if (!certain) {
        random::uniforms(key_, draw_, asked_group_.data(), asked_who_.data(), luck::start(track), starting,
                         u_.data());
    }
    look_up(0, starting);
    make_starts(together_, course_tables(), places_.data(), other_places_.data(), apart_.data(), parted_,
                left_together_);
    for (std::size_t lane = 0; lane < together_.size; ++lane) {
        followed_[together_.course[lane]] = 1;
    }
    start_apart();
    find_starts(track);
    for (Starter const& starter : starters_) {
        begin(starter, track);
    }
}

/// Those whose courses go their own ways from the start.
void PairSampler::start_apart() {
    for (std::size_t k = 0; k < parted_.size; ++k) {
        std::uint32_t const first = parted_.course[k];
        followed_[first] = 1;
        if (apart_[first] == 0) {
            separate(first);
        }
        enter(first, parted_.next[k]);
        enter(first + static_cast<std::uint32_t>(most), parted_.other[k]);
    }
}

/// A course of its own starts in a state.
void PairSampler::enter(std::uint32_t course, std::uint32_t next) {
    if (next < CourseTables::for_good) {
        add_lane({course, false, next, 0, 0, count_[course], 0});
    } else {
        add_stay(course, next - CourseTables::for_good, 0, limit_[course]);
    }
}

/// Starts of those who part, start in the middle of a stay or take a split.
void PairSampler::find_starts(std::size_t track) {
    starters_.clear();
    std::size_t asked = 0;
    for (std::size_t k = 0; k < left_together_.size; ++k) {
        std::uint32_t const person = left_together_.course[k];
        std::vector<Group> const& groups = preparation_.starts(entry_[person], track);
        Starter& starter = starters_.emplace_back();
        starter.person = person;
        for (std::size_t arm = 0; arm < tables_.size(); ++arm) {
            Group const& group = groups[(arm == 0 ? left_together_.outcome : left_together_.other)[k] >> 16U];
            starter.places[arm] = group.first;
            if (group.split != Names::none) {
                starter.question[arm] = static_cast<std::int32_t>(asked);
                asked_group_[asked] = group_[person];
                asked_who_[asked] = who_[person];
                asked_word_[asked] = luck::split(group.split, 0);
                double const* const shares = tables_[arm]->kinds[kind_[person]].start[entry_[person]].data();
                offer(asked, shares + group.first, group.count);
                ++asked;
            }
        }
    }
    random::uniforms(key_, draw_, asked_group_.data(), asked_who_.data(), asked_word_.data(), asked,
                     u_.data());
    pick_members(offered_.data(), members_, courses + padding, u_.data(), asked, places_.data());
    for (Starter& starter : starters_) {
        for (std::size_t arm = 0; arm < tables_.size(); ++arm) {
            if (starter.question[arm] >= 0) {
                std::int32_t const member = places_[static_cast<std::size_t>(starter.question[arm])];
                starter.places[arm] += static_cast<std::size_t>(member);
            }
        }
    }
}

void PairSampler::begin(Starter const& starter, std::size_t track) {
    std::size_t const person = starter.person;
    std::array<StartPlace const*, 2> places{};
    std::array<std::size_t, 2> found{};
    for (std::size_t arm = 0; arm < places.size(); ++arm) {
        places[arm] = &start_places_[first_place_[entry_[person]] + starter.places[arm]];
    }
    if (places[0] == places[1] && !places[0]->leads) {
        return;  // certain to be alike
    }
    followed_[person] = 1;
    std::array<Course, 2> both;
    for (std::size_t arm = 0; arm < places.size(); ++arm) {
        StartPlace const& place = *places[arm];
        if (place.residual) {
            if (!found_) {
                ask(luck::residual(track), residual_u_.data());
                found_ = true;
            }
            found[arm] = prepared_[arm].kinds[kind_[person]].residual[place.state].pick(residual_u_[person]);
        }
        auto const course = static_cast<std::uint32_t>(person + arm * most);
        both[arm] = {course,
                     false,
                     place.state,
                     static_cast<std::uint32_t>(plan_.nodes.start[place.state][found[arm]]),
                     -static_cast<std::int32_t>(found[arm]),
                     count_[course],
                     0};
    }
    if (apart_[person] == 0) {
        both[0].both = places[0] == places[1] && found[0] == found[1];
        if (!both[0].both) {
            separate(person);
            both[1].count = count_[person + most];
            // One state may be reached in two ways.
            doubtful_ = doubtful_ || (places[0]->state == places[1]->state && found[0] == found[1]);
        }
    }
    for (std::size_t arm = 0; arm < (both[0].both ? 1 : both.size()); ++arm) {
        if (places[arm]->split != Names::none) {
            split_visits_[places[arm]->split * courses + both[arm].course] = 1;
        }
        arrive(both[arm]);
    }
}

}  // namespace eigenkracht::pathway
