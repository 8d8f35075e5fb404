#include "pathway/pair_sampler.hpp"

#include "core/error.hpp"
#include "pathway/luck.hpp"
#include "random/uniforms.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::pathway {
namespace {

static_assert(StayTables::padding >= random::uniforms_padding);

}  // namespace

PairSampler::PairSampler(Pathway const& pathway, random::Seed seed)
    : pathway_(pathway),
      plan_(pathway_.plan()),
      tracks_(plan_.sets.tracks().size()),
      key_(random::key_of(seed, random::Purpose::child)),
      sampler_(pathway_, seed),
      preparation_(pathway_),
      differences_(plan_),
      leaving_(plan_.states.size()),
      split_visits_(plan_.spec.splits.size() * courses) {
    stays_.resize(courses << room_shift_);
    for (std::size_t state = 0; state < leaving_.size(); ++state) {
        std::vector<Group> const& groups = preparation_.targets(state);
        leaving_[state] = {preparation_.fresh_node(state),           plan_.states[state].needs_time ? 1U : 0U,
                           plan_.nodes.first_of_state[state],        1 + plan_.states[state].targets.size(),
                           groups.empty() ? nullptr : groups.data(), groups.size()};
    }
    take_next();
}

/// Which groups of targets lead plainly to one state, whose stays a table holds.
void PairSampler::take_next() {
    for (std::size_t state = 0; state < leaving_.size(); ++state) {
        first_next_.push_back(static_cast<std::uint32_t>(next_.size()));
        for (Group const& group : preparation_.targets(state)) {
            std::size_t const target = plan_.states[state].targets[group.first];
            bool const plain = group.split == Names::none && leaving_[target].fresh >= 0 &&
                               leaving_[target].groups != nullptr;
            next_.push_back(plain ? static_cast<std::uint32_t>(target) : CourseTables::not_plain);
        }
    }
}

void PairSampler::prepare(Tables const& first, Tables const& second) {
    tables_ = {&first, &second};
    preparation_.prepare(first, second, prepared_[0], prepared_[1]);
    rows_.clear();
    for (Prepared const& prepared : prepared_) {
        rows_.insert(rows_.end(), prepared.rows.begin(), prepared.rows.end());
    }
    differences_.compare(first, second, sampler_.persons_differ());
    take_starts();
}

/// What the start of a course needs, side by side.
void PairSampler::take_starts() {
    std::size_t const entries = plan_.starts.size();
    track_starts_.clear();
    start_places_.clear();
    first_place_.clear();
    for (std::size_t entry = 0; entry < entries; ++entry) {
        first_place_.push_back(start_places_.size());
        for (Destination const& start : plan_.starts[entry]) {
            start_places_.push_back({static_cast<std::uint32_t>(start.state), start.split,
                                     plan_.residual_at[entry][start.state] != 0,
                                     differences_.ends_alike() && differences_.leads(start.state)});
        }
    }
    for (std::size_t kind = 0; differences_.ends_alike() && kind < tables_[0]->kinds.size(); ++kind) {
        for (std::size_t entry = 0; entry < entries; ++entry) {
            for (std::size_t track = 0; track < tracks_; ++track) {
                TrackStart one;
                one.differs = differences_.track(entry, track);
                one.groups = preparation_.starts(entry, track).data();
                for (std::size_t arm = 0; arm < tables_.size(); ++arm) {
                    Prepared const& from = prepared_[differences_.starts(entry, track) ? arm : 0];
                    one.picks[arm] = &from.kinds[kind].starts[entry][track];
                    one.shares[arm] = tables_[arm]->kinds[kind].start[entry].data();
                }
                one.certain = one.picks[0]->certain() && one.picks[1]->certain();
                track_starts_.push_back(one);
            }
        }
    }
}

void PairSampler::add(std::size_t entry, PersonAddress person, int cycles) {
    int const most_cycles = std::min(tables_[0]->cycles, tables_[1]->cycles) + 1;
    if (cycles < 1 || cycles > most_cycles) {
        throw core::InputError("cycles to sample", cycles, fmt::format("1 to {}", most_cycles));
    }
    if (size_ == most) {
        throw core::Defect("a batch of persons is full");
    }
    draw_ = person.draw;
    group_[size_] = person.group;
    who_[size_] = person.person;
    entry_[size_] = static_cast<std::uint32_t>(entry);
    cycles_[size_] = cycles;
    ++size_;
}

void PairSampler::sample() {
    count_.fill(0);
    differ_.fill(0);
    apart_.fill(0);
    if (!differences_.ends_alike()) {
        one_by_one();
        return;
    }
    find_kinds();
    find_ends();
    for (std::size_t track = 0; track < tracks_; ++track) {
        start(track);
        while (together_.size + alone_.size + walking_.size() > 0) {
            wave();
        }
        end_courses(track);
    }
    compare();
}

/// One number for each person.
void PairSampler::ask(std::uint32_t word, double* out) {
    random::uniforms(key_, draw_, group_.data(), who_.data(), word, size_, out);
}

void PairSampler::find_kinds() {
    std::fill_n(kind_.begin(), size_, 0U);
    for (std::size_t trait = 0; trait < plan_.traits.size(); ++trait) {
        if (!plan_.traits[trait].shapes) {
            continue;
        }
        ask(luck::trait(trait), u_.data());
        auto const points = static_cast<std::uint32_t>(tables_[0]->points[trait].values.size());
        for (std::size_t person = 0; person < size_; ++person) {
            auto const point = prepared_[0].traits[trait].pick(u_[person]);
            kind_[person] = kind_[person] * points + static_cast<std::uint32_t>(point);
        }
    }
    // What is known of a person is known of both courses.
    auto const states = static_cast<std::uint32_t>(plan_.states.size());
    for (std::size_t person = 0; person < size_; ++person) {
        group_[person + most] = group_[person];
        who_[person + most] = who_[person];
        first_row_[person] = kind_[person] * states;
        first_row_[person + most] = first_row_[person] + static_cast<std::uint32_t>(rows_.size() / 2);
    }
}

void PairSampler::find_ends() {
    std::fill_n(ending_.begin(), size_, -1);
    std::copy_n(cycles_.begin(), size_, limit_.begin());
    if (!plan_.ending.empty()) {
        Tables const& tables = *tables_[0];
        Prepared const& prepared = prepared_[0];
        std::fill_n(row_.begin(), size_, 0U);
        for (std::size_t trait = 0; trait < plan_.traits.size(); ++trait) {
            if (plan_.traits[trait].shapes || !plan_.traits[trait].ends) {
                continue;
            }
            ask(luck::trait(trait), u_.data());
            auto const points = static_cast<std::uint32_t>(tables.points[trait].values.size());
            for (std::size_t person = 0; person < size_; ++person) {
                auto const point = prepared.traits[trait].pick(u_[person]);
                row_[person] = row_[person] * points + static_cast<std::uint32_t>(point);
            }
        }
        bool asked = false;
        for (std::size_t person = 0; person < size_; ++person) {
            int const certain = prepared.kinds[kind_[person]].certain_end[row_[person]];
            CourseEnd end{certain, 0};
            if (certain == Prepared::by_chance || (certain != Prepared::never && plan_.ending.size() > 1)) {
                if (!asked) {
                    ask(luck::end, u_.data());
                    asked = true;
                }
                end = end_by_chance(plan_, tables, kind_[person], row_[person], cycles_[person], u_[person]);
            }
            if (end.point < cycles_[person]) {
                limit_[person] = end.point;
                ending_[person] = static_cast<std::int32_t>(end.ending);
            }
        }
    }
    std::copy_n(limit_.begin(), size_, limit_.begin() + most);
}

/// Everybody whose courses can differ in a track starts in it.
void PairSampler::start(std::size_t track) {
    std::fill(split_visits_.begin(), split_visits_.end(), std::uint16_t{0});
    followed_.fill(0);
    found_ = false;
    find_starts(track);
    for (Starter const& starter : starters_) {
        begin(starter, track);
    }
    fullest_ = *std::max_element(count_.begin(), count_.end());
}

/// Which start each takes under both strategies.
void PairSampler::find_starts(std::size_t track) {
    starters_.clear();
    bool certain = true;
    for (std::size_t person = 0; person < size_; ++person) {
        TrackStart const& start = track_start(person, track);
        if (start.differs && limit_[person] > 0) {
            asked_group_[starters_.size()] = group_[person];
            asked_who_[starters_.size()] = who_[person];
            u_[starters_.size()] = 0.5;
            starters_.push_back({static_cast<std::uint32_t>(person), {}, {}, {}});
            certain = certain && start.certain;
        }
    }
    if (!certain) {
        random::uniforms(key_, draw_, asked_group_.data(), asked_who_.data(), luck::start(track),
                         starters_.size(), u_.data());
    }
    std::size_t numbers = 0;
    auto const number_of = [&](std::uint32_t person, Group const& group) {
        asked_group_[numbers] = group_[person];
        asked_who_[numbers] = who_[person];
        asked_word_[numbers] = luck::split(group.split, 0);
        return numbers++;
    };
    for (std::size_t i = 0; i < starters_.size(); ++i) {
        Starter& starter = starters_[i];
        TrackStart const& start = track_start(starter.person, track);
        std::size_t const first = start.picks[0]->pick(u_[i]);
        std::size_t const second = start.picks[1] == start.picks[0] ? first : start.picks[1]->pick(u_[i]);
        starter.groups = {&start.groups[first], &start.groups[second]};
        starter.places = {start.groups[first].first, start.groups[second].first};
        if (start.groups[first].split != Names::none) {
            starter.number[0] = starter.number[1] = number_of(starter.person, start.groups[first]);
        }
        if (first != second && start.groups[second].split != Names::none) {
            starter.number[1] = number_of(starter.person, start.groups[second]);
        }
    }
    if (numbers == 0) {
        return;
    }
    random::uniforms(key_, draw_, asked_group_.data(), asked_who_.data(), asked_word_.data(), numbers,
                     u_.data());
    for (Starter& starter : starters_) {
        TrackStart const& start = track_start(starter.person, track);
        for (std::size_t arm = 0; arm < tables_.size(); ++arm) {
            if (starter.groups[arm]->split != Names::none) {
                starter.places[arm] =
                    member_of(*starter.groups[arm], start.shares[arm], u_[starter.number[arm]]);
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
            both[1].count = separate(both[0]).count;
        }
    }
    for (std::size_t arm = 0; arm < (both[0].both ? 1 : both.size()); ++arm) {
        if (places[arm]->split != Names::none) {
            split_visits_[places[arm]->split * courses + both[arm].course] = 1;
        }
        arrive(both[arm]);
    }
}

/// Who has been in a track that ends the course is in the state of that end from then on.
void PairSampler::end_courses(std::size_t track) {
    for (std::size_t person = 0; person < size_; ++person) {
        if (followed_[person] == 0 || ending_[person] < 0) {
            continue;
        }
        std::size_t const end = plan_.end_states[static_cast<std::size_t>(ending_[person])];
        if (plan_.states[end].track != track) {
            continue;
        }
        Stay const stay(end, limit_[person], cycles_[person]);
        add_stay(person, stay);
        if (apart_[person] != 0) {
            add_stay(person + most, stay);
        }
    }
}

void PairSampler::compare() {
    for (std::size_t person = 0; person < size_; ++person) {
        if (apart_[person] != 0) {
            auto const first = stays(person, 0);
            auto const second = stays(person, 1);
            differ_[person] = std::equal(first.begin(), first.end(), second.begin(), second.end()) ? 0 : 1;
        }
    }
}

void PairSampler::one_by_one() {
    for (std::size_t person = 0; person < size_; ++person) {
        PersonAddress const address{draw_, group_[person], who_[person]};
        for (std::size_t arm = 0; arm < prepared_.size(); ++arm) {
            sampler_.sample(prepared_[arm], entry_[person], address, cycles_[person], single_);
            sampled_ += single_.size();
            for (Stay const& stay : single_) {
                add_stay(person + arm * most, stay);
            }
        }
        apart_[person] = 1;
    }
    compare();
}

}  // namespace eigenkracht::pathway
