#include "core/error.hpp"
#include "pathway/luck.hpp"
#include "pathway/pair_sampler.hpp"
#include "random/uniforms.hpp"

#include <algorithm>

namespace eigenkracht::pathway {

/// Everybody makes a stay; those who leave in time are about to make the next one.
void PairSampler::wave(Arm& arm) {
    std::size_t const size = moving_.size;
    sampled_ += size;
    for (std::size_t i = 0; i < size; ++i) {
        std::uint32_t const person = moving_.person[i];
        std::uint32_t const state = moving_.state[i];
        Stay const* const stays = arm.stays.data() + person * room_;
        std::uint32_t visit = 0;
        for (std::uint32_t k = 0; k < arm.count[person]; ++k) {
            visit += stays[k].state == state ? 1U : 0U;
        }
        words_[i] = luck::stay(state, visit);
        rows_[i] = static_cast<std::uint32_t>(arm.prepared.row(kind_[person], state));
    }
    random::uniforms(key_, draw_, moving_.group.data(), moving_.who.data(), words_.data(), size, u_.data());
    for (std::size_t i = 0; i < size; ++i) {
        if (moving_.found_at[i] > 0 && leaving_[moving_.state[i]].fresh >= 0) {
            // Who has been here for a while meets what is left of the same table: stays longer than that.
            double const over =
                arm.prepared.kinds[kind_[moving_.person[i]]].gone[moving_.state[i]][moving_.found_at[i]];
            u_[i] = over + u_[i] * (1 - over);
        }
    }
    arm.prepared.stays.pick_many(rows_.data(), u_.data(), size, places_.data());
    moving_.size = 0;  // who goes on is put in front of who has not been looked at yet
    parting_.size = 0;
    for (std::size_t i = 0; i < size; ++i) {
        std::uint32_t const person = moving_.person[i];
        std::uint32_t const state = moving_.state[i];
        std::int32_t const from = moving_.from[i];
        std::uint32_t const found_at = moving_.found_at[i];
        std::uint32_t node = moving_.node[i];
        Leaving const& leaving = leaving_[state];
        std::int32_t at = 0;
        std::size_t group = 0;
        if (leaving.fresh >= 0) {
            auto place = static_cast<std::size_t>(places_[i]);
            StayOutcome outcome = arm.prepared.stays.outcome(place);
            while (outcome.cycles <= found_at) {
                outcome = arm.prepared.stays.outcome(++place);  // rounding
            }
            at = from + outcome.cycles - static_cast<std::int32_t>(found_at);
            group = outcome.group;
            node += (outcome.cycles - found_at - 1) * leaving.node_step;
        } else {
            walk(arm, i, u_[i], at, group, node);
        }
        std::int32_t const limit = limit_[person];
        add_stay(arm, person, Stay(state, from, std::min(at, limit), found_at));
        if (at >= limit) {
            continue;
        }
        Group const& targets = leaving.groups[group];
        if (targets.split == Names::none) {
            leave(arm, person, state, node, at, targets.first);
            continue;
        }
        std::size_t const k = parting_.size++;
        parting_.person[k] = person;
        parting_.state[k] = state;
        parting_.node[k] = node;
        parting_.at[k] = at;
        parting_.targets[k] = &targets;
        parting_.shares[k] = edges(arm, person, state, node, at - 1) + 1;
        parting_.group[k] = moving_.group[i];
        parting_.who[k] = moving_.who[i];
        parting_.word[k] = luck::split(targets.split, split_visits_[targets.split * most + person]++);
    }
    part(arm);
}

/// Those who leave through a split learn where to.
void PairSampler::part(Arm& arm) {
    random::uniforms(key_, draw_, parting_.group.data(), parting_.who.data(), parting_.word.data(),
                     parting_.size, u_.data());
    for (std::size_t k = 0; k < parting_.size; ++k) {
        leave(arm, parting_.person[k], parting_.state[k], parting_.node[k], parting_.at[k],
              member_of(*parting_.targets[k], parting_.shares[k], u_[k]));
    }
}

/// \param node   node that is left
/// \param place  among the targets of the state that is left
void PairSampler::leave(Arm& arm, std::uint32_t person, std::uint32_t state, std::uint32_t node,
                        std::int32_t at, std::size_t place) {
    auto const target = static_cast<std::uint32_t>(plan_.states[state].targets[place]);
    std::int32_t const fresh = leaving_[target].fresh;
    std::int32_t const next = fresh >= 0 ? fresh : plan_.nodes.next[plan_.nodes.first_edge[node] + 1 + place];
    enter(arm, person, target, static_cast<std::uint32_t>(next), at, 0);
}

/// The stay of somebody whose state no table holds: cycle by cycle, with the one number.
void PairSampler::walk(Arm const& arm, std::size_t moving, double u, std::int32_t& at, std::size_t& group,
                       std::uint32_t& node) const {
    std::uint32_t const person = moving_.person[moving];
    std::uint32_t const state = moving_.state[moving];
    Leaving const& leaving = leaving_[state];
    int const moves = std::min(limit_[person], arm.tables->cycles);  // no move after the cycles evaluated
    double survives = 1;
    double below = 0;
    for (int cycle = moving_.from[moving]; cycle < moves; ++cycle) {
        double const* const chance = edges(arm, person, state, node, cycle);
        for (group = 0; group < leaving.group_count; ++group) {
            below += survives * sum_of(chance + 1, leaving.groups[group]);
            if (u < below) {
                at = cycle + 1;
                return;
            }
        }
        survives *= chance[0];
        node = static_cast<std::uint32_t>(plan_.nodes.next[plan_.nodes.first_edge[node]]);
    }
    at = Prepared::never;
}

void PairSampler::enter(Arm& arm, std::uint32_t person, std::uint32_t state, std::uint32_t node,
                        std::int32_t from, std::uint32_t found_at) {
    if (from >= limit_[person]) {
        return;
    }
    if (leaving_[state].groups == nullptr) {
        add_stay(arm, person, Stay(state, from, limit_[person], found_at));
        return;
    }
    std::size_t const i = moving_.size++;
    moving_.person[i] = person;
    moving_.state[i] = state;
    moving_.node[i] = node;
    moving_.from[i] = from;
    moving_.found_at[i] = found_at;
    moving_.group[i] = group_[person];
    moving_.who[i] = who_[person];
}

void PairSampler::widen() {
    for (Arm& arm : arms_) {
        std::vector<Stay> wider(most * room_ * 2);
        for (std::size_t person = 0; person < size_; ++person) {
            std::copy_n(arm.stays.begin() + static_cast<std::ptrdiff_t>(person * room_), arm.count[person],
                        wider.begin() + static_cast<std::ptrdiff_t>(person * room_ * 2));
        }
        arm.stays.swap(wider);
    }
    room_ *= 2;
}

double const* PairSampler::edges(Arm const& arm, std::size_t person, std::size_t state, std::size_t node,
                                 int cycle) const {
    Leaving const& leaving = leaving_[state];
    return arm.tables->of_state(plan_, kind_[person], state, cycle) +
           (node - leaving.first_node) * leaving.edges;
}

}  // namespace eigenkracht::pathway
