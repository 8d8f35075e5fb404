#include "pathway/outcomes.hpp"

#include "core/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace eigenkracht::pathway {

CohortOutcomes::CohortOutcomes(Pathway const& pathway)
    : pathway_(pathway),
      plan_(pathway_.plan()),
      march_(plan_),
      rewards_(pathway_),
      factors_(plan_),
      totals_(plan_.spec.outcomes.size()) {}

std::vector<double> const& CohortOutcomes::compute(Tables const& tables) {
    if (tables.cycles != plan_.spec.cycles) {
        throw core::InputError("cycles evaluated", tables.cycles,
                               fmt::format("the horizon, {}", plan_.spec.cycles));
    }
    double const everybody = std::accumulate(tables.amounts.begin(), tables.amounts.end(), 0.0);
    if (!(everybody > 0)) {
        throw core::InputError("amounts of all entries", everybody, "a sum above 0");
    }
    factors_.update(tables);
    by_kind_.assign(tables.kinds.size(), std::vector<double>(plan_.spec.outcomes.size(), 0.0));
    std::fill(totals_.begin(), totals_.end(), 0.0);
    for (std::size_t kind = 0; kind < tables.kinds.size(); ++kind) {
        if (tables.kinds[kind].weight == 0) {
            continue;
        }
        rewards_.meet(tables, tables.kinds[kind].traits);
        for (std::size_t entry = 0; entry < tables.amounts.size(); ++entry) {
            if (tables.amounts[entry] > 0) {
                add_kind(tables, kind, entry, tables.amounts[entry] / everybody, by_kind_[kind]);
            }
        }
        for (std::size_t outcome = 0; outcome < totals_.size(); ++outcome) {
            totals_[outcome] += tables.kinds[kind].weight * by_kind_[kind][outcome];
        }
    }
    return totals_;
}

void CohortOutcomes::add_kind(Tables const& tables, std::size_t kind, std::size_t entry, double amount,
                              std::vector<double>& total) {
    Tables::Kind const& persons = tables.kinds[kind];
    for (std::size_t const reward : rewards_.at_start()) {
        Mask const& states = rewards_.start_states(reward);
        bool const all = std::none_of(states.begin(), states.end(), [](char in) { return in != 0; });
        double share = all ? 1 : 0;
        for (std::size_t place = 0; place < persons.start[entry].size(); ++place) {
            share += states[plan_.start_states[entry][place]] != 0 ? persons.start[entry][place] : 0;
        }
        for (std::size_t const outcome : rewards_.outcomes(reward)) {
            total[outcome] += amount * share * rewards_.plain(reward, 0);
        }
    }
    std::vector<double> ended(plan_.ending.size(), 0.0);
    march_.begin(tables, kind, entry);
    for (int point = 0; point <= plan_.spec.cycles; ++point) {
        auto const t = static_cast<std::size_t>(point);
        double const alive = amount * persons.alive[t];
        for (std::size_t const look : factors_.at_point(point)) {
            int const cycle = factors_.look(look).cycle;
            march_.each([&](std::size_t node, std::size_t state, double share) {
                for (std::size_t const reward : rewards_.in_state(state)) {
                    double const value = alive * share * rewards_.at_node(reward, node, cycle);
                    for (std::size_t const outcome : rewards_.outcomes(reward)) {
                        total[outcome] += value * factors_.of_look(outcome, look);
                    }
                }
            });
            for (std::size_t one = 0; one < ended.size(); ++one) {
                for (std::size_t const reward : rewards_.in_state(plan_.end_states[one])) {
                    double const value = amount * ended[one] * rewards_.plain(reward, cycle);
                    for (std::size_t const outcome : rewards_.outcomes(reward)) {
                        total[outcome] += value * factors_.of_look(outcome, look);
                    }
                }
            }
        }
        if (point == plan_.spec.cycles) {
            break;
        }
        double const moving = amount * persons.alive[t + 1];
        auto const add_move = [&](std::size_t reward, double share, double value) {
            bool const weighted = plan_.spec.rewards[reward].weighted;
            for (std::size_t const outcome : rewards_.outcomes(reward)) {
                total[outcome] += share * value * factors_.of_move(outcome, point, weighted);
            }
        };
        march_.each([&](std::size_t node, std::size_t state, double share) {
            std::size_t const places = plan_.states[state].targets.size();
            std::size_t const stride = 1 + places;
            double const* const chance = tables.of_state(plan_, kind, state, point) +
                                         (node - plan_.nodes.first_of_state[state]) * stride;
            for (std::size_t place = 0; place < places; ++place) {
                for (std::size_t const reward : rewards_.on_move(state, place)) {
                    if (chance[1 + place] == 0) {
                        continue;
                    }
                    bool const after = rewards_.on_arrival(reward);
                    std::size_t const read =
                        after ? static_cast<std::size_t>(
                                    plan_.nodes.next[plan_.nodes.first_edge[node] + 1 + place])
                              : node;
                    add_move(reward, moving * share * chance[1 + place],
                             rewards_.at_node(reward, read, after ? point + 1 : point));
                }
            }
            for (std::size_t one = 0; one < ended.size(); ++one) {
                for (std::size_t const reward : rewards_.on_ending(one, state)) {
                    double const value = rewards_.on_arrival(reward) ? rewards_.plain(reward, point + 1)
                                                                     : rewards_.at_node(reward, node, point);
                    add_move(reward, amount * share * persons.ended[one][t], value);
                }
            }
        });
        for (std::size_t one = 0; one < ended.size(); ++one) {
            ended[one] += persons.ended[one][t];
        }
        march_.step(point);
    }
}

std::vector<double> CohortOutcomes::of_level(Tables const& tables, std::size_t trait,
                                             std::size_t level) const {
    if (trait >= plan_.spec.traits.size() || level >= plan_.spec.traits[trait].levels.size()) {
        throw core::InputError("subgroup", fmt::format("level {} of trait {}", level, trait),
                               "a level of a trait with levels");
    }
    double weight = 0;
    std::vector<double> mean(totals_.size(), 0.0);
    for (std::size_t kind = 0; kind < by_kind_.size(); ++kind) {
        if (tables.kinds[kind].levels[trait] != level) {
            continue;
        }
        weight += tables.kinds[kind].weight;
        for (std::size_t outcome = 0; outcome < mean.size(); ++outcome) {
            mean[outcome] += tables.kinds[kind].weight * by_kind_[kind][outcome];
        }
    }
    if (!(weight > 0)) {
        throw core::InputError(fmt::format("share of {}", plan_.spec.traits[trait].levels[level].name),
                               weight, "above 0");
    }
    for (double& value : mean) {
        value /= weight;
    }
    return mean;
}

std::vector<double> cohort_outcomes(Pathway const& pathway, Cohort& cohort, Tables const& tables) {
    std::vector<double> const& totals = cohort.outcomes().compute(tables);
    if (totals.size() != pathway.spec().outcomes.size()) {
        throw core::InputError("cohort solver", "one of another pathway", "one of the same pathway");
    }
    return totals;
}

IndividualEstimates individual_outcomes(Pathway const& pathway, Sampler& sampler, Tables const& tables,
                                        std::uint32_t draw, std::uint64_t persons) {
    IndividualEstimates estimates = sampler.outcomes().compute(sampler, tables, draw, persons);
    if (estimates.mean.size() != pathway.spec().outcomes.size()) {
        throw core::InputError("sampler", "one of another pathway", "one of the same pathway");
    }
    return estimates;
}

}  // namespace eigenkracht::pathway
