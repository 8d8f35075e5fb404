/// \file
/// What a region's conferences change on average, exactly: the mean, given a draw's numbers, of what is simulated.
#pragma once

#include "pathway/cohort.hpp"
#include "pathway/meter.hpp"
#include "pathway/tables.hpp"
#include "study/ledger.hpp"
#include "study/plan.hpp"
#include "study/region_formulas.hpp"

#include <cstddef>
#include <vector>

namespace eigenkracht::study {

/// Expectations by the cohort solver, over families, children and their luck. One per thread.
///
/// Conferences expected in a month, times children expected per conference of each entry class, times months that a child has
/// less of each meter after a conference than under usual care, from the month after the conference on. Sizes of
/// families and fates that siblings share leave a mean as it is, and so does shared luck: the mean of a difference is the
/// difference of means. Nothing is left out, so the distance of a simulated draw to it is luck alone.
class ExpectedLedger {
public:
    /// \param plan  of a region study; must outlive this
    explicit ExpectedLedger(Plan const& plan);

    /// Follows the children of a conference family in both arms over the plan's horizon, all entry classes at once:
    /// regions differ in how many they have of all of them together (their yield), not in the mix.
    /// \param usual, conference  a draw's tables, evaluated over all cycles of the pathway
    /// \param regions            its numbers
    void follow(pathway::Tables const& usual, pathway::Tables const& conference,
                std::vector<RegionValues> const& regions);

    /// Expected conferences held and months of care avoided of one region, as in quantities_of().
    /// \param values  one of the regions followed
    void quantities(RegionValues const& values, Question::Booking booking, CareQuantities& out);

    /// Expected child outcomes of one region, [policy][year][child outcome], where the study is solved by means (Solver::expected).
    /// \param values  one of the regions followed
    void outcomes(RegionValues const& values, std::vector<double>& out);

private:
    void take_families(RegionValues const& values, std::size_t policy);
    /// Adds a meter's months of the families taken, by year, to numbers `stride` apart.
    void add_months(std::size_t meter, Question::Booking booking, double* to, std::size_t stride) const;
    Plan const& plan_;
    pathway::Cohort cohort_;
    std::size_t months_;
    std::vector<pathway::Meter> meters_;  ///< of the prices of a month, and of outcomes where those are means
    std::vector<std::size_t> meter_of_price_;    ///< place among them; none for conferences
    std::vector<std::size_t> meter_of_outcome_;  ///< likewise; empty where outcomes are counted
    std::vector<double> occupancy_;              ///< [meter][month], of one arm
    /// [meter][months since the conference acts, 0 to all]: months less up to then, per child
    std::vector<double> avoided_;
    std::vector<double> held_;     ///< [month] conferences of the families taken
    std::vector<double> reached_;  ///< [month] and their affected children
};

}  // namespace eigenkracht::study
