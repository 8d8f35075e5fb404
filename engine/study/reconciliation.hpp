/// \file
/// The way from a claimed saving to cash, level by level.
#pragma once

#include "study/ledger.hpp"
#include "study/plan.hpp"
#include "study/region_formulas.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace eigenkracht::study {

/// A level on the way. What a step adds is its level less the one before.
struct ReconciliationLevel {
    std::string_view name;
    std::string_view step;  ///< what leads to it, in plain words
};

/// From the claim down to the cash; the order of the results.
inline constexpr std::array reconciliation_levels{
    ReconciliationLevel{"claimed", "claimed: conferences of the year times the claim"},
    ReconciliationLevel{"before_conferences", "conferences are charged below, so their cost comes back"},
    ReconciliationLevel{"dated", "dating: what of the twelve months after each conference falls in the year"},
    ReconciliationLevel{"as_claimed",
                        "stay and relapse: the claim by the model's stays, prices and losses, earlier "
                        "conferences' later months included"},
    ReconciliationLevel{"attributed",
                        "attribution: what this body of evidence says would not have happened anyway"},
    ReconciliationLevel{"items", "only the kinds of care that are asked about"},
    ReconciliationLevel{"payer", "only the payer who asks"},
    ReconciliationLevel{"beyond_baseline", "what the baseline already holds"},
    ReconciliationLevel{"places", "children who would have waited for a place"},
    ReconciliationLevel{"not_refilled", "places that other children fill"},
    ReconciliationLevel{"not_open", "places that stay open and cost money empty"},
    ReconciliationLevel{"gross", "closing costs, care of those who wait, help that goes on beside the plan"},
    ReconciliationLevel{"cash", "conferences"},
};
/// The level that another body of evidence gives: that of the claim believed.
inline constexpr std::size_t level_as_claimed = 3;
inline constexpr std::size_t level_attributed = 4;

/// A draw's amounts that the levels are read from: ledgers of all regions together.
struct ReconciliationLedgers {
    std::vector<double> const& saved;
    LedgerStages const& stages;
    std::vector<double> const& cash;
};

/// What the levels of one question say in one draw.
///
/// \param regions  values of all regions, for the conferences expected
/// \return         by reconciliation_levels, in nominal EUR; level_as_claimed: this draw's own (level_attributed)
[[nodiscard]] std::array<double, reconciliation_levels.size()> levels_of(
    Plan const& plan, QuestionPoint const& point, double claimed_eur, Ledger const& ledger,
    std::vector<RegionValues> const& regions, ReconciliationLedgers const& amounts);

}  // namespace eigenkracht::study
