#include "pathway/rewards.hpp"

#include "core/error.hpp"
#include "pathway/clock_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace eigenkracht::pathway {

using When = Reward::When;

Rewards::Rewards(Pathway const& pathway)
    : pathway_(pathway), plan_(pathway_.plan()), values_(plan_.names.all().size(), 0.0) {
    std::size_t const states = plan_.states.size();
    in_state_.resize(states);
    for (std::size_t reward = 0; reward < plan_.spec.rewards.size(); ++reward) {
        Reward const& spec = plan_.spec.rewards[reward];
        expressions_.emplace_back(spec.value, plan_.names.all(), plan_.tables);
        by_cycle_.push_back(0);
        by_clock_.push_back(0);
        for (std::size_t const name : expressions_.back().uses()) {
            Names::Kind const kind = plan_.names.kind(name);
            bool const clock = kind == Names::Kind::time_in_state || kind == Names::Kind::named_clock;
            by_clock_.back() = clock ? char{1} : by_clock_.back();
            by_cycle_.back() = !clock && name >= plan_.names.cycle ? char{1} : by_cycle_.back();
        }
        std::size_t const kept = by_clock_.back() != 0   ? plan_.nodes.count()
                                 : by_cycle_.back() != 0 ? static_cast<std::size_t>(plan_.spec.cycles) + 1
                                                         : 1;
        bool const both = by_clock_.back() != 0 && by_cycle_.back() != 0;
        kept_.emplace_back(both ? 0 : kept, 0.0);
        kept_for_.emplace_back(both ? 0 : kept, 0U);
        outcomes_.emplace_back();
        for (std::string const& name : spec.outcomes) {
            outcomes_.back().push_back(pathway_.outcome(name));
        }
        start_states_.emplace_back(states, char{0});
        if (spec.when == When::per_cycle) {
            Mask const in = plan_.sets.mask(spec.in.names);
            for (std::size_t state = 0; state < states; ++state) {
                if (in[state] != 0) {
                    in_state_[state].push_back(reward);
                }
            }
        } else if (spec.when == When::at_start) {
            at_start_.push_back(reward);
            if (std::find(spec.in.names.begin(), spec.in.names.end(), "*") == spec.in.names.end()) {
                start_states_.back() = plan_.sets.mask(spec.in.names);
            }
        }
    }
    index_moves();
}

void Rewards::index_moves() {
    std::size_t const states = plan_.states.size();
    on_move_.resize(states);
    for (std::size_t state = 0; state < states; ++state) {
        on_move_[state].resize(plan_.states[state].targets.size());
    }
    on_ending_.assign(plan_.ending.size(), std::vector<std::vector<std::size_t>>(states));
    for (std::size_t reward = 0; reward < plan_.spec.rewards.size(); ++reward) {
        Reward const& spec = plan_.spec.rewards[reward];
        if (spec.when == When::per_cycle || spec.when == When::at_start) {
            continue;
        }
        bool const entry = spec.when == When::on_entry;
        Mask const to = plan_.sets.mask(entry ? spec.in.names : spec.to.names);
        Mask from = entry ? to : plan_.sets.mask(spec.from.names);
        if (entry) {  // entered from outside
            std::transform(from.begin(), from.end(), from.begin(),
                           [](char in) { return in != 0 ? char{0} : char{1}; });
        }
        for (std::size_t state = 0; state < states; ++state) {
            if (from[state] == 0) {
                continue;
            }
            for (std::size_t place = 0; place < plan_.states[state].targets.size(); ++place) {
                if (to[plan_.states[state].targets[place]] != 0) {
                    on_move_[state][place].push_back(reward);
                }
            }
            for (std::size_t one = 0; one < plan_.ending.size(); ++one) {
                std::size_t const end = plan_.end_states[one];
                if (to[end] != 0 && plan_.states[end].track == plan_.states[state].track) {
                    on_ending_[one][state].push_back(reward);
                }
            }
        }
    }
}

void Rewards::meet(Tables const& tables, std::vector<double> const& traits) {
    std::copy(tables.values.begin(), tables.values.end(), values_.begin());
    set_traits(plan_, traits, values_);
    start_age_ = tables.start_age;
    ++meeting_;
    if (meeting_ == 0) {  // after 2^32 calls numbers come again
        for (std::vector<std::uint32_t>& numbers : kept_for_) {
            std::fill(numbers.begin(), numbers.end(), 0U);
        }
        meeting_ = 1;
    }
}

double Rewards::compute(std::size_t reward) {
    double const value = expressions_[reward](values_.data());
    if (!std::isfinite(value)) {
        throw core::InputError(fmt::format("reward.{}.value under strategy values of this draw",
                                           plan_.spec.rewards[reward].name),
                               value, "a finite number");
    }
    return value / plan_.spec.rewards[reward].per_cycles;
}

double Rewards::at_node(std::size_t reward, std::size_t node, int cycle) {
    if (by_clock_[reward] == 0) {
        return plain(reward, cycle);
    }
    bool const keep = by_cycle_[reward] == 0;
    if (keep && kept_for_[reward][node] == meeting_) {
        return kept_[reward][node];
    }
    set_cycle(plan_, start_age_, cycle, values_);
    set_node(plan_, node, values_);
    double const value = compute(reward);
    if (keep) {
        kept_[reward][node] = value;
        kept_for_[reward][node] = meeting_;
    }
    return value;
}

double Rewards::plain(std::size_t reward, int cycle) {
    if (by_clock_[reward] != 0) {
        throw core::Defect("a reward that reads clocks was asked for where there are none");
    }
    std::size_t const place = by_cycle_[reward] != 0 ? static_cast<std::size_t>(cycle) : 0;
    if (kept_for_[reward][place] != meeting_) {
        set_cycle(plan_, start_age_, cycle, values_);
        kept_[reward][place] = compute(reward);
        kept_for_[reward][place] = meeting_;
    }
    return kept_[reward][place];
}

}  // namespace eigenkracht::pathway
