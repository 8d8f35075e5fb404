#include "formula/check.hpp"
#include "study/checker.hpp"
#include "study/decision_formulas.hpp"
#include "study/question_point.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace eigenkracht::study {

namespace {

class DecisionChecker : public Checker {
public:
    explicit DecisionChecker(Scenario const& scenario)
        : Checker(scenario), resolution_(uncertainty::resolve(scenario.beliefs)) {
        for (auto const& decision : scenario.decisions) {
            key_ = "decision." + decision.name;
            for (auto const& number : decision.numbers) {
                this->number(number);
            }
            if (decision.options.size() < 2) {
                mistake(decision.location, key_ + ".option",
                        fmt::format("{} options", decision.options.size()), "at least two to choose between");
            }
            for (auto const& option : decision.options) {
                if (option.effect.given() && !decision.willingness_to_pay.given()) {
                    mistake(option.location, key_ + ".willingness_to_pay", "nothing",
                            "what a unit of the effect of its options is worth, and effect_unit");
                }
            }
            for (auto const& one : formulas_of(decision)) {
                within(one, names_with(names_, decision));
            }
        }
    }

private:
    void number(DecisionNumber const& number) {
        auto const key = key_ + ".number." + number.name;
        if (std::find(parameters_.begin(), parameters_.end(), number.name) != parameters_.end()) {
            mistake(number.location, key, "the name of a parameter", "a name of its own");
        }
        if (!number.measure.empty()) {
            measured(number.measure, number.population, number.strategy, key, number.location);
            return;
        }
        std::string const what = !number.question.empty()        ? "question"
                                 : !number.check.empty()         ? "check"
                                 : !number.child_outcome.empty() ? "child_outcome"
                                                                 : "present_value";
        if (what != "check" && !scenario_.has_regions()) {
            mistake(number.location, key + "." + what, "a study without regions", "payoffs over parameters");
            return;
        }
        if (what == "present_value" && is_cash(number.present_value) && scenario_.places.empty()) {
            mistake(number.location, key + "." + what, number.present_value,
                    "care_avoided_net_eur, as the scenario has no [places.NAME]");
        }
        if (what == "child_outcome" || what == "present_value") {
            years(number, key);
        }
        if (what == "check") {
            check(number, key);
        }
        keeps(what == "child_outcome"   ? "outcomes"
              : what == "present_value" ? "totals"
                                        : "questions",
              key, number.location);
    }

    /// What a run has to keep, so that it can be analysed.
    void keeps(std::string const& what, std::string const& key, core::SourceLocation const& where) {
        auto const& keep = scenario_.run.keep;
        bool const by_itself = what == "parameters" && scenario_.has_regions();
        if (!keep.empty() && !by_itself && std::find(keep.begin(), keep.end(), what) == keep.end()) {
            mistake(where, key, "run.keep without " + what,
                    fmt::format("run.keep with \"{}\", from which it is worked out", what));
        }
    }

    void years(DecisionNumber const& number, std::string const& key) {
        bool const within = number.from >= scenario_.years.first && number.until <= scenario_.years.last &&
                            number.from <= number.until;
        if (!within) {
            mistake(number.location, key, fmt::format("{} to {}", number.from, number.until),
                    fmt::format("years from {} to {}", scenario_.years.first, scenario_.years.last));
        }
    }

    void check(DecisionNumber const& number, std::string const& key) {
        auto const at = std::find_if(scenario_.checks.begin(), scenario_.checks.end(),
                                     [&](Check const& one) { return one.name == number.check; });
        if (at != scenario_.checks.end() && !at->stances.empty()) {
            mistake(number.location, key + ".check",
                    number.check + ", which only some stances are held against",
                    "a published number without stances: every stance says something of it");
        }
    }

    /// A formula may use what every stance knows, and the cut where there is one.
    void within(DecisionFormula const& one, std::vector<std::string> const& names) {
        auto const mistakes = formula::check(*one.formula, one.key, names, scenario_.tables);
        add(mistakes);
        if (!mistakes.empty()) {
            return;
        }
        auto const used = formula::names_in(*one.formula);
        for (auto const& [stance, parameter] : missing(resolution_, used)) {
            mistake(one.location, one.key,
                    fmt::format("{}, which stance {} does not have", parameter, stance),
                    "numbers that every stance has: one under [parameter.NAME] that stances may change");
        }
        bool const cut = std::find(used.begin(), used.end(), "cut.amount_eur") != used.end();
        if (cut && !scenario_.cut.given) {
            mistake(one.location, one.key, one.formula->text, "none with it, as the scenario has no [cut]");
        }
        bool const parameters = std::any_of(used.begin(), used.end(), [&](std::string const& name) {
            return resolution_.index.count(name) > 0;
        });
        if (parameters) {
            keeps("parameters", one.key, one.location);
        }
    }

    uncertainty::Resolution resolution_;
    std::string key_;
};

}  // namespace

std::vector<core::Mistake> check_decisions(Scenario const& scenario) {
    return DecisionChecker(scenario).take();
}

}  // namespace eigenkracht::study
