/// \file
/// From prices to a ledger: which entry a month of care is booked under, in which year, at what price level.
#pragma once

#include "accounts/spec.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace eigenkracht::accounts {

/// A line of the ledger: what it was spent on, and by whom.
struct LedgerEntry {
    std::string item;
    std::string payer;
};

/// Price level of a year relative to the price year, from a table of known levels and a growth beyond it.
///
/// A year in the table has its level; any other has that of the nearest known year before it (before the first: of the first), grown or
/// shrunk by `growth` a year.
///
/// \param levels  (year, level), years ascending; empty: level 1 before growth from `base_year`
/// \param growth  per year beyond the table, e.g. 0.017; above -1
/// \return        level relative to the same table's scale; divide two of them to convert
[[nodiscard]] double price_level(std::vector<std::pair<int, double>> const& levels, double growth,
                                 int base_year, int year);

/// Who pays in a year, by a table of changes; years before the first change have the first payer.
[[nodiscard]] std::string const& payer_in(std::vector<FromYear> const& payers, int year);

/// The entries of a ledger and where each price books its money, for a span of years. Constant once built.
class PriceBook {
public:
    /// \param first_year, last_year  inclusive
    PriceBook(AccountsSpec const& spec, int first_year, int last_year);

    [[nodiscard]] std::vector<LedgerEntry> const& entries() const { return entries_; }
    /// Payers in the order of the scenario; each with at least one entry.
    [[nodiscard]] std::vector<std::string> const& payers() const { return payers_; }
    [[nodiscard]] std::size_t price_count() const { return price_count_; }
    /// Entry under which `price` is booked in `year`.
    [[nodiscard]] std::size_t entry(std::size_t price, int year) const;
    /// Index in `payers()` of an entry's payer.
    [[nodiscard]] std::size_t payer_of(std::size_t entry) const { return payer_of_entry_[entry]; }

private:
    int first_year_;
    int last_year_;
    std::size_t price_count_;
    std::vector<LedgerEntry> entries_;
    std::vector<std::string> payers_;
    std::vector<std::size_t> payer_of_entry_;
    std::vector<std::size_t> entry_of_;  ///< [price][year - first_year]
};

}  // namespace eigenkracht::accounts
