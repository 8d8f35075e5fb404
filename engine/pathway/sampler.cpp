#include "pathway/sampler.hpp"

#include "core/error.hpp"
#include "pathway/individual_outcomes.hpp"
#include "pathway/luck.hpp"
#include "random/philox.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::pathway {
namespace {

constexpr int never_leaves = Prepared::never;

}  // namespace

Sampler::Sampler(Pathway const& pathway, random::Seed seed)
    : pathway_(pathway),
      plan_(pathway_.plan()),
      key_(random::key_of(seed, random::Purpose::child)),
      preparation_(pathway_),
      traits_(plan_),
      evaluator_(pathway_),
      person_traits_(plan_.traits.size(), 0.0) {
    std::size_t most_edges = 1;
    for (PlannedState const& state : plan_.states) {
        most_edges = std::max(most_edges, 1 + state.targets.size());
    }
    edges_.resize(std::max(most_edges, plan_.ending.size()));
    for (std::size_t trait = 0; trait < plan_.traits.size(); ++trait) {
        bool const own = !traits_.only_points(trait);
        own_traits_ = own_traits_ || (own && plan_.traits[trait].shapes);
        own_end_ = own_end_ || (own && plan_.traits[trait].ends);
    }
    split_visits_.resize(plan_.spec.splits.size());
    own_end_ = own_end_ || (own_traits_ && !plan_.ending.empty());
}

Sampler::~Sampler() = default;

IndividualOutcomes& Sampler::outcomes() {
    if (!outcomes_) {
        outcomes_ = std::make_unique<IndividualOutcomes>(pathway_);
    }
    return *outcomes_;
}

double Sampler::number(PersonAddress person, std::uint32_t word) {
    random::Block const bits = random::philox(key_, {person.draw, person.group, person.person, word});
    return random::unit_interval(std::uint64_t{bits[0]} << 32U | bits[1]);
}

double Sampler::entry_number(PersonAddress person) { return number(person, luck::entry); }

void Sampler::find_traits(Prepared const& prepared, PersonAddress person, bool shaping) {
    std::size_t index = 0;
    Tables const& tables = *prepared.tables;
    for (std::size_t trait = 0; trait < person_traits_.size(); ++trait) {
        PlannedTrait const& planned = plan_.traits[trait];
        if (planned.shapes != shaping || (!planned.shapes && !planned.ends)) {
            continue;
        }
        double const u = number(person, luck::trait(trait));
        if (!traits_.only_points(trait)) {
            person_traits_[trait] = traits_.sample(trait, tables.values.data(), u);
            continue;
        }
        std::size_t const point = prepared.traits.outcome(prepared.traits.pick(trait, u)).group;
        person_traits_[trait] = tables.points[trait].values[point];
        index = index * tables.points[trait].values.size() + point;
    }
    (shaping ? kind_ : row_) = index;
}

CourseEnd Sampler::walk_to_end(int cycles, double u) {
    double alive = 1;
    double below = 0;
    for (int cycle = 0; cycle < cycles && alive > 0; ++cycle) {
        evaluator_.endings(cycle, edges_.data());
        double sum = 0;
        for (std::size_t one = 0; one < plan_.ending.size(); ++one) {
            below += alive * edges_[one];
            sum += edges_[one];
            if (u < below) {
                return {cycle + 1, one};
            }
        }
        alive *= std::max(0.0, 1 - sum);
    }
    return {Prepared::never, 0};
}

CourseEnd Sampler::end_of(Prepared const& prepared, PersonAddress person, int cycles) {
    if (plan_.ending.empty()) {
        return {Prepared::never, 0};
    }
    Tables const& tables = *prepared.tables;
    int const moves = std::min(cycles, tables.cycles);
    if (own_end_) {
        return walk_to_end(moves, number(person, luck::end));
    }
    int const certain = prepared.kinds[kind_].certain_end[row_];
    if (certain == Prepared::never || (certain != Prepared::by_chance && plan_.ending.size() == 1)) {
        return {certain, 0};
    }
    return end_by_chance(plan_, tables, kind_, row_, cycles, number(person, luck::end));
}

double const* Sampler::edges(Prepared const& prepared, std::size_t node, int cycle) {
    if (own_traits_) {
        evaluator_.edges(node, cycle, edges_.data());
        return edges_.data();
    }
    std::size_t const state = plan_.nodes.state[node];
    return prepared.tables->of_state(plan_, kind_, state, cycle) +
           (node - plan_.nodes.first_of_state[state]) * (1 + plan_.states[state].targets.size());
}

std::size_t Sampler::residual_time(Prepared const& prepared, std::size_t state, double u) {
    if (!own_traits_) {
        return prepared.kinds[kind_].residual[state].pick(u);
    }
    std::vector<std::int32_t> const& starts = plan_.nodes.start[state];
    std::vector<double> survives(starts.size());
    double chance = 1;
    double sum = 0;
    for (std::size_t time = 0; time < starts.size(); ++time) {
        survives[time] = chance;
        sum += chance;
        chance *= edges(prepared, static_cast<std::size_t>(starts[time]), 0)[0];
    }
    double below = 0;
    for (std::size_t time = 0; time < starts.size(); ++time) {
        below += survives[time] / sum;
        if (u < below) {
            return time;
        }
    }
    return starts.size() - 1;
}

std::size_t Sampler::member_of(Group const& group, double const* shares, PersonAddress person) {
    if (group.split == Names::none) {
        return group.first;
    }
    return pathway::member_of(group, shares,
                              number(person, luck::split(group.split, split_visits_[group.split]++)));
}

std::size_t Sampler::start_of(Prepared const& prepared, std::size_t entry, std::size_t track,
                              PersonAddress person) {
    std::fill(split_visits_.begin(), split_visits_.end(), 0U);
    std::vector<Group> const& groups = preparation_.starts(entry, track);
    double const* shares = prepared.tables->kinds[own_traits_ ? 0 : kind_].start[entry].data();
    if (own_traits_) {
        evaluator_.start_shares(entry, shares_);
        shares = shares_.data();
    }
    std::size_t group = 0;
    if (groups.size() > 1) {
        double const u = number(person, luck::start(track));
        if (own_traits_) {
            double below = sum_of(shares, groups.front());
            while (group + 1 < groups.size() && below <= u) {
                below += sum_of(shares, groups[++group]);
            }
        } else {
            group =
                prepared.stays
                    ->outcome(prepared.stays->pick(prepared.row(kind_, preparation_.start(entry, track)), u))
                    .group;
        }
    }
    return member_of(groups[group], shares, person);
}

Sampler::Leaving Sampler::leave_of(Prepared const& prepared, std::size_t state, std::size_t node, int from,
                                   int moves, std::size_t found_at, double u) {
    std::vector<Group> const& groups = preparation_.targets(state);
    if (!own_traits_ && preparation_.fresh_node(state) >= 0) {
        // Who has been here for a while meets what is left of the same table: stays longer than that.
        double const over = found_at == 0 ? 0 : prepared.kinds[kind_].gone[state][found_at];
        std::size_t place =
            prepared.stays->pick(prepared.row(kind_, state), found_at == 0 ? u : luck::beyond(over, u));
        while (prepared.stays->outcome(place).cycles <= found_at) {
            ++place;  // rounding
        }
        StayOutcome const outcome = prepared.stays->outcome(place);
        if (outcome.cycles == StayOutcome::never) {
            return {never_leaves, 0, node};
        }
        auto const cycles = static_cast<std::size_t>(outcome.cycles) - found_at;
        // Nodes of a state without named clocks are its times in state, one after the other.
        return {from + static_cast<int>(cycles), outcome.group,
                node + (plan_.states[state].needs_time ? cycles - 1 : 0)};
    }
    double survives = 1;
    double below = 0;
    for (int cycle = from; cycle < moves; ++cycle) {
        double const* const chance = edges(prepared, node, cycle);
        for (std::size_t group = 0; group < groups.size(); ++group) {
            below += survives * sum_of(chance + 1, groups[group]);
            if (u < below) {
                return {cycle + 1, group, node};
            }
        }
        survives *= chance[0];
        node = static_cast<std::size_t>(plan_.nodes.next[plan_.nodes.first_edge[node]]);
    }
    return {never_leaves, 0, node};
}

void Sampler::follow(Prepared const& prepared, std::size_t entry, std::size_t start, PersonAddress person,
                     int limit, std::vector<Stay>& out) {
    // Splits are counted by track: each belongs to one. A start through a split was its first visit.
    std::fill(split_visits_.begin(), split_visits_.end(), 0U);
    if (std::size_t const split = plan_.starts[entry][start].split; split != Names::none) {
        split_visits_[split] = 1;
    }
    std::size_t state = plan_.start_states[entry][start];
    std::size_t found_at = 0;
    if (plan_.residual_at[entry][state] != 0) {
        found_at = residual_time(prepared, state, number(person, luck::residual(plan_.states[state].track)));
    }
    auto node = static_cast<std::size_t>(plan_.nodes.start[state][found_at]);
    std::size_t const first_stay = out.size();
    int const moves = std::min(limit, prepared.tables->cycles);  // no move after the cycles evaluated
    for (int from = 0; from < limit; found_at = 0) {
        PlannedState const& planned = plan_.states[state];
        Stay stay(state, from, limit, found_at);
        if (planned.targets.empty()) {
            out.push_back(stay);
            return;
        }
        auto const visit = static_cast<std::uint32_t>(
            std::count_if(out.begin() + static_cast<std::ptrdiff_t>(first_stay), out.end(),
                          [&](Stay const& one) { return one.state == state; }));
        double const u = number(person, luck::stay(state, visit));
        Leaving const leaving = leave_of(prepared, state, node, from, moves, found_at, u);
        stay.to = static_cast<std::uint16_t>(std::min(leaving.at, limit));
        out.push_back(stay);
        if (leaving.at >= limit) {
            return;
        }
        double const* const chance = edges(prepared, leaving.node, leaving.at - 1);
        std::size_t const place = member_of(preparation_.targets(state)[leaving.group], chance + 1, person);
        state = planned.targets[place];
        node = static_cast<std::size_t>(plan_.nodes.next[plan_.nodes.first_edge[leaving.node] + 1 + place]);
        from = leaving.at;
    }
}

void Sampler::prepare(Tables const& tables, Prepared& out) { preparation_.prepare(tables, out); }

void Sampler::check_cycles(Prepared const& prepared, int cycles) const {
    if (cycles < 1 || cycles > prepared.tables->cycles + 1) {
        throw core::InputError("cycles to sample", cycles,
                               fmt::format("1 to {}", prepared.tables->cycles + 1));
    }
}

void Sampler::sample(Prepared const& prepared, std::size_t entry, PersonAddress person, int cycles,
                     std::vector<Stay>& out, std::vector<double>* traits) {
    check_cycles(prepared, cycles);
    find_traits(prepared, person, true);
    find_traits(prepared, person, false);
    if (own_traits_ || own_end_) {
        evaluator_.meet(*prepared.tables, person_traits_);
    }
    CourseEnd const end = end_of(prepared, person, cycles);
    int const limit = std::min(cycles, end.point);
    out.clear();
    for (std::size_t track = 0; track < plan_.sets.tracks().size(); ++track) {
        std::size_t const start = start_of(prepared, entry, track, person);
        follow(prepared, entry, start, person, limit, out);
        add_end(end, track, cycles, out);
    }
    if (traits != nullptr) {
        *traits = person_traits_;
    }
}

void Sampler::add_end(CourseEnd const& end, std::size_t track, int cycles, std::vector<Stay>& out) const {
    if (end.point < cycles && plan_.states[plan_.end_states[end.ending]].track == track) {
        out.emplace_back(plan_.end_states[end.ending], end.point, cycles);
    }
}

}  // namespace eigenkracht::pathway
