#include "random/scrambled_sobol.hpp"

#include "core/error.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::random;

namespace {

constexpr Seed seed{42};

using Coordinate = std::function<double(std::uint64_t point, unsigned dimension)>;

/// Largest number of the first 2^m points in one box of 2^-a by 2^-(m-a), over all a: 1 for a (0, m, 2)-net.
std::size_t fullest_box(Coordinate const& at, unsigned m, unsigned first, unsigned second) {
    std::uint64_t const points = std::uint64_t{1} << m;
    std::size_t fullest = 0;
    for (unsigned a = 0; a <= m; ++a) {
        std::vector<std::size_t> boxes(points, 0);
        for (std::uint64_t point = 0; point < points; ++point) {
            auto const column = static_cast<std::size_t>(std::ldexp(at(point, first), static_cast<int>(a)));
            auto const row = static_cast<std::size_t>(std::ldexp(at(point, second), static_cast<int>(m - a)));
            fullest = std::max(fullest, ++boxes[(column << (m - a)) + row]);
        }
    }
    return fullest;
}

/// Mean over 2^m points of a product with mean 1 over six dimensions.
double mean_of_product(Coordinate const& at, unsigned m) {
    std::uint64_t const points = std::uint64_t{1} << m;
    double sum = 0;
    for (std::uint64_t point = 0; point < points; ++point) {
        double product = 1;
        for (unsigned dimension = 0; dimension < 6; ++dimension) {
            product *= 1 + (at(point, dimension) - 0.5) / (1.0 + dimension);
        }
        sum += product;
    }
    return sum / static_cast<double>(points);
}

}  // namespace

TEST_CASE("the first two dimensions are a net: one point in every elementary interval") {
    ScrambledSobol const sequence(seed, 2, 4);
    for (unsigned replicate = 0; replicate < 4; ++replicate) {
        for (unsigned m = 1; m <= 10; ++m) {
            CHECK(fullest_box(
                      [&](auto point, auto dimension) { return sequence.at(point, replicate, dimension); }, m,
                      0, 1) == 1);
        }
    }
}

TEST_CASE("leaving out the origin would break the net") {
    ScrambledSobol const sequence(seed, 2, 1);
    CHECK(fullest_box([&](auto point, auto dimension) { return sequence.at(point + 1, 0, dimension); }, 8, 0,
                      1) > 1);
}

TEST_CASE("points at random are no net") {
    CHECK(fullest_box(
              [&](auto point, auto dimension) {
                  return uniform(seed, Purpose::resample, static_cast<std::uint32_t>(point), dimension, 0, 0);
              },
              8, 0, 1) > 1);
}

TEST_CASE("every dimension alone has one point in each of 2^m intervals") {
    constexpr unsigned dimensions = 200;
    constexpr unsigned m = 7;
    ScrambledSobol const sequence(seed, dimensions, 2);
    for (unsigned replicate = 0; replicate < 2; ++replicate) {
        for (unsigned dimension = 0; dimension < dimensions; ++dimension) {
            std::vector<int> intervals(1U << m, 0);
            for (std::uint64_t point = 0; point < 1U << m; ++point) {
                ++intervals[static_cast<std::size_t>(sequence.at(point, replicate, dimension) * (1U << m))];
            }
            CHECK(std::all_of(intervals.begin(), intervals.end(), [](int count) { return count == 1; }));
        }
    }
}

// Joe & Kuo chose their direction numbers for even pairs of dimensions. A net with t = 3 has 8 points in every box of
// 8/256 of the square, and so at most 8 in one of 1/256.
TEST_CASE("pairs of the first ten dimensions are nearly as even as the first pair") {
    ScrambledSobol const sequence(seed, 10, 1);
    auto const at = [&](std::uint64_t point, unsigned dimension) { return sequence.at(point, 0, dimension); };
    for (unsigned first = 0; first < 10; ++first) {
        for (unsigned second = first + 1; second < 10; ++second) {
            CHECK(fullest_box(at, 8, first, second) <= 8);
        }
    }
}

// False-alarm rate 1e-6: over 8,192 replicates each point alone must be uniform; 5% too many in one half is caught.
TEST_CASE("each point is uniform over the scramblings, the origin too") {
    constexpr unsigned replicates = 8192;
    constexpr std::size_t cells = 64;
    ScrambledSobol const sequence(seed, 3, replicates);
    double const bound = tests::chi_square_bound(cells - 1);
    for (std::uint64_t const point : {0U, 1U, 5U, 1023U}) {
        std::vector<std::size_t> counts(cells, 0);
        for (unsigned replicate = 0; replicate < replicates; ++replicate) {
            ++counts[static_cast<std::size_t>(sequence.at(point, replicate, 2) * cells)];
        }
        CHECK(tests::chi_square_of_equal(counts) < bound);
    }
}

// With one flip for each digit, whatever came before (a digital shift), the difference of two points would be the same
// in all scramblings up to sign. Nested scrambling makes the lower digits of different points independent.
TEST_CASE("what follows different digits is scrambled independently") {
    constexpr unsigned replicates = 8192;
    constexpr std::size_t cells = 64;
    ScrambledSobol const sequence(seed, 1, replicates);
    std::vector<std::size_t> nested(cells, 0);
    std::vector<std::size_t> shifted(cells, 0);
    for (unsigned replicate = 0; replicate < replicates; ++replicate) {
        // Points 0 and 1 differ in their first digit; their next three digits together have 64 equally likely values.
        double const zero = sequence.at(0, replicate, 0);
        double const one = sequence.at(1, replicate, 0);
        auto const digits = [](double number) { return static_cast<std::size_t>(number * 16) % 8; };
        ++nested[digits(zero) * 8 + digits(one)];
        ++shifted[digits(zero) * 8 + digits(zero)];
    }
    double const bound = tests::chi_square_bound(cells - 1);
    CHECK(tests::chi_square_of_equal(nested) < bound);
    CHECK(tests::chi_square_of_equal(shifted) > bound);
}

// 16 replicates of 1,024 points; the sample standard deviation of 16 normal numbers is below three times the true one but
// for a chance of 1e-17. Monte Carlo's is 0.011 by the function's variance; a scrambled net's is some 200 times smaller.
TEST_CASE("means of smooth functions are far closer than Monte Carlo's, and unbiased") {
    constexpr unsigned replicates = 16;
    ScrambledSobol const sequence(seed, 6, replicates);
    auto const spread = [](std::function<double(unsigned)> const& mean) {
        double squares = 0;
        for (unsigned replicate = 0; replicate < replicates; ++replicate) {
            double const off = mean(replicate) - 1;
            squares += off * off;
        }
        return std::sqrt(squares / replicates);
    };
    auto const net = [&](unsigned m) {
        return spread([&, m](unsigned replicate) {
            return mean_of_product(
                [&](auto point, auto dimension) { return sequence.at(point, replicate, dimension); }, m);
        });
    };
    double const plain = spread([&](unsigned replicate) {
        return mean_of_product(
            [&](auto point, auto dimension) {
                return uniform(seed, Purpose::resample, static_cast<std::uint32_t>(point), dimension,
                               replicate, 0);
            },
            10);
    });
    CHECK(net(10) < plain / 20);
    // From 64 to 4,096 points Monte Carlo's error falls by 8; the net's by much more.
    CHECK(net(12) < net(6) / 30);
}

TEST_CASE("a sequence refuses what it does not have") {
    CHECK_THROWS_AS(ScrambledSobol(seed, 0, 1), core::InputError);
    CHECK_THROWS_AS(ScrambledSobol(seed, 4000, 1), core::InputError);
    CHECK_THROWS_AS(ScrambledSobol(seed, 1, 0), core::InputError);
    ScrambledSobol const sequence(seed, 2, 2);
    CHECK(sequence.dimensions() == 2);
    CHECK(sequence.replicates() == 2);
    CHECK_THROWS_AS((void)sequence.at(std::uint64_t{1} << 32U, 0, 0), core::InputError);
    CHECK_THROWS_AS((void)sequence.at(0, 2, 0), core::InputError);
    CHECK_THROWS_AS((void)sequence.at(0, 0, 2), core::InputError);
}
