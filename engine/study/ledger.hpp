/// \file
/// From months, conferences and places to money by policy, year, item and payer.
#pragma once

#include "region/world.hpp"
#include "study/place_years.hpp"
#include "study/plan.hpp"
#include "study/region_formulas.hpp"

#include <cstddef>
#include <vector>

namespace eigenkracht::study {

/// Years of every kind of places and policy: [kind][policy][year].
using PlaceYears = std::vector<std::vector<std::vector<PlaceYear>>>;

/// The care avoided on its way to cash; conferences as they are in all of them.
struct LedgerStages {
    std::vector<double> held;  ///< items with places: what children of conference families hold less of them
    std::vector<double> not_refilled;  ///< less what other children fill
    std::vector<double> not_open;      ///< less what stays open and costs money empty
};

/// What of the cash is not paid by the month of care: below 0 what is spent more. Amounts as in the ledger.
struct CashBeside {
    std::vector<double> waiting;   ///< children on the list
    std::vector<double> friction;  ///< closing places
};

/// What prices are paid for, by policy and reported year: counted in a simulated draw, or expected.
struct CareQuantities {
    std::vector<double> conferences;  ///< [policy][year] held
    std::vector<double> months;       ///< [policy][price][year] months of care avoided; conferences: 0
};

/// As counted. \param booking  at_conference: only where the world books so
void quantities_of(Plan const& plan, region::Tally const& tally, Question::Booking booking,
                   CareQuantities& quantities);

/// Books in nominal euros of each year, against the course of events without any conference (and cut). One per thread.
///
/// All amounts: [policy][year][entry]; savings above 0.
class Ledger {
public:
    explicit Ledger(Plan const& plan) : plan_(plan), level_(plan.years()) {}

    /// Takes a draw's prices and price levels. \param named  values in the order of plan.names
    void set_prices(double const* named, RegionFormulas const& formulas);

    /// Care avoided (above 0) less conferences held and preparations stopped (below 0).
    void care_avoided(CareQuantities const& quantities, RegionValues const& values,
                      std::vector<double>& saved) const;

    /// Cash released: of items with places, what is spent less on places, waiting children and closing; of others, the
    /// part of the care avoided that stops being paid; conferences as they are.
    /// \param beside  becomes what of it waiting and closing cost
    void cash_released(std::vector<double> const& saved, RegionValues const& values, PlaceYears const& years,
                       std::vector<double>& cash, CashBeside& beside) const;

    /// Between the two.
    void stages(std::vector<double> const& saved, RegionValues const& values, PlaceYears const& years,
                LedgerStages& stages) const;

    /// A conference held in a year.
    [[nodiscard]] double conference_eur(std::size_t year) const;

    /// What a kind's places cost in a year at full price, all open and occupied.
    [[nodiscard]] double full_price(std::size_t kind, double places, std::size_t year) const;

    [[nodiscard]] std::vector<double> const& level() const { return level_; }  ///< [year]
    [[nodiscard]] std::vector<double> const& price_now() const {
        return price_now_;
    }  ///< [price] at its own year

private:
    [[nodiscard]] std::size_t cell(std::size_t policy, std::size_t year, std::size_t price) const;
    [[nodiscard]] double ratio(std::size_t year, std::size_t price) const {
        return level_[year] / price_level_[price];
    }

    Plan const& plan_;
    std::vector<double> level_;
    std::vector<double> price_now_;
    std::vector<double> price_level_;  ///< [price]: level of the price's own year
    std::vector<double> replaced_;     ///< [price]
};

}  // namespace eigenkracht::study
