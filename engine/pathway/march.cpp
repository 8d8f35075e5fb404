#include "pathway/march.hpp"

#include <algorithm>

namespace eigenkracht::pathway {

March::March(Plan const& plan)
    : plan_(plan),
      now_(plan.nodes.count(), 0.0),
      next_(plan.nodes.count(), 0.0),
      first_(plan.states.size(), 0),
      last_(plan.states.size(), 0),
      next_first_(first_),
      next_last_(last_) {}

void March::put(std::size_t node, double share) {
    std::size_t const state = plan_.nodes.state[node];
    now_[node] += share;
    first_[state] = std::min(first_[state], node);
    last_[state] = std::max(last_[state], node + 1);
}

void March::begin(Tables const& tables, std::size_t kind, std::size_t entry) {
    tables_ = &tables;
    kind_ = kind;
    std::fill(now_.begin(), now_.end(), 0.0);
    std::fill(next_.begin(), next_.end(), 0.0);
    for (std::size_t state = 0; state < plan_.states.size(); ++state) {
        first_[state] = plan_.nodes.first_of_state[state + 1];
        last_[state] = plan_.nodes.first_of_state[state];
    }
    for (std::size_t place = 0; place < plan_.start_states[entry].size(); ++place) {
        double const share = tables.kinds[kind].start[entry][place];
        if (share == 0) {
            continue;
        }
        std::size_t const state = plan_.start_states[entry][place];
        std::vector<std::int32_t> const& starts = plan_.nodes.start[state];
        if (plan_.residual_at[entry][state] == 0) {
            put(static_cast<std::size_t>(starts.front()), share);
            continue;
        }
        residual_times(plan_, tables, kind, state, residual_);
        for (std::size_t time = 0; time < starts.size(); ++time) {
            if (residual_[time] > 0) {
                put(static_cast<std::size_t>(starts[time]), share * residual_[time]);
            }
        }
    }
}

void March::step(int cycle) {
    std::size_t const states = plan_.states.size();
    for (std::size_t state = 0; state < states; ++state) {
        next_first_[state] = plan_.nodes.first_of_state[state + 1];
        next_last_[state] = plan_.nodes.first_of_state[state];
    }
    for (std::size_t state = 0; state < states; ++state) {
        if (first_[state] >= last_[state]) {
            continue;
        }
        std::vector<std::size_t> const& targets = plan_.states[state].targets;
        std::size_t const stride = 1 + targets.size();
        std::size_t const origin = plan_.nodes.first_of_state[state];
        double const* chance =
            tables_->of_state(plan_, kind_, state, cycle) + (first_[state] - origin) * stride;
        std::int32_t const* next = plan_.nodes.next.data() + plan_.nodes.first_edge[first_[state]];
        for (std::size_t node = first_[state]; node < last_[state];
             ++node, chance += stride, next += stride) {
            double const share = now_[node];
            if (share == 0) {
                continue;
            }
            now_[node] = 0;
            for (std::size_t edge = 0; edge < stride; ++edge) {
                double const moved = share * chance[edge];
                if (moved == 0) {
                    continue;
                }
                auto const to = static_cast<std::size_t>(next[edge]);
                std::size_t const arrives = edge == 0 ? state : targets[edge - 1];
                next_[to] += moved;
                next_first_[arrives] = std::min(next_first_[arrives], to);
                next_last_[arrives] = std::max(next_last_[arrives], to + 1);
            }
        }
    }
    now_.swap(next_);  // what was now is all 0 again
    first_.swap(next_first_);
    last_.swap(next_last_);
}

double March::take_out(std::size_t state) {
    double sum = 0;
    for (std::size_t node = first_[state]; node < last_[state]; ++node) {
        sum += now_[node];
        now_[node] = 0;
    }
    first_[state] = plan_.nodes.first_of_state[state + 1];
    last_[state] = plan_.nodes.first_of_state[state];
    return sum;
}

}  // namespace eigenkracht::pathway
