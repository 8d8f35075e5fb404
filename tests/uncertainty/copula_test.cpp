#include "uncertainty/copula.hpp"

#include "random/address.hpp"
#include "support/false_alarm.hpp"
#include "uncertainty/cholesky.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::uncertainty;

namespace {

constexpr std::uint32_t few = 50'000;
constexpr std::uint32_t many = 400'000;

/// 12 mean((u - 1/2)(v - 1/2)): for uniform numbers an unbiased estimate of their rank correlation. Its variance is at
/// most 144 E[(u - 1/2)^4] / draws = 1.8 / draws, whatever the correlation.
double rank_correlation(Copula const& copula, std::size_t first, std::size_t second, std::uint32_t draws) {
    double sum = 0;
    for (std::uint32_t i = 0; i < draws; ++i) {
        std::array<double, 3> u{};
        for (std::uint32_t k = 0; k < 3; ++k) {
            u[k] = random::uniform({11}, random::Purpose::parameter, i, k, 0, 0);
        }
        copula.apply(u.data());
        sum += (u[first] - 0.5) * (u[second] - 0.5);
    }
    return 12 * sum / draws;
}

double bound(std::uint32_t draws) { return tests::normal_bound() * std::sqrt(1.8 / draws); }

}  // namespace

TEST_CASE("the rank correlation is the one stated") {
    for (double const rank : {-0.8, -0.3, 0.95}) {
        CAPTURE(rank);
        Copula const copula = Copula::from({{0, 2, rank}}).value();
        CHECK(std::fabs(rank_correlation(copula, 0, 2, few) - rank) < bound(few));
    }
    // With many draws the bound is 0.0104: half of what using the rank as Pearson's r would be off at 0.6 (0.0181).
    Copula const right = Copula::from({{0, 2, 0.6}}).value();
    CHECK(std::fabs(rank_correlation(right, 0, 2, many) - 0.6) < bound(many));
    SUBCASE("twin: the rank used as Pearson's r is caught") {
        constexpr double pi = 3.14159265358979323846;
        double const rank = 0.6;
        double const undone = 6 / pi * std::asin(rank / 2);  // whose Pearson's r is 0.6
        Copula const copula = Copula::from({{0, 2, undone}}).value();
        CHECK(std::fabs(rank_correlation(copula, 0, 2, many) - rank) > bound(many));
    }
}

TEST_CASE("several correlations hold together, and pairs without one stay independent") {
    Copula const copula = Copula::from({{0, 1, 0.5}, {1, 2, -0.5}}).value();
    CHECK(std::fabs(rank_correlation(copula, 0, 1, few) - 0.5) < bound(few));
    CHECK(std::fabs(rank_correlation(copula, 1, 2, few) + 0.5) < bound(few));
    CHECK(std::fabs(rank_correlation(copula, 0, 2, few)) < bound(few));
}

TEST_CASE("linked numbers stay uniform, and the first and the unlinked stay as they are") {
    Copula const copula = Copula::from({{0, 2, 0.7}}).value();
    std::vector<std::size_t> counts(50, 0);
    for (std::uint32_t i = 0; i < 50'000; ++i) {
        std::array<double, 3> u{};
        for (std::uint32_t k = 0; k < 3; ++k) {
            u[k] = random::uniform({12}, random::Purpose::parameter, i, k, 0, 0);
        }
        std::array<double, 3> const before = u;
        copula.apply(u.data());
        CHECK(u[0] == before[0]);
        CHECK(u[1] == before[1]);
        ++counts[static_cast<std::size_t>(u[2] * 50)];
    }
    CHECK(tests::chi_square_of_equal(counts) < tests::chi_square_bound(49));
}

TEST_CASE("numbers stay inside 0 and 1 in the farthest corner") {
    Copula const copula = Copula::from({{0, 1, 0.7}}).value();
    std::array<double, 2> u{1 - 0x1p-53, 1 - 0x1p-53};
    copula.apply(u.data());
    CHECK(u[1] < 1);
    u = {0x1p-53, 0x1p-53};
    copula.apply(u.data());
    CHECK(u[1] > 0);
}

TEST_CASE("correlations that contradict each other have no copula") {
    CHECK_FALSE(Copula::from({{0, 1, 0.9}, {1, 2, 0.9}, {0, 2, -0.9}}).has_value());
    CHECK(Copula::from({{0, 1, 0.9}, {1, 2, 0.9}, {0, 2, 0.9}}).has_value());
}

TEST_CASE("a matrix times itself is the covariance, also for one that is only semidefinite") {
    std::vector<double> const matrix = {4, 2, 6, 2, 1, 3, 6, 3, 10};
    std::vector<double> const root = cholesky(matrix, 3).value();
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            double sum = 0;
            for (std::size_t k = 0; k < 3; ++k) {
                sum += root[row * 3 + k] * root[column * 3 + k];
            }
            CHECK(sum == doctest::Approx(matrix[row * 3 + column]));
        }
    }
    CHECK_FALSE(cholesky({1, 2, 2, 1}, 2).has_value());
    CHECK_FALSE(cholesky({0, 1, 1, 1}, 2).has_value());
    CHECK_FALSE(cholesky({-1}, 1).has_value());
    CHECK_FALSE(cholesky({std::nan("")}, 1).has_value());
    CHECK(cholesky({0, 0, 0, 1}, 2).has_value());
}
