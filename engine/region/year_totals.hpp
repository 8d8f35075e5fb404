/// \file
/// What children counted by calendar year add up to: children, and months of what began at once, whole years and sums of months by their laws.
#pragma once

#include "random/sum_tables.hpp"
#include "region/poisson_rows.hpp"
#include "region/year_blocks.hpp"

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

/// Adds up children by slot, group and calendar year. Months that are sums of many numbers of one law are drawn together at the end.
class YearTotals {
public:
    explicit YearTotals(std::size_t years) : years_(years) {}

    void clear(std::size_t slots, std::size_t groups);
    [[nodiscard]] std::size_t years() const { return years_; }
    [[nodiscard]] std::size_t at(std::size_t slot, std::size_t group, std::size_t year) const {
        return (slot * groups_ + group) * years_ + year;
    }
    /// By at(): children of conferences of a year; a pointer to those of this year and the years after it.
    [[nodiscard]] std::int64_t& children(std::size_t at) { return children_[at]; }
    [[nodiscard]] std::int64_t* months(std::size_t at) { return months_.data() + at; }
    /// Children who begin, less those who end, to be there all year from a year on.
    [[nodiscard]] std::int64_t* whole_years(std::size_t at) { return whole_years_.data() + at; }
    /// Adds the months in a year of so many children: each has a number of a law below `size`.
    void add_by_law(std::size_t at, std::uint8_t size, MonthLaw law, std::int64_t children) {
        std::size_t const place = size == 12 ? 0 : size == 6 ? 1 : 2;
        pools_[at * pools + laws * place + static_cast<std::size_t>(law)] += children;
    }
    /// Draws what is a sum, and adds all up.
    void finish(RegionLuck const& luck);

    [[nodiscard]] std::int64_t children(std::size_t slot, std::size_t group, std::size_t year) const {
        return children_[at(slot, group, year)];
    }
    /// After finish(): months in a year of what begins at once, of all children.
    [[nodiscard]] std::int64_t months(std::size_t slot, std::size_t group, std::size_t year) const {
        return months_[at(slot, group, year)];
    }
    /// Random numbers used by finish().
    [[nodiscard]] std::uint64_t drawn() const { return drawn_; }

private:
    static constexpr std::size_t laws = 3;
    static constexpr std::size_t pools = 3 * laws;  ///< sizes 12, 6, 3 by MonthLaw

    void ask(std::uint32_t pool);
    void draw_sums(random::SumTables const& tables, std::vector<std::uint32_t>& rows,
                   std::vector<std::uint32_t> const& owners, RegionLuck const& luck, std::uint32_t word);

    std::size_t years_;
    std::size_t groups_ = 0;
    std::vector<std::int64_t> children_, months_, whole_years_;  ///< by at()
    std::vector<std::int64_t> pools_;                            ///< [at()][pool]: numbers in its sum
    std::vector<std::uint32_t> sums_, owners_, large_sums_, large_owners_;  ///< by number: sum, pool
    std::vector<double> u_;
    std::vector<std::int32_t> numbers_;
    std::uint64_t drawn_ = 0;
};

}  // namespace eigenkracht::region
