#include "study/checker.hpp"

#include "core/text.hpp"
#include "formula/check.hpp"
#include "study/plan.hpp"
#include "uncertainty/resolution.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace eigenkracht::study {

Checker::Checker(Scenario const& scenario)
    : scenario_(scenario),
      parameters_(uncertainty::names_of(scenario.beliefs)),
      names_(formula_names(parameters_)) {}

void Checker::add(std::vector<core::Mistake> const& more) {
    mistakes_.insert(mistakes_.end(), more.begin(), more.end());
}

void Checker::mistake(core::SourceLocation where, std::string key, std::string found, std::string expected,
                      std::string hint) {
    mistakes_.push_back(
        {std::move(where), std::move(key), std::move(found), std::move(expected), std::move(hint)});
}

void Checker::formula(formula::Formula const& formula, std::string const& key,
                      core::SourceLocation const& where, std::vector<std::string> const& names) {
    if (!formula.given()) {
        mistake(where, key, "nothing", "a number or a formula");
        return;
    }
    add(formula::check(formula, key, names, scenario_.tables));
}

void Checker::optional_formula(formula::Formula const& formula, std::string const& key,
                               std::vector<std::string> const& names) {
    if (formula.given()) {
        add(formula::check(formula, key, names, scenario_.tables));
    }
}

void Checker::table(region::YearTable const& table, std::string const& key, core::SourceLocation const& where,
                    std::vector<std::string> const& names, double low, double high,
                    std::string const& expected) {
    for (auto const& [year, number] : table) {
        auto const year_key = fmt::format("{}.{}", key, year);
        formula(number, year_key, where, names);
        auto const value = formula::constant(number);
        if (value && !(*value >= low && *value <= high)) {
            mistake(number.where.line > 0 ? number.where : where, year_key, number.text, expected);
        }
    }
}

void Checker::measured(std::string const& measure, std::vector<std::string> const& population,
                       std::string const& strategy, std::string const& key,
                       core::SourceLocation const& where) {
    if (!scenario_.pathway) {
        mistake(where, key + ".measure", measure, "none in a scenario without a pathway");
        return;
    }
    auto const name = [](auto const& one) { return one.name; };
    auto const& spec = *scenario_.pathway;
    known(measure, names_in(spec.measures, name), key + ".measure", where, "a measure");
    known(strategy, names_in(spec.strategies, name), key + ".strategy", where, "a strategy");
    if (population.empty()) {
        mistake(where, key + ".population", "nothing", "the entry classes the persons counted are like");
    }
    for (auto const& entry : population) {
        known(entry, names_in(spec.entries, name), key + ".population", where, "an entry class");
    }
}

std::vector<Checker::Missing> Checker::missing(uncertainty::Resolution const& resolution,
                                               std::vector<std::string> const& used) {
    std::vector<Missing> found;
    for (auto const& parameter : used) {
        auto const at = resolution.index.find(parameter);
        for (std::size_t s = 0; at != resolution.index.end() && s < resolution.stances.size(); ++s) {
            if (!resolution.cells[s][at->second].exists) {
                found.push_back({resolution.stances[s].name, parameter});
            }
        }
    }
    return found;
}

bool Checker::known(std::string const& word, std::vector<std::string> const& words, std::string const& key,
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

void Checker::items(std::vector<std::string> const& items, std::string const& key,
                    core::SourceLocation const& where) {
    for (auto const& item : items) {
        known(item, names_in(scenario_.accounts.prices, [](auto const& p) { return p.item; }), key, where,
              "an item with a price");
    }
}

}  // namespace eigenkracht::study
