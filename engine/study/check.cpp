#include "formula/check.hpp"
#include "core/text.hpp"
#include "study/plan.hpp"
#include "study/study.hpp"
#include "uncertainty/resolution.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace eigenkracht::study {

namespace {

constexpr std::uint64_t most_draws = 1ULL << 31U;  // a draw is a 32-bit part of every address
constexpr std::size_t most_policies = 64;          // a set of policies is a 64-bit mask

/// Collects what is wrong with the meaning of a scenario.
class Checker {
public:
    explicit Checker(Scenario const& scenario) : scenario_(scenario) {}

    std::vector<core::Mistake> all() {
        add(uncertainty::Beliefs::check(scenario_.beliefs, scenario_.tables));
        parameters_ = uncertainty::resolve(scenario_.beliefs).names;
        names_ = formula_names(parameters_);
        run();
        if (scenario_.pathway) {
            add(pathway::Pathway::check(pathway_spec(scenario_), parameters_, scenario_.tables));
        }
        scenario_.has_regions() ? region() : person();
        std::stable_sort(mistakes_.begin(), mistakes_.end(),
                         [](core::Mistake const& a, core::Mistake const& b) {
                             return std::tie(a.where.file, a.where.line, a.where.column) <
                                    std::tie(b.where.file, b.where.line, b.where.column);
                         });
        return std::move(mistakes_);
    }

private:
    void add(std::vector<core::Mistake> more) { mistakes_.insert(mistakes_.end(), more.begin(), more.end()); }

    void mistake(core::SourceLocation where, std::string key, std::string found, std::string expected,
                 std::string hint = "") {
        mistakes_.push_back(
            {std::move(where), std::move(key), std::move(found), std::move(expected), std::move(hint)});
    }

    void formula(formula::Formula const& formula, std::string const& key, core::SourceLocation const& where,
                 std::vector<std::string> const& names) {
        if (!formula.given()) {
            mistake(where, key, "nothing", "a number or a formula");
            return;
        }
        add(formula::check(formula, key, names, scenario_.tables));
    }

    void optional_formula(formula::Formula const& formula, std::string const& key) {
        if (formula.given()) {
            add(formula::check(formula, key, names_, scenario_.tables));
        }
    }

    template <typename List, typename Name>
    std::vector<std::string> names_in(List const& list, Name const& name) {
        std::vector<std::string> names;
        for (auto const& item : list) {
            names.push_back(name(item));
        }
        return names;
    }

    bool known(std::string const& word, std::vector<std::string> const& words, std::string const& key,
               core::SourceLocation const& where, std::string const& what) {
        if (std::find(words.begin(), words.end(), word) != words.end()) {
            return true;
        }
        auto const near = core::nearest_word(word, words);
        mistake(where, key, fmt::format("\"{}\"", word),
                fmt::format("{}: {}", what, words.empty() ? "there is none" : core::join(words, ", ")),
                near.empty() ? "" : fmt::format("Did you mean {}?", near));
        return false;
    }

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

    void table(region::YearTable const& table, std::string const& key, core::SourceLocation const& where) {
        for (auto const& [year, held] : table) {
            auto const year_key = fmt::format("{}.{}", key, year);
            formula(held, year_key, where, names_);
            auto const value = formula::constant(held);
            if (value && !(*value >= 0)) {
                mistake(held.where.line > 0 ? held.where : where, year_key, held.text,
                        "a number of conferences a year, at least 0");
            }
        }
    }

    void region() {
        if (!scenario_.pathway) {
            mistake(scenario_.regions.front().location, "pathway", "a region without a pathway",
                    "[pathway] with states, strategies and entries");
            return;
        }
        if (scenario_.regions.size() > 1) {
            mistake(scenario_.regions[1].location, "region." + scenario_.regions[1].name,
                    fmt::format("{} regions", scenario_.regions.size()), "one region in a scenario");
        }
        auto const& one = scenario_.regions.front();
        auto const key = "region." + one.name;
        table(one.history, key + ".history.conferences_held", one.location);
        optional_formula(one.youth_care_budget_eur, key + ".youth_care_budget_eur");
        optional_formula(one.national_budget_eur, key + ".national_budget_eur");
        known(one.clustering, names_in(scenario_.beliefs.clusterings, [](auto const& c) { return c.key; }),
              key + ".clustering", one.location, "a clustering");
        auto const& years = scenario_.years;
        if (years.first < 1900 || years.last < years.first || years.last > 2200) {
            mistake(one.location, "years", fmt::format("{} to {}", years.first, years.last),
                    "first and last year, 1900 to 2200, in order");
            return;
        }
        for (auto const& [year, held] : one.history) {
            if (year >= years.first) {
                mistake(held.where.line > 0 ? held.where : one.location,
                        fmt::format("{}.history.conferences_held.{}", key, year), std::to_string(year),
                        fmt::format("a year before the first, {}", years.first));
            }
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
        policies();
        prices();
        cut();
        for (auto const& question : scenario_.questions) {
            region_question(question);
        }
        estimands();
        for (auto const& check : scenario_.checks) {
            if (check.quantity != "saving_per_conference_eur") {
                known(check.quantity, parameters_, "check." + check.name + ".quantity", check.location,
                      "saving_per_conference_eur or a parameter");
            }
            if (check.months < 1 || check.months > pathway_spec(scenario_).cycles) {
                mistake(check.location, "check." + check.name + ".months", std::to_string(check.months),
                        "a number of months within the horizon");
            }
        }
    }

    void policies() {
        if (scenario_.policies.empty()) {
            mistake(scenario_.regions.front().location, "policy", "no policy",
                    "at least one [policy.NAME] with conferences_held");
        }
        if (scenario_.policies.size() > most_policies) {
            mistake(scenario_.policies[most_policies].location, "policy",
                    fmt::format("{} policies", scenario_.policies.size()),
                    fmt::format("at most {}", most_policies));
        }
        for (auto const& policy : scenario_.policies) {
            auto const key = "policy." + policy.name + ".conferences_held";
            if (policy.conferences_held.empty()) {
                mistake(policy.location, key, "nothing", "conferences held a year, e.g. { 2011 = 550 }");
            }
            table(policy.conferences_held, key, policy.location);
        }
    }

    void prices() {
        auto const& accounts = scenario_.accounts;
        if (accounts.prices.empty()) {
            mistake(scenario_.regions.front().location, "price", "no price", "at least one [price.NAME]");
        }
        for (auto const& price : accounts.prices) {
            auto const key = "price." + price.item;
            formula(
                price.eur,
                key + (price.per == accounts::Price::Per::month ? ".eur_per_month" : ".eur_per_conference"),
                price.location, names_);
            if (price.payer.empty()) {
                mistake(price.location, key + ".payer", "nothing",
                        "who pays, by year, e.g. { 2011 = \"region\" }");
            }
            for (auto const& [year, payer] : price.payer) {
                known(payer, names_in(accounts.payers, [](auto const& p) { return p.first; }), key + ".payer",
                      price.location, "a payer");
            }
            if (price.per == accounts::Price::Per::month && price.of.empty()) {
                mistake(price.location, key + ".of", "nothing",
                        "the states or tags whose months are charged");
            }
        }
        optional_formula(accounts.index.growth, "price_index.growth");
    }

    void cut() {
        if (!scenario_.cut.given) {
            return;
        }
        formula(scenario_.cut.amount_eur, "cut.amount_eur", scenario_.cut.location, parameters_);
        items(scenario_.cut.items, "cut.items", scenario_.cut.location);
        if (!scenario_.cut.payer.empty()) {
            known(scenario_.cut.payer,
                  names_in(scenario_.accounts.payers, [](auto const& p) { return p.first; }), "cut.payer",
                  scenario_.cut.location, "a payer");
        }
    }

    void items(std::vector<std::string> const& items, std::string const& key,
               core::SourceLocation const& where) {
        for (auto const& item : items) {
            known(item, names_in(scenario_.accounts.prices, [](auto const& p) { return p.item; }), key, where,
                  "an item with a price");
        }
    }

    void region_question(Question const& question) {
        auto const key = "question." + question.name;
        known(question.outcome, {"care_avoided_net_eur", "care_avoided_gross_eur"}, key + ".outcome",
              question.location, "one of");
        auto const policies = names_in(scenario_.policies, [](auto const& p) { return p.name; });
        known(question.policy, policies, key + ".policy", question.location, "a policy");
        auto const year_known = [&](int year) {
            return year >= scenario_.years.first && year <= scenario_.years.last;
        };
        auto const range = fmt::format("a year from {} to {}", scenario_.years.first, scenario_.years.last);
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
        items(question.items, key + ".items", question.location);
        if (!question.payer.empty()) {
            known(question.payer, names_in(scenario_.accounts.payers, [](auto const& p) { return p.first; }),
                  key + ".payer", question.location, "a payer");
        }
        formula(question.at_least, key + ".at_least", question.location, names_);
        bool const uses_cut = asks_about_cut(question);
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

    Scenario const& scenario_;
    std::vector<std::string> parameters_;
    std::vector<std::string> names_;
    std::vector<core::Mistake> mistakes_;
};

}  // namespace

std::vector<core::Mistake> check(Scenario const& scenario) { return Checker(scenario).all(); }

}  // namespace eigenkracht::study
