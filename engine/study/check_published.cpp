#include "formula/check.hpp"
#include "study/checker.hpp"
#include "study/plan.hpp"
#include "uncertainty/resolution.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

namespace eigenkracht::study {

namespace {

bool contains(std::vector<std::string> const& list, std::string const& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// Published numbers: what they are compared with, and which draws they weigh.
class PublishedChecker : public Checker {
public:
    explicit PublishedChecker(Scenario const& scenario)
        : Checker(scenario), resolution_(uncertainty::resolve(scenario.beliefs)) {
        for (auto const& check : scenario.checks) {
            key_ = "check." + check.name;
            compared(check);
            stances(check);
            held(check);
            weighs(check);
        }
        for (auto const& stance : scenario.beliefs.stances) {
            for (auto const& estimand : stance.estimands) {
                of_stance(stance, estimand);
            }
        }
        if (!(scenario.run.least_effective_draws >= 1)) {
            mistake(scenario.run.location, "run.least_effective_draws",
                    fmt::format("{}", scenario.run.least_effective_draws), "a number, at least 1");
        }
    }

private:
    void compared(Check const& check) {
        if (check.formula.given()) {
            formula(check.formula, key_ + ".formula", check.location, parameters_);
        } else if (!check.measure.empty()) {
            measured(check.measure, check.population, check.strategy, key_, check.location);
        } else if (check.quantity != "saving_per_conference_eur") {
            known(check.quantity, parameters_, key_ + ".quantity", check.location,
                  "saving_per_conference_eur or a parameter");
        } else if (!scenario_.has_regions()) {
            mistake(check.location, key_ + ".quantity", check.quantity, "a parameter",
                    "Savings belong to scenarios with a region.");
        } else if (check.months < 1 || check.months > pathway_spec(scenario_).cycles) {
            mistake(check.location, key_ + ".months", std::to_string(check.months),
                    "a number of months within the horizon");
        }
    }

    // Stances that exist, and know every number that is compared.
    void stances(Check const& check) {
        auto const names = names_in(scenario_.beliefs.stances, [](auto const& one) { return one.name; });
        for (auto const& one : check.stances) {
            known(one, names, key_ + ".stances", check.location, "a stance");
        }
        std::vector<std::string> used;
        if (!check.formula.given()) {
            used = {check.quantity};
        } else if (formula::check(check.formula, key_, parameters_, scenario_.tables).empty()) {
            used = formula::names_in(check.formula);
        }
        for (auto const& [stance, parameter] : missing(resolution_, used)) {
            if (check.stances.empty() || contains(check.stances, stance)) {
                mistake(check.location, key_ + ".stances",
                        fmt::format("stance {}, which has no {}", stance, parameter), "stances that have it");
            }
        }
    }

    // What follows from a number that is held would not follow it.
    void held(Check const& check) {
        for (auto const& [name, value] : check.given) {
            if (!known(name, parameters_, key_ + ".given", check.location, "a parameter")) {
                continue;
            }
            for (auto const& cells : resolution_.cells) {
                for (auto const& cell : cells) {
                    auto const* derived = std::get_if<uncertainty::Derived>(&cell.parameter.law);
                    if (cell.exists && derived != nullptr &&
                        formula::check(derived->formula, key_, parameters_, scenario_.tables).empty() &&
                        contains(formula::names_in(derived->formula), name)) {
                        mistake(check.location, key_ + ".given",
                                fmt::format("{}, from which {} is computed", name, cell.parameter.name),
                                "parameters that no other parameter is computed from");
                        return;
                    }
                }
            }
        }
    }

    void weighs(Check const& check) {
        if (check.error && !(*check.error > 0)) {
            mistake(check.location, key_ + ".error", fmt::format("{}", *check.error), "a number above 0");
        }
        if (check.weighs.empty()) {
            return;
        }
        auto const names = names_in(scenario_.beliefs.stances, [](auto const& one) { return one.name; });
        for (auto const& one : check.weighs) {
            if (known(one, names, key_ + ".weighs", check.location, "a stance") && !check.stances.empty() &&
                !contains(check.stances, one)) {
                mistake(check.location, key_ + ".weighs", one, "one of the stances it is compared under");
            }
        }
        may_weigh(check.location, check.error.has_value(), check.went_in, "error");
    }

    void of_stance(uncertainty::Stance const& stance, uncertainty::Estimand const& estimand) {
        key_ = fmt::format("stance.{}, \"{}\": weighs", stance.name, estimand.label);
        for (auto const& error : {estimand.usual_error, estimand.conference_error}) {
            if (error && !(*error > 0)) {
                mistake(estimand.location, key_, fmt::format("an error of {}", *error), "a number above 0");
            }
        }
        if (estimand.weighs) {
            may_weigh(estimand.location, estimand.usual_error || estimand.conference_error,
                      !estimand.validation, "usual_error or conference_error");
        }
    }

    void may_weigh(core::SourceLocation const& where, bool has_error, bool went_in,
                   std::string const& error) {
        if (!has_error) {
            mistake(where, key_, "a number that weighs draws and has no error",
                    "its standard error (" + error + ")");
        }
        if (went_in) {
            mistake(where, key_, "a number that went in (role wiring) and weighs draws", "one of the two",
                    "It would be used twice.");
        }
    }

    uncertainty::Resolution resolution_;
    std::string key_;
};

}  // namespace

std::vector<core::Mistake> check_published(Scenario const& scenario) {
    return PublishedChecker(scenario).take();
}

}  // namespace eigenkracht::study
