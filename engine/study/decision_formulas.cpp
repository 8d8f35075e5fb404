#include "study/decision_formulas.hpp"

#include <utility>

namespace eigenkracht::study {

std::vector<DecisionFormula> formulas_of(DecisionSpec const& decision) {
    std::vector<DecisionFormula> all;
    std::string const key = "decision." + decision.name;
    auto const add = [&](formula::Formula const& formula, std::string under,
                         core::SourceLocation const& where) {
        if (formula.given()) {
            all.push_back({&formula, std::move(under), where});
        }
    };
    add(decision.willingness_to_pay, key + ".willingness_to_pay", decision.location);
    for (auto const& option : decision.options) {
        std::string const of_option = key + ".option." + option.name;
        add(option.payoff, of_option + ".payoff", option.location);
        add(option.effect, of_option + ".effect", option.location);
        add(option.cost, of_option + ".cost", option.location);
    }
    for (auto const& study : decision.studies) {
        for (auto const& datum : study.data) {
            add(datum.truth, key_of(decision, study, datum), datum.location);
        }
    }
    return all;
}

std::vector<std::string> names_with(std::vector<std::string> names, DecisionSpec const& decision) {
    for (auto const& number : decision.numbers) {
        names.push_back(number.name);
    }
    return names;
}

std::string key_of(DecisionSpec const& decision, ProposedStudy const& study, StudyDatum const& datum) {
    return "decision." + decision.name + ".study." + study.name + ".sees." + datum.name;
}

}  // namespace eigenkracht::study
