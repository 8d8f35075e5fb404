/// \file
/// Uncertain prices that enter the ledger as a factor and nothing else, so that a chance can be worked out over them.
#pragma once

#include "study/plan.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace eigenkracht::study {

/// A price whose money is in proportion to it, whatever else a draw holds. Masks are over ledger entries.
struct PriceFactor {
    std::size_t parameter = 0;
    std::vector<char> prices;    ///< what is paid per month or conference is in proportion to it
    std::vector<char> waiting;   ///< cash: what a month on the list costs, booked there
    std::vector<char> friction;  ///< cash: what closing a place costs, booked there
};

/// A price that is not such a factor.
struct OtherPrice {
    std::size_t parameter = 0;
    std::vector<char> prices;  ///< entries whose prices use it
    std::string why;           ///< e.g. "it also enters the pathway"
};

struct PriceFactors {
    std::vector<PriceFactor> factors;
    std::vector<OtherPrice> others;
};

/// Looks at every parameter that a price's formula names.
///
/// It is a factor where each formula of money that names it is a plain product with it (formula::factors_beside), where it has a continuous law of its
/// own in every stance (or a fixed value), is in no correlation and no joint law, and where nothing else that moves an outcome, a
/// threshold or a weight of draws uses it, also not through another parameter. All of this is read from the texts, never tried out on numbers.
/// Parameters that only something published is compared with (a check that weighs nothing) may use it.
///
/// Care avoided knows no places. Cash does: prices of closing and waiting must be products with it or not use it, places must not close by what
/// they cost, and the price must not fall below 0, because of a rise in care all is paid and of a fall a part.
///
/// \param cash  for questions about cash released; else for care avoided
[[nodiscard]] PriceFactors price_factors(Plan const& plan, bool cash);

/// Whether a question's entries hold money that is in proportion to a factor.
[[nodiscard]] bool touches(QuestionPoint const& point, PriceFactor const& factor);

}  // namespace eigenkracht::study
