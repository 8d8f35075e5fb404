#include "study/checker.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::study {

namespace {

class DecisionChecker : public Checker {
public:
    explicit DecisionChecker(Scenario const& scenario) : Checker(scenario) {
        for (auto const& decision : scenario.decisions) {
            key_ = "decision." + decision.name;
            auto names = names_;
            for (auto const& number : decision.numbers) {
                this->number(number);
                names.push_back(number.name);
            }
            if (decision.options.size() < 2) {
                mistake(decision.location, key_ + ".option",
                        fmt::format("{} options", decision.options.size()), "at least two to choose between");
            }
            for (auto const& option : decision.options) {
                formula(option.payoff, key_ + ".option." + option.name + ".payoff", option.location, names);
            }
            for (auto const& study : decision.studies) {
                for (auto const& datum : study.data) {
                    formula(datum.truth, key_ + ".study." + study.name + ".sees." + datum.name,
                            datum.location, names);
                }
            }
        }
    }

private:
    void number(DecisionNumber const& number) {
        auto const key = key_ + ".number." + number.name;
        if (std::find(parameters_.begin(), parameters_.end(), number.name) != parameters_.end()) {
            mistake(number.location, key, "the name of a parameter", "a name of its own");
        }
        if (!number.question.empty() && !scenario_.has_regions()) {
            mistake(number.location, key + ".question", "a question in a study without regions",
                    "payoffs over parameters");
        }
        if (!number.child_outcome.empty()) {
            years(number, key);
        }
        if (!number.check.empty()) {
            check(number, key);
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

    std::string key_;
};

}  // namespace

std::vector<core::Mistake> check_decisions(Scenario const& scenario) {
    return DecisionChecker(scenario).take();
}

}  // namespace eigenkracht::study
