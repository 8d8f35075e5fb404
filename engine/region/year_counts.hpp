/// \file
/// Children of whole calendar years, counted by what their care comes to in each year instead of by month.
#pragma once

#include "pathway/choice.hpp"
#include "region/poisson_rows.hpp"
#include "region/year_blocks.hpp"
#include "region/year_totals.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace eigenkracht::region {

/// Draws how many children begin in each year, the months of their care in every year, and the conferences held, with the joint law that
/// they have where children are followed one by one.
///
/// Children are Poisson numbers by year of start, year of end and part (YearBlocks), and of the months of a part's children only the sum is
/// drawn, together with those of all other parts that have the same law in the same year.
/// \see Kingman (1993), Poisson Processes, section 5.1 (colouring)
class YearCounts {
public:
    /// Counts the children of some years of one region.
    ///
    /// \param groups     of them; those that totals have, if there are more
    /// \param unchanged  conferences that change nobody, a conference
    /// \param totals     added to
    void count(std::vector<YearGroup> const& groups, std::size_t group_count,
               std::vector<YearRun> const& runs, double unchanged, RegionLuck const& luck,
               YearTotals& totals);

    /// Conferences held, by run.
    [[nodiscard]] std::vector<std::int64_t> const& conferences() const { return conferences_; }
    /// Random numbers used.
    [[nodiscard]] std::uint64_t drawn() const { return drawn_; }

private:
    /// Children left over by parts.
    struct Scattered {
        std::size_t group;
        std::size_t run;
        std::int64_t children;
    };
    void cut(std::vector<YearGroup> const& groups, std::vector<YearRun> const& runs);
    void expect(std::vector<YearGroup> const& groups, std::vector<YearRun> const& runs, double unchanged);
    void sort_rows(std::vector<YearGroup> const& groups, std::vector<YearRun> const& runs,
                   YearTotals& totals);
    [[nodiscard]] std::int64_t sort_parts(std::size_t group, YearRun const& run, std::int64_t const*& count,
                                          YearTotals& totals) const;
    void place_leftovers(std::vector<YearRun> const& runs, RegionLuck const& luck, YearTotals& totals);

    std::size_t years_ = 0;
    std::size_t groups_ = 0;
    std::vector<YearBlocks> blocks_;          ///< by group
    std::vector<pathway::Choice> leftovers_;  ///< by group
    std::vector<double> conferences_at_;      ///< by distance of years
    std::vector<std::size_t> starts_at_;      ///< likewise
    PoissonRows rows_;
    std::vector<Scattered> scattered_;
    std::vector<std::int64_t> conferences_;
    std::vector<double> u_, other_u_;
    std::uint64_t drawn_ = 0;
};

}  // namespace eigenkracht::region
