#include "study/sweep_plan.hpp"

#include "core/error.hpp"
#include "study/attributes.hpp"
#include "study/cut_down.hpp"
#include "study/index_of.hpp"
#include "study/layout_parts.hpp"
#include "study/lever.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace eigenkracht::study {

namespace {

using Way = SweepSpec::Design;

std::string text_of(Way design) {
    switch (design) {
        case Way::grid:
            return "grid";
        case Way::monte_carlo:
            return "monte_carlo";
        case Way::latin_hypercube:
            return "latin_hypercube";
        case Way::sobol:
            return "sobol";
        case Way::saltelli:
            return "saltelli";
        case Way::morris:
            return "morris";
        case Way::one_at_a_time:
            return "one_at_a_time";
        case Way::list:
            return "list";
    }
    return "";
}

std::vector<std::string> keys_of(SweepSpec const& spec) {
    auto keys = spec.columns;
    for (auto const& lever : spec.levers) {
        keys.push_back(lever.key);
    }
    return keys;
}

}  // namespace

SweepPlan::SweepPlan(SweepSpec spec, Scenario const& scenario, ScenarioWith scenario_with)
    : spec_(std::move(spec)), scenario_with_(std::move(scenario_with)) {
    base_.emplace(cut_down(scenario));
    find_inputs();
    outputs_ = outputs_of(base_->work().plan);
    std::vector<std::string> names;
    for (auto const& input : inputs_) {
        names.push_back(input.name);
    }
    auto const& plan = base_->work().plan;
    bool const luck = !studies() && plan.has_luck();  // a study has the luck of all its draws
    design_.emplace(spec_, names, factors(), plan.seed(), luck);
    if (scenario_with_) {
        try_settings();
    }
}

/// A key that is no key of the scenario would make every point fail: that is a mistake of the sweep.
void SweepPlan::try_settings() const {
    std::vector<double> u(design_->inputs());
    auto const try_at = [&](std::uint64_t point) {
        design_->fill(point, u.data());
        if (auto const with = settings(point, u.data()); !with.empty()) {
            (void)scenario_with_(with);
        }
    };
    auto const last = design_->points() - 1;
    try {
        try_at(last);
    } catch (core::ScenarioError const&) {
        // One that fails may do so by its values; then another one does not.
        try {
            try_at(last / 2);
        } catch (core::ScenarioError const& error) {
            auto mistakes = error.mistakes;
            for (auto& mistake : mistakes) {
                mistake.where = spec_.location;
                mistake.key = "sweep." + spec_.name + ": " + mistake.key;
            }
            throw core::ScenarioError(std::move(mistakes));
        }
    }
}

Scenario SweepPlan::cut_down(Scenario scenario) const {
    if (!spec_.questions.empty()) {
        std::erase_if(scenario.questions, [&](Question const& question) {
            return std::find(spec_.questions.begin(), spec_.questions.end(), question.name) ==
                   spec_.questions.end();
        });
    }
    auto& run = scenario.run;
    run.solver = spec_.solver.value_or(run.solver);
    if (run.solver == Solver::best && !(spec_.levers.empty() && spec_.columns.empty())) {
        run.solver = Solver::individual;  // points must not differ by how children are followed
    }
    run.round_eur = 0;
    cut_down_to_questions(scenario, keys_of(spec_));
    if (!studies()) {
        scenario.checks.clear();  // a point is one draw: there is nothing to be weighed against
    }
    return scenario;
}

Prepared SweepPlan::at(std::vector<std::string> const& settings) const {
    return Prepared(cut_down(scenario_with_(settings)));
}

/// A value given to a parameter does not reach stances that say something else of it.
void SweepPlan::require_not_overridden(Plan const& plan, std::string const& key) const {
    std::string const prefix = "parameter.";
    std::string const suffix = ".value";
    bool const full =
        key.starts_with(prefix) && key.ends_with(suffix) && key.size() > prefix.size() + suffix.size();
    std::string const name =
        full ? key.substr(prefix.size(), key.size() - prefix.size() - suffix.size()) : key;
    auto const& names = plan.beliefs.names();
    auto const at = std::find(names.begin(), names.end(), name);
    for (std::size_t stance = 0; at != names.end() && stance < plan.stances(); ++stance) {
        if (plan.beliefs.parameter(static_cast<std::size_t>(at - names.begin()), stance).overridden) {
            auto const& who = plan.beliefs.stances()[stance].name;
            throw core::ScenarioError(
                {{spec_.location, "sweep." + spec_.name,
                  fmt::format("{}, of which stance {} says something else", key, who),
                  "a number that holds in all stances, or stance." + who + ".parameter." + name + ".value",
                  ""}});
        }
    }
}

void SweepPlan::find_inputs() {
    for (std::size_t lever = 0; lever < spec_.levers.size(); ++lever) {
        auto const& one = spec_.levers[lever];
        require_not_overridden(base_->work().plan, one.key);
        inputs_.push_back({one.name, one.title, one.unit, SweepInput::Kind::lever, one.key, lever, 0});
    }
    auto const& plan = base_->work().plan;
    auto const& drawn = plan.beliefs.dimension_names();
    bool const all =
        std::find(spec_.parameters.begin(), spec_.parameters.end(), "*") != spec_.parameters.end();
    for (std::size_t dimension = 0; dimension < drawn.size(); ++dimension) {
        auto const& name = drawn[dimension];
        if (all ||
            std::find(spec_.parameters.begin(), spec_.parameters.end(), name) != spec_.parameters.end()) {
            std::size_t const parameter = plan.beliefs.index(name);
            inputs_.push_back({name, plan.meaning_of(parameter), plan.units()[parameter],
                               SweepInput::Kind::parameter, "", dimension, parameter});
        }
    }
    for (std::size_t column = 0; column < spec_.columns.size(); ++column) {
        auto const& name = spec_.columns[column];
        auto const& names = plan.beliefs.names();
        bool const is_parameter = std::find(names.begin(), names.end(), name) != names.end();
        require_not_overridden(plan, name);
        inputs_.push_back({name, name, is_parameter ? plan.units()[plan.beliefs.index(name)] : "",
                           SweepInput::Kind::column, is_parameter ? "parameter." + name + ".value" : name,
                           column, 0});
    }
    for (auto const& name : spec_.parameters) {
        if (name != "*" && std::find(drawn.begin(), drawn.end(), name) == drawn.end()) {
            throw core::ScenarioError({{spec_.location, "sweep." + spec_.name + ".parameters",
                                        fmt::format("{}, of which nothing is drawn", name),
                                        "parameters with a law of their own", ""}});
        }
    }
}

std::vector<SweepFactor> SweepPlan::factors() const {
    std::vector<SweepFactor> factors;
    auto const add = [&](std::string const& name, std::size_t input) {
        auto const at = std::find_if(factors.begin(), factors.end(),
                                     [&](SweepFactor const& one) { return one.name == name; });
        if (at == factors.end()) {
            factors.push_back({name, {input}});
        } else {
            at->inputs.push_back(input);
        }
    };
    auto const& plan = base_->work().plan;
    for (std::size_t input = 0; input < inputs_.size(); ++input) {
        auto const& one = inputs_[input];
        auto const named =
            std::find_if(spec_.groups.begin(), spec_.groups.end(), [&](SweepGroup const& group) {
                return std::find(group.inputs.begin(), group.inputs.end(), one.name) != group.inputs.end();
            });
        std::string const own =
            spec_.by_group && one.kind == SweepInput::Kind::parameter ? plan.group_of(one.parameter) : "";
        add(named != spec_.groups.end() ? named->name : own.empty() ? one.name : own, input);
    }
    return factors;
}

std::vector<SweepOutput> outputs_of(Plan const& plan) {
    std::vector<SweepOutput> outputs;
    auto const& scenario = plan.scenario;
    auto const add_met = [&](std::size_t question, std::size_t which) {
        auto const& one = scenario.questions[question];
        outputs.push_back({one.name + ".met", one.title.empty() ? one.name : one.title, "1",
                           SweepOutput::Kind::met, which, question});
    };
    if (scenario.has_regions()) {
        for (std::size_t q = 0; q < plan.questions.size(); ++q) {
            if (!plan.questions[q].headline) {
                continue;
            }
            std::size_t const question = plan.questions[q].question;
            auto const& one = scenario.questions[question];
            outputs.push_back(
                {one.name,
                 fmt::format("{} of {}, {}", one.outcome, policy_title(scenario, one.policy), one.year),
                 "EUR", SweepOutput::Kind::outcome, q, question});
            add_met(question, q);
        }
        return outputs;
    }
    if (plan.pathway) {
        auto const& spec = plan.pathway->spec();
        std::size_t which = 0;
        for (auto const& strategy : spec.strategies) {
            for (auto const& outcome : spec.outcomes) {
                outputs.push_back({strategy.name + "." + outcome.name,
                                   outcome.name + " under " + strategy.name, outcome.unit,
                                   SweepOutput::Kind::outcome, which++, std::nullopt});
            }
        }
        return outputs;
    }
    for (std::size_t o = 0; o < scenario.outcome_formulas.size(); ++o) {
        auto const& one = scenario.outcome_formulas[o];
        outputs.push_back({one.name, one.title.empty() ? one.name : one.title, one.unit,
                           SweepOutput::Kind::outcome, o, std::nullopt});
    }
    for (std::size_t question = 0; question < scenario.questions.size(); ++question) {
        add_met(question, outcome_element(plan, scenario.questions[question]));
    }
    return outputs;
}

double SweepPlan::level(std::size_t input, std::uint64_t point, double const* u) const {
    auto const& one = inputs_[input];
    if (one.kind == SweepInput::Kind::column) {
        return spec_.rows[point][one.which];
    }
    double const at = u[input];
    if (one.kind == SweepInput::Kind::parameter || std::isnan(at)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    auto const& lever = spec_.levers[one.which];
    auto const step_of = [&](double count) { return std::min(std::floor(at * count), count - 1); };
    if (!lever.levels.empty()) {
        return lever.levels[static_cast<std::size_t>(step_of(static_cast<double>(lever.levels.size())))];
    }
    double const width = lever.high - lever.low;
    if (spec_.design == Way::grid) {
        double const level = lever.low + width * step_of(spec_.levels) / (spec_.levels - 1);
        return lever.whole ? std::round(level) : level;
    }
    return lever.whole ? lever.low + step_of(width + 1) : lever.low + width * at;
}

std::vector<std::string> SweepPlan::settings(std::uint64_t point, double const* u) const {
    std::vector<std::string> settings;
    for (std::size_t input = 0; input < inputs_.size(); ++input) {
        if (inputs_[input].kind == SweepInput::Kind::parameter) {
            continue;
        }
        if (double const value = level(input, point, u); !std::isnan(value)) {
            settings.push_back(fmt::format("{}={}", inputs_[input].key, value));
        }
    }
    return settings;
}

/// The values of inputs, which come later; or where the base points lie.
void SweepPlan::add_inputs(ResultsLayout& layout) const {
    if (keeps_inputs()) {
        layout.variables.push_back(
            per_draw("inputs",
                     "value of each input at a point; not a number where it is left as "
                     "the scenario says, and where the point failed",
                     "", {"input"}));
        return;
    }
    auto const base_points = design_->base_points();
    std::size_t const sides = spec_.design == Way::saltelli ? 2 : design_->blocks().size();
    Dimension base = numbered("base_point", "base point of the design", {}, "1");
    base.size = static_cast<std::size_t>(base_points);
    auto sides_of = design_->blocks();
    sides_of.resize(sides);
    layout.dimensions.push_back(std::move(base));
    layout.dimensions.push_back(labelled("side", "block of a base point", std::move(sides_of)));
    Variable lies;
    lies.name = "design_points";
    lies.long_name =
        "where a point lies: of each input the chance of a smaller value, or its place in the range";
    lies.unit = "1";
    lies.dimensions = {"base_point", "side", "input"};
    lies.values.resize(static_cast<std::size_t>(base_points) * sides * inputs_.size());
    auto* to = lies.values.data();
    SweepDesign::Tables tables;
    for (std::uint64_t point = 0; point < base_points; ++point) {
        for (std::size_t block = 0; block < sides; ++block, to += inputs_.size()) {
            design_->fill(point * design_->blocks().size() + block, to, tables);
        }
    }
    layout.variables.push_back(std::move(lies));
}

ResultsLayout SweepPlan::layout(std::uint64_t first, std::uint64_t count) const {
    auto const& plan = base_->work().plan;
    ResultsLayout layout;
    layout.attributes = attributes_of(plan);
    Attributes const own{{"sweep", spec_.name},
                         {"sweep_design", text_of(spec_.design)},
                         {"sweep_each", std::string(studies() ? "study" : "draw")},
                         {"points", static_cast<std::int64_t>(design_->points())},
                         {"base_points", static_cast<std::int64_t>(design_->base_points())},
                         {"first_point", static_cast<std::int64_t>(first)}};
    layout.attributes.insert(layout.attributes.end(), own.begin(), own.end());
    layout.dimensions = stances_and_draws(plan, count, "point of the sweep");
    layout.dimensions.push_back(labelled("input", "what the sweep varies",
                                         texts_of(inputs_, [](SweepInput const& one) { return one.name; })));
    layout.dimensions.push_back(
        labelled("output", "what comes out at a point",
                 texts_of(outputs_, [](SweepOutput const& one) { return one.name; })));
    layout.dimensions.push_back(
        labelled("block", "place of a point among those of a base point", design_->blocks()));
    auto& variables = layout.variables;
    variables.push_back(stance_weights(plan));
    variables.push_back(described("input_unit", "unit of each input", {"input"},
                                  texts_of(inputs_, [](SweepInput const& one) { return one.unit; })));
    variables.push_back(described("input_title", "what each input is", {"input"},
                                  texts_of(inputs_, [](SweepInput const& one) { return one.title; })));
    variables.push_back(described("output_unit", "unit of each output", {"output"},
                                  texts_of(outputs_, [](SweepOutput const& one) { return one.unit; })));
    variables.push_back(described("output_title", "what each output is", {"output"},
                                  texts_of(outputs_, [](SweepOutput const& one) { return one.title; })));
    variables.push_back(
        per_draw("outputs", "what came out at a point; not a number where it failed", "", {"output"}));
    add_inputs(layout);
    return layout;
}

}  // namespace eigenkracht::study
