#include "core/fixed_sum.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace eigenkracht::core;

namespace {

/// The tree as its definition says, by recursion.
double tree(std::vector<double> const& numbers, std::size_t first, std::size_t count) {
    if (count == 1) {
        return numbers[first];
    }
    std::size_t left = 1;
    while (2 * left < count) {
        left *= 2;
    }
    return tree(numbers, first, left) + tree(numbers, first + left, count - left);
}

}  // namespace

TEST_CASE("a growing sum has the bits of the tree it stands for") {
    std::vector<double> numbers;
    for (std::size_t count = 1; count <= 300; ++count) {
        numbers.push_back(1.0 / static_cast<double>(count) - 0.01);
        CHECK(fixed_sum(numbers) == tree(numbers, 0, numbers.size()));
    }
}

TEST_CASE("a fixed sum loses far less than adding one by one") {
    // 0.1 is not a binary number: a plain loop over a million of them is off by about 1e-6.
    std::vector<double> const tenths(1'000'000, 0.1);
    double plain = 0;
    for (double const tenth : tenths) {
        plain += tenth;
    }
    CHECK(std::abs(fixed_sum(tenths) - 100'000) < 1e-10);
    CHECK(std::abs(plain - 100'000) > 1e-7);
}

TEST_CASE("a sum of nothing is zero") {
    CHECK(FixedSum{}.total() == 0);
    CHECK(FixedSum{}.count() == 0);
}
