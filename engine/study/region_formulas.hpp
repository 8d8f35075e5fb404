/// \file
/// From a draw's parameters to the plain numbers of one region: volumes, places, prices.
#pragma once

#include "formula/expression.hpp"
#include "region/adoption.hpp"
#include "region/places.hpp"
#include "region/world.hpp"
#include "study/plan.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace eigenkracht::study {

/// A number that a region draws for itself: a pure function of the draw, the region's name and the number's.
/// \param which  index of the scenario's regional numbers
[[nodiscard]] double regional_value(Plan const& plan, std::size_t which, std::size_t region,
                                    std::uint32_t draw);

/// A kind of places in one region and draw, money included.
struct PlaceValues {
    region::PlaceNumbers numbers;
    double variable_share = 0;  ///< part of the price that an empty open place saves
    double friction_eur = 0;    ///< for a place closed, at the level of the item's price year
    double waiting_eur = 0;     ///< for a month on the list, at the level of the item's price year
};

/// Everything a region's draw is simulated from.
struct RegionValues {
    region::RegionNumbers numbers;
    std::vector<PlaceValues> places;                 ///< by kind
    std::vector<std::array<double, 2>> carried_out;  ///< [policy] share of plans carried out fully, partly
    std::vector<std::vector<region::FunnelMonth>>
        funnels;                        ///< [policy]; empty where conferences are given as a table
    std::vector<double> stopped_share;  ///< [policy] cost of a stopped preparation, of a conference's price
};

/// The formulas of a region study outside its pathway, compiled. One per thread.
class RegionFormulas {
public:
    explicit RegionFormulas(Plan const& plan);

    /// Plain numbers of one region.
    /// \param named  the draw's values in the order of plan.names
    /// \throws core::InputError  that names what cannot be used
    [[nodiscard]] RegionValues values(double const* named, std::uint32_t draw, std::size_t region);

    /// EUR per month or conference of every price, at the price's own year.
    void prices(double const* named, std::vector<double>& eur) const;
    /// [price] share of what is avoided that stops being paid.
    void replaced(double const* named, std::vector<double>& shares) const;
    [[nodiscard]] double index_growth(double const* named) const { return index_growth_(named); }

private:
    using ByYear = std::vector<std::pair<int, formula::Expression>>;
    struct Funnel {
        ByYear eligible, referred, offered, accepted, held, at_most;
        formula::Expression stopped_cost, carried_out_fully, carried_out_partly;
    };
    struct Policy {
        ByYear conferences_held;
        std::optional<Funnel> funnel;
    };
    struct Places {
        formula::Expression places, occupied, waiting, leave, list_leave, list_at_most, refill_waiting,
            refill_induced, variable_share, friction_eur, close_while_waiting, waiting_eur, crisis_chance;
        ByYear arrivals, arrivals_level;
    };

    [[nodiscard]] formula::Expression compiled(formula::Formula const& formula, char const* otherwise) const;
    [[nodiscard]] ByYear compiled(region::YearTable const& table) const;
    /// A table's value in a year: a table holds its last value; years before the first have `before`.
    [[nodiscard]] double in_year(ByYear const& table, int year, double before);
    [[nodiscard]] std::vector<double> by_month(ByYear const& table, double before, bool per_year);
    [[nodiscard]] double checked(formula::Expression const& expression, char const* what, double low,
                                 double high) const;
    void conferences(std::size_t region, RegionValues& made);
    void families(std::size_t region, region::RegionNumbers& made);
    [[nodiscard]] PlaceValues place_values(Places const& of, region::PlacesSpec const& spec);

    Plan const& plan_;
    std::vector<std::vector<formula::Expression>> quantities_;     ///< [region][quantity]
    std::vector<ByYear> history_;                                  ///< [region]
    std::vector<formula::Expression> yield_, studied_, marginal_;  ///< [region]
    std::vector<Policy> policies_;
    std::vector<Places> places_;
    std::vector<formula::Expression> amounts_;  ///< children per conference, by entry class
    std::vector<formula::Expression> prices_, replaced_;
    formula::Expression mean_size_, sharing_, index_growth_;
    std::vector<double> here_;  ///< values of a region's formulas, in the order of region_names
    std::size_t year_ = 0;      ///< place of the year in it
};

}  // namespace eigenkracht::study
