#include "study/checker.hpp"
#include "study/plan.hpp"
#include "study/study.hpp"
#include "uncertainty/beliefs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace eigenkracht::study {

namespace {

constexpr std::uint64_t most_draws = 1ULL << 31U;  // a draw is a 32-bit part of every address

/// What every scenario has, and studies without a region.
class StudyChecker : public Checker {
public:
    explicit StudyChecker(Scenario const& scenario) : Checker(scenario) {
        add(uncertainty::Beliefs::check(scenario.beliefs, scenario.tables));
        run();
        if (scenario.pathway) {
            add(pathway::Pathway::check(pathway_spec(scenario), parameters_, scenario.tables));
        }
        if (scenario.has_regions()) {
            add(check_region(scenario));
        } else {
            person();
        }
        add(check_published(scenario));
        add(check_sweeps(scenario));
        add(check_decisions(scenario));
    }

private:
    void run() {
        auto const& settings = scenario_.run;
        if (settings.draws < 1 || settings.draws > most_draws) {
            mistake(settings.location, "run.draws", std::to_string(settings.draws),
                    fmt::format("a count from 1 to {}", most_draws));
            return;
        }
        if (settings.design == Design::sobol) {
            auto const dimensions = std::vector<std::string>{};
            add(uncertainty::DesignPoints::check(uncertainty::DesignPoints::Kind::sobol, settings.draws,
                                                 settings.replicates, dimensions, settings.location));
        }
        stopping();
        for (auto const& what : settings.keep) {
            known(what, {"questions", "totals", "outcomes", "parameters", "ledger"}, "run.keep",
                  settings.location, "one of");
        }
    }

    // Errors at which a run stops must be errors that it has.
    void stopping() {
        auto const& settings = scenario_.run;
        auto const& keep = settings.keep;
        if (!settings.stops_by_error()) {
            return;
        }
        if (settings.design == Design::latin_hypercube) {
            mistake(settings.location, "run.design", "latin_hypercube in a run that stops by its errors",
                    "monte_carlo or sobol",
                    "A Latin hypercube is laid out for a number of draws that is known beforehand");
        }
        if (settings.design == Design::sobol && settings.replicates < 2) {
            mistake(settings.location, "run.replicates", std::to_string(settings.replicates),
                    "at least 2 in a run that stops by its errors");
        }
        bool const of_region = scenario_.has_regions();
        if (scenario_.questions.empty() && (of_region || settings.until_chance_error > 0)) {
            mistake(settings.location,
                    settings.until_chance_error > 0 ? "run.until_chance_error" : "run.until_mean_error",
                    "no question", "at least one [question.NAME]",
                    of_region ? "" : "Without questions a run stops by run.until_mean_error");
        }
        if (of_region && !keep.empty() && std::find(keep.begin(), keep.end(), "questions") == keep.end()) {
            mistake(settings.location, "run.keep", "no questions",
                    "questions among what is kept, in a run that stops by its errors");
        }
        auto const in_eur = [](auto const& outcome) { return outcome.unit == "EUR"; };
        bool const any_in_eur =
            of_region ||
            (scenario_.pathway
                 ? std::any_of(scenario_.pathway->outcomes.begin(), scenario_.pathway->outcomes.end(), in_eur)
                 : std::any_of(scenario_.outcome_formulas.begin(), scenario_.outcome_formulas.end(), in_eur));
        if (settings.until_mean_error_eur > 0 && !any_in_eur) {
            mistake(settings.location, "run.until_mean_error_eur", "no outcome in EUR",
                    "an outcome whose unit is EUR", "Use run.until_mean_error");
        }
    }

    void person() {
        bool const has_pathway = scenario_.pathway.has_value();
        if (!has_pathway && scenario_.outcome_formulas.empty()) {
            mistake({scenario_.path, 0, 0}, "pathway", "neither a pathway nor an outcome",
                    "[pathway] with states, or [outcome.NAME] with a formula");
            return;
        }
        for (auto const& outcome : scenario_.outcome_formulas) {
            formula(outcome.formula, "outcome." + outcome.name + ".formula", outcome.location, names_);
        }
        for (auto const& question : scenario_.questions) {
            auto const key = "question." + question.name;
            if (has_pathway) {
                mistake(question.location, key, "a question", "none in a study per person",
                        "Use [comparison]; questions belong to regions and outcome formulas.");
                continue;
            }
            known(question.outcome,
                  names_in(scenario_.outcome_formulas, [](auto const& o) { return o.name; }),
                  key + ".outcome", question.location, "an outcome");
            formula(question.at_least, key + ".at_least", question.location, names_);
        }
        if (has_pathway) {
            comparison();
        }
        for (auto const& policy : scenario_.policies) {
            mistake(policy.location, "policy." + policy.name, "a policy without a region", "[region.NAME]",
                    "Studies per person compare [strategy.NAME].");
        }
        for (auto const& places : scenario_.places) {
            mistake(places.location, "places." + places.name, "places without a region", "[region.NAME]");
        }
        for (auto const& number : scenario_.regional) {
            mistake(number.location, "regional." + number.name, "a number of a region without a region",
                    "[region.NAME]", "A number common to all belongs in [parameter.NAME].");
        }
        if (scenario_.claim.given) {
            mistake(scenario_.claim.location, "claim", "a claim without a region", "[region.NAME]");
        }
    }

    void comparison() {
        auto const& spec = *scenario_.pathway;
        if (spec.strategies.empty()) {
            mistake(spec.location, "strategy", "no strategy", "at least one [strategy.NAME]");
        }
        if (spec.outcomes.empty()) {
            mistake(spec.location, "outcome", "no outcome", "at least one [outcome.NAME]");
        }
        if (scenario_.comparison) {
            auto const& one = *scenario_.comparison;
            auto const outcomes = names_in(spec.outcomes, [](auto const& o) { return o.name; });
            known(one.cost, outcomes, "comparison.cost", one.location, "an outcome");
            known(one.effect, outcomes, "comparison.effect", one.location, "an outcome");
            if (!one.reference.empty()) {
                known(one.reference, names_in(spec.strategies, [](auto const& s) { return s.name; }),
                      "comparison.reference", one.location, "a strategy");
            }
        }
    }
};

}  // namespace

std::vector<core::Mistake> check(Scenario const& scenario) {
    auto mistakes = StudyChecker(scenario).take();
    std::stable_sort(mistakes.begin(), mistakes.end(), [](core::Mistake const& a, core::Mistake const& b) {
        return std::tie(a.where.file, a.where.line, a.where.column) <
               std::tie(b.where.file, b.where.line, b.where.column);
    });
    return mistakes;
}

}  // namespace eigenkracht::study
