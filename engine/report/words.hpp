/// \file
/// Numbers, chances and names as a reader wants them in a sentence or a table.
#pragma once

#include "study/answers.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace eigenkracht::report {

/// A chance as a table has it: a percentage, never 0% or 100%.
///
/// Never or always seen in n draws: "0 of n", "n of n"; from a single draw "no", "yes". Too near to either for its digits:
/// as in chance_words().
[[nodiscard]] std::string chance_text(study::Chance const& chance);

/// The same in a sentence: never seen in n draws is "less than 3 in n", because an event of that chance would have been
/// missed in one run out of twenty; always seen is "more than n - 3 in n". Of 30 draws or fewer "0 of 30 draws".
/// \see Hanley & Lippman-Hand (1983), JAMA 249(13), 1743-1745, for the rule of three.
[[nodiscard]] std::string chance_words(study::Chance const& chance);

/// The error that decides on a chance's digits: its Monte Carlo error; one draw of several where that is 0.
[[nodiscard]] double chance_error(study::Chance const& chance);

/// The same with its Monte Carlo error: "62.3% +- 0.8".
[[nodiscard]] std::string chance_with_error(study::Chance const& chance);

/// A standard error with the one digit that is worth printing; "0" where there is none.
[[nodiscard]] std::string error_text(double error);

/// How large numbers are written: in units, thousands or millions, with the word for it.
struct Scale {
    double divisor = 1;
    std::string unit;  ///< e.g. "EUR million"
};

/// The scale for amounts of money up to a size: EUR, EUR thousand or EUR million.
[[nodiscard]] Scale money_scale(double largest_eur);

/// The largest mean or bound of some spreads, in absolute value; 0 of none.
[[nodiscard]] double largest(std::span<study::Spread const> spreads);

[[nodiscard]] std::string mean_text(study::Spread const& spread, double divisor = 1);
/// "23 (12 to 34)"; the mean alone where every draw is the same.
[[nodiscard]] std::string mean_with_interval(study::Spread const& spread, double divisor = 1);

/// A value of an outcome in words: money if the outcome's name says so, else a plain number.
[[nodiscard]] std::string amount_text(std::string const& outcome, double value);
[[nodiscard]] bool is_money(std::string const& outcome);

/// A name of a scenario as words: "no_conferences" is "no conferences".
[[nodiscard]] std::string words_of(std::string name);

/// An outcome's name as words, without the unit of money: "care avoided net" for care_avoided_net_eur.
[[nodiscard]] std::string outcome_text(std::string const& outcome);

/// Whether a baseline is a year's budget, as budget_2012.
[[nodiscard]] bool is_budget(std::string const& baseline);

/// A baseline in words: "the budget of 2012" for budget_2012, else the policy's name in quotation marks.
[[nodiscard]] std::string baseline_text(std::string const& baseline);

/// What a stance is called in tables and sentences: its title up to the first colon, if that is short and no other
/// stance's; else its name as words.
[[nodiscard]] std::string short_title(std::vector<study::StanceLine> const& stances, std::size_t index);

/// A text with a capital letter first.
[[nodiscard]] std::string capital(std::string text);

/// Words in a row: `"A"`, `"A" and "B"`, `"A", "B" and "C"`.
[[nodiscard]] std::string in_a_row(std::vector<std::string> const& words);

/// "four bodies of evidence", "one draw", "4,096 draws": the number with its noun in the singular or plural.
[[nodiscard]] std::string counted(std::uint64_t number, std::string const& one, std::string const& more);

}  // namespace eigenkracht::report
