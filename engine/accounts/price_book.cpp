#include "accounts/price_book.hpp"

#include "core/elementary.hpp"

#include <algorithm>

namespace eigenkracht::accounts {

double price_level(std::vector<std::pair<int, double>> const& levels, double growth, int base_year,
                   int year) {
    if (levels.empty()) {
        return core::pow(1 + growth, year - base_year);
    }
    auto known = levels.front();
    for (auto const& level : levels) {
        if (level.first <= year) {
            known = level;
        }
    }
    return known.second * core::pow(1 + growth, year - known.first);
}

std::string const& payer_in(std::vector<FromYear> const& payers, int year) {
    std::size_t found = 0;
    for (std::size_t i = 0; i < payers.size(); ++i) {
        if (payers[i].year <= year) {
            found = i;
        }
    }
    return payers[found].value;
}

PriceBook::PriceBook(AccountsSpec const& spec, int first_year, int last_year)
    : first_year_(first_year), last_year_(last_year), price_count_(spec.prices.size()) {
    auto position = [](auto const& list, auto const& matches) {
        return static_cast<std::size_t>(std::find_if(list.begin(), list.end(), matches) - list.begin());
    };
    for (auto const& price : spec.prices) {
        for (int year = first_year; year <= last_year; ++year) {
            auto const& payer = payer_in(price.payer, year);
            auto const entry = position(
                entries_, [&](LedgerEntry const& e) { return e.item == price.item && e.payer == payer; });
            if (entry == entries_.size()) {
                entries_.push_back({price.item, payer});
            }
            entry_of_.push_back(entry);
        }
    }
    for (auto const& payer : spec.payers) {
        if (std::any_of(entries_.begin(), entries_.end(),
                        [&](LedgerEntry const& e) { return e.payer == payer.first; })) {
            payers_.push_back(payer.first);
        }
    }
    for (auto const& entry : entries_) {
        payer_of_entry_.push_back(
            position(payers_, [&](std::string const& payer) { return payer == entry.payer; }));
    }
}

std::size_t PriceBook::entry(std::size_t price, int year) const {
    auto const years = static_cast<std::size_t>(last_year_ - first_year_ + 1);
    return entry_of_[price * years + static_cast<std::size_t>(year - first_year_)];
}

}  // namespace eigenkracht::accounts
