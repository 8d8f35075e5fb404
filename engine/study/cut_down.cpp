#include "study/cut_down.hpp"

#include "study/question_point.hpp"

#include <algorithm>
#include <charconv>

namespace eigenkracht::study {

namespace {

/// The last year that any question, or the cut, looks at.
int last_year_needed(Scenario const& scenario) {
    int last = scenario.cut.given ? scenario.cut.from : scenario.years.first;
    for (auto const& question : scenario.questions) {
        int level = 0;
        auto const& text = question.price_level;
        std::from_chars(text.data(), text.data() + text.size(), level);
        last = std::max({last, question.year, budget_year(question.baseline), level});
    }
    return last;
}

/// Variants without weight that no key names and no stance that stays varies; and what would weigh their draws.
void drop_idle_variants(Scenario& scenario, std::vector<std::string> const& keys) {
    auto& stances = scenario.beliefs.stances;
    auto const named = [&](std::string const& name) {
        return std::any_of(keys.begin(), keys.end(), [&](std::string const& key) {
            return key.find("stance." + name + ".") != std::string::npos;
        });
    };
    auto const drop = [&](uncertainty::Stance const& one) {
        bool const varied = std::any_of(stances.begin(), stances.end(),
                                        [&](auto const& other) { return other.variant_of == one.name; });
        return !one.variant_of.empty() && one.weight == 0 && !named(one.name) && !varied;
    };
    // Who varies a variant goes first; what a stance that stays varies stays.
    for (auto at = std::find_if(stances.begin(), stances.end(), drop); at != stances.end();
         at = std::find_if(stances.begin(), stances.end(), drop)) {
        stances.erase(at);
    }
    auto const gone = [&](std::string const& name) {
        return std::none_of(stances.begin(), stances.end(),
                            [&](uncertainty::Stance const& one) { return one.name == name; });
    };
    for (auto& check : scenario.checks) {
        std::erase_if(check.stances, gone);
        std::erase_if(check.weighs, gone);
    }
}

}  // namespace

void cut_down_to_questions(Scenario& scenario, std::vector<std::string> const& keys) {
    for (auto& question : scenario.questions) {
        question.baselines_beside.clear();
    }
    scenario.claim.given = false;
    scenario.comparison.reset();
    scenario.decisions.clear();
    scenario.run.keep = {"questions", "parameters"};
    if (scenario.has_regions()) {
        scenario.years.last = last_year_needed(scenario);
        scenario.child_outcomes.clear();
    }
    if (scenario.run.design != Design::sobol) {
        drop_idle_variants(scenario, keys);
    }
    // What weighs draws does so at every level.
    std::erase_if(scenario.checks, [](Check const& one) { return one.weighs.empty(); });
}

}  // namespace eigenkracht::study
