/// \file
/// Small pathways that several tests use, and short ways to write one.
#pragma once

#include "pathway/cohort.hpp"
#include "pathway/evaluator.hpp"
#include "pathway/outcomes.hpp"
#include "pathway/pathway.hpp"

#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::tests {

using Shares = std::vector<std::pair<std::string, formula::Formula>>;

inline formula::Formula f(std::string text) { return {std::move(text), {"scenario.toml", 1, 1}}; }

inline pathway::StateSet in(std::vector<std::string> names) {
    return {std::move(names), {"scenario.toml", 2, 1}};
}

inline pathway::State state(std::string name, std::string track = "main", std::vector<std::string> tags = {},
                            bool ends = false) {
    return {std::move(name), "", std::move(track), std::move(tags), ends, {"scenario.toml", 3, 1}};
}

inline pathway::Leave leave(std::vector<std::string> from, std::string to, pathway::Leave::Form form,
                            std::string value, bool before = false) {
    pathway::Leave made;
    made.from = in(std::move(from));
    made.form = form;
    made.value = f(std::move(value));
    made.to = {{std::move(to), f("1")}};
    made.before = before;
    made.location = {"scenario.toml", 4, 1};
    return made;
}

inline pathway::Leave probability(std::vector<std::string> from, std::string to, std::string value,
                                  bool before = false) {
    return leave(std::move(from), std::move(to), pathway::Leave::Form::probability, std::move(value), before);
}

inline pathway::Leave rate(std::vector<std::string> from, std::string to, std::string value,
                           bool before = false) {
    return leave(std::move(from), std::move(to), pathway::Leave::Form::rate, std::move(value), before);
}

inline pathway::Leave stay(std::vector<std::string> from, Shares to, std::string family, Shares parameters) {
    pathway::Leave made;
    made.from = in(std::move(from));
    made.form = pathway::Leave::Form::stay;
    made.time = {std::move(family), std::move(parameters), {"scenario.toml", 5, 1}};
    made.to = std::move(to);
    made.location = {"scenario.toml", 5, 1};
    return made;
}

inline pathway::Reward per_cycle(std::string name, std::vector<std::string> outcomes,
                                 std::vector<std::string> states, std::string value) {
    pathway::Reward made;
    made.name = std::move(name);
    made.outcomes = std::move(outcomes);
    made.in = in(std::move(states));
    made.value = f(std::move(value));
    return made;
}

inline pathway::Entry entry(std::string name, Shares start, std::string amount = "1") {
    return {std::move(name), "", f(std::move(amount)), std::move(start), {}, {"scenario.toml", 6, 1}};
}

inline pathway::Outcome outcome(std::string name, std::string discount = "", bool effect = false) {
    return {
        std::move(name), "", "", effect, discount.empty() ? formula::Formula{} : f(std::move(discount)), {}};
}

/// Tables of one strategy over the whole horizon.
inline pathway::Tables tables_of(pathway::Pathway const& pathway, std::vector<double> const& parameters = {},
                                 std::size_t strategy = 0) {
    pathway::Evaluator evaluator(pathway);
    pathway::Tables tables;
    evaluator.evaluate(parameters.data(), strategy, tables, pathway.cycles());
    return tables;
}

/// Totals of outcomes by the cohort solver.
inline std::vector<double> totals(pathway::Pathway const& pathway, pathway::Tables const& tables) {
    pathway::Cohort cohort(pathway);
    return pathway::cohort_outcomes(pathway, cohort, tables);
}

/// A pathway of yearly cycles with one strategy "usual", without states.
inline pathway::PathwaySpec empty_pathway(int cycles) {
    pathway::PathwaySpec spec;
    spec.cycle_unit = pathway::CycleUnit::year;
    spec.cycles = cycles;
    spec.strategies.push_back({"usual", "", {}, {}});
    spec.location = {"scenario.toml", 1, 1};
    return spec;
}

}  // namespace eigenkracht::tests
