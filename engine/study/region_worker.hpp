/// \file
/// Simulates the regions of one draw and books what comes of it.
#pragma once

#include "pathway/evaluator.hpp"
#include "region/aggregate.hpp"
#include "region/places.hpp"
#include "region/simulator.hpp"
#include "study/expected_ledger.hpp"
#include "study/ledger.hpp"
#include "study/region_formulas.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace eigenkracht::study {

/// What one region's draw comes to. Amounts as in Ledger.
struct RegionDraw {
    std::vector<double> saved;     ///< care avoided less conferences
    std::vector<double> booked;    ///< the same as booked at the conference; empty where nothing is
    std::vector<double> cash;      ///< cash released; empty without places
    CashBeside beside;             ///< of the cash; empty without places
    std::vector<double> outcomes;  ///< [policy][year][child outcome]
    LedgerStages stages;           ///< where a way to cash is told
    PlaceYears places;
    std::int64_t beyond =
        0;  ///< children of conference families for whom the region's flow or stock was not enough
};

/// One per thread. Regions share a draw's parameters and pathway, and have luck of their own.
class RegionWorker {
public:
    /// \param plan  must outlive this
    explicit RegionWorker(Plan const& plan);

    /// Takes a draw's numbers, for all regions. \param named  in the order of plan.names
    void take(double const* named, std::uint32_t draw);

    /// Simulates one region, or gives its means where the study wants those; valid until the next call.
    /// \param luck  address of the luck: the draw, or another number for the same numbers on other luck
    RegionDraw const& simulate(std::uint32_t luck, std::size_t region);

    /// The exact mean of RegionDraw::saved (or booked) over all luck, given the numbers taken; valid until the next call.
    std::vector<double> const& expected(std::size_t region, Question::Booking booking);

    [[nodiscard]] std::vector<RegionValues> const& values() const { return values_; }
    [[nodiscard]] Ledger const& ledger() const { return ledger_; }
    [[nodiscard]] std::uint64_t child_stays() const { return child_stays_; }

private:
    RegionDraw const& on_average(std::size_t region);
    void spread_cut(double amount_eur);
    void run_places(std::uint32_t luck, std::size_t region);
    void note_outcomes();

    Plan const& plan_;
    RegionFormulas formulas_;
    Ledger ledger_;
    pathway::Evaluator evaluator_;
    ExpectedLedger expected_ledger_;
    region::Simulator simulator_;
    std::optional<region::Aggregate> aggregate_;  ///< where children are counted
    bool counted_ = false;                        ///< whether those of this draw are
    region::PlaceSteps steps_;
    pathway::Tables usual_;
    pathway::Tables conference_;
    region::Tally tally_;
    std::vector<RegionValues> values_;  ///< [region]
    std::vector<region::PlaceMonth> usual_months_;
    std::vector<region::PlaceMonth> own_months_;
    RegionDraw result_;
    CareQuantities quantities_;
    bool followed_ = false;  ///< whether the expected ledger has this draw's tables
    std::vector<double> expected_;
    std::uint64_t child_stays_ = 0;
};

}  // namespace eigenkracht::study
