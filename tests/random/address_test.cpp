#include "random/address.hpp"

#include "support/false_alarm.hpp"

#include <doctest/doctest.h>
#include <boost/random/normal_distribution.hpp>

#include <cmath>
#include <functional>
#include <set>
#include <utility>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::random;

namespace {

constexpr Seed seed{20130101};
constexpr std::size_t cells = 256;
constexpr std::uint32_t numbers = 262'144;

/// Chi-square of numbers that should be uniform, over 256 cells.
double uniformity(std::function<double(std::uint32_t)> const& number) {
    std::vector<std::size_t> counts(cells, 0);
    for (std::uint32_t index = 0; index < numbers; ++index) {
        ++counts[static_cast<std::size_t>(number(index) * static_cast<double>(cells))];
    }
    return tests::chi_square_of_equal(counts);
}

/// Chi-square of pairs that should be uniform on the unit square, over 16 x 16 cells.
double pair_uniformity(std::function<std::pair<double, double>(std::uint32_t)> const& pair) {
    std::vector<std::size_t> counts(cells, 0);
    for (std::uint32_t index = 0; index < numbers; ++index) {
        auto const [first, second] = pair(index);
        ++counts[static_cast<std::size_t>(first * 16) * 16 + static_cast<std::size_t>(second * 16)];
    }
    return tests::chi_square_of_equal(counts);
}

}  // namespace

// False-alarm rate 1e-6 for each chi-square. With 262,144 numbers in 256 cells each catches a density that is off by
// 3% in half of the cells (the twin below).
TEST_CASE("numbers are uniform along every part of the address, the seed and the purpose") {
    double const bound = tests::chi_square_bound(cells - 1);
    auto const p = Purpose::child;
    CHECK(uniformity([&](auto i) { return uniform(seed, p, i, 0, 0, 0); }) < bound);
    CHECK(uniformity([&](auto i) { return uniform(seed, p, 0, i, 0, 0); }) < bound);
    CHECK(uniformity([&](auto i) { return uniform(seed, p, 0, 0, i, 0); }) < bound);
    CHECK(uniformity([&](auto i) { return uniform(seed, p, 0, 0, 0, i); }) < bound);
    CHECK(uniformity([&](auto i) { return uniform(Seed{i}, p, 0, 0, 0, 0); }) < bound);
    CHECK(uniformity([&](auto i) { return uniform(seed, static_cast<Purpose>(i), 0, 0, 0, 0); }) < bound);
    CHECK(uniformity([&](auto i) { return uniform_pair(seed, p, i, 0, 0, 0)[1]; }) < bound);
}

TEST_CASE("numbers three per cent too frequent in the lower half are not taken for uniform") {
    double const bound = tests::chi_square_bound(cells - 1);
    CHECK(uniformity([&](auto i) {
              double const u = uniform(seed, Purpose::child, i, 0, 0, 0);
              // The density is 1.03 below one half: u is squeezed by the inverse of that distribution function.
              return u < 0.515 ? u / 1.03 : 0.5 + (u - 0.515) / 0.97;
          }) > bound);
}

TEST_CASE("numbers of neighbouring addresses, purposes and seeds are independent") {
    double const bound = tests::chi_square_bound(cells - 1);
    auto const p = Purpose::child;
    auto const base = [&](std::uint32_t i) { return uniform(seed, p, i, 7, 0, 0); };
    CHECK(pair_uniformity([&](auto i) { return std::pair(base(i), uniform(seed, p, i + 1, 7, 0, 0)); }) <
          bound);
    CHECK(pair_uniformity([&](auto i) { return std::pair(base(i), uniform(seed, p, 7, i, 0, 0)); }) < bound);
    CHECK(pair_uniformity([&](auto i) {
              return std::pair(base(i), uniform(seed, Purpose::family, i, 7, 0, 0));
          }) < bound);
    CHECK(pair_uniformity([&](auto i) {
              return std::pair(base(i), uniform(Seed{seed.value + 1}, p, i, 7, 0, 0));
          }) < bound);
    CHECK(pair_uniformity([&](auto i) { return std::pair(base(i), uniform_pair(seed, p, i, 7, 0, 0)[1]); }) <
          bound);
}

TEST_CASE("numbers that share a tenth of their luck are not taken for independent") {
    double const bound = tests::chi_square_bound(cells - 1);
    CHECK(pair_uniformity([&](auto i) {
              double const first = uniform(seed, Purpose::child, i, 7, 0, 0);
              bool const shared = i % 10 == 0;
              return std::pair(first, shared ? first : uniform(seed, Purpose::child, 7, i, 0, 0));
          }) > bound);
}

TEST_CASE("a number depends on nothing but its address") {
    double const number = uniform(seed, Purpose::volume, 1, 2, 3, 4);
    (void)uniform(seed, Purpose::volume, 9, 9, 9, 9);
    CHECK(uniform(seed, Purpose::volume, 1, 2, 3, 4) == number);
    CHECK(uniform_pair(seed, Purpose::volume, 1, 2, 3, 4)[0] == number);
}

TEST_CASE("numbers lie strictly between 0 and 1, also at the ends of the bits") {
    CHECK(unit_interval(0) == 0x1p-53);
    CHECK(unit_interval(~std::uint64_t{0}) == 1 - 0x1p-53);
    CHECK(unit_interval(std::uint64_t{1} << 63U) == 0.5 + 0x1p-53);
}

TEST_CASE("no two purposes of one seed share a key") {
    std::set<std::array<std::uint32_t, 2>> keys;
    for (std::uint32_t purpose = 1; purpose <= 1000; ++purpose) {
        keys.insert(key_of(seed, static_cast<Purpose>(purpose)));
    }
    CHECK(keys.size() == 1000);
}

// Oracle: test vectors of 32-bit FNV-1a in draft-eastlake-fnv.
TEST_CASE("a name's number is 32-bit FNV-1a") {
    CHECK(name_hash("") == 0x811c9dc5);
    CHECK(name_hash("a") == 0xe40c292c);
    CHECK(name_hash("foobar") == 0xbf9cf968);
}

TEST_CASE("an engine runs through its own address and feeds the distributions of others") {
    AddressedEngine engine(seed, Purpose::resample, 1, 2, 3);
    for (std::uint32_t d = 0; d < 5; ++d) {
        auto const pair = uniform_pair(seed, Purpose::resample, 1, 2, 3, d);
        CHECK(unit_interval(engine()) == pair[0]);
        CHECK(unit_interval(engine()) == pair[1]);
    }
    // Mean of 100,000 standard normal numbers; false-alarm rate 1e-6, and a shift of 0.05 would be caught.
    AddressedEngine bits(seed, Purpose::resample, 4, 5, 6);
    boost::random::normal_distribution<double> law;
    constexpr int count = 100'000;
    double sum = 0;
    for (int number = 0; number < count; ++number) {
        sum += law(bits);
    }
    double const standard_errors = sum / std::sqrt(static_cast<double>(count));
    CHECK(std::fabs(standard_errors) < tests::normal_bound());
    CHECK(std::fabs(standard_errors + 0.05 * std::sqrt(static_cast<double>(count))) > tests::normal_bound());
}
