/// \file
/// What a scenario says about money: prices with their year, payers by date, index and discount rate, as plain data.
#pragma once

#include "core/error.hpp"
#include "formula/formula.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::accounts {

/// Something that comes to hold from a calendar year on.
struct FromYear {
    int year;
    std::string value;
};

/// What a month in some states, or a conference, costs, and who pays.
struct Price {
    enum class Per { month, conference };
    std::string item;  ///< name; one entry of the ledger per payer
    std::string title;
    Per per = Per::month;
    std::vector<std::string> of;  ///< states or tags whose months are charged; empty for conferences
    std::optional<std::pair<int, int>> months;  ///< only months lo <= time in the state's track stay < hi
    formula::Formula eur;  ///< per child-month, or per conference held, at the level of `price_year`
    int price_year = 0;
    formula::Formula replaced;    ///< share of what is avoided that stops being paid; not given: 1
    std::vector<FromYear> payer;  ///< at least one; the first holds for earlier years too
    std::string source;
    std::string assumption;
    core::SourceLocation location;
    std::vector<std::string> lighter_than = {};  ///< items of heavier care, which costs no less a month
};

/// Price level of care by calendar year, relative; a year not named takes the nearest named one before it, grown by `growth` a year.
struct IndexSpec {
    std::vector<std::pair<int, double>> levels;
    formula::Formula growth;  ///< per year beyond the last level; empty: 0
    std::string source;
    std::string assumption;
    core::SourceLocation location;
};

struct AccountsSpec {
    std::vector<Price> prices;
    std::vector<std::pair<std::string, std::string>> payers;  ///< key and title
    IndexSpec index;
};

}  // namespace eigenkracht::accounts
