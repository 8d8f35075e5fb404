#include "region/year_blocks.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace eigenkracht::region {
namespace {

/// A child left over costs as much as so many numbers of parts.
constexpr double numbers_worth_a_child = 0.6;
constexpr std::array<double, YearBlocks::year> reciprocals{
    0, 1.0, 1.0 / 2, 1.0 / 3, 1.0 / 4, 1.0 / 5, 1.0 / 6, 1.0 / 7, 1.0 / 8, 1.0 / 9, 1.0 / 10, 1.0 / 11};

/// A line by its height in the middle.
struct MiddleLine {
    double height;
    double slope;
};

/// The lowest of the lines between a value before the middle and one after it.
MiddleLine lowest_chord(double const* values, int middle) {
    MiddleLine lowest{std::numeric_limits<double>::infinity(), 0};
    for (int before = 0; before < middle; ++before) {
        for (int after = 2 * middle; after > middle; --after) {
            double const slope = (values[after] - values[before]) / (after - before);
            double const height = values[before] + slope * (middle - before);
            if (height < lowest.height) {
                lowest = {height, slope};
            }
        }
    }
    return lowest;
}

/// The line through the value in the middle, or below it where that is above the others.
MiddleLine below_value(double const* values, int middle) {
    double const height = values[middle];
    double least = -std::numeric_limits<double>::infinity();
    double most = std::numeric_limits<double>::infinity();
    for (int away = 1; away <= middle; ++away) {
        double const each = reciprocals[static_cast<std::size_t>(away)];
        least = std::max(least, (height - values[middle - away]) * each);
        most = std::min(most, (values[middle + away] - height) * each);
    }
    if (least > most) {
        return lowest_chord(values, middle);
    }
    // Of all lines through the middle that are nowhere above, the flattest: least likely to go below 0.
    return {height, std::max(0.0, least) + std::min(0.0, most)};
}

}  // namespace

LineBelow line_below(double const* values, int middle) {
    MiddleLine const line = below_value(values, middle);
    bool const rises = line.slope > 0;
    double const lower = line.height - middle * std::abs(line.slope);
    if (lower >= 0) {
        return {lower, line.slope};
    }
    double steepest = std::numeric_limits<double>::infinity();
    for (int away = 1; away <= 2 * middle; ++away) {
        steepest = std::min(steepest, values[rises ? away : 2 * middle - away] / away);
    }
    return {0, rises ? steepest : -steepest};
}

void YearBlocks::cut(std::vector<double> const& by_months, double longer, std::size_t years,
                     std::vector<double> const& conferences, std::vector<std::size_t> const& starts) {
    std::size_t const size = std::max(by_months.size(), (years + 1) * year);
    padded_.assign(size, 0.0);
    std::copy(by_months.begin(), by_months.end(), padded_.begin());
    longer_.resize(size + 1);
    longer_[size] = longer;
    for (std::size_t months = size; months-- > 0;) {
        longer_[months] = longer_[months + 1] + padded_[months];
    }
    for (std::size_t months = 0; months < same_year_.size(); ++months) {
        same_year_[months] = static_cast<double>(year - 1 - months) * padded_[months];
    }
    parts_.clear();
    leftovers_.clear();
    square_starts_.clear();
    end_of_.assign(1, 0);
    leftovers_end_.assign(1, 0);
    left_over_.assign(1, 0);
    for (std::size_t distance = 1; distance < years; ++distance) {
        conferences_ = conferences[distance];
        starts_ = static_cast<double>(starts[distance]);
        square_starts_.push_back(0);
        Squares const all{year, 0, static_cast<std::uint32_t>(square_starts_.size() - 1), 1};
        cut_squares(all, static_cast<std::uint16_t>(distance), padded_.data() + year * (distance - 1));
        double left = left_over_.back();
        for (std::size_t i = leftovers_end_.back(); i < leftovers_.size(); ++i) {
            left += leftovers_[i].children;
        }
        end_of_.push_back(parts_.size());
        leftovers_end_.push_back(leftovers_.size());
        left_over_.push_back(left);
    }
}

/// Cuts squares into smaller ones, or keeps them.
/// \param by_sum  children a conference by months in both years together, 0 .. 22
void YearBlocks::cut_squares(Squares const& squares, std::uint16_t distance, double const* by_sum) {
    double const* const values = by_sum + squares.sum;
    int const size = squares.size;
    LineBelow const line = line_below(values, size - 1);
    if (size > 1) {
        double left = -(line.lower + std::abs(line.slope) * (size - 1)) * size * size;
        for (int sum = 0; sum <= 2 * (size - 1); ++sum) {
            left += values[sum] * (size - std::abs(sum - (size - 1)));
        }
        int const side = size == 3 ? 3 : 2;
        double const more = (side * side - 1) * (line.slope == 0 ? 1 : 3);
        if (left * conferences_ * numbers_worth_a_child > more * starts_) {
            for (int diagonal = 0; diagonal < 2 * side - 1; ++diagonal) {
                Squares finer{size / side, squares.sum + diagonal * (size / side),
                              static_cast<std::uint32_t>(square_starts_.size()), 0};
                for (std::uint32_t square = 0; square < squares.how_many; ++square) {
                    for (int row = std::max(0, diagonal - (side - 1)); row <= std::min(diagonal, side - 1);
                         ++row) {
                        square_starts_.push_back(static_cast<std::uint8_t>(
                            square_starts_[squares.first + square] + row * finer.size));
                        ++finer.how_many;
                    }
                }
                cut_squares(finer, distance, by_sum);
            }
            return;
        }
    }
    keep(squares, line, distance, values);
}

void YearBlocks::keep(Squares const& squares, LineBelow const& line, std::uint16_t distance,
                      double const* values) {
    int const size = squares.size;
    double const half = 0.5 * size * size * (size - 1);  // of all numbers below size in a square
    bool const rises = line.slope > 0;
    double const slope = std::abs(line.slope);
    MonthLaw const law = rises ? MonthLaw::rising : MonthLaw::falling;
    for (std::uint32_t square = 0; square < squares.how_many; ++square) {
        YearPart part;
        part.size = static_cast<std::uint8_t>(size);
        part.start_first = square_starts_[squares.first + square];
        part.end_first = static_cast<std::uint8_t>(squares.sum - part.start_first);
        part.children = line.lower * size * size;
        if (part.children > 0) {
            parts_.push_back(part);
        }
        part.children = slope * half;
        if (part.children > 0) {
            part.start_law = law;
            parts_.push_back(part);
            part.start_law = MonthLaw::even;
            part.end_law = law;
            parts_.push_back(part);
        }
    }
    for (int sum = 0; sum <= 2 * (size - 1); ++sum) {
        double const below = line.lower + slope * (rises ? sum : 2 * (size - 1) - sum);
        int const inside = size - std::abs(sum - (size - 1));
        double const left = static_cast<double>(squares.how_many) * inside * (values[sum] - below);
        if (left > 0) {  // or 0, or below it by rounding
            leftovers_.push_back({left, distance, static_cast<std::uint8_t>(squares.sum + sum),
                                  static_cast<std::uint8_t>(std::max(0, sum - (size - 1))),
                                  static_cast<std::uint8_t>(inside), squares.first, squares.how_many});
        }
    }
}

}  // namespace eigenkracht::region
