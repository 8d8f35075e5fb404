#include "pathway/prepared.hpp"

#include <algorithm>

namespace eigenkracht::pathway {

double sum_of(double const* shares, Group const& group) {
    double sum = 0;
    for (std::size_t place = group.first; place < group.first + group.count; ++place) {
        sum += shares[place];
    }
    return sum;
}

std::size_t member_of(Group const& group, double const* shares, double u) {
    double const wanted = u * sum_of(shares, group);
    double below = 0;
    std::size_t chosen = group.first;
    for (std::size_t place = group.first; place < group.first + group.count; ++place) {
        if (shares[place] > 0) {
            chosen = place;
            below += shares[place];
            if (wanted < below) {
                break;
            }
        }
    }
    return chosen;
}

CourseEnd end_by_chance(Plan const& plan, Tables const& tables, std::size_t kind, std::size_t row, int cycles,
                        double u) {
    int const moves = std::min(cycles, tables.cycles);
    std::size_t const endings = plan.ending.size();
    Tables::Kind const& persons = tables.kinds[kind];
    double const* const alive = persons.row_alive.data() + row * tables.stride;
    double const* const found =
        std::partition_point(alive, alive + moves + 1, [u](double chance) { return 1 - chance <= u; });
    if (found == alive + moves + 1) {
        return {Prepared::never, 0};
    }
    auto const point = static_cast<std::size_t>(found - alive);
    double const* const hazard =
        persons.row_hazard.data() + (row * (tables.stride - 1) + point - 1) * endings;
    double below = 1 - alive[point - 1];
    std::size_t ending = 0;
    for (std::size_t one = 0; one < endings; ++one) {
        below += alive[point - 1] * hazard[one];
        ending = hazard[one] > 0 ? one : ending;
        if (u < below) {
            break;
        }
    }
    return {static_cast<int>(point), ending};
}

std::vector<std::int32_t> fresh_nodes(Plan const& plan) {
    std::vector<std::int32_t> fresh(plan.states.size(), -1);
    for (std::size_t state = 0; state < plan.states.size(); ++state) {
        PlannedState const& planned = plan.states[state];
        bool const clock = std::any_of(planned.needs_clock.begin(), planned.needs_clock.end(),
                                       [](char needed) { return needed != 0; });
        std::size_t const first = plan.nodes.first_of_state[state];
        bool const reached = first < plan.nodes.first_of_state[state + 1];
        if (reached && !clock && !planned.timed && plan.nodes.time_in_state[first] == 0) {
            fresh[state] = static_cast<std::int32_t>(first);  // nodes of a state are sorted by time in it
        }
    }
    return fresh;
}

Preparation::Preparation(Pathway const& pathway)
    : pathway_(pathway), plan_(pathway_.plan()), fresh_(fresh_nodes(plan_)) {
    for (PlannedState const& planned : plan_.states) {
        targets_.emplace_back();
        for (std::size_t place = 0; place < planned.targets.size(); ++place) {
            std::size_t const split = planned.splits[place];
            if (split != Names::none && !targets_.back().empty() && targets_.back().back().split == split) {
                ++targets_.back().back().count;
            } else {
                targets_.back().push_back({place, 1, split});
            }
        }
    }
    for (std::size_t state = 0; state < plan_.states.size(); ++state) {
        auto const longest = static_cast<std::size_t>(plan_.spec.cycles) + plan_.residual_cycles + 1;
        most_.push_back(fresh_[state] >= 0 ? longest * targets_[state].size() : 0);
    }
    for (std::vector<Destination> const& starts : plan_.starts) {
        starts_.emplace_back(plan_.sets.tracks().size());
        for (std::size_t place = 0; place < starts.size(); ++place) {
            std::vector<Group>& groups = starts_.back()[plan_.states[starts[place].state].track];
            if (starts[place].member > 0) {
                ++groups.back().count;
            } else {
                groups.push_back({place, 1, starts[place].split});
            }
        }
    }
}

void Preparation::prepare(Tables const& tables, Prepared& out, Prepared const* like) const {
    out.tables = &tables;
    out.traits.resize(plan_.traits.size());
    for (std::size_t trait = 0; trait < plan_.traits.size(); ++trait) {
        out.traits[trait].clear();
        for (double const weight : tables.points[trait].weights) {
            out.traits[trait].add(weight);
        }
        out.traits[trait].finish(true);
    }
    if (out.kinds.size() != tables.kinds.size()) {
        out.kinds.assign(tables.kinds.size(), {});
        std::vector<std::size_t> most;
        for (std::size_t kind = 0; kind < tables.kinds.size(); ++kind) {
            most.insert(most.end(), most_.begin(), most_.end());
        }
        out.stays.shape(most);
    }
    for (std::size_t kind = 0; kind < tables.kinds.size(); ++kind) {
        Prepared::Kind& made = out.kinds[kind];
        Tables::Kind const& persons = tables.kinds[kind];
        made.made_from.resize(plan_.states.size());
        made.made_for.resize(plan_.states.size(), -1);
        made.residual.resize(plan_.states.size());
        made.gone.resize(plan_.states.size());
        std::vector<double> times;
        for (std::size_t state = 0; state < plan_.states.size(); ++state) {
            bool changed = false;
            if (fresh_[state] >= 0) {
                changed =
                    made.made_for[state] != tables.cycles || made.made_from[state] != persons.seen[state];
                if (changed) {
                    made.made_from[state] = persons.seen[state];
                    made.made_for[state] = tables.cycles;
                    bool const known = like != nullptr && like->kinds.size() == out.kinds.size() &&
                                       like->kinds[kind].made_for[state] == tables.cycles &&
                                       like->kinds[kind].made_from[state] == persons.seen[state];
                    if (known) {
                        out.stays.copy(out.row(kind, state), like->stays);
                    } else {
                        stays(tables, kind, state, out);
                    }
                }
            }
            if (plan_.states[state].residual && !plan_.nodes.start[state].empty() &&
                (changed || fresh_[state] < 0)) {
                residual_times(plan_, tables, kind, state, times);
                made.gone[state].resize(times.size());
                for (std::size_t time = 0; time < times.size(); ++time) {
                    made.gone[state][time] = 1 - times[time] / times.front();
                }
                made.residual[state].clear();
                for (double const share : times) {
                    made.residual[state].add(share);
                }
                made.residual[state].finish(true);
            }
        }
        made.starts.resize(starts_.size());
        made.starts_made_from.resize(starts_.size());
        for (std::size_t entry = 0; entry < starts_.size(); ++entry) {
            if (made.starts_made_from[entry] == persons.start[entry] && !made.starts[entry].empty()) {
                continue;
            }
            made.starts_made_from[entry] = persons.start[entry];
            made.starts[entry].resize(starts_[entry].size());
            for (std::size_t track = 0; track < starts_[entry].size(); ++track) {
                made.starts[entry][track].clear();
                for (Group const& group : starts_[entry][track]) {
                    made.starts[entry][track].add(sum_of(persons.start[entry].data(), group));
                }
                made.starts[entry][track].finish(true);
            }
        }
        ends(tables, kind, made);
    }
}

void Preparation::stays(Tables const& tables, std::size_t kind, std::size_t state, Prepared& out) const {
    std::size_t const places = plan_.states[state].targets.size();
    std::size_t const first = plan_.nodes.first_of_state[state];
    double const* const base = tables.of_state(plan_, kind, state, 0);
    auto node = static_cast<std::size_t>(fresh_[state]);
    double survives = 1;
    bool any = false;
    out.stays.start(out.row(kind, state));
    for (int cycles = 1; survives > 0; ++cycles) {
        double const* const chance = base + (node - first) * (1 + places);
        for (std::size_t group = 0; group < targets_[state].size(); ++group) {
            double const leaves = sum_of(chance + 1, targets_[state][group]);
            if (leaves > 0) {
                out.stays.add({static_cast<std::uint16_t>(cycles), static_cast<std::uint16_t>(group)},
                              survives * leaves);
                any = true;
            }
        }
        survives *= chance[0];
        std::int32_t const next = plan_.nodes.next[plan_.nodes.first_edge[node]];
        // A node in which nobody can be before the last cycle has no probabilities; a node that follows
        // itself has no end.
        bool const no_more =
            next == Nodes::none || plan_.nodes.earliest[static_cast<std::size_t>(next)] >= tables.cycles;
        if (no_more || (next == static_cast<std::int32_t>(node) && cycles >= tables.cycles)) {
            break;
        }
        node = static_cast<std::size_t>(next);
    }
    out.stays.finish(survives <= 0 && any);
}

void Preparation::ends(Tables const& tables, std::size_t kind, Prepared::Kind& out) const {
    Tables::Kind const& persons = tables.kinds[kind];
    out.certain_end.resize(persons.row_weights.size());
    for (std::size_t row = 0; row < out.certain_end.size(); ++row) {
        double const* const alive = persons.row_alive.data() + row * tables.stride;
        double const* const last = alive + tables.cycles + 1;
        // A falling row of chances: all ones, then at once all zeros?
        double const* const below =
            std::partition_point(alive, last, [](double chance) { return chance >= 1; });
        if (below == last) {
            out.certain_end[row] = Prepared::never;
        } else {
            out.certain_end[row] = *below == 0 ? static_cast<int>(below - alive) : Prepared::by_chance;
        }
    }
}

}  // namespace eigenkracht::pathway
