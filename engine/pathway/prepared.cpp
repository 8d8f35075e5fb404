#include "pathway/prepared.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <numeric>

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
    std::size_t over = 0;  // places whose cumulative share the number is not below: counted without branches
    for (std::size_t place = group.first; place < group.first + group.count; ++place) {
        below += shares[place];
        over += wanted < below ? 0U : 1U;
    }
    std::size_t place = group.first + std::min(over, group.count - 1);
    while (place > group.first && !(shares[place] > 0)) {
        --place;  // rounding: the last that has a share
    }
    return place;
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
        for (std::vector<Group> const& groups : starts_.back()) {
            most_.push_back(groups.size());
        }
    }
}

void Preparation::prepare(Tables const& tables, Prepared& out) const {
    shape(tables.kinds.size(), {&out});
    fill(tables, out, nullptr);
}

void Preparation::prepare(Tables const& first, Tables const& second, Prepared& out,
                          Prepared& out_second) const {
    if (first.kinds.size() != second.kinds.size()) {
        throw core::Defect("kinds of persons hang on the strategy");  // the plan says which there are
    }
    shape(first.kinds.size(), {&out, &out_second});
    fill(first, out, nullptr);
    fill(second, out_second, first.cycles == second.cycles ? &out : nullptr);
}

/// Rows for all kinds of these strategies, one strategy after the other.
void Preparation::shape(std::size_t kinds, std::initializer_list<Prepared*> strategies) const {
    std::size_t const own = kinds * most_.size();
    auto const& stays = (*strategies.begin())->stays;
    bool const fits = std::all_of(strategies.begin(), strategies.end(), [&](Prepared const* one) {
        return one->stays == stays && stays != nullptr && stays->rows() == strategies.size() * own;
    });
    if (fits) {
        return;
    }
    std::vector<std::size_t> most;
    for (std::size_t row = 0; row < strategies.size() * own; ++row) {
        most.push_back(most_[row % most_.size()]);
    }
    auto const tables = std::make_shared<StayTables>();
    tables->shape(most);
    std::size_t first = 0;
    for (Prepared* one : strategies) {
        one->stays = tables;
        one->first_row = static_cast<std::uint32_t>(first);
        one->rows_of_kind = most_.size();
        one->rows.resize(own);
        std::iota(one->rows.begin(), one->rows.end(), one->first_row);
        one->kinds.assign(kinds, {});
        first += own;
    }
}

/// \param first  the strategy that has rows in common with this one; null: none
void Preparation::fill(Tables const& tables, Prepared& out, Prepared const* first) const {
    out.tables = &tables;
    traits(tables, out);
    for (std::size_t kind = 0; kind < tables.kinds.size(); ++kind) {
        Prepared::Kind& made = out.kinds[kind];
        made.made_from.resize(plan_.states.size());
        made.made_for.resize(plan_.states.size(), -1);
        made.residual.resize(plan_.states.size());
        made.gone.resize(plan_.states.size());
        for (std::size_t state = 0; state < plan_.states.size(); ++state) {
            fill_state(tables, kind, state, out, first);
        }
        starts(tables, kind, out, first);
        ends(tables, kind, made);
    }
}

void Preparation::fill_state(Tables const& tables, std::size_t kind, std::size_t state, Prepared& out,
                             Prepared const* first) const {
    std::vector<double> const& seen = tables.kinds[kind].seen[state];
    Prepared::Kind& made = out.kinds[kind];
    bool const held = fresh_[state] >= 0;
    bool const found = plan_.states[state].residual && !plan_.nodes.start[state].empty();
    std::uint32_t& row = out.rows[kind * out.rows_of_kind + state];
    if (held && first != nullptr && seen == first->tables->kinds[kind].seen[state]) {
        row = first->rows[kind * out.rows_of_kind + state];
        made.made_for[state] = -1;  // nothing in a row of its own
        if (found) {
            made.residual[state] = first->kinds[kind].residual[state];
            made.gone[state] = first->kinds[kind].gone[state];
        }
        return;
    }
    row = out.first_row + static_cast<std::uint32_t>(kind * out.rows_of_kind + state);
    if (held && made.made_for[state] == tables.cycles && made.made_from[state] == seen) {
        return;
    }
    if (held) {
        made.made_from[state] = seen;
        made.made_for[state] = tables.cycles;
        stays(tables, kind, state, out);
    }
    if (found) {
        residual(tables, kind, state, made);
    }
}

void Preparation::traits(Tables const& tables, Prepared& out) const {
    std::vector<std::size_t> most;
    for (TraitPoints const& points : tables.points) {
        most.push_back(points.weights.size());
    }
    bool const news = out.traits.shape(most);
    out.traits_made_from.resize(most.size());
    for (std::size_t trait = 0; trait < most.size(); ++trait) {
        std::vector<double> const& weights = tables.points[trait].weights;
        if (!news && out.traits_made_from[trait] == weights) {
            continue;
        }
        out.traits_made_from[trait] = weights;
        out.traits.start(trait);
        for (std::size_t point = 0; point < weights.size(); ++point) {
            out.traits.add({0, static_cast<std::uint16_t>(point)}, weights[point]);
        }
        out.traits.finish(true);
    }
}

void Preparation::residual(Tables const& tables, std::size_t kind, std::size_t state,
                           Prepared::Kind& out) const {
    std::vector<double> times;
    residual_times(plan_, tables, kind, state, times);
    out.gone[state].resize(times.size());
    out.residual[state].clear();
    for (std::size_t time = 0; time < times.size(); ++time) {
        out.gone[state][time] = 1 - times[time] / times.front();
        out.residual[state].add(times[time]);
    }
    out.residual[state].finish(true);
}

void Preparation::starts(Tables const& tables, std::size_t kind, Prepared& out, Prepared const* first) const {
    Prepared::Kind& made = out.kinds[kind];
    made.starts_made_from.resize(starts_.size());
    for (std::size_t entry = 0; entry < starts_.size(); ++entry) {
        std::vector<double> const& shares = tables.kinds[kind].start[entry];
        bool const known = made.starts_made_from[entry] == shares;
        bool all_own = true;
        for (std::size_t track = 0; track < starts_[entry].size(); ++track) {
            std::vector<Group> const& groups = starts_[entry][track];
            std::size_t const place = kind * out.rows_of_kind + start(entry, track);
            bool const alike =
                first != nullptr && std::all_of(groups.begin(), groups.end(), [&](Group const& group) {
                    auto const from = shares.begin() + static_cast<std::ptrdiff_t>(group.first);
                    std::vector<double> const& others = first->tables->kinds[kind].start[entry];
                    return std::equal(from, from + static_cast<std::ptrdiff_t>(group.count),
                                      others.begin() + static_cast<std::ptrdiff_t>(group.first));
                });
            if (alike) {
                out.rows[place] = first->rows[place];
                all_own = false;
                continue;
            }
            out.rows[place] = out.first_row + static_cast<std::uint32_t>(place);
            if (!known) {
                out.stays->start(out.rows[place]);
                for (std::size_t group = 0; group < groups.size(); ++group) {
                    out.stays->add({0, static_cast<std::uint16_t>(group)},
                                   sum_of(shares.data(), groups[group]));
                }
                out.stays->finish(true);
            }
        }
        made.starts_made_from[entry] = all_own ? shares : std::vector<double>();
    }
}

void Preparation::stays(Tables const& tables, std::size_t kind, std::size_t state, Prepared& out) const {
    std::size_t const places = plan_.states[state].targets.size();
    std::size_t const first = plan_.nodes.first_of_state[state];
    double const* const base = tables.of_state(plan_, kind, state, 0);
    auto node = static_cast<std::size_t>(fresh_[state]);
    double survives = 1;
    bool any = false;
    StayTables& table = *out.stays;
    table.start(out.row(kind, state));
    for (int cycles = 1; survives > 0; ++cycles) {
        double const* const chance = base + (node - first) * (1 + places);
        for (std::size_t group = 0; group < targets_[state].size(); ++group) {
            double const leaves = sum_of(chance + 1, targets_[state][group]);
            if (leaves > 0) {
                table.add({static_cast<std::uint16_t>(cycles), static_cast<std::uint16_t>(group)},
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
    table.finish(survives <= 0 && any);
}

void Preparation::ends(Tables const& tables, std::size_t kind, Prepared::Kind& out) const {
    Tables::Kind const& persons = tables.kinds[kind];
    if (out.ends_made_for == tables.cycles && out.ends_made_from == persons.seen_ending) {
        return;
    }
    out.ends_made_from = persons.seen_ending;
    out.ends_made_for = tables.cycles;
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
