#include "region/families.hpp"

#include "core/error.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace eigenkracht;
using region::expected_families;
using region::FamilyLayer;
using region::FamilyMaker;
using region::RegionNumbers;

namespace {

constexpr random::Seed seed{20120703};

RegionNumbers numbers(std::vector<double> const& yearly) {
    RegionNumbers made;
    for (double const conferences : yearly) {
        made.conferences_per_month.emplace_back(24, conferences / 12);
    }
    made.children_per_conference = {0.44, 0.14, 0.29};
    made.mean_children_per_family = 1.61;
    made.sibling_sharing = 0.6;
    return made;
}

struct Count {
    double children = 0;
    double variance_part = 0;  // sum of squares of children per family
};

Count count_children(FamilyMaker const& maker, std::uint32_t families, std::size_t entry) {
    Count count;
    std::vector<region::AffectedFamily> affected;
    maker.add_affected(1, 0, 0, {0, families, 1}, families, affected);
    for (auto const& family : affected) {
        if (family.entry == entry) {
            count.children += family.children();
            count.variance_part += family.children() * family.children();
        }
    }
    return count;
}

// How many standard errors the number of children per conference lies from what was asked for.
double distance(Count const& count, std::uint32_t families, double expected) {
    double const n = families;
    double const variance = count.variance_part / n - (count.children / n) * (count.children / n);
    return std::abs(count.children / n - expected) / std::sqrt(variance / n);
}

}  // namespace

TEST_CASE("the families of a smaller policy are the first of those of a larger one") {
    auto const both = numbers({550, 800});
    std::vector<std::int64_t> held;
    std::int64_t small = 0;
    std::int64_t large = 0;
    for (std::uint32_t draw = 0; draw < 200; ++draw) {
        for (int month = 0; month < 24; ++month) {
            region::families_held(both, true, seed, draw, 0, month, held);
            REQUIRE(held[0] <= held[1]);
            small += held[0];
            large += held[1];
        }
    }
    // Poisson: 200 draws x 2 years x 550 = 220,000, standard deviation 469; six of them are passed once in 5e8.
    CHECK(std::abs(static_cast<double>(small) - 220000) < 6 * std::sqrt(220000.0));
    CHECK(std::abs(static_cast<double>(large) - 320000) < 6 * std::sqrt(320000.0));
}

TEST_CASE("the same policy twice holds the same conferences") {
    auto const twice = numbers({800, 800});
    std::vector<std::int64_t> held;
    region::families_held(twice, true, seed, 7, 0, 3, held);
    CHECK(held[0] == held[1]);
}

TEST_CASE("exact volumes add up to whole years") {
    auto const odd = numbers({55, 800});
    std::vector<std::int64_t> held;
    std::int64_t first_year = 0;  // 55 / 12 a month is no whole number
    for (int month = 0; month < 12; ++month) {
        region::families_held(odd, false, seed, 1, 0, month, held);
        first_year += held[0];
    }
    CHECK(first_year == 55);
}

TEST_CASE("layers cut a month by who reaches a family") {
    std::vector<FamilyLayer> layers;
    region::layers_of({0, 46, 67, 46}, layers);
    REQUIRE(layers.size() == 2);
    CHECK(layers[0].first == 0);
    CHECK(layers[0].end == 46);
    CHECK(layers[0].policies == 0b1110);
    CHECK(layers[1].first == 46);
    CHECK(layers[1].end == 67);
    CHECK(layers[1].policies == 0b0100);
    region::layers_of({0, 0}, layers);
    CHECK(layers.empty());
}

TEST_CASE("children per conference come out as stated in every entry class") {
    // Two-sided tests of three figures; false alarm 1e-6 together. A rate wrong by 2% is 10 standard errors here.
    auto const given = numbers({1});
    constexpr std::uint32_t families = 2'000'000;
    double const limit = tests::normal_bound(tests::false_alarm / 3);
    FamilyMaker const maker(given, seed);
    for (std::size_t entry = 0; entry < 3; ++entry) {
        auto const count = count_children(maker, families, entry);
        CHECK(distance(count, families, given.children_per_conference[entry]) < limit);
        // Planted fault: children counted as if a family had one more in fifty.
        CHECK(distance({count.children * 1.02, count.variance_part}, families,
                       given.children_per_conference[entry]) > limit);
    }
}

TEST_CASE("the mean of families reached in full is known, with and without chance in volumes") {
    auto given = numbers({60, 90});
    given.studied_per_month = 70.0 / 12;
    given.marginal_yield = 0.4;
    constexpr std::uint32_t draws = 200000;
    // Families are at most as spread as a Poisson number of the larger policy's mean; false alarm 1e-6 over both policies.
    double const bound = tests::normal_bound(tests::false_alarm / 2) * std::sqrt(90.0 / 12 / draws);
    std::vector<std::int64_t> held;
    std::vector<double> reached(2, 0.0);
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        region::families_held(given, true, seed, draw, 0, 5, held);
        auto const studied = region::families_studied(given, true, seed, draw, 0, 5);
        for (std::size_t policy = 0; policy < 2; ++policy) {
            auto const in_full = std::min(held[policy], studied);
            reached[policy] +=
                static_cast<double>(in_full) + 0.4 * static_cast<double>(held[policy] - in_full);
        }
    }
    for (std::size_t policy = 0; policy < 2; ++policy) {
        CHECK(std::abs(reached[policy] / draws - expected_families(given, true, policy, 5).reached) < bound);
    }
    // Planted fault: a marginal yield that is forgotten.
    auto forgotten = given;
    forgotten.marginal_yield = 1;
    CHECK(std::abs(reached[1] / draws - expected_families(forgotten, true, 1, 5).reached) > bound);

    for (int month = 0; month < 24; ++month) {
        region::families_held(given, false, seed, 0, 0, month, held);
        auto const studied = region::families_studied(given, false, seed, 0, 0, month);
        for (std::size_t policy = 0; policy < 2; ++policy) {
            auto const found = expected_families(given, false, policy, month);
            auto const in_full = std::min(held[policy], studied);
            CHECK(found.held == static_cast<double>(held[policy]));
            CHECK(found.reached == doctest::Approx(static_cast<double>(in_full) +
                                                   0.4 * static_cast<double>(held[policy] - in_full)));
        }
    }
}

TEST_CASE("families are the same whether they are drawn many at once or one by one") {
    auto given = numbers({1});
    given.marginal_yield = 0.5;
    FamilyMaker const maker(given, seed);
    std::vector<region::AffectedFamily> together;
    maker.add_affected(3, 7, 5, {0, 1000, 1}, 600, together);
    std::vector<region::AffectedFamily> alone;
    for (std::int64_t f = 0; f < 1000; ++f) {
        maker.add_affected(3, 7, 5, {f, f + 1, 1}, 600, alone);
    }
    REQUIRE(together.size() == alone.size());
    CHECK(together.size() > 300);
    std::size_t shared = 0;
    for (std::size_t i = 0; i < alone.size(); ++i) {
        CHECK(together[i].index == alone[i].index);
        CHECK(together[i].entry == alone[i].entry);
        CHECK(together[i].first_fate == alone[i].first_fate);
        CHECK(together[i].other_fates == alone[i].other_fates);
        shared += together[i].first_fate > 1 ? 1U : 0U;
    }
    CHECK(shared > 50);
}

TEST_CASE("more affected families than conferences are refused") {
    auto too_many = numbers({1});
    too_many.children_per_conference = {1.0, 0.5, 0.29};
    CHECK_THROWS_WITH_AS(FamilyMaker(too_many, seed), doctest::Contains("affected families per conference"),
                         core::InputError);
}
