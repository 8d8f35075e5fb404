#include "random/permutation.hpp"

#include "core/error.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>

#include <initializer_list>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::random;

namespace {

/// Which of the 120 orders of five things a permutation is (its Lehmer code).
std::size_t order_of_five(std::vector<std::uint64_t> const& order) {
    std::size_t code = 0;
    for (std::size_t first = 0; first < 5; ++first) {
        std::size_t smaller = 0;
        for (std::size_t later = first + 1; later < 5; ++later) {
            smaller += order[later] < order[first] ? 1U : 0U;
        }
        code = code * (5 - first) + smaller;
    }
    return code;
}

}  // namespace

TEST_CASE("a permutation of any length reaches every place once") {
    for (std::uint64_t const n : {1U, 2U, 3U, 5U, 16U, 100U, 256U, 257U, 1000U, 4096U, 5000U}) {
        std::vector<bool> reached(n, false);
        for (std::uint64_t index = 0; index < n; ++index) {
            std::uint64_t const place = permuted(Seed{3}, 17, n, index);
            REQUIRE(place < n);
            CHECK_FALSE(reached[place]);
            reached[place] = true;
        }
    }
}

// False-alarm rate 1e-6 each; with 20,000 orders one that never comes, its neighbour twice as often, is caught.
TEST_CASE("all orders of five things are equally frequent, over seeds and over names") {
    constexpr std::uint32_t orders = 20'000;
    std::vector<std::size_t> by_seed(120, 0);
    std::vector<std::size_t> by_name(120, 0);
    for (std::uint32_t trial = 0; trial < orders; ++trial) {
        std::vector<std::uint64_t> seed_order(5);
        std::vector<std::uint64_t> name_order(5);
        for (std::uint64_t index = 0; index < 5; ++index) {
            seed_order[index] = permuted(Seed{trial}, 1, 5, index);
            name_order[index] = permuted(Seed{1}, trial, 5, index);
        }
        ++by_seed[order_of_five(seed_order)];
        ++by_name[order_of_five(name_order)];
    }
    double const bound = tests::chi_square_bound(119);
    CHECK(tests::chi_square_of_equal(by_seed) < bound);
    CHECK(tests::chi_square_of_equal(by_name) < bound);
    // The twin: one order takes its neighbour's share.
    by_seed[0] += by_seed[1];
    by_seed[1] = 0;
    CHECK(tests::chi_square_of_equal(by_seed) > bound);
}

TEST_CASE("long permutations work and bad indices are refused") {
    CHECK(permuted(Seed{1}, 1, std::uint64_t{1} << 63U, 12345) < std::uint64_t{1} << 63U);
    CHECK_THROWS_AS((void)permuted(Seed{1}, 1, 0, 0), core::InputError);
    CHECK_THROWS_AS((void)permuted(Seed{1}, 1, 5, 5), core::InputError);
    CHECK_THROWS_AS((void)permuted(Seed{1}, 1, ~std::uint64_t{0}, 0), core::InputError);
}
