#include "analysis/shapley.hpp"

#include "analysis/given_columns.hpp"
#include "analysis/saltelli_design.hpp"
#include "core/elementary.hpp"
#include "core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::analysis;
using namespace eigenkracht::analysis_test;

namespace {

ShapleyEffects effects(Columns const& columns, std::vector<double> const& y,
                       Sampling const& sampling = sixteen, std::vector<std::size_t> const& group_of = {}) {
    auto const inputs = named(columns);
    std::vector<Stratum> const outcome{{y, 1}};
    return shapley_effects(inputs, outcome, sampling, {group_of}, random::Seed{1}, 64);
}

bool holds(SharePart const& part, double truth) {
    return std::fabs(part.share - truth) <= farthest(part.conf);
}

/// Normal numbers of sd 1, 1 and 2, of which the last two have this correlation.
Columns three_normals(std::size_t draws, double correlation, bool net) {
    auto columns = uniform_columns(3, draws, 3, net);
    for (std::size_t draw = 0; draw < draws; ++draw) {
        double z[3];
        for (std::size_t i = 0; i < 3; ++i) {
            z[i] = core::normal_quantile(columns[i][draw]);
        }
        columns[0][draw] = z[0];
        columns[1][draw] = z[1];
        columns[2][draw] = 2 * (correlation * z[1] + std::sqrt(1 - correlation * correlation) * z[2]);
    }
    return columns;
}

std::vector<double> sums_of(Columns const& columns) {
    std::vector<double> y(columns[0].size(), 0.0);
    for (auto const& column : columns) {
        for (std::size_t draw = 0; draw < y.size(); ++draw) {
            y[draw] += column[draw];
        }
    }
    return y;
}

}  // namespace

TEST_CASE("Shapley effects of dependent normal inputs are those in closed form") {
    // Owen & Prieur (2017), linear functions of normal inputs: variance 8; x1 1 of it, x2 (1 + 2^2 / 2 ...) 2.375, x3 4.625.
    for (bool const net : {true, false}) {
        CAPTURE(net);
        auto const columns = three_normals(4096, 0.5, net);
        auto const found = effects(columns, sums_of(columns), net ? sixteen : Sampling{});
        REQUIRE(found.effects.size() == 3);
        CHECK(found.orders == 0);
        CHECK(holds(found.effects[0].effect, 0.125));
        CHECK(holds(found.effects[1].effect, 0.296875));
        CHECK(holds(found.effects[2].effect, 0.578125));
        CHECK(found.effects[2].effect.conf < 0.03);
        // Alone: covariance with y squared over variances; last: residual variance of the input given the others.
        CHECK(holds(found.effects[1].alone, 4.0 / 8));
        CHECK(holds(found.effects[2].alone, 25.0 / 4 / 8));
        CHECK(holds(found.effects[1].last, 0.75 / 8));
        CHECK(holds(found.effects[2].last, 3.0 / 8));
        // Nothing is left, but what normal scores of ranks have of the normal numbers themselves.
        CHECK(std::fabs(found.rest.share) < 2e-3);
        CHECK(found.effects[0].effect.share + found.effects[1].effect.share + found.effects[2].effect.share +
                  found.rest.share ==
              doctest::Approx(1).epsilon(1e-12));
    }
}

TEST_CASE("the planted fault of another correlation is caught by Shapley effects") {
    auto const columns = three_normals(4096, 0.3, true);
    CHECK_FALSE(holds(effects(columns, sums_of(columns)).effects[1].effect, 0.296875));
    // And one input's draws shuffled against the others': its dependence is lost.
    auto late = three_normals(4096, 0.5, true);
    auto const y = sums_of(late);
    std::rotate(late[1].begin(), late[1].begin() + 16, late[1].end());
    CHECK_FALSE(holds(effects(late, y).effects[1].effect, 0.296875));
}

TEST_CASE("Shapley effects of independent inputs lie between first and total indices") {
    auto const f = ishigami();
    auto const columns = uniform_columns(3, 8192, 1, true);
    std::vector<double> y;
    for (std::size_t draw = 0; draw < 8192; ++draw) {
        double const u[3] = {columns[0][draw], columns[1][draw], columns[2][draw]};
        y.push_back(f.value(u));
    }
    auto const found = effects(columns, y);
    for (std::size_t i = 0; i < 3; ++i) {
        CAPTURE(i);
        // What two inputs do together is shared evenly.
        CHECK(holds(found.effects[i].effect, (f.S1[i] + f.ST[i]) / 2));
        CHECK(holds(found.effects[i].alone, f.S1[i]));
        CHECK(holds(found.effects[i].last, f.ST[i]));
        CHECK(found.effects[i].effect.conf < 0.01);
    }
    CHECK(found.effects[0].effect.share > found.effects[0].alone.share);
    CHECK(found.effects[0].effect.share < found.effects[0].last.share);
    CHECK(found.basis == "Legendre polynomials of ranks");
}

TEST_CASE("what no input explains is the rest") {
    auto columns = uniform_columns(3, 4096, 8, true);
    std::vector<double> y;
    for (std::size_t draw = 0; draw < 4096; ++draw) {
        y.push_back(2 * line(columns[0][draw]) + line(columns[1][draw]) + 2 * line(columns[2][draw]));
    }
    columns.pop_back();
    auto const found = effects(columns, y);
    CHECK(holds(found.effects[0].effect, 4.0 / 9));
    CHECK(holds(found.effects[1].effect, 1.0 / 9));
    CHECK(holds(found.rest, 4.0 / 9));
}

TEST_CASE("an input that says the same as another shares with it") {
    auto columns = three_normals(2048, 0, true);
    std::vector<double> const y = sums_of(columns);  // variances 1, 1 and 4
    columns.push_back(columns[2]);
    for (double& one : columns[3]) {
        one = one * one * one;
    }
    auto const found = effects(columns, y);
    CHECK(holds(found.effects[2].effect, 2.0 / 6));
    CHECK(found.effects[3].effect.share == doctest::Approx(found.effects[2].effect.share).epsilon(1e-6));
    CHECK(std::fabs(found.effects[3].last.share) < 1e-9);
}

TEST_CASE("groups share as one, and their effect is that of all that is in them") {
    auto const columns = three_normals(4096, 0.5, true);
    auto const found = effects(columns, sums_of(columns), sixteen, {1, 0, 0});
    REQUIRE(found.effects.size() == 2);
    CHECK(holds(found.effects[0].effect, 7.0 / 8));
    CHECK(holds(found.effects[1].effect, 1.0 / 8));
}

TEST_CASE("random orders of many inputs find what all sets of few find") {
    // Sixteen inputs, of which pairs are correlated by 1/2, each pair with effect sizes 1 and 2 as above, times 1 to 8: by hand each pair
    // has 7 k^2, x 2.375 k^2 and 4.625 k^2.
    constexpr std::size_t draws = 4096;
    auto columns = uniform_columns(16, draws, 3, true);
    std::vector<double> y(draws, 0.0);
    double total = 0;
    for (std::size_t pair = 0; pair < 8; ++pair) {
        double const size = static_cast<double>(pair) + 1;
        total += 7 * size * size;
        for (std::size_t draw = 0; draw < draws; ++draw) {
            double const a = core::normal_quantile(columns[2 * pair][draw]);
            double const b = core::normal_quantile(columns[2 * pair + 1][draw]);
            columns[2 * pair][draw] = a;
            columns[2 * pair + 1][draw] = a + std::sqrt(3.0) * b;
            y[draw] += size * (columns[2 * pair][draw] + columns[2 * pair + 1][draw]);
        }
    }
    auto const found = effects(columns, y);
    CHECK(found.orders == 64);
    REQUIRE(found.effects.size() == 16);
    double sum = found.rest.share;
    for (std::size_t i = 0; i < 16; ++i) {
        CAPTURE(i);
        double const size = static_cast<double>(i / 2) + 1;
        CHECK(holds(found.effects[i].effect, (i % 2 == 0 ? 2.375 : 4.625) * size * size / total));
        sum += found.effects[i].effect.share;
    }
    CHECK(sum == doctest::Approx(1).epsilon(1e-12));
    // The same inputs in twelve groups, of which all sets are looked at: the four largest pairs by themselves.
    std::vector<std::size_t> group_of;
    for (std::size_t i = 0; i < 16; ++i) {
        group_of.push_back(i < 8 ? i / 2 : i - 4);
    }
    auto const exactly = effects(columns, y, sixteen, group_of);
    CHECK(exactly.orders == 0);
    CHECK(exactly.effects[11].effect.share == doctest::Approx(found.effects[15].effect.share).epsilon(0.03));
}

TEST_CASE("Shapley effects of too few draws, of no variance and of tables that do not fit") {
    auto const columns = three_normals(256, 0.5, true);
    auto const y = sums_of(columns);
    CHECK(effects(columns, std::vector<double>(256, 2.0)).reason == "the outcome does not vary");
    auto const many = uniform_columns(40, 64, 1, true);
    CHECK(effects(many, many[0]).reason == "64 draws are too few for 40 inputs");
    auto holed = y;
    holed[5] = std::numeric_limits<double>::quiet_NaN();
    auto const found = effects(columns, holed);
    CHECK(found.failed == 1);
    CHECK(found.effects.size() == 3);
    CHECK_THROWS_AS((void)effects(columns, y, sixteen, {0, 1}), core::InputError);
    CHECK_THROWS_AS((void)effects(columns, y, sixteen, {0, 2, 2}), core::InputError);
    CHECK_THROWS_AS((void)effects(columns, y, sixteen, {0, 1, 64}), core::InputError);
    CHECK_THROWS_AS((void)effects({}, y), core::InputError);
    CHECK_THROWS_AS((void)effects(columns, std::vector<double>(255, 2.0)), core::InputError);
}
