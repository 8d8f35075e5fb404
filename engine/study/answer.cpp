#include "core/version.hpp"
#include "study/answer_parts.hpp"
#include "study/calibration.hpp"
#include "study/prepared.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::study {

namespace {

std::string source_title(Plan const& plan, std::string const& key) {
    auto const& sources = plan.scenario.beliefs.sources;
    auto const source =
        std::find_if(sources.begin(), sources.end(), [&](auto const& one) { return one.key == key; });
    return source == sources.end() ? "" : source->title;
}

// The joint law that makes a number all stances share; empty if none does.
std::string joint_of(Plan const& plan, std::string const& what) {
    for (auto const& joint : plan.scenario.beliefs.joints) {
        if (std::any_of(joint.names.begin(), joint.names.end(),
                        [&](auto const& name) { return what == "parameter." + name; })) {
            return joint.key;
        }
    }
    return {};
}

std::string design_text(RunSettings const& run) {
    switch (run.design) {
        case Design::monte_carlo:
            return "Monte Carlo";
        case Design::latin_hypercube:
            return "Latin hypercube";
        case Design::sobol:
            return fmt::format("scrambled Sobol' points, {} replicates", run.replicates);
    }
    return "";
}

/// A budget of a region, or of the nation (which every region names alike).
struct Budget {
    formula::Formula region::RegionSpec::*formula;
    bool of_all_regions;
};

// Share of a budget, draw by draw; nothing where no budget is given.
std::optional<Spread> share_of(Plan const& plan, ColumnReader const& reader, std::vector<Column> saving,
                               int year, Budget const& budget, double& budget_mean) {
    auto const& regions = plan.scenario.regions;
    auto const used = budget.of_all_regions ? regions.size() : 1;
    for (std::size_t region = 0; region < used; ++region) {
        if (!(regions[region].*budget.formula).given()) {
            return std::nullopt;
        }
    }
    budget_mean = 0;
    for (std::size_t s = 0; s < saving.size(); ++s) {
        auto const whole = reader.evaluate_together(budget.formula, s, used, year);
        budget_mean += reader.weights()[s] * reader.one(s, whole).mean;
        divide(saving[s], whole);
    }
    return reader.overall(saving);
}

void add_region(Plan const& plan, ColumnReader const& reader, Answers& answers) {
    auto const focus = focus_of(plan);
    auto const& region = plan.scenario.regions.front();
    answers.region_title = plan.regions() > 1     ? fmt::format("{} regions together", plan.regions())
                           : region.title.empty() ? region.name
                                                  : region.title;
    answers.policy = plan.scenario.policies[focus.policy].title;
    answers.first_year = plan.scenario.years.first;
    answers.last_year = plan.scenario.years.last;
    answers.share_year = plan.scenario.years.first + static_cast<int>(focus.year);
    answers.baseline = focus.against_policy ? plan.scenario.policies[focus.base_policy].name : "";
    answers.children = children_lines(plan, reader, focus);
    if (reader.has(Kept::questions)) {
        DoubtGroups const groups(plan, reader.draws(), reader.sampling());
        for (std::size_t q = 0; q < plan.questions.size(); ++q) {
            answers.questions.push_back(answer_question(plan, reader, groups, q));
        }
    }
    if (reader.has(Kept::totals)) {
        auto const saving = saving_of_year(plan, reader, reader.has(Kept::cash) ? Kept::cash : Kept::totals,
                                           focus, focus.year)
                                .all;
        auto const share = [&](Budget const& budget, double& mean) {
            return share_of(plan, reader, saving, answers.share_year, budget, mean);
        };
        double addressable = 0;
        answers.share_of_region =
            share({&region::RegionSpec::youth_care_budget_eur, true}, answers.region_budget_eur);
        answers.share_of_nation =
            share({&region::RegionSpec::national_budget_eur, false}, answers.national_budget_eur);
        answers.share_of_addressable =
            share({&region::RegionSpec::addressable_budget_eur, false}, addressable);
    }
    answers.money = money_lines(plan, reader, Kept::totals, focus);
    add_prevented_share(plan, reader, focus, answers);
    add_funnel(plan, reader, focus, answers);
    add_cash(plan, reader, focus, answers);
}

// Before anything is answered: from here on draws count by their weights, where the scenario has published numbers that
// weigh them.
void add_calibration(Plan const& plan, ColumnReader& reader, Weighing weighing, Answers& answers) {
    auto const calibrations = calibrate(plan, reader);
    answers.calibrations = calibration_lines(plan, reader, calibrations);
    if (answers.calibrations.empty() || weighing == Weighing::off) {
        return;
    }
    weigh(plan, reader, calibrations);
    for (auto const& one : calibrations) {
        answers.draw_weights.push_back(one.draw_weights.empty() ? Column(reader.draws(), 1.0)
                                                                : one.draw_weights);
    }
    answers.calibrated = true;
}

}  // namespace

std::vector<AssumptionLine> assumption_lines(Plan const& plan) {
    std::vector<AssumptionLine> lines;
    for (auto const& one : plan.beliefs.assumptions()) {
        lines.push_back({one.what, one.meaning,
                         one.unit.empty() ? one.value : fmt::format("{} {}", one.value, one.unit), one.reason,
                         joint_of(plan, one.what)});
    }
    for (auto const& price : plan.scenario.accounts.prices) {
        if (!price.assumption.empty()) {
            lines.push_back({"price." + price.item, price.title, price.eur.text, price.assumption});
        }
    }
    if (plan.scenario.pathway) {
        for (auto const& trait : plan.scenario.pathway->traits) {
            if (trait.source.empty()) {
                lines.push_back({"trait." + trait.name, trait.meaning, "", trait.assumption});
            }
        }
    }
    for (auto const& check : plan.scenario.checks) {
        if (!check.error_assumption.empty() && check.error) {
            lines.push_back({"check." + check.name + ".error", "standard error of: " + check.title,
                             fmt::format("{}", *check.error), check.error_assumption});
        }
    }
    for (auto const& stance : plan.beliefs.stances()) {
        for (auto const& one : stance.estimands) {
            if (!one.error_assumption.empty() && stance.variant_of.empty()) {
                lines.push_back(
                    {fmt::format("stance.{}, \"{}\": errors", stance.name, one.label),
                     "standard errors, usual care and conference",
                     fmt::format("{}, {}", one.usual_error.value_or(0), one.conference_error.value_or(0)),
                     one.error_assumption});
            }
        }
    }
    return lines;
}

std::vector<StanceLine> stance_lines(Plan const& plan, std::vector<double> const& weights) {
    std::vector<StanceLine> lines;
    auto const& stances = plan.beliefs.stances();
    for (std::size_t s = 0; s < stances.size(); ++s) {
        lines.push_back({stances[s].name, stances[s].title, source_title(plan, stances[s].source),
                         stances[s].variant_of, weights[s]});
    }
    return lines;
}

Answers answer(Prepared const& study, ResultsSource const& results,
               std::vector<std::pair<std::string, double>> const& weights, Weighing weighing) {
    Plan const& plan = study.work().plan;
    Scenario const& scenario = plan.scenario;
    ColumnReader reader(plan, results, weights_in_force(plan, weights), study.work().kept);
    Answers answers;
    add_calibration(plan, reader, weighing, answers);
    answers.scenario = scenario.path;
    answers.title = scenario.title;
    answers.asks = scenario.asks;
    answers.draws = results.draws();
    answers.seed = scenario.run.seed;
    answers.design = design_text(scenario.run);
    answers.version = core::version();
    answers.stances = stance_lines(plan, reader.weights());
    if (scenario.has_regions()) {
        add_region(plan, reader, answers);
    } else if (plan.pathway) {
        add_strategies(plan, reader, answers);
    } else {
        add_outcomes(plan, reader, answers);
    }
    answers.checks = check_lines(plan, reader);
    if (scenario.run.stops_by_error()) {
        answers.convergence = convergence(study, results);
    }
    answers.assumptions = assumption_lines(plan);
    answers.notices = notices(plan, reader);
    return answers;
}

}  // namespace eigenkracht::study
