#include "pathway/pair_sampler.hpp"

#include "core/error.hpp"
#include "pathway/luck.hpp"
#include "random/uniforms.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::pathway {
namespace {

static_assert(lanes_padding >= random::uniforms_padding && lanes_padding >= StayTables::padding);

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
        std::vector<std::size_t> targets = plan_.states[state].targets;
        std::sort(targets.begin(), targets.end());
        bool const twice = std::adjacent_find(targets.begin(), targets.end()) != targets.end();
        leaving_[state] = {preparation_.fresh_node(state),
                           plan_.states[state].needs_time ? 1U : 0U,
                           plan_.nodes.first_of_state[state],
                           1 + plan_.states[state].targets.size(),
                           groups.empty() ? nullptr : groups.data(),
                           groups.size(),
                           twice,
                           plan_.states[state].targets.data()};
    }
    for (std::size_t const state : plan_.end_states) {
        ends_in_track_.push_back(plan_.states[state].track);
    }
    take_next();
    offered_.resize(members_ * (courses + padding));
}

/// What each group of targets leads to, and where those of starts will stand.
void PairSampler::take_next() {
    for (std::size_t state = 0; state < leaving_.size(); ++state) {
        first_next_.push_back(static_cast<std::uint32_t>(next_.size()));
        for (Group const& group : preparation_.targets(state)) {
            members_ = std::max(members_, group.count);
            next_.push_back(group.split == Names::none ? next_of(plan_.states[state].targets[group.first])
                                                       : CourseTables::closely);
        }
    }
    first_start_ = next_.size();
    for (std::size_t entry = 0; entry < plan_.starts.size(); ++entry) {
        for (std::size_t track = 0; track < tracks_; ++track) {
            first_next_.push_back(static_cast<std::uint32_t>(next_.size()));
            for (Group const& group : preparation_.starts(entry, track)) {
                members_ = std::max(members_, group.count);
                next_.push_back(CourseTables::closely);
            }
        }
    }
}

/// How a state is entered, see CourseTables.
std::uint32_t PairSampler::next_of(std::size_t state) const {
    Leaving const& leaving = leaving_[state];
    if (leaving.groups == nullptr) {
        return CourseTables::for_good + static_cast<std::uint32_t>(state);
    }
    return leaving.fresh >= 0 ? static_cast<std::uint32_t>(state) : CourseTables::closely;
}

void PairSampler::prepare(Tables const& first, Tables const& second) {
    tables_ = {&first, &second};
    preparation_.prepare(first, second, prepared_[0], prepared_[1]);
    rows_.clear();
    for (Prepared const& prepared : prepared_) {
        rows_.insert(rows_.end(), prepared.rows.begin(), prepared.rows.end());
    }
    differences_.compare(first, second, sampler_.persons_differ());
    certain_ends_.clear();
    for (Prepared::Kind const& kind : prepared_[0].kinds) {
        certain_ends_.insert(certain_ends_.end(), kind.certain_end.begin(), kind.certain_end.end());
    }
    take_starts();
}

void PairSampler::add(std::size_t entry, PersonAddress const& person, int cycles) {
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
    std::fill_n(apart_.begin(), size_, 0U);
    doubtful_ = false;
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
    if (doubtful_) {
        compare();
    } else {
        std::copy_n(apart_.begin(), size_, differ_.begin());
    }
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
        find_points(trait, kind_.data());
    }
    // What is known of a person is known of both courses.
    auto const rows = static_cast<std::uint32_t>(prepared_[0].rows_of_kind);
    for (std::size_t person = 0; person < size_; ++person) {
        group_[person + most] = group_[person];
        who_[person + most] = who_[person];
        first_row_[person] = kind_[person] * rows;
        first_row_[person + most] = first_row_[person] + static_cast<std::uint32_t>(rows_.size() / 2);
    }
}

/// Each person's point of a trait, as the last digit of a number.
void PairSampler::find_points(std::size_t trait, std::uint32_t* numbers) {
    ask(luck::trait(trait), u_.data());
    std::fill_n(looked_row_.begin(), size_, static_cast<std::uint32_t>(trait));
    StayTables const& traits = prepared_[0].traits;
    traits.pick_many(looked_row_.data(), u_.data(), size_, places_.data());
    auto const points = static_cast<std::uint32_t>(tables_[0]->points[trait].values.size());
    for (std::size_t person = 0; person < size_; ++person) {
        std::uint16_t const point = traits.outcome(static_cast<std::size_t>(places_[person])).group;
        numbers[person] = numbers[person] * points + point;
    }
}

void PairSampler::find_ends() {
    std::fill_n(ending_.begin(), size_, -1);
    std::copy_n(cycles_.begin(), size_, limit_.begin());
    if (!plan_.ending.empty()) {
        std::fill_n(row_.begin(), size_, 0U);
        for (std::size_t trait = 0; trait < plan_.traits.size(); ++trait) {
            if (plan_.traits[trait].shapes || !plan_.traits[trait].ends) {
                continue;
            }
            find_points(trait, row_.data());
        }
        find_certain_ends();
    }
    std::copy_n(limit_.begin(), size_, limit_.begin() + most);
}

/// Ends that follow from the row alone, then those that luck decides.
void PairSampler::find_certain_ends() {
    auto const rows = static_cast<std::uint32_t>(prepared_[0].kinds.front().certain_end.size());
    bool const several = plan_.ending.size() > 1;
    bool asked = false;
    for (std::size_t person = 0; person < size_; ++person) {
        int const certain = certain_ends_[kind_[person] * rows + row_[person]];
        limit_[person] = std::min(certain, cycles_[person]);
        ending_[person] = certain < cycles_[person] ? 0 : -1;
        if (certain == Prepared::by_chance || (several && certain != Prepared::never)) {
            if (!asked) {
                ask(luck::end, u_.data());
                asked = true;
            }
            CourseEnd const end =
                end_by_chance(plan_, *tables_[0], kind_[person], row_[person], cycles_[person], u_[person]);
            bool const in_time = end.point < cycles_[person];
            limit_[person] = in_time ? end.point : cycles_[person];
            ending_[person] = in_time ? static_cast<std::int32_t>(end.ending) : -1;
        }
    }
}

/// Who has been in a track that ends the course is in the state of that end from then on.
void PairSampler::end_courses(std::size_t track) {
    if (std::find(ends_in_track_.begin(), ends_in_track_.end(), track) == ends_in_track_.end()) {
        return;
    }
    for (std::size_t person = 0; person < size_; ++person) {
        if (followed_[person] == 0 || ending_[person] < 0) {
            continue;
        }
        std::size_t const end = plan_.end_states[static_cast<std::size_t>(ending_[person])];
        if (plan_.states[end].track != track) {
            continue;
        }
        add_stay(person, end, limit_[person], cycles_[person]);
        if (apart_[person] != 0) {
            add_stay(person + most, end, limit_[person], cycles_[person]);
        }
    }
}

/// Whether courses that went apart differ after all.
void PairSampler::compare() {
    for (std::size_t person = 0; person < size_; ++person) {
        auto const first = stays(person, 0);
        auto const second = stays(person, 1);
        bool const equal = std::equal(first.begin(), first.end(), second.begin(), second.end());
        differ_[person] = apart_[person] != 0 && !equal ? 1 : 0;
    }
}

void PairSampler::one_by_one() {
    for (std::size_t person = 0; person < size_; ++person) {
        PersonAddress const address{draw_, group_[person], who_[person]};
        for (std::size_t arm = 0; arm < prepared_.size(); ++arm) {
            sampler_.sample(prepared_[arm], entry_[person], address, cycles_[person], single_);
            sampled_ += single_.size();
            for (Stay const& stay : single_) {
                add_stay(person + arm * most, stay.state, stay.from, stay.to, stay.entered_at_time);
            }
        }
        apart_[person] = 1;
    }
    compare();
}

}  // namespace eigenkracht::pathway
