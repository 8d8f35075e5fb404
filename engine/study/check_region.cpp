#include "core/text.hpp"
#include "study/checker.hpp"
#include "study/plan.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::study {

namespace {

/// Studies with a region: calendar, arms, questions, estimands.
class RegionChecker : public Checker {
public:
    explicit RegionChecker(Scenario const& scenario) : Checker(scenario) { region(); }

private:
    void region() {
        if (!scenario_.pathway) {
            mistake(scenario_.regions.front().location, "pathway", "a region without a pathway",
                    "[pathway] with states, strategies and entries");
            return;
        }
        auto const& years = scenario_.years;
        if (years.first < 1900 || years.last < years.first || years.last > 2200) {
            mistake(scenario_.regions.front().location, "years",
                    fmt::format("{} to {}", years.first, years.last),
                    "first and last year, 1900 to 2200, in order");
            return;
        }
        for (auto const& one : scenario_.regions) {
            history(one);
        }
        for (std::string const name : {"usual", "conference"}) {
            auto const& strategies = scenario_.pathway->strategies;
            if (std::none_of(strategies.begin(), strategies.end(),
                             [&](auto const& s) { return s.name == name; })) {
                mistake(scenario_.pathway->location, "strategy." + name, "no such strategy",
                        "[strategy.usual] and [strategy.conference] in a scenario with a region");
            }
        }
        for (auto const& entry : scenario_.pathway->entries) {
            formula(entry.amount, "entry." + entry.name + ".amount", entry.location, parameters_);
        }
        if (scenario_.pathway->cycle_unit != pathway::CycleUnit::month) {
            mistake(scenario_.pathway->location, "pathway.cycle", "year",
                    "month in a scenario with a region");
        }
        add(check_places(scenario_));
        add(check_money(scenario_));
        for (auto const& question : scenario_.questions) {
            region_question(question);
        }
        comparison();
        estimands();
    }

    void history(region::RegionSpec const& one) {
        for (auto const& [year, held] : one.history) {
            if (year >= scenario_.years.first) {
                mistake(held.where.line > 0 ? held.where : one.location,
                        fmt::format("region.{}.history.conferences_held.{}", one.name, year),
                        std::to_string(year),
                        fmt::format("a year before the first, {}", scenario_.years.first));
            }
        }
    }

    /// \param outcomes, released  money without and with places that may stand there
    void money(std::string const& found, std::vector<std::string> outcomes,
               std::vector<std::string> const& released, std::string const& key,
               core::SourceLocation const& where) {
        if (!scenario_.places.empty()) {
            outcomes.insert(outcomes.end(), released.begin(), released.end());
        } else if (std::find(released.begin(), released.end(), found) != released.end()) {
            mistake(where, key, fmt::format("\"{}\" in a scenario without places", found),
                    "one of: " + core::join(outcomes, ", "),
                    "Cash comes free where places close: describe them in [places.NAME].");
            return;
        }
        known(found, outcomes, key, where, "one of");
    }

    void comparison() {
        if (!scenario_.comparison) {
            return;
        }
        auto const& one = *scenario_.comparison;
        known(one.reference, names_in(scenario_.policies, [](auto const& p) { return p.name; }),
              "comparison.reference", one.location, "a policy");
        money(one.cost, {"care_avoided_net_eur"}, {"cash_released_net_eur"}, "comparison.cost", one.location);
        auto const counted = names_in(scenario_.child_outcomes, [](auto const& o) { return o.name; });
        known(one.effect, counted, "comparison.effect", one.location, "a child outcome");
        if (!one.less.empty()) {
            known(one.less, counted, "comparison.less", one.location, "a child outcome");
        }
        if (one.at_home.empty()) {
            return;
        }
        std::vector<std::string> months;
        for (auto const& outcome : scenario_.child_outcomes) {
            if (outcome.kind == region::ChildOutcome::Kind::months) {
                months.push_back(outcome.name);
            }
        }
        known(one.at_home, months, "comparison.at_home", one.location, "a child outcome in months");
    }

    void region_question(Question const& question) {
        auto const key = "question." + question.name;
        money(question.outcome, {"care_avoided_net_eur", "care_avoided_gross_eur"},
              {"cash_released_net_eur", "cash_released_gross_eur"}, key + ".outcome", question.location);
        auto const policies = names_in(scenario_.policies, [](auto const& p) { return p.name; });
        known(question.policy, policies, key + ".policy", question.location, "a policy");
        auto const year_known = [&](int year) {
            return year >= scenario_.years.first && year <= scenario_.years.last;
        };
        auto const range = fmt::format("a year from {} to {}", scenario_.years.first, scenario_.years.last);
        if (question.price_level != "nominal" && !question.price_level.empty() &&
            !year_known(std::stoi(question.price_level))) {
            mistake(question.location, key + ".price_level", question.price_level, "nominal, or " + range);
        }
        if (!year_known(question.year)) {
            mistake(question.location, key + ".year", std::to_string(question.year), range);
        }
        auto const baseline = [&](std::string const& name, std::string const& where) {
            if (int const year = budget_year(name); year != 0) {
                if (!year_known(year) || year >= question.year) {
                    mistake(question.location, where, name,
                            fmt::format("the budget of a year from {} and before {}", scenario_.years.first,
                                        question.year));
                }
            } else {
                known(name, policies, where, question.location, "a policy or budget_YEAR");
            }
        };
        baseline(question.baseline, key + ".baseline");
        for (auto const& beside : question.baselines_beside) {
            baseline(beside, key + ".baselines_beside");
        }
        if (question.booking == Question::Booking::at_conference && is_cash(question.outcome)) {
            mistake(question.location, key + ".booking", "at_conference",
                    "calendar: cash is released when it is, not when the conference is held");
        }
        if (scenario_.run.solver == Solver::expected && is_cash(question.outcome)) {
            mistake(question.location, key + ".outcome", question.outcome,
                    "care_avoided_net_eur or care_avoided_gross_eur with run.solver = \"expected\"",
                    "Places and waiting lists tie children together, so that no solver knows what cash is on "
                    "average: simulate it (run.solver = \"best\").");
        }
        items(question.items, key + ".items", question.location);
        if (!question.payer.empty()) {
            known(question.payer, names_in(scenario_.accounts.payers, [](auto const& p) { return p.first; }),
                  key + ".payer", question.location, "a payer");
        }
        formula(question.at_least, key + ".at_least", question.location, names_);
        bool const uses_cut = asks_about_cut(question);
        // A cut that ends before it begins is said where it stands.
        bool const ends = scenario_.cut.until >= scenario_.cut.from && scenario_.cut.until != 0;
        if (uses_cut && ends && question.year > scenario_.cut.until) {
            mistake(question.location, key + ".year", std::to_string(question.year),
                    fmt::format("a year up to {}, when the cut ends", scenario_.cut.until));
        }
        if (uses_cut && scenario_.cut.given && question.year < scenario_.cut.from) {
            mistake(question.location, key + ".year", std::to_string(question.year),
                    fmt::format("a year from {}, when the cut begins", scenario_.cut.from));
        }
        if (uses_cut && !scenario_.cut.given) {
            mistake(question.location, key + ".at_least", question.at_least.text,
                    "a number, as the scenario has no [cut]");
        }
    }

    void estimands() {
        auto const measures = names_in(scenario_.pathway->measures, [](auto const& m) { return m.name; });
        auto const entries = names_in(scenario_.pathway->entries, [](auto const& e) { return e.name; });
        for (auto const& stance : scenario_.beliefs.stances) {
            for (auto const& estimand : stance.estimands) {
                auto const key = fmt::format("stance.{}, \"{}\"", stance.name, estimand.label);
                known(estimand.measure, measures, key + ": measure", estimand.location, "a measure");
                for (auto const& entry : estimand.population) {
                    known(entry, entries, key + ": population", estimand.location, "an entry class");
                }
                if (estimand.population.empty()) {
                    mistake(estimand.location, key + ": population", "nothing",
                            "the entry classes the study's subjects are like");
                }
                if (estimand.per_offer && !estimand.uptake.given()) {
                    mistake(estimand.location, key + ": uptake", "nothing",
                            "the share of offers that became a conference",
                            "Take-up is never assumed: without it every offer would count as held.");
                }
                if (estimand.per_family) {
                    known(estimand.clustering,
                          names_in(scenario_.beliefs.clusterings, [](auto const& c) { return c.key; }),
                          key + ": clustering", estimand.location, "a clustering");
                }
            }
        }
    }
};

}  // namespace

std::vector<core::Mistake> check_region(Scenario const& scenario) { return RegionChecker(scenario).take(); }

}  // namespace eigenkracht::study
