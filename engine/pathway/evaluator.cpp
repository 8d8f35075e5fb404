#include "pathway/evaluator.hpp"

#include "core/error.hpp"
#include "pathway/clock_values.hpp"
#include "pathway/leave_formulas.hpp"
#include "pathway/person_formulas.hpp"

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
          persons_(plan_),
          prepared_(plan_.states.size(), 0) {}

    void evaluate(double const* parameters, std::size_t strategy, Tables& out, int cycles,
                  Tables const* like) {
        if (strategy >= persons_.strategies()) {
            throw core::InputError("strategy", static_cast<double>(strategy),
                                   fmt::format("an index below {}", persons_.strategies()));
        }
        if (cycles < 1 || cycles > plan_.spec.cycles) {
            throw core::InputError("cycles", cycles, fmt::format("1 to the horizon, {}", plan_.spec.cycles));
        }
        std::copy_n(parameters, plan_.parameters.size(), values_.begin());
        leaves_.under(strategy);
        out.strategy = strategy;
        out.cycles = cycles;
        out.stride = static_cast<std::size_t>(plan_.spec.cycles) + 1;
        persons_.set_strategy(strategy, values_);
        persons_.fill(values_.data(), out);
        start_age_ = out.start_age;
        fill_points(out);
        fill_kinds(out, like);
        out.values = values_;
    }

    void meet(Tables const& tables, std::vector<double> const& traits) {
        std::copy(tables.values.begin(), tables.values.end(), values_.begin());
        set_traits(plan_, traits, values_);
        start_age_ = tables.start_age;
        leaves_.under(tables.strategy);
        std::fill(prepared_.begin(), prepared_.end(), char{0});
        endings_prepared_ = false;
    }

    void start_shares(std::size_t entry, std::vector<double>& out) {
        persons_.start_shares(entry, values_.data(), out);
    }

    void edges(std::size_t node, int cycle, double* out) {
        std::size_t const state = plan_.nodes.state[node];
        if (prepared_[state] == 0) {
            leaves_.prepare_state(state, longest(state, plan_.spec.cycles));
            prepared_[state] = 1;
        }
        set_cycle(cycle);
        set_node(plan_, node, values_);
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
    std::size_t longest(std::size_t state, int cycles) const {
        return static_cast<std::size_t>(cycles) + (plan_.states[state].residual ? plan_.residual_cycles : 0);
    }

    void set_cycle(int cycle) { pathway::set_cycle(plan_, start_age_, cycle, values_); }

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

    void fill_kinds(Tables& out, Tables const* like) {
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
            set_traits(plan_, kind.traits, values_);
            fill_kind(out, kind,
                      like != nullptr && number <= like->kinds.size() ? &like->kinds[number - 1] : nullptr);
        } while (next_combination(indices, counts));
        out.kinds.resize(number);
    }

    void fill_kind(Tables const& out, Tables::Kind& kind, Tables::Kind const* like) {
        set_cycle(0);
        kind.start.resize(plan_.starts.size());
        for (std::size_t entry = 0; entry < plan_.starts.size(); ++entry) {
            start_shares(entry, kind.start[entry]);
        }
        kind.fixed.resize(plan_.nodes.next.size());
        kind.timed.resize(plan_.timed_edges * static_cast<std::size_t>(plan_.spec.cycles));
        kind.seen.resize(plan_.states.size());
        kind.seen_cycles.resize(plan_.states.size(), -1);
        for (std::size_t state = 0; state < plan_.states.size(); ++state) {
            if (is_news(plan_.states[state].inputs, out.cycles, kind.seen[state], kind.seen_cycles[state])) {
                kind.seen_cycles[state] = -1;  // in case of an error below
                if (like != nullptr && like->seen_cycles[state] == out.cycles &&
                    like->seen[state] == kind.seen[state]) {
                    copy_state(out.cycles, *like, kind, state);
                } else {
                    fill_state(out.cycles, kind, state);
                }
                kind.seen_cycles[state] = out.cycles;
            }
        }
        fill_endings(out, kind, like);
    }

    /// Whether values that something depends on have changed since it was computed, or too few cycles were;
    /// notes them.
    bool is_news(std::vector<std::size_t> const& inputs, int cycles, std::vector<double>& seen,
                 int seen_cycles) const {
        bool news = seen_cycles < cycles;
        seen.resize(inputs.size());
        for (std::size_t place = 0; place < inputs.size(); ++place) {
            bool const is_age = inputs[place] == plan_.names.age;
            std::size_t const age_trait = plan_.names.first_trait + plan_.names.age_trait;
            double const now = !is_age                                ? values_[inputs[place]]
                               : plan_.names.age_trait != Names::none ? values_[age_trait]
                                                                      : start_age_;
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
                    set_node(plan_, node, values_);
                    leaves_.edges(state, here);
                    done = here;
                }
            }
        }
    }

    /// What was computed of the same inputs for other tables.
    void copy_state(int cycles, Tables::Kind const& from, Tables::Kind& kind, std::size_t state) const {
        std::size_t const first = plan_.nodes.first_of_state[state];
        std::size_t const last = plan_.nodes.first_of_state[state + 1];
        std::size_t const edges = (last - first) * (1 + plan_.states[state].targets.size());
        if (!plan_.states[state].timed) {
            auto const at = first < last ? static_cast<std::ptrdiff_t>(plan_.nodes.first_edge[first]) : 0;
            std::copy_n(from.fixed.begin() + at, edges, kind.fixed.begin() + at);
            return;
        }
        for (int cycle = 0; cycle < cycles; ++cycle) {
            auto const at = static_cast<std::ptrdiff_t>(static_cast<std::size_t>(cycle) * plan_.timed_edges +
                                                        plan_.timed_first[state]);
            std::copy_n(from.timed.begin() + at, edges, kind.timed.begin() + at);
        }
    }

    bool varies(std::size_t leave) const {
        return plan_.leaves[leave].value_varies || plan_.leaves[leave].shares_vary;
    }

    void fill_endings(Tables const& out, Tables::Kind& kind, Tables::Kind const* like) {
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
        if (like != nullptr && like->seen_ending == seen && like->seen_ending_cycles == out.cycles) {
            kind.row_weights = like->row_weights;
            kind.row_alive = like->row_alive;
            kind.row_hazard = like->row_hazard;
            kind.alive = like->alive;
            kind.ended = like->ended;
            kind.seen_ending = seen;
            kind.seen_ending_cycles = out.cycles;
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
        set_traits(plan_, kind.traits, values_);
        kind.seen_ending = seen;
        kind.seen_ending_cycles = out.cycles;
    }

    Pathway pathway_;  // a copy keeps the plan alive
    Plan const& plan_;
    std::vector<double> values_;
    LeaveFormulas leaves_;
    Traits traits_;
    PersonFormulas persons_;
    std::vector<char> prepared_;
    bool endings_prepared_ = false;
    double start_age_ = 0;
};

Evaluator::Evaluator(Pathway const& pathway) : work_(std::make_unique<Work>(pathway)) {}
Evaluator::Evaluator(Evaluator&&) noexcept = default;
Evaluator& Evaluator::operator=(Evaluator&&) noexcept = default;
Evaluator::~Evaluator() = default;

void Evaluator::evaluate(double const* parameters, std::size_t strategy, Tables& out, int cycles,
                         Tables const* like) {
    work_->evaluate(parameters, strategy, out, cycles, like);
}
void Evaluator::meet(Tables const& tables, std::vector<double> const& traits) { work_->meet(tables, traits); }
void Evaluator::start_shares(std::size_t entry, std::vector<double>& out) { work_->start_shares(entry, out); }
void Evaluator::edges(std::size_t node, int cycle, double* out) { work_->edges(node, cycle, out); }
void Evaluator::endings(int cycle, double* out) { work_->endings(cycle, out); }

}  // namespace eigenkracht::pathway
