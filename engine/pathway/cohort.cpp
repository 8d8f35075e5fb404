#include "pathway/cohort.hpp"

#include "core/error.hpp"
#include "pathway/outcomes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace eigenkracht::pathway {

Cohort::Cohort(Pathway const& pathway)
    : pathway_(pathway), plan_(pathway_.plan()), march_(plan_), renewal_(plan_) {
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

void Cohort::take(Tables const& tables, std::size_t entry, int cycles) {
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
    solved_ = -1;
}

void Cohort::solve(Tables const& tables, std::size_t entry, int cycles) {
    take(tables, entry, cycles);
    std::size_t const states = plan_.states.size();
    std::size_t const points = static_cast<std::size_t>(cycles) + 1;
    history_.assign(states * points, 0.0);
    solved_ = cycles;
    for (std::size_t kind = 0; kind < tables.kinds.size(); ++kind) {
        Tables::Kind const& persons = tables.kinds[kind];
        if (persons.weight == 0) {
            continue;
        }
        march_.begin(tables, kind, entry);
        for (std::size_t point = 0; point < points; ++point) {
            double const factor = persons.weight * persons.alive[point];
            for (std::size_t state = 0; state < states; ++state) {
                history_[point * states + state] += factor * march_.in_state(state);
            }
            if (point + 1 < points) {
                march_.step(static_cast<int>(point));
            }
        }
        for (std::size_t one = 0; one < plan_.ending.size(); ++one) {
            double ended = 0;
            for (std::size_t point = 1; point < points; ++point) {
                ended += persons.weight * persons.ended[one][point - 1];
                history_[point * states + plan_.end_states[one]] += ended;
            }
        }
    }
}

void Cohort::need_point(int cycle, int cycles) {
    if (cycle < 0 || cycle > cycles) {
        throw core::InputError("cycle", cycle, fmt::format("0 to {}, the cycles solved", cycles));
    }
}

double Cohort::at(Mask const& states, std::size_t point) const {
    double sum = 0;
    for (std::size_t state = 0; state < plan_.states.size(); ++state) {
        sum += states[state] != 0 ? history_[point * plan_.states.size() + state] : 0;
    }
    return sum;
}

double Cohort::in_state(Mask const& states, int cycle) const {
    need_point(cycle, solved_);
    return at(states, static_cast<std::size_t>(cycle));
}

double Cohort::time_in(Mask const& states, int cycles) const {
    need_point(cycles, solved_);
    double sum = 0;
    for (int cycle = 0; cycle < cycles; ++cycle) {
        sum += at(states, static_cast<std::size_t>(cycle));
    }
    return sum;
}

double Cohort::entered(Mask const& states, int cycle) {
    need_point(cycle, cycles_);
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

double Cohort::value(std::size_t measure, Tables const& tables, std::size_t entry) {
    Measure const& spec = plan_.spec.measures.at(measure);
    int const cycles = std::max(1, spec.cycle);
    if (spec.kind == Measure::Kind::entered) {
        take(tables, entry, cycles);  // who enters is found by a march of its own
    } else {
        solve(tables, entry, cycles);
    }
    return value(measure);
}

std::vector<double> Cohort::occupancy(Meter const& meter) {
    std::vector<double> shares(static_cast<std::size_t>(std::max(cycles_, 0)), 0.0);
    if (!meter.window) {
        need_point(cycles_, solved_);
        for (std::size_t cycle = 0; cycle < shares.size(); ++cycle) {
            shares[cycle] = at(meter.states, cycle);
        }
        return shares;
    }
    std::vector<double> persons(plan_.spec.entries.size(), 0.0);
    persons[entry_] = 1;
    occupancies(*tables_, persons, {meter}, cycles_, shares);
    return shares;
}

void Cohort::need_times(Meter const& meter) const {
    for (std::size_t state = 0; meter.window && state < plan_.states.size(); ++state) {
        if (meter.states[state] != 0 && !plan_.states[state].needs_time) {
            throw core::InputError(
                fmt::format("window of the time in {}", plan_.spec.states[state].name),
                fmt::format("[{}, {})", meter.window->first, meter.window->second),
                "a window in a state whose time in state is followed: name it in Pathway's timed_states");
        }
    }
}

/// For pathways that have to be walked.
void Cohort::march_occupancies(Tables const& tables, std::size_t kind, std::vector<double> const& persons,
                               std::vector<Meter> const& meters, int cycles, std::vector<double>& out) {
    auto const count = static_cast<std::size_t>(cycles);
    Tables::Kind const& of = tables.kinds[kind];
    std::vector<double> in_state(plan_.states.size());
    march_.begin(tables, kind, persons);
    for (std::size_t cycle = 0; cycle < count; ++cycle) {
        for (std::size_t state = 0; state < in_state.size(); ++state) {
            in_state[state] = march_.in_state(state);
        }
        for (std::size_t m = 0; m < meters.size(); ++m) {
            auto const& [states, window] = meters[m];
            for (std::size_t state = 0; state < in_state.size(); ++state) {
                if (states[state] != 0 && in_state[state] != 0) {
                    out[m * count + cycle] +=
                        of.weight * of.alive[cycle] *
                        (window ? march_.in_window(state, window->first, window->second) : in_state[state]);
                }
            }
        }
        if (cycle + 1 < count) {
            march_.step(static_cast<int>(cycle));
        }
    }
}

void Cohort::occupancies(Tables const& tables, std::vector<double> const& persons,
                         std::vector<Meter> const& meters, int cycles, std::vector<double>& out) {
    std::for_each(meters.begin(), meters.end(), [&](Meter const& meter) { need_times(meter); });
    auto const count = static_cast<std::size_t>(cycles);
    double const all = std::accumulate(persons.begin(), persons.end(), 0.0);
    out.assign(meters.size() * count, 0.0);
    for (std::size_t kind = 0; kind < tables.kinds.size(); ++kind) {
        Tables::Kind const& of = tables.kinds[kind];
        if (of.weight == 0) {
            continue;
        }
        if (renewal_.able()) {
            scale_.resize(count);
            for (std::size_t cycle = 0; cycle < count; ++cycle) {
                scale_[cycle] = of.weight * of.alive[cycle];
            }
            renewal_.add_occupancies(tables, kind, persons, meters, cycles, scale_.data(), out);
        } else {
            march_occupancies(tables, kind, persons, meters, cycles, out);
        }
        for (std::size_t one = 0; one < plan_.ending.size(); ++one) {
            for (std::size_t m = 0; m < meters.size(); ++m) {
                if (meters[m].states[plan_.end_states[one]] == 0) {
                    continue;
                }
                for (std::size_t ended = 0; ended < count; ++ended) {
                    for (std::size_t cycle = ended + 1; cycle < count; ++cycle) {
                        auto const time = static_cast<int>(cycle - ended - 1);
                        bool const counts = !meters[m].window || (meters[m].window->first <= time &&
                                                                  time < meters[m].window->second);
                        out[m * count + cycle] += counts ? of.weight * all * of.ended[one][ended] : 0;
                    }
                }
            }
        }
    }
}

}  // namespace eigenkracht::pathway
