#include "pathway/leave_formulas.hpp"

#include "core/elementary.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "pathway/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace eigenkracht::pathway {
namespace {

using Form = Leave::Form;
constexpr double tolerance = 1e-9;
constexpr std::size_t no_state = Names::none;

}  // namespace

LeaveFormulas::LeaveFormulas(Plan const& plan, double* values) : plan_(plan), values_(values) {
    for (Leave const& leave : plan.spec.leaves) {
        compiled_.emplace_back();
        Compiled& compiled = compiled_.back();
        if (leave.value.given()) {
            compiled.value.emplace(leave.value, plan.names.all(), plan.tables);
        }
        for (auto const& [name, formula] : leave.time.parameters) {
            compiled.time.emplace_back(formula, plan.names.all(), plan.tables);
        }
        compiled.shares.emplace(leave.to, plan);
        compiled.shares_now.resize(plan.leaves[compiled_.size() - 1].destinations.size());
    }
    for (Split const& split : plan.spec.splits) {
        splits_.emplace_back(split.shares, plan);
    }
}

void LeaveFormulas::fail(std::size_t leave, std::size_t state, std::string const& finding) const {
    std::vector<std::string> used;
    Compiled const& compiled = compiled_[leave];
    auto const note = [&](formula::Expression const& expression) {
        for (std::size_t const name : expression.uses()) {
            std::string const text = fmt::format("{} = {:.6g}", plan_.names.all()[name], values_[name]);
            if (std::find(used.begin(), used.end(), text) == used.end()) {
                used.push_back(text);
            }
        }
    };
    if (compiled.value) {
        note(*compiled.value);
    }
    std::for_each(compiled.time.begin(), compiled.time.end(), note);
    std::for_each(compiled.shares->expressions().begin(), compiled.shares->expressions().end(), note);
    std::string const place = core::text(plan_.spec.leaves[leave].location);
    throw core::InputError(fmt::format("{}{}leaving {} under strategy \"{}\": {}{}", place,
                                       place.empty() ? "" : ": ",
                                       state == no_state ? "every state" : plan_.spec.states[state].name,
                                       plan_.spec.strategies[strategy_].name, finding,
                                       used.empty() ? "" : fmt::format(" Here {}.", core::join(used, ", "))));
}

void LeaveFormulas::prepare_state(std::size_t state, std::size_t longest) {
    for (auto const* list : {&plan_.states[state].before, &plan_.states[state].ordinary}) {
        for (std::size_t const leave : *list) {
            prepare(leave, longest);
            if (!plan_.leaves[leave].value_varies) {
                compiled_[leave].value_now = value(leave, state);
            }
            if (!plan_.leaves[leave].shares_vary) {
                compute_shares(leave, state);
            }
        }
    }
}

void LeaveFormulas::prepare_endings() {
    for (std::size_t const leave : plan_.ending) {
        prepare(leave, 0);
        if (!plan_.leaves[leave].value_varies) {
            compiled_[leave].value_now = value(leave, no_state);
        }
    }
}

void LeaveFormulas::prepare(std::size_t leave, std::size_t longest) {
    Compiled& compiled = compiled_[leave];
    Leave const& spec = plan_.spec.leaves[leave];
    if (compiled.time.empty()) {
        return;
    }
    bool changed = compiled.time_now.size() != compiled.time.size();
    compiled.time_now.resize(compiled.time.size());
    for (std::size_t place = 0; place < compiled.time.size(); ++place) {
        double const now = compiled.time[place](values_);
        changed = changed || !(now == compiled.time_now[place]);
        compiled.time_now[place] = now;
    }
    std::size_t const wanted = spec.form == Form::stay ? longest + 2 : 0;
    if (!changed && compiled.stays.size() >= wanted) {
        return;
    }
    try {
        if (changed) {
            compiled.law = make_time_law(spec.time, compiled.time_now);
        }
        if (spec.form == Form::stay) {
            find_stays(leave, wanted);
        }
    } catch (core::InputError const& error) {
        compiled.time_now.clear();  // nothing of this may be used again
        std::string const place = core::text(spec.location);
        throw core::InputError(fmt::format("{}{}leaving {} under strategy \"{}\": {}", place,
                                           place.empty() ? "" : ": ", core::join(spec.from.names, ", "),
                                           plan_.spec.strategies[strategy_].name, error.what()));
    }
}

void LeaveFormulas::find_stays(std::size_t leave, std::size_t wanted) {
    Compiled& compiled = compiled_[leave];
    for (Compiled const& other : compiled_) {
        bool const alike = other.law.family == compiled.law.family && other.law.shape == compiled.law.shape &&
                           other.law.level == compiled.law.level;
        if (&other != &compiled && alike && !other.time_now.empty() && other.stays.size() >= wanted) {
            compiled.stays = other.stays;
            return;
        }
    }
    whole_cycle_survival(compiled.law, wanted, compiled.stays);
}

void LeaveFormulas::compute_shares(std::size_t leave, std::size_t state) {
    Compiled& compiled = compiled_[leave];
    std::string const wrong = compiled.shares->compute(values_, to_shares_);
    if (!wrong.empty()) {
        fail(leave, state, wrong);
    }
    std::vector<Destination> const& destinations = plan_.leaves[leave].destinations;
    for (std::size_t place = 0; place < destinations.size(); ++place) {
        Destination const& one = destinations[place];
        double share = to_shares_[one.to];
        if (one.split != Names::none) {
            if (one.member == 0) {
                std::string const wrong_split = splits_[one.split].compute(values_, split_shares_);
                if (!wrong_split.empty()) {
                    fail(leave, state,
                         fmt::format("in the split {} {}", plan_.spec.splits[one.split].name, wrong_split));
                }
            }
            share *= split_shares_[one.member];
        }
        compiled.shares_now[place] = share;
    }
}

double LeaveFormulas::value(std::size_t leave, std::size_t state) {
    Leave const& spec = plan_.spec.leaves[leave];
    switch (spec.form) {
        case Form::probability: {
            double const chance = (*compiled_[leave].value)(values_);
            if (!(chance >= 0 && chance <= 1)) {
                fail(leave, state, fmt::format("found a probability of {:.6g} (expected 0 to 1).", chance));
            }
            return chance;
        }
        case Form::stay:
            return 0;
        default:
            return hazard(leave, state);
    }
}

double LeaveFormulas::hazard(std::size_t leave, std::size_t state) {
    Leave const& spec = plan_.spec.leaves[leave];
    Compiled const& compiled = compiled_[leave];
    double rate = 0;
    if (spec.form == Form::rate) {
        rate = (*compiled.value)(values_) / spec.per_cycles;
    } else {
        std::size_t const clock = plan_.leaves[leave].clock;
        double const now = values_[clock];
        double const later = now + (clock == plan_.names.age ? plan_.cycle_years : 1.0);
        if (spec.form == Form::hazard_of) {
            // Where nobody is left S is 0 and the hazard has no value: whoever is there leaves.
            double const before = cumulative_hazard(compiled.law, now);
            constexpr double certain = 700;
            rate = std::isfinite(before) ? std::min(certain, cumulative_hazard(compiled.law, later) - before)
                                         : certain;
        } else {
            double const before = (*compiled.value)(values_);
            bool const both = clock == plan_.names.cycle || clock == plan_.names.time_since_entry;
            values_[both ? plan_.names.cycle : clock] = later;
            values_[both ? plan_.names.time_since_entry : clock] = later;
            rate = (*compiled.value)(values_)-before;
            values_[both ? plan_.names.cycle : clock] = now;
            values_[both ? plan_.names.time_since_entry : clock] = now;
            rate = rate < 0 && rate > -1e-12 ? 0 : rate;
        }
    }
    if (!(rate >= 0) || !std::isfinite(rate)) {
        fail(leave, state,
             fmt::format("found a rate of {:.6g} per cycle (expected at least 0, and finite).", rate));
    }
    return rate;
}

double LeaveFormulas::leaving(std::vector<std::size_t> const& list, Way way, std::size_t state,
                              std::size_t first_place, double scale, double* moves) {
    std::vector<std::vector<std::size_t>> const& places = plan_.states[state].places;
    if (way == Way::stay) {
        std::size_t const leave = list.front();
        std::vector<double> const& stays = compiled_[leave].stays;
        auto const time = static_cast<std::size_t>(values_[plan_.names.time_in_state]);
        double const now = time < stays.size() ? stays[time] : 0;
        double const later = time + 1 < stays.size() ? stays[time + 1] : 0;
        double const chance = now > 0 ? 1 - later / now : 1;
        if (plan_.leaves[leave].shares_vary) {
            // The shares read the whole stay: the cycle that ends now is part of it.
            values_[plan_.names.time_in_state] += 1;
            compute_shares(leave, state);
            values_[plan_.names.time_in_state] -= 1;
        }
        for (std::size_t to = 0; to < places[first_place].size(); ++to) {
            moves[places[first_place][to]] += scale * chance * compiled_[leave].shares_now[to];
        }
        return chance;
    }
    chances_.resize(list.size());
    double sum = 0;
    for (std::size_t one = 0; one < list.size(); ++one) {
        chances_[one] =
            plan_.leaves[list[one]].value_varies ? value(list[one], state) : compiled_[list[one]].value_now;
        sum += chances_[one];
    }
    if (way == Way::probability && sum > 1 + tolerance) {
        fail(list.back(), state,
             fmt::format("found probabilities that sum to {:.10g} (expected at most 1).", sum));
    }
    double const total = way == Way::probability ? std::min(sum, 1.0) : -core::expm1(-sum);
    if (sum > 0) {
        for (std::size_t one = 0; one < list.size(); ++one) {
            if (plan_.leaves[list[one]].shares_vary) {
                compute_shares(list[one], state);
            }
            double const chance = way == Way::probability ? chances_[one] : total * (chances_[one] / sum);
            std::vector<std::size_t> const& to_places = places[first_place + one];
            for (std::size_t to = 0; to < to_places.size(); ++to) {
                moves[to_places[to]] += scale * chance * compiled_[list[one]].shares_now[to];
            }
        }
    }
    return total;
}

void LeaveFormulas::edges(std::size_t state, double* out) {
    PlannedState const& planned = plan_.states[state];
    std::fill_n(out, 1 + planned.targets.size(), 0.0);
    double rest = 1;
    if (!planned.before.empty()) {
        rest -= leaving(planned.before, planned.before_way, state, 0, 1, out + 1);
    }
    double stay = rest;
    if (!planned.ordinary.empty()) {
        stay *=
            1 - leaving(planned.ordinary, planned.ordinary_way, state, planned.before.size(), rest, out + 1);
    }
    out[0] = std::max(0.0, stay);
}

void LeaveFormulas::endings(double* out) {
    double sum = 0;
    for (std::size_t one = 0; one < plan_.ending.size(); ++one) {
        std::size_t const leave = plan_.ending[one];
        out[one] = plan_.leaves[leave].value_varies ? value(leave, no_state) : compiled_[leave].value_now;
        sum += out[one];
    }
    if (plan_.ending.empty()) {
        return;
    }
    if (plan_.spec.leaves[plan_.ending.front()].form != Form::probability) {
        double const total = -core::expm1(-sum);
        for (std::size_t one = 0; one < plan_.ending.size(); ++one) {
            out[one] = sum > 0 ? total * (out[one] / sum) : 0;
        }
    } else if (sum > 1 + tolerance) {
        fail(plan_.ending.back(), no_state,
             fmt::format("found probabilities that sum to {:.10g} (expected at most 1).", sum));
    }
}

}  // namespace eigenkracht::pathway
