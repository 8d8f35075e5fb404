#include "pathway/evaluator.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "formula/expression.hpp"
#include "pathway/check.hpp"
#include "pathway/leave_formulas.hpp"
#include "pathway/share_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace eigenkracht::pathway {
namespace {

/// Every combination of indices below `sizes`, the last index running fastest.
bool next_combination(std::vector<std::size_t>& indices, std::vector<std::size_t> const& sizes) {
    for (std::size_t place = indices.size(); place-- > 0;) {
        if (++indices[place] < sizes[place]) {
            return true;
        }
        indices[place] = 0;
    }
    return false;
}

}  // namespace

class Evaluator::Work {
public:
    explicit Work(Pathway const& pathway)
        : pathway_(pathway),
          plan_(pathway_.plan()),
          values_(plan_.names.all().size(), 0.0),
          leaves_(plan_, values_.data()),
          traits_(plan_),
          prepared_(plan_.states.size(), 0) {
        PathwaySpec const& spec = plan_.spec;
        for (Strategy const& strategy : spec.strategies) {
            with_.emplace_back();
            for (auto const& [name, unused] : spec.strategies.front().with) {
                auto const given = std::find_if(strategy.with.begin(), strategy.with.end(),
                                                [&](auto const& one) { return one.first == name; });
                with_.back().emplace_back(given->second, plan_.names.all(), plan_.tables);
            }
        }
        if (spec.start_age.given()) {
            start_age_.emplace(spec.start_age, plan_.names.all(), plan_.tables);
        }
        for (Entry const& entry : spec.entries) {
            amounts_.emplace_back(entry.amount.given() ? entry.amount : formula::Formula{"1", entry.location},
                                  plan_.names.all(), plan_.tables);
            starts_.emplace_back();
            for (std::size_t track = 0; track < plan_.sets.tracks().size(); ++track) {
                std::vector<std::pair<std::string, formula::Formula>> list;
                for (auto const& [target, share] : entry.start) {
                    std::size_t const state = states_of_target(target, spec, plan_.sets).front();
                    if (plan_.states[state].track == track) {
                        list.emplace_back(target, share);
                    }
                }
                starts_.back().emplace_back(list, plan_);
            }
        }
        for (Split const& split : spec.splits) {
            splits_.emplace_back(split.shares, plan_);
        }
        for (Outcome const& outcome : spec.outcomes) {
            discounts_.emplace_back(
                outcome.discount_rate.given() ? outcome.discount_rate : formula::Formula{"0", {}},
                plan_.names.all(), plan_.tables);
        }
    }

    void evaluate(double const* parameters, std::size_t strategy, Tables& out, int cycles) {
        if (strategy >= with_.size()) {
            throw core::InputError("strategy", static_cast<double>(strategy),
                                   fmt::format("an index below {}", with_.size()));
        }
        if (cycles < 1 || cycles > plan_.spec.cycles) {
            throw core::InputError("cycles", cycles, fmt::format("1 to the horizon, {}", plan_.spec.cycles));
        }
        std::copy_n(parameters, plan_.parameters.size(), values_.begin());
        leaves_.under(strategy);
        out.strategy = strategy;
        out.cycles = cycles;
        out.stride = static_cast<std::size_t>(plan_.spec.cycles) + 1;
        for (std::size_t place = 0; place < with_[strategy].size(); ++place) {
            values_[plan_.names.first_strategy_value + place] = with_[strategy][place](values_.data());
        }
        out.start_age = start_age_ ? (*start_age_)(values_.data()) : 0;
        start_age_now_ = out.start_age;
        fill_plain(out);
        fill_points(out);
        fill_kinds(out);
        out.values = values_;
    }

    void meet(Tables const& tables, std::vector<double> const& traits) {
        std::copy(tables.values.begin(), tables.values.end(), values_.begin());
        std::copy(traits.begin(), traits.end(),
                  values_.begin() + static_cast<std::ptrdiff_t>(plan_.names.first_trait));
        start_age_now_ = tables.start_age;
        leaves_.under(tables.strategy);
        std::fill(prepared_.begin(), prepared_.end(), char{0});
        endings_prepared_ = false;
    }

    void start_shares(std::size_t entry, std::vector<double>& out) {
        std::vector<Destination> const& starts = plan_.starts[entry];
        out.resize(starts.size());
        for (std::size_t track = 0; track < starts_[entry].size(); ++track) {
            std::string const wrong = starts_[entry][track].compute(values_.data(), shares_);
            if (!wrong.empty()) {
                fail_entry(entry, fmt::format("in the track {} {}", plan_.sets.tracks()[track], wrong));
            }
            std::size_t in_track = 0;
            std::size_t last_to = Names::none;
            for (std::size_t place = 0; place < starts.size(); ++place) {
                Destination const& one = starts[place];
                if (plan_.states[one.state].track != track) {
                    continue;
                }
                in_track += last_to != Names::none && last_to != one.to ? 1 : 0;
                last_to = one.to;
                out[place] = shares_[in_track];
                if (one.split != Names::none) {
                    if (one.member == 0) {
                        std::string const wrong_split =
                            splits_[one.split].compute(values_.data(), split_shares_);
                        if (!wrong_split.empty()) {
                            fail_entry(entry, fmt::format("in the split {} {}",
                                                          plan_.spec.splits[one.split].name, wrong_split));
                        }
                    }
                    out[place] *= split_shares_[one.member];
                }
            }
        }
    }

    void edges(std::size_t node, int cycle, double* out) {
        std::size_t const state = plan_.nodes.state[node];
        if (prepared_[state] == 0) {
            leaves_.prepare_state(state, longest(state, plan_.spec.cycles));
            prepared_[state] = 1;
        }
        set_cycle(cycle);
        set_node(node);
        leaves_.edges(state, out);
    }

    void endings(int cycle, double* out) {
        if (!endings_prepared_) {
            leaves_.prepare_endings();
            endings_prepared_ = true;
        }
        set_cycle(cycle);
        leaves_.endings(out);
    }

private:
    [[noreturn]] void fail_entry(std::size_t entry, std::string const& finding) const {
        Entry const& spec = plan_.spec.entries[entry];
        std::string const place = core::text(spec.location);
        throw core::InputError(
            fmt::format("{}{}entry {}: {}", place, place.empty() ? "" : ": ", spec.name, finding));
    }

    std::size_t longest(std::size_t state, int cycles) const {
        return static_cast<std::size_t>(cycles) + (plan_.states[state].residual ? plan_.residual_cycles : 0);
    }

    void set_cycle(int cycle) {
        Names const& names = plan_.names;
        values_[names.cycle] = cycle;
        values_[names.time_since_entry] = cycle;
        if (names.age != Names::none) {
            double const at_start = names.age_trait == Names::none
                                        ? start_age_now_
                                        : values_[names.first_trait + names.age_trait];
            values_[names.age] =
                plan_.spec.cycle_unit == CycleUnit::month ? at_start + cycle / 12.0 : at_start + cycle;
        }
        if (names.calendar_year != Names::none) {
            values_[names.calendar_year] =
                plan_.spec.start_year + (plan_.spec.cycle_unit == CycleUnit::month ? cycle / 12 : cycle);
        }
    }

    void set_node(std::size_t node) {
        Names const& names = plan_.names;
        values_[names.time_in_state] = plan_.nodes.time_in_state[node];
        std::size_t const clocks = plan_.spec.clocks.size();
        for (std::size_t clock = 0; clock < clocks; ++clock) {
            values_[names.first_clock + clock] = plan_.nodes.clocks[node * clocks + clock];
        }
    }

    void fill_plain(Tables& out) {
        out.amounts.resize(amounts_.size());
        for (std::size_t entry = 0; entry < amounts_.size(); ++entry) {
            out.amounts[entry] = amounts_[entry](values_.data());
            if (!(out.amounts[entry] >= 0) || !std::isfinite(out.amounts[entry])) {
                fail_entry(entry, fmt::format("found an amount of {:.6g} (expected at least 0, and finite).",
                                              out.amounts[entry]));
            }
        }
        out.discount.resize(discounts_.size());
        for (std::size_t outcome = 0; outcome < discounts_.size(); ++outcome) {
            out.discount[outcome] = discounts_[outcome](values_.data());
            if (!(out.discount[outcome] > -1) || !std::isfinite(out.discount[outcome])) {
                throw core::InputError(fmt::format("discount rate of {}", plan_.spec.outcomes[outcome].name),
                                       out.discount[outcome], "above -1");
            }
        }
    }

    void fill_points(Tables& out) {
        out.points.resize(plan_.traits.size());
        out.shaping.clear();
        out.ending.clear();
        for (std::size_t trait = 0; trait < plan_.traits.size(); ++trait) {
            traits_.points(trait, values_.data(), out.points[trait]);
            if (plan_.traits[trait].shapes) {
                out.shaping.push_back(trait);
            } else if (plan_.traits[trait].ends) {
                out.ending.push_back(trait);
            }
        }
    }

    static std::vector<std::size_t> sizes(std::vector<std::size_t> const& which, Tables const& out) {
        std::vector<std::size_t> all;
        for (std::size_t const trait : which) {
            all.push_back(out.points[trait].values.size());
        }
        return all;
    }

    void fill_kinds(Tables& out) {
        std::vector<std::size_t> const counts = sizes(out.shaping, out);
        std::vector<std::size_t> indices(counts.size(), 0);
        std::size_t number = 0;
        do {
            if (number == out.kinds.size()) {
                out.kinds.emplace_back();
            }
            Tables::Kind& kind = out.kinds[number++];
            kind.weight = 1;
            kind.traits.assign(plan_.traits.size(), 0.0);
            kind.levels.assign(plan_.traits.size(), 0);
            for (std::size_t trait = 0; trait < plan_.traits.size(); ++trait) {
                for (std::size_t k = 0; k < out.points[trait].values.size(); ++k) {
                    kind.traits[trait] += out.points[trait].values[k] * out.points[trait].weights[k];
                }
            }
            for (std::size_t place = 0; place < indices.size(); ++place) {
                std::size_t const trait = out.shaping[place];
                kind.traits[trait] = out.points[trait].values[indices[place]];
                kind.levels[trait] = indices[place];
                kind.weight *= out.points[trait].weights[indices[place]];
            }
            std::copy(kind.traits.begin(), kind.traits.end(),
                      values_.begin() + static_cast<std::ptrdiff_t>(plan_.names.first_trait));
            fill_kind(out, kind);
        } while (next_combination(indices, counts));
        out.kinds.resize(number);
    }

    void fill_kind(Tables const& out, Tables::Kind& kind) {
        set_cycle(0);
        kind.start.resize(starts_.size());
        for (std::size_t entry = 0; entry < starts_.size(); ++entry) {
            start_shares(entry, kind.start[entry]);
        }
        kind.fixed.resize(plan_.nodes.next.size());
        kind.timed.resize(plan_.timed_edges * static_cast<std::size_t>(plan_.spec.cycles));
        kind.seen.resize(plan_.states.size());
        kind.seen_cycles.resize(plan_.states.size(), -1);
        for (std::size_t state = 0; state < plan_.states.size(); ++state) {
            if (is_news(plan_.states[state].inputs, out.cycles, kind.seen[state], kind.seen_cycles[state])) {
                kind.seen_cycles[state] = -1;  // in case of an error below
                fill_state(out.cycles, kind, state);
                kind.seen_cycles[state] = out.cycles;
            }
        }
        fill_endings(out, kind);
    }

    /// Whether values that something depends on have changed since it was computed, or too few cycles were; notes them.
    bool is_news(std::vector<std::size_t> const& inputs, int cycles, std::vector<double>& seen,
                 int seen_cycles) const {
        bool news = seen_cycles < cycles;
        seen.resize(inputs.size());
        for (std::size_t place = 0; place < inputs.size(); ++place) {
            bool const is_age = inputs[place] == plan_.names.age;
            std::size_t const age_trait = plan_.names.first_trait + plan_.names.age_trait;
            double const now = !is_age                                ? values_[inputs[place]]
                               : plan_.names.age_trait != Names::none ? values_[age_trait]
                                                                      : start_age_now_;
            news = news || !(now == seen[place]);
            seen[place] = now;
        }
        return news;
    }

    void fill_state(int cycles, Tables::Kind& kind, std::size_t state) {
        PlannedState const& planned = plan_.states[state];
        std::size_t const first = plan_.nodes.first_of_state[state];
        std::size_t const last = plan_.nodes.first_of_state[state + 1];
        if (first == last) {
            return;
        }
        std::size_t const stride = 1 + planned.targets.size();
        leaves_.prepare_state(state, longest(state, cycles));
        bool const same_everywhere = std::none_of(planned.before.begin(), planned.before.end(),
                                                  [&](std::size_t leave) { return varies(leave); }) &&
                                     std::none_of(planned.ordinary.begin(), planned.ordinary.end(),
                                                  [&](std::size_t leave) { return varies(leave); });
        int const looks = planned.timed ? cycles : 1;
        for (int cycle = 0; cycle < looks; ++cycle) {
            int const reached = planned.timed ? cycle : cycles - 1;
            double* const base = planned.timed ? kind.timed.data() +
                                                     static_cast<std::size_t>(cycle) * plan_.timed_edges +
                                                     plan_.timed_first[state]
                                               : kind.fixed.data() + plan_.nodes.first_edge[first];
            set_cycle(cycle);
            double const* done = nullptr;
            for (std::size_t node = first; node < last; ++node) {
                double* const here = base + (node - first) * stride;
                if (plan_.nodes.earliest[node] > reached) {
                    std::fill_n(here, stride, 0.0);
                } else if (same_everywhere && done != nullptr) {
                    std::copy_n(done, stride, here);
                } else {
                    set_node(node);
                    leaves_.edges(state, here);
                    done = here;
                }
            }
        }
    }

    bool varies(std::size_t leave) const {
        return plan_.leaves[leave].value_varies || plan_.leaves[leave].shares_vary;
    }

    void fill_endings(Tables const& out, Tables::Kind& kind) {
        std::size_t const endings = plan_.ending.size();
        std::size_t const horizon = out.stride - 1;
        if (endings == 0) {
            kind.alive.assign(out.stride, 1.0);
            kind.ended.clear();
            return;
        }
        // The points of the ending traits belong to what was seen: they may change with parameters.
        std::vector<double> seen;
        is_news(plan_.ending_inputs, 0, seen, 0);
        for (std::size_t const trait : out.ending) {
            seen.insert(seen.end(), out.points[trait].values.begin(), out.points[trait].values.end());
            seen.insert(seen.end(), out.points[trait].weights.begin(), out.points[trait].weights.end());
        }
        if (seen == kind.seen_ending && out.cycles <= kind.seen_ending_cycles) {
            return;
        }
        kind.seen_ending_cycles = -1;
        std::vector<std::size_t> const counts = sizes(out.ending, out);
        std::vector<std::size_t> indices(counts.size(), 0);
        std::size_t rows = 1;
        for (std::size_t const count : counts) {
            rows *= count;
        }
        kind.row_weights.assign(rows, 1.0);
        kind.row_alive.assign(rows * out.stride, 0.0);
        kind.row_hazard.assign(rows * horizon * endings, 0.0);
        kind.alive.assign(out.stride, 0.0);
        kind.ended.assign(endings, std::vector<double>(horizon, 0.0));
        for (std::size_t row = 0; row < rows; ++row) {
            for (std::size_t place = 0; place < indices.size(); ++place) {
                std::size_t const trait = out.ending[place];
                values_[plan_.names.first_trait + trait] = out.points[trait].values[indices[place]];
                kind.row_weights[row] *= out.points[trait].weights[indices[place]];
            }
            leaves_.prepare_endings();
            double* const alive = kind.row_alive.data() + row * out.stride;
            alive[0] = 1;
            kind.alive[0] += kind.row_weights[row];
            for (int cycle = 0; cycle < out.cycles; ++cycle) {
                auto const t = static_cast<std::size_t>(cycle);
                double* const hazard = kind.row_hazard.data() + (row * horizon + t) * endings;
                set_cycle(cycle);
                leaves_.endings(hazard);
                double sum = 0;
                for (std::size_t one = 0; one < endings; ++one) {
                    kind.ended[one][t] += kind.row_weights[row] * alive[t] * hazard[one];
                    sum += hazard[one];
                }
                alive[t + 1] = alive[t] * std::max(0.0, 1 - sum);
                kind.alive[t + 1] += kind.row_weights[row] * alive[t + 1];
            }
            next_combination(indices, counts);
        }
        std::copy(kind.traits.begin(), kind.traits.end(),
                  values_.begin() + static_cast<std::ptrdiff_t>(plan_.names.first_trait));
        kind.seen_ending = seen;
        kind.seen_ending_cycles = out.cycles;
    }

    Pathway pathway_;  // a copy keeps the plan alive
    Plan const& plan_;
    std::vector<double> values_;
    LeaveFormulas leaves_;
    Traits traits_;
    std::vector<char> prepared_;
    bool endings_prepared_ = false;
    double start_age_now_ = 0;
    std::vector<std::vector<formula::Expression>> with_;
    std::optional<formula::Expression> start_age_;
    std::vector<formula::Expression> amounts_;
    std::vector<std::vector<ShareList>> starts_;  ///< by entry, track
    std::vector<ShareList> splits_;
    std::vector<double> shares_;
    std::vector<double> split_shares_;
    std::vector<formula::Expression> discounts_;
};

Evaluator::Evaluator(Pathway const& pathway) : work_(std::make_unique<Work>(pathway)) {}
Evaluator::Evaluator(Evaluator&&) noexcept = default;
Evaluator& Evaluator::operator=(Evaluator&&) noexcept = default;
Evaluator::~Evaluator() = default;

void Evaluator::evaluate(double const* parameters, std::size_t strategy, Tables& out, int cycles) {
    work_->evaluate(parameters, strategy, out, cycles);
}
void Evaluator::meet(Tables const& tables, std::vector<double> const& traits) { work_->meet(tables, traits); }
void Evaluator::start_shares(std::size_t entry, std::vector<double>& out) { work_->start_shares(entry, out); }
void Evaluator::edges(std::size_t node, int cycle, double* out) { work_->edges(node, cycle, out); }
void Evaluator::endings(int cycle, double* out) { work_->endings(cycle, out); }

void residual_times(Plan const& plan, Tables const& tables, std::size_t kind, std::size_t state,
                    std::vector<double>& out) {
    std::vector<std::int32_t> const& starts = plan.nodes.start[state];
    double const* const base = tables.of_state(plan, kind, state, 0);
    std::size_t const stride = 1 + plan.states[state].targets.size();
    out.resize(starts.size());
    double survives = 1;
    double sum = 0;
    for (std::size_t time = 0; time < starts.size(); ++time) {
        out[time] = survives;
        sum += survives;
        survives *=
            base[(static_cast<std::size_t>(starts[time]) - plan.nodes.first_of_state[state]) * stride];
    }
    for (double& share : out) {
        share /= sum;
    }
}

}  // namespace eigenkracht::pathway
