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
        for (auto const& what : settings.keep) {
            known(what, {"questions", "totals", "outcomes", "parameters", "ledger"}, "run.keep",
                  settings.location, "one of");
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
