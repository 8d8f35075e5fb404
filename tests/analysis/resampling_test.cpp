#include "analysis/resampling.hpp"

#include "analysis/fixed_product.hpp"
#include "analysis/ranks.hpp"
#include "analysis/student.hpp"
#include "core/error.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::analysis;

namespace {

/// Whole numbers, whose sums are exact in any order.
double number(std::size_t row, std::size_t column) {
    return static_cast<double>((7 * row + 13 * column + row * row * (column + 1)) % 101) - 50;
}

void write_numbers(std::size_t first, std::size_t count, std::size_t stride, std::size_t columns,
                   double* to) {
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t column = 0; column < columns; ++column) {
            to[i * stride + column] = number(first + i, column);
        }
    }
}

}  // namespace

TEST_CASE("a product in fixed order is the product of the matrices") {
    for (std::size_t const rows : {1U, 3U, 300U}) {
        std::vector<double> left(rows * 8), right(rows * 24), sums(8 * 24, 1.0);
        write_numbers(0, rows, 8, 8, left.data());
        write_numbers(5, rows, 24, 24, right.data());
        add_product(left.data(), right.data(), rows, 8, 24, sums.data());
        for (std::size_t l = 0; l < 8; ++l) {
            for (std::size_t r = 0; r < 24; ++r) {
                double expected = 1;
                for (std::size_t row = 0; row < rows; ++row) {
                    expected += number(row, l) * number(row + 5, r);
                }
                CHECK(sums[l * 24 + r] == expected);
            }
        }
    }
}

TEST_CASE(
    "resampled sums are those of the rows that were drawn, however many columns and resamples there are") {
    for (std::size_t const columns : {1U, 8U, 19U}) {
        for (unsigned const resamples : {2U, 33U, 40U}) {
            constexpr std::size_t rows = 777;
            auto const write = [&](std::size_t first, std::size_t count, std::size_t stride, double* to) {
                write_numbers(first, count, stride, columns, to);
            };
            auto const found = resampled_sums(rows, columns, write, {random::Seed{4}, resamples});
            auto const plain = plain_sums(rows, columns, write);
            REQUIRE(found.size() == columns * resamples);
            for (unsigned resample = 0; resample < resamples; ++resample) {
                auto const counts = resample_counts(rows, resample, random::Seed{4});
                CHECK(std::accumulate(counts.begin(), counts.end(), 0U) == rows);
                for (std::size_t column = 0; column < columns; ++column) {
                    double expected = 0;
                    double all = 0;
                    for (std::size_t row = 0; row < rows; ++row) {
                        expected += counts[row] * number(row, column);
                        all += number(row, column);
                    }
                    CHECK(found[resample * columns + column] == expected);
                    CHECK(plain[column] == all);
                }
            }
        }
    }
}

TEST_CASE("rows are drawn alike often, and each resample and seed draws its own") {
    constexpr std::size_t rows = 50;
    std::vector<std::size_t> drawn(rows, 0);
    for (unsigned resample = 0; resample < 2000; ++resample) {
        auto const counts = resample_counts(rows, resample, random::Seed{1});
        for (std::size_t row = 0; row < rows; ++row) {
            drawn[row] += counts[row];
        }
    }
    CHECK(tests::chi_square_of_equal(drawn) < tests::chi_square_bound(rows - 1));
    CHECK(resample_counts(rows, 0, random::Seed{1}) != resample_counts(rows, 1, random::Seed{1}));
    CHECK(resample_counts(rows, 0, random::Seed{1}) != resample_counts(rows, 0, random::Seed{2}));
    CHECK(resample_counts(rows, 3, random::Seed{1}) == resample_counts(rows, 3, random::Seed{1}));
}

TEST_CASE("nothing to draw from, and a single resample, are refused") {
    auto const write = [](std::size_t, std::size_t, std::size_t, double*) {};
    CHECK_THROWS_AS((void)resampled_sums(0, 1, write, {}), core::InputError);
    CHECK_THROWS_AS((void)resampled_sums(5, 1, write, {random::Seed{1}, 1}), core::InputError);
    CHECK_THROWS_AS((void)plain_sums(0, 1, write), core::InputError);
}

TEST_CASE("ranks of counted rows are those of the rows written out") {
    std::vector<double> const values{3, 1, 3, 2, 9};
    std::vector<double> const counts{2, 0, 1, 3, 1};
    // Written out: 2 2 2 3 3 3 9, ranks 2 2 2 5 5 5 7 from their mean 4.
    std::vector<double> ranks(5, 0.0);
    RankedColumn(values).centred_ranks(counts, ranks.data(), 1);
    CHECK(ranks[0] == 1);
    CHECK(ranks[2] == 1);
    CHECK(ranks[3] == -2);
    CHECK(ranks[4] == 3);
    auto const places = RankedColumn(values).places();
    std::vector<double> const expected{0.6, 0.1, 0.6, 0.3, 0.9};
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(places[i] == doctest::Approx(expected[i]).epsilon(1e-15));
    }
}

TEST_CASE("Student's factor, its degrees by tails, and the jackknife of a mean") {
    CHECK(student_factor(4, 0.95) == doctest::Approx(2.7764451051977987).epsilon(1e-13));
    CHECK(student_factor(1e9, 0.95) == doctest::Approx(1.959963984540054).epsilon(1e-8));
    CHECK_THROWS_AS((void)student_factor(0, 0.95), core::InputError);
    CHECK_THROWS_AS((void)student_factor(3, 1), core::InputError);
    CHECK(tail_degrees(100, 2, 12) == doctest::Approx(99));  // normal: a kurtosis of 3
    CHECK(tail_degrees(100, 2, 4 * 21) == doctest::Approx(10));
    CHECK(tail_degrees(100, 2, 4 * 500) == 2);
    CHECK(tail_degrees(100, 0, 0) == 99);
    // Leaving one of 1, 2, 3, 4, 10 out of their mean: the jackknife's error is s / sqrt(n), 3.5355 / 2.2361.
    std::vector<double> without;
    for (double const one : {1.0, 2.0, 3.0, 4.0, 10.0}) {
        without.push_back((20 - one) / 4);
    }
    auto const found = jackknife_error(without);
    CHECK(found.error == doctest::Approx(std::sqrt(12.5 / 5)).epsilon(1e-13));
    CHECK(found.half_width95 == doctest::Approx(2.7764451051977987 * found.error).epsilon(1e-13));
    CHECK_THROWS_AS((void)jackknife_error(std::vector<double>{1.0}), core::InputError);
}
