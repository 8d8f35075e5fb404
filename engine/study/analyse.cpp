#include "study/analyse.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "study/analyse_parts.hpp"
#include "study/answer_parts.hpp"
#include "study/calibration.hpp"
#include "study/index_of.hpp"
#include "study/prepared.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace eigenkracht::study {

namespace {

using Way = SweepSpec::Design;

bool wanted(AnalyseOptions const& options, std::string const& output) {
    return options.outputs.empty() ||
           std::find(options.outputs.begin(), options.outputs.end(), output) != options.outputs.end();
}

void require_known(AnalyseOptions const& options, std::vector<AnalysedOutput> const& outputs,
                   std::vector<DecisionSpec> const& decisions) {
    std::vector<std::string> names;
    for (auto const& decision : decisions) {
        names.push_back(decision.name);
    }
    for (auto const& output : outputs) {
        names.push_back(output.name);
    }
    for (auto const& name : options.outputs) {
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            throw core::UsageError(
                fmt::format("--of: found {} {}", name, core::expected_one_of(names, name)));
        }
    }
}

AnalysisInProgress begin(Analysis& result, Plan const& plan, AnalyseOptions const& options) {
    AnalysisInProgress progress{result, {}, weights_in_force(plan, options.weights), plan.seed()};
    result.title = plan.scenario.title;
    result.stances = stance_lines(plan, progress.weights);
    for (auto const& stance : result.stances) {
        progress.evidence.push_back(stance.name.empty() ? "only" : stance.name);
    }
    return progress;
}

/// Of some names those that are among the inputs.
std::vector<std::string> among_inputs(Analysis const& analysis, std::vector<std::string> const& names) {
    std::vector<std::string> found;
    for (auto const& input : analysis.inputs) {
        if (std::find(names.begin(), names.end(), input.name) != names.end()) {
            found.push_back(input.name);
        }
    }
    return found;
}

/// Inputs that are changed alone although their values hang together: what is said of them is said of a number of their own.
void note_correlations(AnalysisInProgress& progress, Plan const& plan) {
    std::vector<std::string> linked;
    for (auto const& one : plan.scenario.beliefs.correlations) {
        linked.insert(linked.end(), {one.first, one.second});
    }
    if (auto const names = among_inputs(progress.result, linked); names.size() > 1) {
        progress.note(fmt::format(
            "{} are correlated: this design changes for each a number of its own, from which, with those "
            "before "
            "it, its value is made; what is said of an input is said of that number. Shapley effects "
            "of the values themselves are told from the draws of a run, or a design sobol.",
            core::join(names, ", ")));
    }
}

/// Parts of a joint law have no number that is theirs alone.
void note_joints(AnalysisInProgress& progress, Plan const& plan) {
    for (auto const& joint : plan.scenario.beliefs.joints) {
        if (auto const names = among_inputs(progress.result, joint.names); !names.empty()) {
            progress.note(
                fmt::format("{}: parts of the joint law {}. Each has a number of its own, from which all "
                            "values of the law are "
                            "made together; what is said of an input (but for conditions) is said of that "
                            "number, not of its value.",
                            core::join(names, ", "), joint.key));
        }
    }
}

/// The places of a sweep's points; outcomes are put in for each output.
SpreadData spread_of(SweepPlan const& plan, SweptPoints const& points) {
    SpreadData data;
    data.sampling = plan.design().sampling();
    data.outcome.resize(plan.base().work().plan.stances());
    for (std::size_t input = 0; input < plan.inputs().size(); ++input) {
        auto const& one = plan.inputs()[input];
        bool const parameter = one.kind == SweepInput::Kind::parameter;
        data.inputs.push_back(one.name);
        data.groups.push_back(parameter ? plan.base().work().plan.group_of(one.parameter) : "");
    }
    data.places = points.places();
    correlate(data, plan.base().work().plan);
    return data;
}

/// A design whose points are placed by hand tells conditions alone, of thresholds.
void require_conditions(SweepPlan const& plan) {
    bool const thresholds =
        std::any_of(plan.outputs().begin(), plan.outputs().end(),
                    [](SweepOutput const& one) { return one.kind == SweepOutput::Kind::met; });
    if (!thresholds) {
        throw core::InputError("the sweep's design", plan.spec().design == Way::grid ? "grid" : "list",
                               "a design that is spread over its inputs, or made for an analysis "
                               "(saltelli, morris, one_at_a_time, sobol, latin_hypercube or monte_carlo), or "
                               "a question with a threshold");
    }
}

void analyse_sweep(Analysis& result, Scenario const& scenario, std::string const& name,
                   ResultsSource const& source, AnalyseOptions const& options) {
    auto const sweep = std::find_if(scenario.sweeps.begin(), scenario.sweeps.end(),
                                    [&](SweepSpec const& one) { return one.name == name; });
    if (sweep == scenario.sweeps.end()) {
        throw core::InputError("the recorded scenario", "no sweep named " + name, "the sweep of the results");
    }
    SweepPlan const plan(*sweep, scenario, {});
    SweptPoints const points(plan, source);
    auto progress = begin(result, plan.base().work().plan, options);
    result.sweep = name;
    result.points = plan.design().points();
    result.base_points = plan.design().base_points();
    for (auto const& input : plan.inputs()) {
        result.inputs.push_back({input.name, input.title, input.unit});
    }
    for (auto const& output : plan.outputs()) {
        result.outputs.push_back({output.name, output.title, output.unit});
    }
    require_known(options, result.outputs, {});
    if (!scenario.decisions.empty()) {
        progress.note(
            "The scenario's decisions are told from the draws of a run (eigenkracht run, then analyse), not "
            "from a sweep.");
    }
    if (sweep->design == Way::saltelli || sweep->design == Way::morris ||
        sweep->design == Way::one_at_a_time) {
        note_correlations(progress, plan.base().work().plan);
    }
    note_joints(progress, plan.base().work().plan);
    for (auto const& factor : plan.design().factors()) {
        result.factors.push_back(factor.name);
    }
    bool const weighs = std::any_of(scenario.checks.begin(), scenario.checks.end(),
                                    [](Check const& one) { return !one.weighs.empty(); });
    if (weighs && !plan.studies()) {
        progress.note(
            "Published numbers weigh the draws of a run. A point of this sweep is one draw, which has "
            "nothing "
            "to be weighed against: what is said holds of what was believed before.");
    }
    if (sweep->design == Way::grid || sweep->design == Way::list) {
        require_conditions(plan);
    }
    SpreadData spread;
    for (std::size_t which = 0; which < plan.outputs().size(); ++which) {
        OutputAt const output{which, plan.outputs()[which].name};
        if (!wanted(options, output.name)) {
            continue;
        }
        if (plan.outputs()[which].kind == SweepOutput::Kind::met) {
            add_conditions(progress, plan, points, output);
        }
        switch (sweep->design) {
            case Way::saltelli:
                result.design = "saltelli";
                add_sobol(progress, plan, points, output);
                break;
            case Way::morris:
                result.design = "morris";
                add_morris(progress, plan, points, output);
                break;
            case Way::one_at_a_time:
                result.design = "one_at_a_time";
                add_tornado(progress, plan, points, output);
                break;
            case Way::monte_carlo:
            case Way::latin_hypercube:
            case Way::sobol: {
                result.design = "spread";
                if (spread.inputs.empty()) {
                    spread = spread_of(plan, points);
                }
                for (std::size_t stance = 0; stance < progress.weights.size(); ++stance) {
                    spread.outcome[stance] = points.output(stance, which);
                }
                add_spread(progress, spread, output.name);
                break;
            }
            case Way::grid:
            case Way::list:
                result.design = sweep->design == Way::grid ? "grid" : "list";
                progress.note(fmt::format(
                    "The points of a {} are not spread over their inputs by chance: they tell under which "
                    "conditions a threshold is met, and no more. What drives an outcome is told by "
                    "the designs saltelli, morris, one_at_a_time, sobol, latin_hypercube and monte_carlo.",
                    result.design));
        }
    }
}

/// The draws of an ordinary run: what its questions and outcomes hang on.
void analyse_run(Analysis& result, Scenario const& scenario, ResultsSource const& source,
                 AnalyseOptions const& options) {
    Prepared const study(scenario);
    Plan const& plan = study.work().plan;
    auto progress = begin(result, plan, options);
    ColumnReader reader(plan, source, progress.weights, study.work().kept);
    if (options.weighing == Weighing::as_the_scenario_says) {
        weigh(plan, reader, calibrate(plan, reader));
    }
    if (!reader.has(scenario.has_regions() ? Kept::questions : Kept::outcomes)) {
        throw core::InputError("the results", "no questions among what run.keep kept",
                               "a run that kept its questions");
    }
    result.design = "run";
    result.points = source.draws();
    SpreadData data;
    data.sampling = reader.sampling();
    auto const& drawn = plan.beliefs.dimension_names();
    for (std::size_t dimension = 0; dimension < drawn.size(); ++dimension) {
        std::size_t const parameter = plan.beliefs.index(drawn[dimension]);
        result.inputs.push_back({drawn[dimension], plan.meaning_of(parameter), plan.units()[parameter]});
        data.inputs.push_back(drawn[dimension]);
        data.groups.push_back(plan.group_of(parameter));
        data.places.emplace_back(source.draws());
        plan.design.fill_column(0, source.draws(), dimension, data.places.back().data());
    }
    correlate(data, plan);
    for (std::size_t stance = 0; stance < progress.weights.size(); ++stance) {
        auto const of_draws = reader.draw_weights(stance);
        data.draw_weights.emplace_back(of_draws.begin(), of_draws.end());
        // Published numbers that weigh draws make what they are about hang together.
        data.dependent = data.dependent || !of_draws.empty();
    }
    note_joints(progress, plan);
    auto const outputs = outputs_of(plan);
    bool const thresholds = std::any_of(outputs.begin(), outputs.end(), [&](SweepOutput const& one) {
        return one.kind == SweepOutput::Kind::met && wanted(options, one.name);
    });
    auto conditions = thresholds ? conditions_of(progress, plan, reader, data) : std::nullopt;
    auto const add = [&](AnalysedOutput const& output, Kept what, std::size_t element,
                         formula::Formula const* threshold) {
        result.outputs.push_back(output);
        if (!wanted(options, output.name)) {
            return;
        }
        data.outcome = reader.columns(what, element);
        for (std::size_t stance = 0; threshold != nullptr && stance < data.outcome.size(); ++stance) {
            auto const least = reader.evaluate(*threshold, stance);
            for (std::size_t draw = 0; draw < least.size(); ++draw) {
                data.outcome[stance][draw] = data.outcome[stance][draw] >= least[draw] ? 1 : 0;
            }
        }
        if (threshold != nullptr && conditions) {
            std::size_t const count = conditions->rows();
            for (std::size_t stance = 0; stance < data.outcome.size(); ++stance) {
                auto const& column = data.outcome[stance];
                conditions->outcome[stance].assign(column.begin(),
                                                   column.begin() + static_cast<std::ptrdiff_t>(count));
            }
            add_boxes(progress, data.inputs, halves(*conditions), output.name);
        }
        add_spread(progress, data, output.name);
    };
    for (auto const& output : outputs) {
        bool const met = output.kind == SweepOutput::Kind::met;
        add({output.name, output.title, output.unit},
            scenario.has_regions() ? Kept::questions : Kept::outcomes, output.which,
            met ? &plan.scenario.questions[*output.question].at_least : nullptr);
    }
    require_known(options, result.outputs, scenario.decisions);
    add_decisions(progress, plan, reader, data, options.outputs, options.samples);
}

}  // namespace

Analysis analyse(Scenario const& scenario, ResultsSource const& results, AnalyseOptions const& options) {
    Analysis result;
    std::string const sweep = sweep_of(results.layout());
    if (sweep.empty()) {
        analyse_run(result, scenario, results, options);
    } else {
        analyse_sweep(result, scenario, sweep, results, options);
    }
    return result;
}

}  // namespace eigenkracht::study
