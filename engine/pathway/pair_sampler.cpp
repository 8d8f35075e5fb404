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
      key_(random::key_of(seed, random::Purpose::child)),
      sampler_(pathway_, seed),
      preparation_(pathway_),
      differences_(plan_),
      leaving_(plan_.states.size()),
      split_visits_(plan_.spec.splits.size() * most) {
    for (std::size_t state = 0; state < leaving_.size(); ++state) {
        std::vector<Group> const& groups = preparation_.targets(state);
        leaving_[state] = {preparation_.fresh_node(state),           plan_.states[state].needs_time ? 1U : 0U,
                           plan_.nodes.first_of_state[state],        1 + plan_.states[state].targets.size(),
                           groups.empty() ? nullptr : groups.data(), groups.size()};
    }
    for (Arm& arm : arms_) {
        arm.starts.resize(plan_.sets.tracks().size());
        arm.stays.resize(most * room_);
    }
}

void PairSampler::prepare(Tables const& first, Tables const& second) {
    arms_[0].tables = &first;
    arms_[1].tables = &second;
    preparation_.prepare(first, arms_[0].prepared);
    preparation_.prepare(second, arms_[1].prepared, &arms_[0].prepared);
    differences_.compare(first, second, sampler_.persons_differ());
    take_starts();
}

/// What the start of a course needs, side by side.
void PairSampler::take_starts() {
    std::size_t const tracks = plan_.sets.tracks().size();
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
    for (std::size_t kind = 0; differences_.ends_alike() && kind < arms_[0].tables->kinds.size(); ++kind) {
        for (std::size_t entry = 0; entry < entries; ++entry) {
            for (std::size_t track = 0; track < tracks; ++track) {
                TrackStart one;
                one.differs = differences_.track(entry, track);
                one.groups = preparation_.starts(entry, track).data();
                for (std::size_t arm = 0; arm < arms_.size(); ++arm) {
                    Arm const& from = arms_[differences_.starts(entry, track) ? arm : 0];
                    one.picks[arm] = &from.prepared.kinds[kind].starts[entry][track];
                    one.shares[arm] = arms_[arm].tables->kinds[kind].start[entry].data();
                }
                one.certain = one.picks[0]->certain() && one.picks[1]->certain();
                track_starts_.push_back(one);
            }
        }
    }
}

void PairSampler::add(std::size_t entry, PersonAddress person, int cycles) {
    int const most_cycles = std::min(arms_[0].tables->cycles, arms_[1].tables->cycles) + 1;
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
    for (Arm& arm : arms_) {
        arm.count.fill(0);
    }
    differ_.fill(0);
    if (!differences_.ends_alike()) {
        one_by_one();
        return;
    }
    find_kinds();
    std::size_t const tracks = plan_.sets.tracks().size();
    for (std::size_t track = 0; track < tracks; ++track) {
        find_starts(track);
    }
    find_ends();
    for (std::size_t track = 0; track < tracks; ++track) {
        for (Arm& arm : arms_) {
            follow(track, arm);
        }
        compare(track);
    }
}

/// One number for each person, into u_.
void PairSampler::ask(std::uint32_t word) {
    random::uniforms(key_, draw_, group_.data(), who_.data(), word, size_, u_.data());
}

void PairSampler::find_kinds() {
    std::fill_n(kind_.begin(), size_, 0U);
    for (std::size_t trait = 0; trait < plan_.traits.size(); ++trait) {
        if (!plan_.traits[trait].shapes) {
            continue;
        }
        ask(luck::trait(trait));
        auto const points = static_cast<std::uint32_t>(arms_[0].tables->points[trait].values.size());
        for (std::size_t person = 0; person < size_; ++person) {
            auto const point = arms_[0].prepared.traits[trait].pick(u_[person]);
            kind_[person] = kind_[person] * points + static_cast<std::uint32_t>(point);
        }
    }
}

/// Starts in a track under both strategies, of those whose courses in it can differ.
void PairSampler::find_starts(std::size_t track) {
    Words& starts = arms_[0].starts[track];
    Words& others = arms_[1].starts[track];
    std::fill_n(starts.begin(), size_, alike);
    std::fill_n(others.begin(), size_, alike);
    moving_.size = 0;
    bool certain = true;
    for (std::size_t person = 0; person < size_; ++person) {
        TrackStart const& start = track_start(person, track);
        if (start.differs) {
            std::size_t const i = moving_.size++;
            moving_.person[i] = static_cast<std::uint32_t>(person);
            moving_.group[i] = group_[person];
            moving_.who[i] = who_[person];
            u_[i] = 0.5;
            certain = certain && start.certain;
        }
    }
    if (!certain) {
        random::uniforms(key_, draw_, moving_.group.data(), moving_.who.data(), luck::start(track),
                         moving_.size, u_.data());
    }
    parting_.size = 0;
    for (std::size_t i = 0; i < moving_.size; ++i) {
        std::uint32_t const person = moving_.person[i];
        TrackStart const& start = track_start(person, track);
        std::size_t const first = start.picks[0]->pick(u_[i]);
        std::size_t const second = start.picks[1] == start.picks[0] ? first : start.picks[1]->pick(u_[i]);
        starts[person] = static_cast<std::uint32_t>(start.groups[first].first);
        others[person] = static_cast<std::uint32_t>(start.groups[second].first);
        if (start.groups[first].split != Names::none) {
            part_at_start(person, start.groups[first], first == second ? 3 : 1);
        }
        if (start.groups[second].split != Names::none && second != first) {
            part_at_start(person, start.groups[second], 2);
        }
    }
    random::uniforms(key_, draw_, parting_.group.data(), parting_.who.data(), parting_.word.data(),
                     parting_.size, u_.data());
    for (std::size_t k = 0; k < parting_.size; ++k) {
        std::uint32_t const person = parting_.person[k];
        for (std::size_t arm = 0; arm < arms_.size(); ++arm) {
            if ((parting_.arms[k] >> arm & 1U) != 0) {
                double const* const shares = track_start(person, track).shares[arm];
                arms_[arm].starts[track][person] =
                    static_cast<std::uint32_t>(member_of(*parting_.targets[k], shares, u_[k]));
            }
        }
    }
    for (std::size_t i = 0; i < moving_.size; ++i) {
        std::uint32_t const person = moving_.person[i];
        if (starts[person] == others[person] &&
            !start_places_[first_place_[entry_[person]] + starts[person]].leads) {
            starts[person] = others[person] = alike;
        }
    }
}

/// \param arms  bit of each arm that takes the split
void PairSampler::part_at_start(std::uint32_t person, Group const& group, std::uint32_t arms) {
    std::size_t const k = parting_.size++;
    parting_.person[k] = person;
    parting_.targets[k] = &group;
    parting_.arms[k] = arms;
    parting_.group[k] = group_[person];
    parting_.who[k] = who_[person];
    parting_.word[k] = luck::split(group.split, 0);
}

void PairSampler::find_ends() {
    std::fill_n(ending_.begin(), size_, -1);
    std::copy_n(cycles_.begin(), size_, limit_.begin());
    if (plan_.ending.empty()) {
        return;
    }
    Tables const& tables = *arms_[0].tables;
    Prepared const& prepared = arms_[0].prepared;
    std::fill_n(row_.begin(), size_, 0U);
    for (std::size_t trait = 0; trait < plan_.traits.size(); ++trait) {
        if (plan_.traits[trait].shapes || !plan_.traits[trait].ends) {
            continue;
        }
        ask(luck::trait(trait));
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
                ask(luck::end);
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

void PairSampler::follow(std::size_t track, Arm& arm) {
    std::copy_n(arm.count.begin(), size_, arm.before.begin());
    std::fill(split_visits_.begin(), split_visits_.end(), std::uint16_t{0});
    moving_.size = 0;
    bool residual = false;
    for (std::size_t person = 0; person < size_; ++person) {
        std::uint32_t const start = arm.starts[track][person];
        if (start == alike) {
            continue;
        }
        StartPlace const& place = start_places_[first_place_[entry_[person]] + start];
        if (place.split != Names::none) {
            split_visits_[place.split * most + person] = 1;
        }
        std::size_t found_at = 0;
        if (place.residual) {
            if (!residual) {
                ask(luck::residual(track));
                residual = true;
            }
            found_at = arm.prepared.kinds[kind_[person]].residual[place.state].pick(u_[person]);
        }
        enter(arm, static_cast<std::uint32_t>(person), place.state,
              static_cast<std::uint32_t>(plan_.nodes.start[place.state][found_at]), 0,
              static_cast<std::uint32_t>(found_at));
    }
    while (moving_.size > 0) {
        wave(arm);
    }
}

/// Whether courses differ in a track, and the state that ended them.
void PairSampler::compare(std::size_t track) {
    for (std::size_t person = 0; person < size_; ++person) {
        if (arms_[0].starts[track][person] == alike) {
            continue;
        }
        auto const first = stays(person, 0).subspan(arms_[0].before[person]);
        auto const second = stays(person, 1).subspan(arms_[1].before[person]);
        bool const equal = std::equal(first.begin(), first.end(), second.begin(), second.end());
        differ_[person] = equal ? differ_[person] : char{1};
        if (ending_[person] < 0) {
            continue;
        }
        std::size_t const end = plan_.end_states[static_cast<std::size_t>(ending_[person])];
        if (plan_.states[end].track == track) {
            for (Arm& arm : arms_) {
                add_stay(arm, person, Stay(end, limit_[person], cycles_[person]));
            }
        }
    }
}

void PairSampler::one_by_one() {
    for (std::size_t person = 0; person < size_; ++person) {
        PersonAddress const address{draw_, group_[person], who_[person]};
        for (Arm& arm : arms_) {
            sampler_.sample(arm.prepared, entry_[person], address, cycles_[person], alone_);
            sampled_ += alone_.size();
            for (Stay const& stay : alone_) {
                add_stay(arm, person, stay);
            }
        }
        auto const first = stays(person, 0);
        auto const second = stays(person, 1);
        differ_[person] = std::equal(first.begin(), first.end(), second.begin(), second.end()) ? 0 : 1;
    }
}

}  // namespace eigenkracht::pathway
