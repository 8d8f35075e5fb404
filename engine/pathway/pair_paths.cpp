#include "pathway/pair_paths.hpp"

#include "pathway/luck.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::pathway {
namespace {

/// Pairs that are alike cost time too: so many are followed for each one that may be kept.
constexpr std::size_t alike_allowed = 4;

}  // namespace

PairPaths::PairPaths(Pathway const& pathway)
    : pathway_(pathway), plan_(pathway_.plan()), preparation_(pathway_), differences_(plan_) {
    std::size_t const tracks = plan_.sets.tracks().size();
    for (Arm& arm : arms_) {
        arm.starts.resize(tracks);
        arm.split_visits.assign(tracks, std::vector<std::uint32_t>(plan_.spec.splits.size()));
    }
}

std::vector<std::string> PairPaths::obstacles(Pathway const& pathway) {
    Plan const& plan = pathway.plan();
    std::vector<std::string> found;
    for (std::size_t const leave : plan.ending) {
        for (auto const& [target, share] : plan.spec.leaves[leave].to) {
            found.push_back(fmt::format("state.{} ends the course in every track", target));
        }
    }
    for (std::size_t trait = 0; trait < plan.traits.size(); ++trait) {
        if (plan.traits[trait].shapes && plan.spec.traits[trait].levels.empty()) {
            found.push_back(
                fmt::format("trait.{} gives each child a value of its own", plan.spec.traits[trait].name));
        }
    }
    std::vector<std::int32_t> const fresh = fresh_nodes(plan);
    for (std::size_t state = 0; state < plan.states.size(); ++state) {
        bool const reached = plan.nodes.first_of_state[state] < plan.nodes.first_of_state[state + 1];
        if (reached && fresh[state] < 0 && !plan.states[state].targets.empty()) {
            found.push_back(fmt::format("state.{} is left differently as time goes by ({})",
                                        plan.spec.states[state].name, pathway.sampling(state)));
        }
    }
    for (std::size_t entry = 0; entry < plan.residual_at.size(); ++entry) {
        if (std::any_of(plan.residual_at[entry].begin(), plan.residual_at[entry].end(),
                        [](char one) { return one != 0; })) {
            found.push_back(fmt::format("entry.{} finds children in the middle of a stay",
                                        plan.spec.entries[entry].name));
        }
    }
    return found;
}

bool PairPaths::find(Tables const& first, Tables const& second, int cycles, std::size_t most) {
    arms_[0].tables = &first;
    arms_[1].tables = &second;
    preparation_.prepare(first, second, arms_[0].prepared, arms_[1].prepared);
    differences_.compare(first, second, false);
    paths_before_.swap(paths_);
    stays_before_.swap(stays_);
    paths_.clear();
    stays_.clear();
    chances_.clear();
    news_ = true;
    if (!differences_.ends_alike()) {
        return false;
    }
    cycles_ = cycles;
    most_ = most;
    for (entry_ = 0; entry_ < plan_.spec.entries.size(); ++entry_) {
        if (!differences_.entry(entry_)) {
            continue;
        }
        first_of_entry_ = paths_.size();
        seen_ = 0;
        for (kind_ = 0; kind_ < first.kinds.size(); ++kind_) {
            weight_ = first.kinds[kind_].weight;
            start(0, 0);
        }
        if (paths_.size() - first_of_entry_ > most_ || seen_ > alike_allowed * most_) {
            paths_.clear();
            stays_.clear();
            chances_.clear();
            return false;
        }
    }
    news_ = paths_ != paths_before_ || stays_ != stays_before_;
    return true;
}

std::size_t PairPaths::decision(std::uint32_t word) {
    for (std::size_t known = 0; known < decisions_.size(); ++known) {
        if (decisions_[known].word == word) {
            return known;
        }
    }
    decisions_.push_back({word, 0, 1});
    return decisions_.size() - 1;
}

template <class Below, class Visit>
void PairPaths::decide(std::uint32_t word, std::size_t first, Below const& below, Visit const& visit) {
    std::size_t const known = decisions_.size();
    std::size_t const at = decision(word);
    Decision const before = decisions_[at];
    std::size_t place = first;
    while (below(place) <= before.low) {
        ++place;
    }
    for (double low = before.low; low < before.high && seen_ <= alike_allowed * most_; ++place) {
        double const high = std::min(below(place), before.high);
        if (high > low) {
            decisions_[at] = {word, low, high};
            visit(place);
            low = high;
        }
    }
    decisions_[at] = before;
    decisions_.resize(known);
}

template <class Visit>
void PairPaths::part(std::uint32_t word, Group const& group, double const* shares, Visit const& visit) {
    double const sum = sum_of(shares, group);
    std::size_t const end = group.first + group.count;
    std::size_t last = group.first;  // with a share: takes what rounding leaves
    for (std::size_t place = group.first; place < end; ++place) {
        last = shares[place] > 0 ? place : last;
    }
    auto const below = [&](std::size_t place) {
        if (place >= last) {
            return 2.0;
        }
        double cumulated = 0;
        for (std::size_t one = group.first; one <= place; ++one) {
            cumulated += shares[one];
        }
        return cumulated / sum;
    };
    decide(word, group.first, below, visit);
}

/// Where a track starts, under both strategies; then it is walked.
void PairPaths::start(std::size_t track, std::size_t arm) {
    if (track == plan_.sets.tracks().size()) {
        keep();
        return;
    }
    if (!differences_.track(entry_, track)) {
        start(track + 1, 0);
        return;
    }
    std::vector<Group> const& groups = preparation_.starts(entry_, track);
    auto const take = [&](std::size_t which) {
        Group const& group = groups[which];
        if (group.split == Names::none) {
            start_at(track, arm, group.first);
            return;
        }
        part(luck::split(group.split, 0), group, arms_[arm].tables->kinds[kind_].start[entry_].data(),
             [&](std::size_t place) { start_at(track, arm, place); });
    };
    if (groups.size() == 1) {
        take(0);
        return;
    }
    Prepared const& prepared = arms_[arm].prepared;
    std::size_t const first = prepared.stays->first(prepared.row(kind_, preparation_.start(entry_, track)));
    decide(
        luck::start(track), 0, [&](std::size_t which) { return prepared.stays->below(first + which); }, take);
}

void PairPaths::start_at(std::size_t track, std::size_t arm, std::size_t place) {
    arms_[arm].starts[track] = place;
    if (arm == 0) {
        start(track, 1);
        return;
    }
    bool const alike = arms_[0].starts[track] == place;
    if (alike && !differences_.leads(plan_.start_states[entry_][place])) {
        start(track + 1, 0);
    } else {
        begin(track, 0);
    }
}

void PairPaths::begin(std::size_t track, std::size_t arm) {
    std::size_t const place = arms_[arm].starts[track];
    std::size_t const split = plan_.starts[entry_][place].split;
    std::vector<std::uint32_t>& visits = arms_[arm].split_visits[track];
    std::fill(visits.begin(), visits.end(), 0U);
    if (split != Names::none) {
        visits[split] = 1;
    }
    walk(track, arm, plan_.start_states[entry_][place], 0);
}

void PairPaths::walk(std::size_t track, std::size_t arm, std::size_t state, int from) {
    if (from >= cycles_) {
        finished(track, arm);
        return;
    }
    Arm& of = arms_[arm];
    if (preparation_.targets(state).empty()) {
        of.stays.emplace_back(state, from, cycles_);
        finished(track, arm);
        of.stays.pop_back();
        return;
    }
    auto const visit = static_cast<std::uint32_t>(std::count_if(
        of.stays.begin(), of.stays.end(), [&](Stay const& stay) { return stay.state == state; }));
    StayTables const& tables = *of.prepared.stays;
    std::size_t const first = tables.pick(of.prepared.row(kind_, state), 0);
    auto const in_time = [&](std::size_t place) { return from + tables.outcome(place).cycles < cycles_; };
    // What comes after the horizon is one outcome.
    auto const below = [&](std::size_t place) { return in_time(place) ? tables.below(place) : 2.0; };
    decide(luck::stay(state, visit), first, below, [&](std::size_t place) {
        StayOutcome const outcome = tables.outcome(place);
        int const to = in_time(place) ? from + outcome.cycles : cycles_;
        go_on(track, arm, Stay(state, from, to), outcome.group);
    });
}

/// After a stay.
/// \param group  of the state's targets
void PairPaths::go_on(std::size_t track, std::size_t arm, Stay const& stay, std::size_t group) {
    Arm& of = arms_[arm];
    of.stays.push_back(stay);
    if (stay.to >= cycles_) {
        finished(track, arm);
    } else {
        std::size_t const state = stay.state;
        Group const& targets = preparation_.targets(state)[group];
        if (targets.split == Names::none) {
            walk(track, arm, plan_.states[state].targets[targets.first], stay.to);
        } else {
            auto node = static_cast<std::size_t>(preparation_.fresh_node(state));
            std::size_t const first = plan_.nodes.first_of_state[state];
            node += plan_.states[state].needs_time ? static_cast<std::size_t>(stay.to - stay.from) - 1 : 0;
            double const* const shares = of.tables->of_state(plan_, kind_, state, stay.to - 1) +
                                         (node - first) * (1 + plan_.states[state].targets.size()) + 1;
            std::uint32_t const visit = of.split_visits[track][targets.split]++;
            part(luck::split(targets.split, visit), targets, shares,
                 [&](std::size_t place) { walk(track, arm, plan_.states[state].targets[place], stay.to); });
            of.split_visits[track][targets.split] = visit;
        }
    }
    of.stays.pop_back();
}

void PairPaths::finished(std::size_t track, std::size_t arm) {
    if (arm == 0) {
        begin(track, 1);
    } else {
        start(track + 1, 0);
    }
}

/// A pair is complete.
void PairPaths::keep() {
    ++seen_;
    if (arms_[0].stays == arms_[1].stays || paths_.size() - first_of_entry_ > most_) {
        return;
    }
    double chance = weight_;
    for (Decision const& decision : decisions_) {
        chance *= decision.high - decision.low;
    }
    // Numbers of decisions that come to the same.
    if (paths_.size() > first_of_entry_) {
        auto const same = [&](std::size_t arm) {
            auto const before = stays(paths_.size() - 1, arm);
            return std::equal(before.begin(), before.end(), arms_[arm].stays.begin(), arms_[arm].stays.end());
        };
        if (same(0) && same(1)) {
            chances_.back() += chance;
            return;
        }
    }
    PairPath path{static_cast<std::uint32_t>(entry_), {}};
    path.at[0] = static_cast<std::uint32_t>(stays_.size());
    for (std::size_t arm = 0; arm < arms_.size(); ++arm) {
        stays_.insert(stays_.end(), arms_[arm].stays.begin(), arms_[arm].stays.end());
        path.at[arm + 1] = static_cast<std::uint32_t>(stays_.size());
    }
    paths_.push_back(path);
    chances_.push_back(chance);
}

}  // namespace eigenkracht::pathway
