/// \file
/// Care that begins in one calendar year and ends in a later one, cut into parts whose months in the two years know nothing of each other.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace eigenkracht::region {

/// The law of months in a part: as likely each, as likely as they are large, or as they are small.
enum class MonthLaw : std::uint8_t { even, rising, falling };

/// Children whose months in the year of the start are `start_first` and a number of a law, those in the year of the end
/// `end_first` and a number of another, both below `size`, independent of each other.
struct YearPart {
    double children = 0;     ///< a conference in each month of the year
    std::uint8_t size = 12;  ///< 12, 6, 3 or 1
    std::uint8_t start_first = 0;
    std::uint8_t end_first = 0;
    MonthLaw start_law = MonthLaw::even;
    MonthLaw end_law = MonthLaw::even;
};

/// Children of one length of care in some squares of months that no part holds.
struct YearLeftover {
    double children = 0;        ///< a conference in each month of the year
    std::uint16_t years = 0;    ///< from the start's year to the end's
    std::uint8_t months = 0;    ///< in both years
    std::uint8_t first = 0;     ///< fewest months in the year of the start, in a square
    std::uint8_t inside = 0;    ///< how many of these numbers there are in a square
    std::uint32_t squares = 0;  ///< where they stand in YearBlocks::square_starts()
    std::uint32_t how_many = 0;
};

/// The straight line that is nowhere above values and nowhere below 0, and in the middle as high as can be.
///
/// \param values  at 0, 1, ..., 2 middle; none below 0
struct LineBelow {
    double lower = 0;  ///< of its values at the ends
    double slope = 0;
};
[[nodiscard]] LineBelow line_below(double const* values, int middle);

/// What becomes of care by the calendar years in which it begins and ends.
///
/// Where as many conferences are expected in each month of a year, a child's care of d months has a months in the year of its start,
/// all of a = 0 .. 11 as likely, then years - 1 whole years, then b months in the year of its end, where a + b = d - 12 (years - 1). So the
/// chance of (a, b) is a function of a + b alone. In a square of them it is a straight line below that function (in the middle the highest
/// there is), which is a mixture of products of a law of a and one of b; and what is left over. The smaller the squares, the less
/// is left, and the more parts there are: they are cut as long as that pays.
class YearBlocks {
public:
    static constexpr int year = 12;  ///< months

    /// \param by_months  children a conference whose care lasts 0, 1, ... months; the first is 0, and so are those beyond the last
    /// \param longer     children a conference whose care is still not over then
    /// \param years      calendar years of the world
    /// \param conferences  by distance: conferences a month, added over the years that care can begin in
    /// \param starts       by distance: how many such years there are
    void cut(std::vector<double> const& by_months, double longer, std::size_t years,
             std::vector<double> const& conferences, std::vector<std::size_t> const& starts);

    /// Children a conference whose care lasts so long or longer.
    [[nodiscard]] double longer_than(std::size_t months) const { return longer_[months]; }
    /// Children whose care ends in the year it begins in, after d = 1 .. 10 months, a conference in each month.
    [[nodiscard]] std::array<double, year - 1> const& same_year() const { return same_year_; }

    /// Parts by distance of the years: those at distance k end at `end_of(k)`, from where those at the next begin.
    [[nodiscard]] std::vector<YearPart> const& parts() const { return parts_; }
    [[nodiscard]] std::size_t end_of(std::size_t distance) const { return end_of_[distance]; }
    /// What is left over, by distance; in the same order.
    [[nodiscard]] std::vector<YearLeftover> const& leftovers() const { return leftovers_; }
    /// Months in the year of the start with which squares begin.
    [[nodiscard]] std::vector<std::uint8_t> const& square_starts() const { return square_starts_; }
    [[nodiscard]] std::size_t leftovers_end(std::size_t distance) const { return leftovers_end_[distance]; }
    /// Children left over at distances up to this one, a conference in each month.
    [[nodiscard]] double left_over(std::size_t distance) const { return left_over_[distance]; }

private:
    /// Squares alike: months in both years that they begin with are the same together.
    struct Squares {
        int size;
        int sum;  ///< of months that they begin with
        std::uint32_t first;
        std::uint32_t how_many;
    };
    void cut_squares(Squares const& squares, std::uint16_t distance, double const* by_sum);
    void keep(Squares const& squares, LineBelow const& line, std::uint16_t distance, double const* values);

    double conferences_ = 0;
    double starts_ = 0;
    std::vector<std::uint8_t> square_starts_;
    std::vector<double> padded_;
    std::vector<double> longer_;  ///< by months
    std::array<double, year - 1> same_year_{};
    std::vector<YearPart> parts_;
    std::vector<std::size_t> end_of_;
    std::vector<YearLeftover> leftovers_;
    std::vector<std::size_t> leftovers_end_;
    std::vector<double> left_over_;
};

}  // namespace eigenkracht::region
