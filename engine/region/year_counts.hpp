/// \file
/// Children of whole calendar years, counted by what their care comes to in each year instead of by month.
#pragma once

#include "pathway/choice.hpp"
#include "random/address.hpp"
#include "random/sum_tables.hpp"
#include "region/year_blocks.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace eigenkracht::region {

/// A calendar year in which as many conferences are expected each month.
struct YearRun {
    std::size_t year = 0;  ///< of the world
    double held = 0;       ///< conferences a month, on average
    std::size_t slot = 0;  ///< whose
};

/// Children of a group (PairEffects) by months until all that began at once ends.
struct YearGroup {
    std::vector<double> by_months;  ///< children a conference
    double longer = 0;              ///< and those to whom nothing changes later within the world
    double all = 0;                 ///< sum of both
    bool months = true;             ///< whether anything began at once: otherwise children alone are counted
};

/// Draws how many children begin in each year, the months of their care in every year, and the conferences held, with the joint law that
/// they have where children are followed one by one.
///
/// Children are Poisson numbers by year of start, year of end and part (YearBlocks), and of the months of a part's children only the sum is
/// drawn, together with those of all other parts that have the same law in the same year.
/// \see Kingman (1993), Poisson Processes, section 5.1 (colouring)
class YearCounts {
public:
    /// \param years  calendar years of the world
    explicit YearCounts(std::size_t years) : years_(years) {}

    /// Counts the children of some years of one region.
    ///
    /// \param groups     of them; their first entries, if there are more
    /// \param unchanged  conferences that change nobody, a conference
    /// \param slots      how many slots runs name
    void count(std::vector<YearGroup> const& groups, std::size_t group_count,
               std::vector<YearRun> const& runs, double unchanged, std::size_t slots,
               std::array<std::uint32_t, 2> key, std::uint32_t draw, std::uint32_t region_month);

    /// Children of conferences of a year.
    [[nodiscard]] std::int64_t children(std::size_t slot, std::size_t group, std::size_t year) const {
        return children_[at(slot, group, year)];
    }
    /// Months in a year of what begins at once, of all children.
    [[nodiscard]] std::int64_t months(std::size_t slot, std::size_t group, std::size_t year) const {
        return months_[at(slot, group, year)];
    }
    /// Conferences held, by run.
    [[nodiscard]] std::vector<std::int64_t> const& conferences() const { return conferences_; }
    /// Random numbers used.
    [[nodiscard]] std::uint64_t drawn() const { return drawn_; }

private:
    /// Months in a year that are sums of numbers of one law each.
    static constexpr std::size_t pools = 9;  ///< three sizes by MonthLaw

    struct Address {
        std::array<std::uint32_t, 2> key;
        std::uint32_t draw;
        std::uint32_t region_month;
    };
    /// Children left over by parts.
    struct Scattered {
        std::size_t group;
        std::size_t run;
        std::int64_t children;
    };
    [[nodiscard]] std::size_t at(std::size_t slot, std::size_t group, std::size_t year) const {
        return (slot * groups_ + group) * years_ + year;
    }
    void cut(std::vector<YearGroup> const& groups, std::vector<YearRun> const& runs);
    void expect(std::vector<YearGroup> const& groups, std::vector<YearRun> const& runs, double unchanged);
    void draw_rows(Address const& address);
    void sort_rows(std::vector<YearGroup> const& groups, std::vector<YearRun> const& runs);
    void sort_parts(std::size_t group, YearRun const& run, std::int64_t const*& count,
                    std::int64_t& children);
    void place_leftovers(std::vector<YearRun> const& runs, Address const& address);
    void add_sums(Address const& address);
    void make_room(std::size_t numbers);

    std::size_t years_;
    std::size_t groups_ = 0;
    std::vector<YearBlocks> blocks_;             ///< by group
    std::vector<pathway::Choice> leftovers_;     ///< by group
    std::vector<double> conferences_at_;         ///< by distance of years
    std::vector<std::size_t> starts_at_;         ///< likewise
    std::vector<double> means_;                  ///< by row
    std::vector<std::int64_t> counts_;           ///< likewise
    std::vector<double> below_;                  ///< by row: what is left of means, cumulated
    std::vector<std::uint32_t> parts_, owners_;  ///< by number: part of a mean, row
    std::vector<std::uint32_t> guide_;           ///< row of each step of what is left
    std::vector<std::uint32_t> sums_, sum_owners_, large_sums_, large_owners_;  ///< by number: sum, pool
    std::vector<double> u_, other_u_;
    std::vector<std::int32_t> numbers_;
    std::vector<Scattered> scattered_;
    std::vector<std::int64_t> children_, months_, whole_years_;  ///< by at(); whole years as changes
    std::vector<std::int64_t> pools_;                            ///< [at()][pool]: numbers in its sum
    std::vector<std::int64_t> conferences_;
    std::uint64_t drawn_ = 0;
};

}  // namespace eigenkracht::region
