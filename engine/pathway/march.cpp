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

void March::clear(std::size_t state) {
    if (first_[state] < last_[state]) {
        std::fill(now_.begin() + static_cast<std::ptrdiff_t>(first_[state]),
                  now_.begin() + static_cast<std::ptrdiff_t>(last_[state]), 0.0);
    }
    first_[state] = plan_.nodes.first_of_state[state + 1];
    last_[state] = plan_.nodes.first_of_state[state];
}

void March::empty(Tables const& tables, std::size_t kind) {
    tables_ = &tables;
    kind_ = kind;
    for (std::size_t state = 0; state < plan_.states.size(); ++state) {
        clear(state);
    }
}

void March::begin(Tables const& tables, std::size_t kind, std::size_t entry) {
    empty(tables, kind);
    enter(entry, 1);
}

void March::begin(Tables const& tables, std::size_t kind, std::vector<double> const& persons) {
    empty(tables, kind);
    for (std::size_t entry = 0; entry < persons.size(); ++entry) {
        if (persons[entry] > 0) {
            enter(entry, persons[entry]);
        }
    }
}

void March::enter(std::size_t entry, double persons) {
    auto const put = [&](std::size_t node, double share) {
        std::size_t const state = plan_.nodes.state[node];
        now_[node] += share;
        first_[state] = std::min(first_[state], node);
        last_[state] = std::max(last_[state], node + 1);
    };
    for (std::size_t place = 0; place < plan_.start_states[entry].size(); ++place) {
        double const share = persons * tables_->kinds[kind_].start[entry][place];
        if (share == 0) {
            continue;
        }
        std::size_t const state = plan_.start_states[entry][place];
        std::vector<std::int32_t> const& starts = plan_.nodes.start[state];
        if (plan_.residual_at[entry][state] == 0) {
            put(static_cast<std::size_t>(starts.front()), share);
            continue;
        }
        residual_times(plan_, *tables_, kind_, state, residual_);
        for (std::size_t time = 0; time < starts.size(); ++time) {
            if (residual_[time] > 0) {
                put(static_cast<std::size_t>(starts[time]), share * residual_[time]);
            }
        }
    }
}

void March::arrive(std::size_t state, std::size_t node, double share) {
    next_[node] += share;
    next_first_[state] = std::min(next_first_[state], node);
    next_last_[state] = std::max(next_last_[state], node + 1);
}

void March::step(int cycle) {
    std::size_t const states = plan_.states.size();
    for (std::size_t state = 0; state < states; ++state) {
        next_first_[state] = plan_.nodes.first_of_state[state + 1];
        next_last_[state] = plan_.nodes.first_of_state[state];
    }
    for (std::size_t state = 0; state < states; ++state) {
        std::size_t const first = first_[state];
        std::size_t const last = last_[state];
        if (first >= last) {
            continue;
        }
        std::vector<std::size_t> const& targets = plan_.states[state].targets;
        std::size_t const stride = 1 + targets.size();
        double const* const chance = tables_->of_state(plan_, kind_, state, cycle) +
                                     (first - plan_.nodes.first_of_state[state]) * stride;
        std::int32_t const* const next = plan_.nodes.next.data() + plan_.nodes.first_edge[first];
        if (plan_.nodes.stay_step[state] != Nodes::none) {
            auto const step = static_cast<std::size_t>(plan_.nodes.stay_step[state]);
            for (std::size_t node = first; node < last; ++node) {
                next_[node + step] += now_[node] * chance[(node - first) * stride];
            }
            next_first_[state] = std::min(next_first_[state], first + step);
            next_last_[state] = std::max(next_last_[state], last + step);
        } else {
            for (std::size_t node = first; node < last; ++node) {
                if (double const moved = now_[node] * chance[(node - first) * stride]; moved != 0) {
                    arrive(state, static_cast<std::size_t>(next[(node - first) * stride]), moved);
                }
            }
        }
        for (std::size_t place = 0; place < targets.size(); ++place) {
            std::int32_t const one = plan_.nodes.one_next[state][place];
            double flow = 0;
            for (std::size_t node = first; node < last; ++node) {
                double const moved = now_[node] * chance[(node - first) * stride + 1 + place];
                if (one != Nodes::none) {
                    flow += moved;
                } else if (moved != 0) {
                    arrive(targets[place],
                           static_cast<std::size_t>(next[(node - first) * stride + 1 + place]), moved);
                }
            }
            if (flow != 0) {
                arrive(targets[place], static_cast<std::size_t>(one), flow);
            }
        }
    }
    for (std::size_t state = 0; state < states; ++state) {
        clear(state);
    }
    now_.swap(next_);
    first_.swap(next_first_);
    last_.swap(next_last_);
}

double March::take_out(std::size_t state) {
    double sum = 0;
    for (std::size_t node = first_[state]; node < last_[state]; ++node) {
        sum += now_[node];
    }
    clear(state);
    return sum;
}

}  // namespace eigenkracht::pathway
