#include "region/year_blocks.hpp"

#include "random/address.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

namespace eigenkracht::tests {
namespace {

using region::MonthLaw;
using region::YearBlocks;

constexpr std::size_t years = 5;

double luck(std::uint32_t which, std::uint32_t i) {
    return random::uniform(random::Seed{20121122}, random::Purpose::parameter, which, i, 0, 0);
}

double weight(MonthLaw law, int size, int month) {
    double const sum = 0.5 * size * (size - 1);
    return law == MonthLaw::even     ? 1.0 / size
           : law == MonthLaw::rising ? month / sum
                                     : (size - 1 - month) / sum;
}

/// Children by months in the year of the start and in that of the end, put together again from parts and leftovers.
using Table = std::vector<std::array<std::array<double, 12>, 12>>;  // [distance]
Table together(YearBlocks const& blocks) {
    Table table(years);
    for (std::size_t distance = 1; distance < years; ++distance) {
        for (std::size_t part = blocks.end_of(distance - 1); part < blocks.end_of(distance); ++part) {
            auto const& of = blocks.parts()[part];
            for (int a = 0; a < of.size; ++a) {
                for (int b = 0; b < of.size; ++b) {
                    double const share =
                        of.size == 1 ? 1 : weight(of.start_law, of.size, a) * weight(of.end_law, of.size, b);
                    table[distance][static_cast<std::size_t>(of.start_first + a)]
                         [static_cast<std::size_t>(of.end_first + b)] += of.children * share;
                }
            }
        }
    }
    for (auto const& left : blocks.leftovers()) {
        for (std::uint32_t square = 0; square < left.how_many; ++square) {
            for (int i = 0; i < left.inside; ++i) {
                int const a = blocks.square_starts()[left.squares + square] + left.first + i;
                table[left.years][static_cast<std::size_t>(a)][static_cast<std::size_t>(left.months - a)] +=
                    left.children / (static_cast<double>(left.how_many) * left.inside);
            }
        }
    }
    return table;
}

std::vector<std::vector<double>> courses() {
    std::vector<std::vector<double>> all(6, std::vector<double>(12 * years, 0.0));
    for (std::size_t d = 1; d < all[0].size() - 2; ++d) {
        auto const months = static_cast<double>(d);
        all[0][d] = std::exp(-months / 14);
        all[1][d] = months * std::exp(-months / 4);
        all[2][d] = luck(1, static_cast<std::uint32_t>(d));
        all[3][d] = d % 12 == 0 ? 1 : 0;
        all[4][d] = months;
        all[5][d] = std::exp(-months / 0.5);
    }
    return all;
}

}  // namespace

TEST_CASE(
    "parts of years and what is left over are together the children there are, whatever squares are worth") {
    for (auto const& course : courses()) {
        for (double const conferences : {0.0, 10.0, 1e3, 1e7}) {
            YearBlocks blocks;
            blocks.cut(course, 0.3, years, std::vector<double>(years, conferences),
                       std::vector<std::size_t>(years, 3));
            Table const table = together(blocks);
            double farthest = 0;
            double left = 0;
            for (std::size_t distance = 1; distance < years; ++distance) {
                for (std::size_t a = 0; a < 12; ++a) {
                    for (std::size_t b = 0; b < 12; ++b) {
                        std::size_t const months = 12 * (distance - 1) + a + b;
                        double const is = months < course.size() ? course[months] : 0;
                        farthest = std::max(farthest, std::abs(table[distance][a][b] - is));
                    }
                }
            }
            for (auto const& one : blocks.leftovers()) {
                CHECK(one.children >= 0);
                left += one.children;
            }
            CHECK(farthest < 1e-12);
            CHECK(left == doctest::Approx(blocks.left_over(years - 1)));
            // Where many conferences are held no square is left whose children would have to be looked at one by one.
            CHECK((conferences < 1e6 || left < 1e-4));
            CHECK(blocks.longer_than(0) == doctest::Approx(0.3 + [&] {
                      double sum = 0;
                      for (double const children : course) {
                          sum += children;
                      }
                      return sum;
                  }()));
        }
    }
}

TEST_CASE("no straight line below values is higher in the middle") {
    for (std::uint32_t which = 0; which < 200; ++which) {
        int const middle = which % 3 == 0 ? 2 : which % 3 == 1 ? 5 : 11;
        int const last = 2 * middle;
        std::vector<double> values;
        for (int i = 0; i <= last; ++i) {
            double const x = static_cast<double>(i) / last;
            double const u = luck(100 + which, static_cast<std::uint32_t>(i));
            values.push_back(which % 4 == 0   ? u
                             : which % 4 == 1 ? std::exp(-3 * x * luck(which, 99)) + 0.01 * u
                             : which % 4 == 2 ? x * x
                                              : x);
        }
        auto const line = region::line_below(values.data(), middle);
        double const slope = std::abs(line.slope);
        CHECK(line.lower >= 0);
        for (int i = 0; i <= last; ++i) {
            double const at = line.lower + slope * (line.slope > 0 ? i : last - i);
            CHECK(at <= values[static_cast<std::size_t>(i)] + 1e-12);
        }
        // Any other line through two ends that are not below 0 is above a value or lower in the middle.
        double const height = line.lower + slope * middle;
        for (std::uint32_t other = 0; other < 400; ++other) {
            double const from = 1.2 * height * 2 * luck(1000 + which, 2 * other);
            double const to = 1.2 * height * 2 * luck(1000 + which, 2 * other + 1);
            bool below = true;
            for (int i = 0; i <= last; ++i) {
                below = below && from + (to - from) * i / last <= values[static_cast<std::size_t>(i)];
            }
            CHECK((!below || 0.5 * (from + to) <= height + 1e-12));
        }
    }
}

}  // namespace eigenkracht::tests
