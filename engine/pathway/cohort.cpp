#include "pathway/cohort.hpp"

#include "core/error.hpp"
#include "pathway/outcomes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::pathway {

Cohort::Cohort(Pathway const& pathway)
    : pathway_(pathway), plan_(pathway_.plan()), march_(plan_), slot_(plan_.nodes.count()) {
    std::size_t slots = 0;
    for (std::size_t state = 0; state < plan_.states.size(); ++state) {
        first_slot_.push_back(slots);
        std::size_t longest = 0;
        for (std::size_t node = plan_.nodes.first_of_state[state];
             node < plan_.nodes.first_of_state[state + 1]; ++node) {
            auto const time = static_cast<std::size_t>(plan_.nodes.time_in_state[node]);
            longest = std::max(longest, time);
            slot_[node] = slots + time;
        }
        bool const ended_in =
            std::find(plan_.end_states.begin(), plan_.end_states.end(), state) != plan_.end_states.end();
        if (ended_in && plan_.states[state].needs_time) {
            longest = std::max(longest, static_cast<std::size_t>(plan_.spec.cycles));
        }
        slots += longest + 1;
    }
    first_slot_.push_back(slots);
    for (Measure const& measure : plan_.spec.measures) {
        measure_sets_.push_back(plan_.sets.mask(measure.of.names));
    }
}

Cohort::~Cohort() = default;

CohortOutcomes& Cohort::outcomes() {
    if (!outcomes_) {
        outcomes_ = std::make_unique<CohortOutcomes>(pathway_);
    }
    return *outcomes_;
}

void Cohort::solve(Tables const& tables, std::size_t entry, int cycles) {
    if (cycles < 1 || cycles > tables.cycles) {
        throw core::InputError("cycles to solve", cycles,
                               fmt::format("1 to {}, the cycles evaluated", tables.cycles));
    }
    if (entry >= plan_.spec.entries.size()) {
        throw core::InputError("entry", static_cast<double>(entry),
                               fmt::format("an index below {}", plan_.spec.entries.size()));
    }
    tables_ = &tables;
    entry_ = entry;
    cycles_ = cycles;
    std::size_t const slots = first_slot_.back();
    std::size_t const points = static_cast<std::size_t>(cycles) + 1;
    history_.assign(slots * points, 0.0);
    for (std::size_t kind = 0; kind < tables.kinds.size(); ++kind) {
        Tables::Kind const& persons = tables.kinds[kind];
        if (persons.weight == 0) {
            continue;
        }
        march_.begin(tables, kind, entry);
        for (std::size_t point = 0; point < points; ++point) {
            double* const row = history_.data() + point * slots;
            double const factor = persons.weight * persons.alive[point];
            march_.each(
                [&](std::size_t node, std::size_t, double share) { row[slot_[node]] += factor * share; });
            if (point + 1 < points) {
                march_.step(static_cast<int>(point));
            }
        }
        for (std::size_t one = 0; one < plan_.ending.size(); ++one) {
            std::size_t const state = plan_.end_states[one];
            bool const timed = plan_.states[state].needs_time;
            for (std::size_t cycle = 0; cycle + 1 < points; ++cycle) {
                double const share = persons.weight * persons.ended[one][cycle];
                for (std::size_t point = cycle + 1; point < points; ++point) {
                    history_[point * slots + first_slot_[state] + (timed ? point - cycle - 1 : 0)] += share;
                }
            }
        }
    }
}

void Cohort::need_point(int cycle) const {
    if (cycle < 0 || cycle > cycles_) {
        throw core::InputError("cycle", cycle, fmt::format("0 to {}, the cycles solved", cycles_));
    }
}

double Cohort::at(Mask const& states, std::size_t point) const {
    double const* const row = history_.data() + point * first_slot_.back();
    double sum = 0;
    for (std::size_t state = 0; state < plan_.states.size(); ++state) {
        if (states[state] != 0) {
            for (std::size_t slot = first_slot_[state]; slot < first_slot_[state + 1]; ++slot) {
                sum += row[slot];
            }
        }
    }
    return sum;
}

double Cohort::in_state(Mask const& states, int cycle) const {
    need_point(cycle);
    return at(states, static_cast<std::size_t>(cycle));
}

double Cohort::time_in(Mask const& states, int cycles) const {
    need_point(cycles);
    double sum = 0;
    for (int cycle = 0; cycle < cycles; ++cycle) {
        sum += at(states, static_cast<std::size_t>(cycle));
    }
    return sum;
}

double Cohort::entered(Mask const& states, int cycle) {
    need_point(cycle);
    std::vector<std::size_t> const tracks = plan_.sets.tracks_in(states);
    if (tracks.size() != 1) {
        throw core::InputError("set of states entered", fmt::format("states of {} tracks", tracks.size()),
                               "states of one track");
    }
    double total = 0;
    for (std::size_t kind = 0; kind < tables_->kinds.size(); ++kind) {
        Tables::Kind const& persons = tables_->kinds[kind];
        if (persons.weight == 0) {
            continue;
        }
        double not_yet = 1;
        march_.begin(*tables_, kind, entry_);
        for (int point = 0; point <= cycle; ++point) {
            auto const t = static_cast<std::size_t>(point);
            double arrived = 0;
            for (std::size_t state = 0; state < plan_.states.size(); ++state) {
                if (states[state] != 0) {
                    arrived += march_.take_out(state);
                }
            }
            // Who gets there in this cycle has not been ended in it; who is ended may get there by that.
            total += persons.weight * persons.alive[t] * arrived;
            not_yet -= arrived;
            if (point == cycle) {
                break;
            }
            for (std::size_t one = 0; one < plan_.ending.size(); ++one) {
                if (states[plan_.end_states[one]] != 0) {
                    total += persons.weight * persons.ended[one][t] * not_yet;
                }
            }
            march_.step(point);
        }
    }
    return total;
}

double Cohort::value(std::size_t measure) {
    Measure const& spec = plan_.spec.measures.at(measure);
    switch (spec.kind) {
        case Measure::Kind::in_state:
            return in_state(measure_sets_[measure], spec.cycle);
        case Measure::Kind::entered:
            return entered(measure_sets_[measure], spec.cycle);
        case Measure::Kind::time_in:
            break;
    }
    return time_in(measure_sets_[measure], spec.cycle);
}

std::vector<double> Cohort::occupancy(Meter const& meter) const {
    std::vector<double> shares(static_cast<std::size_t>(std::max(cycles_, 0)), 0.0);
    for (std::size_t state = 0; state < plan_.states.size(); ++state) {
        if (meter.states[state] == 0) {
            continue;
        }
        std::size_t low = first_slot_[state];
        std::size_t high = first_slot_[state + 1];
        if (meter.window) {
            if (!plan_.states[state].needs_time) {
                throw core::InputError(
                    fmt::format("window of the time in {}", plan_.spec.states[state].name),
                    fmt::format("[{}, {})", meter.window->first, meter.window->second),
                    "a window in a state whose time in state is followed: name it in Pathway's timed_states");
            }
            std::size_t const longest = high - low;
            high = low + std::min(longest, static_cast<std::size_t>(std::max(0, meter.window->second)));
            low += std::min(longest, static_cast<std::size_t>(std::max(0, meter.window->first)));
        }
        for (std::size_t cycle = 0; cycle < shares.size(); ++cycle) {
            double const* const row = history_.data() + cycle * first_slot_.back();
            for (std::size_t slot = low; slot < high; ++slot) {
                shares[cycle] += row[slot];
            }
        }
    }
    return shares;
}

}  // namespace eigenkracht::pathway
