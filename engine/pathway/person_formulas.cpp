#include "pathway/person_formulas.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "pathway/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace eigenkracht::pathway {
namespace {

formula::Formula given_or(formula::Formula const& formula, char const* otherwise) {
    return formula.given() ? formula : formula::Formula{otherwise, formula.where};
}

}  // namespace

PersonFormulas::PersonFormulas(Plan const& plan) : plan_(plan) {
    PathwaySpec const& spec = plan.spec;
    std::vector<std::string> const& names = plan.names.all();
    for (Strategy const& strategy : spec.strategies) {
        with_.emplace_back();
        for (auto const& wanted : spec.strategies.front().with) {
            auto const given = std::find_if(strategy.with.begin(), strategy.with.end(),
                                            [&](auto const& one) { return one.first == wanted.first; });
            with_.back().emplace_back(given->second, names, plan.tables);
        }
    }
    if (spec.start_age.given()) {
        start_age_.emplace(spec.start_age, names, plan.tables);
    }
    for (Entry const& entry : spec.entries) {
        amounts_.emplace_back(given_or(entry.amount, "1"), names, plan.tables);
        starts_.emplace_back();
        for (std::size_t track = 0; track < plan.sets.tracks().size(); ++track) {
            std::vector<std::pair<std::string, formula::Formula>> list;
            for (auto const& target : entry.start) {
                std::size_t const state = states_of_target(target.first, spec, plan.sets).front();
                if (plan.states[state].track == track) {
                    list.push_back(target);
                }
            }
            starts_.back().emplace_back(list, plan);
        }
    }
    for (Split const& split : spec.splits) {
        splits_.emplace_back(split.shares, plan);
    }
    for (Outcome const& outcome : spec.outcomes) {
        discounts_.emplace_back(given_or(outcome.discount_rate, "0"), names, plan.tables);
    }
}

void PersonFormulas::fail(std::size_t entry, std::string const& finding) const {
    Entry const& spec = plan_.spec.entries[entry];
    std::string const place = core::text(spec.location);
    throw core::InputError(
        fmt::format("{}{}entry {}: {}", place, place.empty() ? "" : ": ", spec.name, finding));
}

void PersonFormulas::set_strategy(std::size_t strategy, std::vector<double>& values) const {
    for (std::size_t place = 0; place < with_[strategy].size(); ++place) {
        values[plan_.names.first_strategy_value + place] = with_[strategy][place](values.data());
    }
}

void PersonFormulas::fill(double const* values, Tables& out) const {
    out.start_age = start_age_ ? (*start_age_)(values) : 0;
    out.amounts.resize(amounts_.size());
    for (std::size_t entry = 0; entry < amounts_.size(); ++entry) {
        out.amounts[entry] = amounts_[entry](values);
        if (!(out.amounts[entry] >= 0) || !std::isfinite(out.amounts[entry])) {
            fail(entry, fmt::format("found an amount of {:.6g} (expected at least 0, and finite).",
                                    out.amounts[entry]));
        }
    }
    out.discount.resize(discounts_.size());
    for (std::size_t outcome = 0; outcome < discounts_.size(); ++outcome) {
        out.discount[outcome] = discounts_[outcome](values);
        if (!(out.discount[outcome] > -1) || !std::isfinite(out.discount[outcome])) {
            throw core::InputError(fmt::format("discount rate of {}", plan_.spec.outcomes[outcome].name),
                                   out.discount[outcome], "above -1");
        }
    }
}

void PersonFormulas::start_shares(std::size_t entry, double const* values, std::vector<double>& out) {
    std::vector<Destination> const& starts = plan_.starts[entry];
    out.resize(starts.size());
    for (std::size_t track = 0; track < starts_[entry].size(); ++track) {
        std::string const wrong = starts_[entry][track].compute(values, shares_);
        if (!wrong.empty()) {
            fail(entry, fmt::format("in the track {} {}", plan_.sets.tracks()[track], wrong));
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
            if (one.split == Names::none) {
                continue;
            }
            if (one.member == 0) {
                std::string const wrong_split = splits_[one.split].compute(values, split_shares_);
                if (!wrong_split.empty()) {
                    fail(entry,
                         fmt::format("in the split {} {}", plan_.spec.splits[one.split].name, wrong_split));
                }
            }
            out[place] *= split_shares_[one.member];
        }
    }
}

}  // namespace eigenkracht::pathway
