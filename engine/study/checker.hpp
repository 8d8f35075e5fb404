/// \file
/// What the checks of a scenario's meaning share: collecting mistakes, with names and formulas looked up.
#pragma once

#include "core/error.hpp"
#include "formula/formula.hpp"
#include "study/scenario.hpp"
#include "uncertainty/resolution.hpp"

#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::study {

/// Collects what is wrong with the meaning of a scenario.
class Checker {
public:
    /// \param scenario  must outlive the checker
    explicit Checker(Scenario const& scenario);

    /// All that was found, in the order in which it was looked for.
    [[nodiscard]] std::vector<core::Mistake> take() { return std::move(mistakes_); }

protected:
    /// A parameter that a stance does not have.
    struct Missing {
        std::string stance;
        std::string parameter;
    };

    void add(std::vector<core::Mistake> const& more);
    void mistake(core::SourceLocation where, std::string key, std::string found, std::string expected,
                 std::string hint = "");

    /// A formula that must be there and may use `names`.
    void formula(formula::Formula const& formula, std::string const& key, core::SourceLocation const& where,
                 std::vector<std::string> const& names);
    /// A formula that may be missing.
    void optional_formula(formula::Formula const& formula, std::string const& key,
                          std::vector<std::string> const& names);
    /// Formulas by year that may use `names`; plain numbers lie from `low` to `high`.
    /// \param expected  what the message says of the range
    void table(region::YearTable const& table, std::string const& key, core::SourceLocation const& where,
               std::vector<std::string> const& names, double low, double high, std::string const& expected);

    /// Whether `word` is one of `words`; if not, that is a mistake.
    /// \param what  what it should be, in words
    bool known(std::string const& word, std::vector<std::string> const& words, std::string const& key,
               core::SourceLocation const& where, std::string const& what);
    /// Names of items that must have a price.
    void items(std::vector<std::string> const& items, std::string const& key,
               core::SourceLocation const& where);

    /// A measure of the pathway for persons like entry classes under a strategy.
    void measured(std::string const& measure, std::vector<std::string> const& population,
                  std::string const& strategy, std::string const& key, core::SourceLocation const& where);
    /// Which of some parameters which stances do not have.
    [[nodiscard]] static std::vector<Missing> missing(uncertainty::Resolution const& resolution,
                                                      std::vector<std::string> const& used);

    template <typename List, typename Name>
    static std::vector<std::string> names_in(List const& list, Name const& name) {
        std::vector<std::string> names;
        names.reserve(list.size());
        for (auto const& item : list) {
            names.push_back(name(item));
        }
        return names;
    }

    Scenario const& scenario_;
    std::vector<std::string> parameters_;
    std::vector<std::string> names_;  ///< what formulas outside pathway and regions may use

private:
    std::vector<core::Mistake> mistakes_;
};

/// \name The parts of study::check() that stand in files of their own.
/// \{
[[nodiscard]] std::vector<core::Mistake> check_region(Scenario const& scenario);
/// Prices, payers and the cut.
[[nodiscard]] std::vector<core::Mistake> check_money(Scenario const& scenario);
/// Quantities and numbers of regions, policies, places, the claim.
[[nodiscard]] std::vector<core::Mistake> check_places(Scenario const& scenario);
/// Published numbers, and what they weigh.
[[nodiscard]] std::vector<core::Mistake> check_published(Scenario const& scenario);
/// Decisions: their numbers, payoffs and studies.
[[nodiscard]] std::vector<core::Mistake> check_decisions(Scenario const& scenario);
/// Sweeps, but for what only their points show.
[[nodiscard]] std::vector<core::Mistake> check_sweeps(Scenario const& scenario);
/// \}

}  // namespace eigenkracht::study
