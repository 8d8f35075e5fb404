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
        leaving_[state] = {preparation_.fresh_node(state),           plan_.states[state].needs_time ? 1U : 0U,
                           plan_.nodes.first_of_state[state],        1 + plan_.states[state].targets.size(),
                           groups.empty() ? nullptr : groups.data(), groups.size()};
    }
    for (std::size_t const state : plan_.end_states) {
        ends_in_track_.push_back(plan_.states[state].track);
    }
    take_next();
}

/// What each group of targets leads to, and where those of starts will stand.
void PairSampler::take_next() {
    for (std::size_t state = 0; state < leaving_.size(); ++state) {
        first_next_.push_back(static_cast<std::uint32_t>(next_.size()));
        for (Group const& group : preparation_.targets(state)) {
            next_.push_back(group.split == Names::none ? next_of(plan_.states[state].targets[group.first])
                                                       : CourseTables::closely);
        }
    }
    first_start_ = next_.size();
    for (std::size_t entry = 0; entry < plan_.starts.size(); ++entry) {
        for (std::size_t track = 0; track < tracks_; ++track) {
            first_next_.push_back(static_cast<std::uint32_t>(next_.size()));
            next_.resize(next_.size() + preparation_.starts(entry, track).size());
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
    take_traits();
    take_starts();
}

/// Rows of traits, and the ends of courses that are certain, side by side.
void PairSampler::take_traits() {
    if (!differences_.ends_alike()) {
        return;
    }
    std::vector<TraitPoints> const& points = tables_[0]->points;
    traits_made_from_.resize(points.size());
    std::vector<std::size_t> most_points;
    for (TraitPoints const& one : points) {
        most_points.push_back(one.weights.size());
    }
    bool const reshaped = traits_.shape(most_points);
    for (std::size_t trait = 0; trait < points.size(); ++trait) {
        std::vector<double> const& weights = points[trait].weights;
        if (!reshaped && traits_made_from_[trait] == weights) {
            continue;
        }
        traits_made_from_[trait] = weights;
        traits_.start(trait);
        for (std::size_t point = 0; point < weights.size(); ++point) {
            traits_.add({0, static_cast<std::uint16_t>(point)}, weights[point]);
        }
        traits_.finish(true);
    }
    certain_ends_.clear();
    for (Prepared::Kind const& kind : prepared_[0].kinds) {
        certain_ends_.insert(certain_ends_.end(), kind.certain_end.begin(), kind.certain_end.end());
    }
}

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
                next_[next++] = closely       ? CourseTables::closely
                                : place.leads ? next_of(place.state)
                                              : CourseTables::alike;
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
    traits_.pick_many(looked_row_.data(), u_.data(), size_, places_.data());
    auto const points = static_cast<std::uint32_t>(tables_[0]->points[trait].values.size());
    for (std::size_t person = 0; person < size_; ++person) {
        std::uint16_t const point = traits_.outcome(static_cast<std::size_t>(places_[person])).group;
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

/// Everybody whose courses can differ in a track starts in it.
void PairSampler::start(std::size_t track) {
    std::fill(split_visits_.begin(), split_visits_.end(), std::uint16_t{0});
    followed_.fill(0);
    found_ = false;
    bool certain = true;
    std::size_t starting = 0;
    for (std::size_t person = 0; person < size_; ++person) {
        TrackStart const& start = track_start(person, track);
        if (start.differs && limit_[person] > 0) {
            together_.course[starting] = static_cast<std::uint32_t>(person);
            together_.state[starting] = static_cast<std::uint32_t>(preparation_.start(entry_[person], track));
            together_.since[starting] = 0;
            together_.count[starting] = count_[person];
            together_.seen[starting] = 0;
            followed_[person] = 1;
            certain = certain && start.certain;
            ++starting;
        }
    }
    together_.size = starting;
    question(together_, 0);
    std::fill_n(u_.begin(), starting, 0.5);
    if (!certain) {
        random::uniforms(key_, draw_, asked_group_.data(), asked_who_.data(), luck::start(track), starting,
                         u_.data());
    }
    look_up(0, starting);
    make_starts(together_, course_tables(), places_.data(), other_places_.data(), apart_.data(),
                left_together_);
    find_starts(track);
    for (Starter const& starter : starters_) {
        begin(starter, track);
    }
    fullest_ = *std::max_element(count_.begin(), count_.end());
}

/// Starts of those who part, start in the middle of a stay or take a split.
void PairSampler::find_starts(std::size_t track) {
    starters_.clear();
    std::size_t numbers = 0;
    auto const number_of = [&](std::uint32_t person, Group const& group) {
        asked_group_[numbers] = group_[person];
        asked_who_[numbers] = who_[person];
        asked_word_[numbers] = luck::split(group.split, 0);
        return numbers++;
    };
    for (std::size_t k = 0; k < left_together_.size; ++k) {
        std::uint32_t const person = left_together_.course[k];
        std::vector<Group> const& groups = preparation_.starts(entry_[person], track);
        Group const& first = groups[left_together_.outcome[k] >> 16U];
        Group const& second = groups[left_together_.other[k] >> 16U];
        Starter starter{person, {&first, &second}, {first.first, second.first}, {}};
        if (first.split != Names::none) {
            starter.number[0] = starter.number[1] = number_of(person, first);
        }
        if (&first != &second && second.split != Names::none) {
            starter.number[1] = number_of(person, second);
        }
        starters_.push_back(starter);
    }
    random::uniforms(key_, draw_, asked_group_.data(), asked_who_.data(), asked_word_.data(), numbers,
                     u_.data());
    for (Starter& starter : starters_) {
        for (std::size_t arm = 0; arm < tables_.size(); ++arm) {
            if (starter.groups[arm]->split != Names::none) {
                double const* const shares =
                    tables_[arm]->kinds[kind_[starter.person]].start[entry_[starter.person]].data();
                starter.places[arm] = member_of(*starter.groups[arm], shares, u_[starter.number[arm]]);
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
        followed_[person] = 0;  // certain to be alike
        return;
    }
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
        Stay const stay(end, limit_[person], cycles_[person]);
        add_stay(person, stay);
        if (apart_[person] != 0) {
            add_stay(person + most, stay);
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
                add_stay(person + arm * most, stay);
            }
        }
        apart_[person] = 1;
    }
    compare();
}

}  // namespace eigenkracht::pathway
