#include "pathway/luck.hpp"
#include "pathway/pair_sampler.hpp"
#include "random/uniforms.hpp"

#include <algorithm>

namespace eigenkracht::pathway {

/// Everybody makes a stay; those who leave in time are about to make the next one.
void PairSampler::wave() {
    if (++fullest_ >> room_shift_ != 0) {
        widen();  // for a stay, and one for good
    }
    // Questions in this order: those who walk, courses still together, courses alone; then the second looks of those together.
    walkers_.swap(walking_);
    walking_.clear();
    std::size_t const walking = walkers_.size();
    std::size_t const asked = walking + together_.size + alone_.size;
    for (std::size_t i = 0; i < walking; ++i) {
        Course const& course = walkers_[i];
        asked_group_[i] = group_[course.course];
        asked_who_[i] = who_[course.course];
        asked_word_[i] = luck::stay(course.state, visit(course.course, course.count, course.state));
        sampled_ += course.both ? 2 : 1;
    }
    question(together_, walking);
    question(alone_, walking + together_.size);
    sampled_ += 2 * together_.size + alone_.size;
    random::uniforms(key_, draw_, asked_group_.data(), asked_who_.data(), asked_word_.data(), asked,
                     u_.data());
    look_up(walking, asked);
    found_ = false;  // from the second stay on, everybody is there from its start
    CourseTables const tables = course_tables();
    CourseStays const out{stays_.data(), room_shift_, count_.data()};
    make_stays(alone_, tables, places_.data() + walking + together_.size, nullptr, out, left_alone_);
    make_stays(together_, tables, places_.data() + walking, other_places_.data(), out, left_together_);
    leave(left_alone_, false);
    leave(left_together_, true);
    for (std::size_t i = 0; i < walking; ++i) {
        walk_on(walkers_[i], u_[i]);
    }
    part();
}

CourseTables PairSampler::course_tables() const {
    return {group_.data(),      who_.data(),  limit_.data(),
            first_row_.data(),  rows_.data(), prepared_[0].stays->outcomes(),
            first_next_.data(), next_.data()};
}

/// What lanes ask, and on which row they look the answer up.
void PairSampler::question(CourseLanes const& lanes, std::size_t first) {
    std::size_t const again =
        pathway::ask(lanes, course_tables(),
                     {looked_row_.data() + first, asked_group_.data() + first, asked_who_.data() + first,
                      asked_word_.data() + first, again_.data()});
    for (std::size_t k = 0; k < again; ++k) {
        std::size_t const lane = again_[k];
        asked_word_[first + lane] += visit(lanes.course[lane], lanes.count[lane], lanes.state[lane]);
    }
}

/// Stays that a course has made in a state before.
std::uint32_t PairSampler::visit(std::size_t course, std::uint32_t count, std::uint32_t state) const {
    Stay const* const stays = stays_.data() + (course << room_shift_);
    return static_cast<std::uint32_t>(
        std::count_if(stays, stays + count, [state](Stay const& stay) { return stay.state == state; }));
}

/// What everybody's numbers lead to, and those of courses together under the second strategy.
///
/// \param first  question of the first of those together; those alone follow
void PairSampler::look_up(std::size_t first, std::size_t asked) {
    std::size_t const forks = fork(first, asked);
    if (found_) {
        adjust(first, asked, forks);
    }
    prepared_[0].stays->pick_many(looked_row_.data() + first, u_.data() + first, asked - first + forks,
                                  places_.data() + first);
    if (found_) {
        settle(first, asked, forks);
    }
    std::copy_n(places_.begin() + static_cast<std::ptrdiff_t>(first), together_.size, other_places_.begin());
    for (std::size_t k = 0; k < forks; ++k) {
        other_places_[forks_[k]] = places_[asked + k];
    }
}

/// The second look, at the other strategy's row, of those together: behind all who asked.
std::size_t PairSampler::fork(std::size_t first, std::size_t asked) {
    std::size_t const forks =
        ask_other(together_, course_tables(), static_cast<std::uint32_t>(most), looked_row_.data() + first,
                  looked_row_.data() + asked, forks_.data());
    for (std::size_t k = 0; k < forks; ++k) {
        u_[asked + k] = u_[first + forks_[k]];
    }
    return forks;
}

/// Who has been in a state for a while meets what is left of the same table: stays longer than that.
void PairSampler::adjust(std::size_t first, std::size_t asked, std::size_t forks) {
    auto const left_of = [&](CourseLanes const& lanes, std::size_t lane, std::size_t arm, double& u) {
        if (lanes.since[lane] < 0) {
            auto const found_at = static_cast<std::size_t>(-lanes.since[lane]);
            std::uint32_t const kind = kind_[lanes.course[lane] % most];
            double const over = prepared_[arm].kinds[kind].gone[lanes.state[lane]][found_at];
            u = luck::beyond(over, u);
        }
    };
    for (std::size_t k = 0; k < forks; ++k) {
        left_of(together_, forks_[k], 1, u_[asked + k]);
    }
    for (std::size_t lane = 0; lane < together_.size; ++lane) {
        left_of(together_, lane, 0, u_[first + lane]);
    }
    for (std::size_t lane = 0; lane < alone_.size; ++lane) {
        left_of(alone_, lane, alone_.course[lane] / most, u_[first + together_.size + lane]);
    }
}

/// Rounding must not end a stay before somebody was found in it.
void PairSampler::settle(std::size_t first, std::size_t asked, std::size_t forks) {
    auto const beyond = [&](CourseLanes const& lanes, std::size_t lane, std::int32_t& place) {
        while (std::int32_t{prepared_[0].stays->outcome(static_cast<std::size_t>(place)).cycles} <=
               -lanes.since[lane]) {
            ++place;
        }
    };
    for (std::size_t k = 0; k < forks; ++k) {
        beyond(together_, forks_[k], places_[asked + k]);
    }
    for (std::size_t lane = 0; lane < together_.size; ++lane) {
        beyond(together_, lane, places_[first + lane]);
    }
    for (std::size_t lane = 0; lane < alone_.size; ++lane) {
        beyond(alone_, lane, places_[first + together_.size + lane]);
    }
}

/// Courses that make_stays() did not take further.
void PairSampler::leave(CoursesLeft const& left, bool both) {
    for (std::size_t k = 0; k < left.size; ++k) {
        auto const course = [&left, k](std::uint32_t which, bool for_both) {
            return Course{which, for_both, left.state[k], 0, left.since[k], left.count[k], left.seen[k]};
        };
        std::uint32_t const first = left.course[k];
        std::uint32_t const outcome = left.outcome[k];
        std::uint32_t const other_outcome = left.other[k];
        bool const part = outcome != other_outcome;
        if (part) {
            doubtful_ = doubtful_ ||
                        (leaving_[left.state[k]].twice && (outcome & 0xffffU) == (other_outcome & 0xffffU));
            std::int32_t const other_at = left.since[k] + static_cast<std::int32_t>(other_outcome & 0xffffU);
            leave_table(course(separate(first, other_at), false), other_outcome);
        }
        leave_table(course(first, both && !part), outcome);
    }
}

/// A course leaves a state whose stays a table holds, if it does in time.
void PairSampler::leave_table(Course const& course, std::uint32_t outcome) {
    std::uint32_t const cycles = outcome & 0xffffU;
    std::uint32_t const group = outcome >> 16U;
    std::int32_t const at = course.since + static_cast<std::int32_t>(cycles);
    if (at >= limit_[course.course]) {
        return;
    }
    std::uint32_t const next = next_[first_next_[course.state] + group];
    if (next < CourseTables::for_good) {
        add_lane({course.course, course.both, next, 0, at, course.count, course.seen});
    } else if (next < CourseTables::alike) {
        add_stay(course.course, next - CourseTables::for_good, at, limit_[course.course]);
    } else {
        auto const found_at = static_cast<std::uint32_t>(std::max(-course.since, 0));
        auto const node = static_cast<std::uint32_t>(found_at > 0 ? plan_.nodes.start[course.state][found_at]
                                                                  : leaving_[course.state].fresh);
        leave(course, {at, group, node + (cycles - found_at - 1) * leaving_[course.state].node_step});
    }
}

/// The stay of somebody whose state no table holds.
void PairSampler::walk_on(Course course, double u) {
    std::size_t const arm = course.course / most;
    End const first = walk(course, arm, u);
    End const second = course.both ? walk(course, 1, u) : first;
    add_stay(course.course, course.state, std::max(course.since, 0),
             std::min(first.at, limit_[course.course]), static_cast<std::size_t>(std::max(-course.since, 0)));
    ++course.count;
    course.seen |= 1U << (course.state % 32);
    go_on(course, first, second);
}

/// How long that stay lasts: cycle by cycle, with the one number.
PairSampler::End PairSampler::walk(Course const& course, std::size_t arm, double u) const {
    Leaving const& leaving = leaving_[course.state];
    int const moves =
        std::min(limit_[course.course], tables_[arm]->cycles);  // no move after the cycles evaluated
    double survives = 1;
    double below = 0;
    std::uint32_t node = course.node;
    for (int cycle = std::max(course.since, 0); cycle < moves; ++cycle) {
        double const* const chance = edges(course, arm, node, cycle);
        for (std::size_t group = 0; group < leaving.group_count; ++group) {
            below += survives * sum_of(chance + 1, leaving.groups[group]);
            if (u < below) {
                return {cycle + 1, group, node};
            }
        }
        survives *= chance[0];
        node = static_cast<std::uint32_t>(plan_.nodes.next[plan_.nodes.first_edge[node]]);
    }
    return {Prepared::never, 0, node};
}

/// A stay has been made, as the first strategy has it; courses part here if it ends otherwise under the second.
void PairSampler::go_on(Course course, End const& first, End const& second) {
    std::int32_t const limit = limit_[course.course];
    bool const in_time = std::min(first.at, second.at) < limit;
    if (course.both && in_time && (first.at != second.at || first.group != second.group)) {
        doubtful_ = doubtful_ || (leaving_[course.state].twice && first.at == second.at);
        course.both = false;
        Course other = course;
        other.course = separate(course.course, second.at);
        if (second.at < limit) {
            leave(other, second);
        }
    }
    if (first.at < limit) {
        leave(course, first);
    }
}

void PairSampler::leave(Course const& course, End const& end) {
    Group const& targets = leaving_[course.state].groups[end.group];
    if (targets.split == Names::none) {
        go_to(course, end, targets.first);
        return;
    }
    // By column: what has just been put together piece by piece is slow to copy in one piece.
    CourseLanes& lanes = parting_.courses;
    std::size_t const k = lanes.size++;
    lanes.course[k] = course.course;
    lanes.state[k] = course.state;
    lanes.since[k] = end.at;
    lanes.count[k] = course.count;
    lanes.seen[k] = course.seen;
    parting_.both[k] = course.both ? char{1} : char{0};
    parting_.group[k] = static_cast<std::uint32_t>(end.group);
    parting_.node[k] = end.node;
    std::size_t const arm = course.course / most;
    for (std::size_t one = arm; one < (course.both ? 2 : arm + 1); ++one) {
        double const* const shares = edges(course, one, end.node, end.at - 1) + 1 + targets.first;
        __builtin_prefetch(shares);
        parting_.shares[one][k] = shares;
    }
    asked_group_[k] = group_[course.course];
    asked_who_[k] = who_[course.course];
    asked_word_[k] = luck::split(targets.split, split_visits_[targets.split * courses + course.course]++);
}

/// Those who leave through a split learn where to: first under the strategy of their course, then, for courses together, under the
/// second.
void PairSampler::part() {
    CourseLanes& lanes = parting_.courses;
    if (lanes.size == 0) {
        return;
    }
    random::uniforms(key_, draw_, asked_group_.data(), asked_who_.data(), asked_word_.data(), lanes.size,
                     u_.data());
    auto const targets = [this, &lanes](std::size_t k) -> Group const& {
        return leaving_[lanes.state[k]].groups[parting_.group[k]];
    };
    std::size_t asked = lanes.size;  // then second looks
    for (std::size_t k = 0; k < lanes.size; ++k) {
        std::size_t const members = targets(k).count;
        offer(k, parting_.shares[lanes.course[k] / most][k], members);
        if (parting_.both[k] != 0) {
            offer(asked, parting_.shares[1][k], members);
            u_[asked++] = u_[k];
        }
    }
    pick_members(offered_.data(), members_, courses + padding, u_.data(), asked, places_.data());
    std::size_t second = lanes.size;
    for (std::size_t k = 0; k < lanes.size; ++k) {
        End const end{lanes.since[k], parting_.group[k], parting_.node[k]};
        auto const course = [&lanes, k](std::uint32_t which, bool both) {
            return Course{which, both, lanes.state[k], 0, 0, lanes.count[k], lanes.seen[k]};
        };
        std::size_t const first = targets(k).first;
        bool both = parting_.both[k] != 0;
        if (both && places_[second++] != places_[k]) {
            both = false;
            doubtful_ = doubtful_ || leaving_[lanes.state[k]].twice;
            go_to(course(separate(lanes.course[k]), false), end,
                  first + static_cast<std::size_t>(places_[second - 1]));
        }
        go_to(course(lanes.course[k], both), end, first + static_cast<std::size_t>(places_[k]));
    }
    lanes.size = 0;
}

/// Shares of a split's members, between which a number chooses.
void PairSampler::offer(std::size_t lane, double const* shares, std::size_t members) {
    for (std::size_t member = 0; member < members_; ++member) {
        offered_[member * (courses + padding) + lane] = member < members ? shares[member] : 0;
    }
}

/// \param place  among the targets of the state that is left
void PairSampler::go_to(Course course, End const& end, std::size_t place) {
    std::size_t const target = leaving_[course.state].targets[place];
    std::int32_t const fresh = leaving_[target].fresh;
    course.node = static_cast<std::uint32_t>(
        fresh >= 0 ? fresh : plan_.nodes.next[plan_.nodes.first_edge[end.node] + 1 + place]);
    course.state = static_cast<std::uint32_t>(target);
    course.since = end.at;
    arrive(course);
}

/// Enters a state, in time.
void PairSampler::arrive(Course const& course) {
    Leaving const& leaving = leaving_[course.state];
    if (leaving.groups == nullptr) {
        add_stay(course.course, course.state, std::max(course.since, 0), limit_[course.course],
                 static_cast<std::size_t>(std::max(-course.since, 0)));
    } else if (leaving.fresh < 0) {
        walking_.push_back(course);
    } else {
        add_lane(course);
    }
}

void PairSampler::add_lane(Course const& course) {
    CourseLanes& lanes = course.both ? together_ : alone_;
    std::size_t const lane = lanes.size++;
    lanes.course[lane] = course.course;
    lanes.state[lane] = course.state;
    lanes.since[lane] = course.since;
    lanes.count[lane] = course.count;
    lanes.seen[lane] = course.seen;
}

/// The second strategy's course gets stays of its own; what both have done so far it has done.
/// \return that course
std::uint32_t PairSampler::separate(std::size_t person) {
    apart_[person] = 1;
    count_[person + most] = count_[person];
    std::copy_n(stays_.begin() + static_cast<std::ptrdiff_t>(person << room_shift_), count_[person],
                stays_.begin() + static_cast<std::ptrdiff_t>((person + most) << room_shift_));
    for (std::size_t first = 0; first < split_visits_.size(); first += courses) {
        split_visits_[first + person + most] = split_visits_[first + person];
    }
    return static_cast<std::uint32_t>(person + most);
}

/// The same, for whom the stay made last ends at another point.
std::uint32_t PairSampler::separate(std::size_t person, std::int32_t other_end) {
    std::uint32_t const other = separate(person);
    stays_[(std::size_t{other} << room_shift_) + count_[other] - 1].to =
        static_cast<std::uint16_t>(std::min(other_end, limit_[other]));
    return other;
}

/// Made where it stands: put together elsewhere, piece by piece, it would be slow to copy.
void PairSampler::add_stay(std::size_t course, std::size_t state, int from, int to, std::size_t time) {
    if (count_[course] >> room_shift_ != 0) {
        widen();
    }
    stays_[(course << room_shift_) + count_[course]++] = Stay(state, from, to, time);
}

void PairSampler::widen() {
    std::vector<Stay> wider(stays_.size() * 2);
    for (std::size_t course = 0; course < courses; ++course) {
        std::copy_n(stays_.begin() + static_cast<std::ptrdiff_t>(course << room_shift_), count_[course],
                    wider.begin() + static_cast<std::ptrdiff_t>(course << (room_shift_ + 1)));
    }
    stays_.swap(wider);
    ++room_shift_;
}

double const* PairSampler::edges(Course const& course, std::size_t arm, std::size_t node, int cycle) const {
    Leaving const& leaving = leaving_[course.state];
    return tables_[arm]->of_state(plan_, kind_[course.course % most], course.state, cycle) +
           (node - leaving.first_node) * leaving.edges;
}

}  // namespace eigenkracht::pathway
