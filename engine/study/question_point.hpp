/// \file
/// A question made exact: which cells of the ledger, of which policy and year, against what.
#pragma once

#include "accounts/price_book.hpp"
#include "study/scenario.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::study {

/// One question against one baseline.
struct QuestionPoint {
    std::size_t question = 0;  ///< index in the scenario
    std::string baseline;      ///< as the scenario names it
    bool headline = false;     ///< the question's own baseline, not one shown beside it
    std::size_t policy = 0;
    bool against_year =
        false;  ///< budget_YEAR: this policy's saving less what that year's budget already contains
    std::size_t base_year = 0;    ///< index of that year
    std::size_t base_policy = 0;  ///< otherwise: the policy it is held against
    std::size_t year = 0;
    std::optional<std::size_t> price_year;  ///< index of the year whose prices count; none: nominal
    bool cash = false;                      ///< of the cash released, not of the care avoided
    bool at_conference = false;             ///< care avoided, booked at the conference
    std::vector<char> entries;              ///< mask over ledger entries that count
    std::vector<char> gross_entries;        ///< of these, care
    std::vector<char> item_entries;         ///< care of the items that count, whoever pays
};

/// Whether an outcome is cash released, and whether conferences are charged against it.
[[nodiscard]] bool is_cash(std::string const& outcome);
[[nodiscard]] bool is_net(std::string const& outcome);

/// What a question counts: its own items and payer, or those of the cut it is about; empty: everything, everybody.
[[nodiscard]] std::vector<std::string> const& items_of(Scenario const& scenario, Question const& question);
[[nodiscard]] std::string const& payer_of(Scenario const& scenario, Question const& question);

/// Whether a cut is about an item: it names it, or names none.
[[nodiscard]] bool may_fall_on(CutSpec const& cut, std::string const& item);

/// Whether a cut falls on what a price is paid for: the items it names, or all care where it names none.
[[nodiscard]] bool falls_on(CutSpec const& cut, accounts::Price const& price);

/// Likewise, in a calendar year: if its payer pays the price then.
[[nodiscard]] bool falls_on(CutSpec const& cut, accounts::Price const& price, int year);

/// The price of an item, which must have one.
[[nodiscard]] accounts::Price const& price_of(accounts::AccountsSpec const& spec, std::string const& item);

/// The cut as a question about each of its years: cash released net of conferences, of its items and payer, against the
/// budget of the year before it, which must be reported.
struct CutPoint {
    std::size_t first_year = 0;  ///< index of the first reported year of the cut
    std::size_t end_year = 0;    ///< one past its last, while its payer pays for its items
    std::vector<char> entries;   ///< mask over ledger entries that count
};
[[nodiscard]] CutPoint cut_point(Scenario const& scenario, accounts::PriceBook const& book, int first_year,
                                 int last_year);

/// Every question with every baseline, in the order of the scenario.
/// \param first_year  the ledger's first year
/// Expects names that `check` has found to exist.
[[nodiscard]] std::vector<QuestionPoint> question_points(Scenario const& scenario,
                                                         accounts::PriceBook const& book, int first_year);

/// Whether a question is about the scenario's cut: its threshold is the cut's amount.
///
/// Such a question takes the cut's items and payer unless it names its own.
[[nodiscard]] bool asks_about_cut(Question const& question);

/// "budget_2012" -> 2012; 0 for any other baseline.
[[nodiscard]] int budget_year(std::string const& baseline);

/// The value of a question in one draw, in EUR of its year, or at the price level it names.
///
/// Against a policy: what its ledger saves more than the other's. Against a year's budget: what it saves beyond what it saved in that year,
/// at the prices of the question's year, so that autonomous growth is left out.
///
/// \param saved   [policy][year][entry], nominal EUR
/// \param level   price level by year
[[nodiscard]] double value(QuestionPoint const& point, std::vector<double> const& saved, std::size_t years,
                           std::size_t entries, std::vector<double> const& level);

}  // namespace eigenkracht::study
