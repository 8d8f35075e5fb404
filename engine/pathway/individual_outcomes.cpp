#include "pathway/individual_outcomes.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <numeric>

namespace eigenkracht::pathway {

IndividualOutcomes::IndividualOutcomes(Pathway const& pathway)
    : pathway_(pathway), plan_(pathway_.plan()), factors_(plan_) {}

IndividualEstimates IndividualOutcomes::compute(Sampler& sampler, Tables const& tables, std::uint32_t draw,
                                                std::uint64_t persons) {
    if (tables.cycles != plan_.spec.cycles) {
        throw core::InputError("cycles evaluated", tables.cycles, "the whole horizon");
    }
    if (persons < 2) {
        throw core::InputError("persons", static_cast<double>(persons), "at least 2");
    }
    Choice entries;
    double const everybody = std::accumulate(tables.amounts.begin(), tables.amounts.end(), 0.0);
    if (!(everybody > 0)) {
        throw core::InputError("amounts of all entries", everybody, "a sum above 0");
    }
    entries.clear();
    for (double const amount : tables.amounts) {
        entries.add(amount / everybody);
    }
    entries.finish(true);
    factors_.update(tables);
    sampler.prepare(tables, prepared_);
    bool const own = sampler.every_person_differs();
    std::size_t const kinds = own ? 1 : tables.kinds.size();
    while (rewards_.size() < kinds) {
        rewards_.emplace_back(pathway_);
    }
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        rewards_[kind].meet(tables, tables.kinds[kind].traits);
    }
    std::size_t const outcomes = plan_.spec.outcomes.size();
    IndividualEstimates estimates{std::vector<double>(outcomes, 0.0), std::vector<double>(outcomes, 0.0)};
    std::vector<double> total(outcomes);
    for (std::uint64_t index = 0; index < persons; ++index) {
        PersonAddress const person{draw, static_cast<std::uint32_t>(index >> 32U),
                                   static_cast<std::uint32_t>(index)};
        std::size_t const entry = entries.pick(sampler.entry_number(person));
        sampler.sample(prepared_, entry, person, plan_.spec.cycles + 1, stays_, &traits_);
        Rewards& rewards = rewards_[own ? 0 : sampler.last_kind()];
        if (own) {
            rewards.meet(tables, traits_);
        }
        std::fill(total.begin(), total.end(), 0.0);
        add_course(rewards, total);
        for (std::size_t outcome = 0; outcome < outcomes; ++outcome) {  // Welford's recurrence
            double const before = total[outcome] - estimates.mean[outcome];
            estimates.mean[outcome] += before / static_cast<double>(index + 1);
            estimates.variance_of_mean[outcome] += before * (total[outcome] - estimates.mean[outcome]);
        }
    }
    for (double& sum : estimates.variance_of_mean) {
        sum /= static_cast<double>(persons - 1) * static_cast<double>(persons);
    }
    return estimates;
}

void IndividualOutcomes::find_nodes() {
    nodes_.assign(stays_.size(), Names::none);
    std::size_t node = 0;
    for (std::size_t index = 0; index < stays_.size(); ++index) {
        Stay const& stay = stays_[index];
        bool const first =
            index == 0 || plan_.states[stays_[index - 1].state].track != plan_.states[stay.state].track;
        if (first) {
            node = static_cast<std::size_t>(
                plan_.nodes.start[stay.state][static_cast<std::size_t>(stay.entered_at_time)]);
        } else {
            Stay const& before = stays_[index - 1];
            for (int point = before.from; point + 1 < before.to; ++point) {
                node = static_cast<std::size_t>(plan_.nodes.next[plan_.nodes.first_edge[node]]);
            }
            std::vector<std::size_t> const& targets = plan_.states[before.state].targets;
            auto const place = std::find(targets.begin(), targets.end(), std::size_t{stay.state});
            if (place == targets.end()) {
                continue;  // the course was ended: no node, and nothing follows in this track
            }
            node =
                static_cast<std::size_t>(plan_.nodes.next[plan_.nodes.first_edge[node] + 1 +
                                                          static_cast<std::size_t>(place - targets.begin())]);
        }
        nodes_[index] = node;
    }
}

void IndividualOutcomes::add_stay(Rewards& rewards, std::size_t index, std::vector<double>& total) {
    Stay const& stay = stays_[index];
    std::vector<std::size_t> const& earned = rewards.in_state(stay.state);
    std::size_t node = nodes_[index];
    for (int point = stay.from; point < stay.to && !earned.empty(); ++point) {
        for (std::size_t const look : factors_.at_point(point)) {
            int const cycle = factors_.look(look).cycle;
            for (std::size_t const reward : earned) {
                double const value =
                    node == Names::none ? rewards.plain(reward, cycle) : rewards.at_node(reward, node, cycle);
                for (std::size_t const outcome : rewards.outcomes(reward)) {
                    total[outcome] += value * factors_.of_look(outcome, look);
                }
            }
        }
        if (node != Names::none && point + 1 < stay.to) {
            node = static_cast<std::size_t>(plan_.nodes.next[plan_.nodes.first_edge[node]]);
        }
    }
    if (nodes_[index] == Names::none || index + 1 == stays_.size()) {
        return;
    }
    // The move at the end of the stay.
    Stay const& next = stays_[index + 1];
    if (plan_.states[next.state].track != plan_.states[stay.state].track) {
        return;
    }
    for (int point = stay.from; earned.empty() && point + 1 < stay.to; ++point) {
        node = static_cast<std::size_t>(plan_.nodes.next[plan_.nodes.first_edge[node]]);
    }
    int const cycle = stay.to - 1;
    auto const add = [&](std::size_t reward, double value) {
        for (std::size_t const outcome : rewards.outcomes(reward)) {
            total[outcome] += value * factors_.of_move(outcome, cycle, plan_.spec.rewards[reward].weighted);
        }
    };
    if (nodes_[index + 1] == Names::none) {
        auto const ending =
            std::find(plan_.end_states.begin(), plan_.end_states.end(), std::size_t{next.state});
        for (std::size_t const reward :
             rewards.on_ending(static_cast<std::size_t>(ending - plan_.end_states.begin()), stay.state)) {
            add(reward, rewards.on_arrival(reward) ? rewards.plain(reward, cycle + 1)
                                                   : rewards.at_node(reward, node, cycle));
        }
        return;
    }
    std::vector<std::size_t> const& targets = plan_.states[stay.state].targets;
    auto const place = static_cast<std::size_t>(
        std::find(targets.begin(), targets.end(), std::size_t{next.state}) - targets.begin());
    for (std::size_t const reward : rewards.on_move(stay.state, place)) {
        add(reward, rewards.on_arrival(reward) ? rewards.at_node(reward, nodes_[index + 1], cycle + 1)
                                               : rewards.at_node(reward, node, cycle));
    }
}

void IndividualOutcomes::add_course(Rewards& rewards, std::vector<double>& total) {
    find_nodes();
    for (std::size_t const reward : rewards.at_start()) {
        Mask const& states = rewards.start_states(reward);
        bool const all = std::none_of(states.begin(), states.end(), [](char in) { return in != 0; });
        bool const here = all || std::any_of(stays_.begin(), stays_.end(), [&](Stay const& stay) {
                              return stay.from == 0 && states[stay.state] != 0;
                          });
        for (std::size_t const outcome : rewards.outcomes(reward)) {
            total[outcome] += here ? rewards.plain(reward, 0) : 0;
        }
    }
    for (std::size_t index = 0; index < stays_.size(); ++index) {
        add_stay(rewards, index, total);
    }
}

}  // namespace eigenkracht::pathway
