#include "analysis/rank_correlation.hpp"

#include "analysis/trials.hpp"
#include "core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::analysis;

namespace {

using Columns = std::vector<std::vector<double>>;

Resampling const usual{random::Seed{1}, 100};

std::vector<InputColumn> named(Columns const& columns) {
    std::vector<InputColumn> found;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        found.push_back({"x" + std::to_string(i + 1), columns[i]});
    }
    return found;
}

RankCorrelations correlate(Columns const& columns, std::vector<double> const& y,
                           Sampling const& sampling = {}) {
    auto const inputs = named(columns);
    return rank_correlations(inputs, y, sampling, usual);
}

Columns normals(std::size_t inputs, std::size_t draws) {
    Columns columns(inputs);
    for (std::size_t i = 0; i < inputs; ++i) {
        for (std::size_t draw = 0; draw < draws; ++draw) {
            columns[i].push_back(
                analysis_test::normal(9, static_cast<std::uint32_t>(draw), static_cast<std::uint32_t>(i)));
        }
    }
    return columns;
}

std::string refusal(Columns const& columns, std::vector<double> const& y, Sampling const& sampling = {}) {
    try {
        (void)correlate(columns, y, sampling);
    } catch (core::InputError const& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("partial rank correlations are those of small tables worked out by hand") {
    // One input: Spearman's own. Ranks 1 2 3 4 5 and 2 1 4 3 5: 1 - 6 x 4 / (5 x 24) = 0.8.
    auto const one = correlate({{10, 20, 30, 40, 50}}, {7, 3, 11, 9, 200});
    CHECK(one.inputs[0].PRCC == doctest::Approx(0.8).epsilon(1e-13));
    CHECK(one.inputs[0].spearman == doctest::Approx(0.8).epsilon(1e-13));
    CHECK(one.rank_share == doctest::Approx(0.64).epsilon(1e-13));
    // Two: (r1y - r2y r12) / sqrt((1 - r2y^2) (1 - r12^2)). Ranks x1 1..6, x2 3 1 2 6 4 5 and y 2 1 4 3 6 5, correlations by
    // 1 - 6 sum d^2 / 210: r12 = 1 - 6 x 12 / 210, r1y = 1 - 6 x 6 / 210, r2y = 1 - 6 x 18 / 210.
    auto const two = correlate({{1, 2, 3, 4, 5, 6}, {3, 1, 2, 6, 4, 5}}, {2, 1, 4, 3, 6, 5});
    double const r12 = 1 - 72.0 / 210;
    double const r1y = 1 - 36.0 / 210;
    double const r2y = 1 - 108.0 / 210;
    CHECK(two.inputs[0].PRCC ==
          doctest::Approx((r1y - r2y * r12) / std::sqrt((1 - r2y * r2y) * (1 - r12 * r12))).epsilon(1e-12));
    CHECK(two.inputs[1].PRCC ==
          doctest::Approx((r2y - r1y * r12) / std::sqrt((1 - r1y * r1y) * (1 - r12 * r12))).epsilon(1e-12));
    // Values are their own ranks here: the slope of a regression on two standardised numbers.
    CHECK(two.inputs[0].SRC == doctest::Approx((r1y - r2y * r12) / (1 - r12 * r12)).epsilon(1e-12));
    CHECK(two.inputs[0].pearson == doctest::Approx(r1y).epsilon(1e-12));
}

TEST_CASE("ties share the mean of their ranks") {
    // Ranks 1, 2.5, 2.5, 4 and 1.5, 1.5, 3.5, 3.5, from their means: products 1.5 + 0 + 0 + 1.5, squares 4.5 and 4.
    auto const found = correlate({{5, 7, 7, 9}}, {0, 0, 1, 1});
    CHECK(found.inputs[0].PRCC == doctest::Approx(3 / std::sqrt(4.5 * 4)).epsilon(1e-13));
}

TEST_CASE("a law that only ranks can see straight has a partial rank correlation of 1") {
    Columns const columns = normals(1, 200);
    std::vector<double> y;
    for (double const x : columns[0]) {
        y.push_back(x * x * x * x * x);
    }
    auto const found = correlate(columns, y);
    CHECK(found.inputs[0].PRCC == doctest::Approx(1).epsilon(1e-12));
    CHECK(found.inputs[0].PRCC_high <= 1);
    CHECK(found.rank_share == doctest::Approx(1).epsilon(1e-12));
    CHECK(found.linear_share < 0.8);
}

TEST_CASE("the interval is the wider of Fisher's and the bootstrap's") {
    // Normal numbers without any relation: Fisher's with n - d - 2 = 395, sqrt(1 / 395), and the bootstrap agrees.
    auto columns = normals(4, 400);
    auto const y = columns.back();
    columns.pop_back();
    auto const inputs = named(columns);
    auto const found = rank_correlations(inputs, y, {}, {random::Seed{1}, 1000});
    for (auto const& one : found.inputs) {
        double const half = (one.PRCC_high - one.PRCC_low) / 2;
        CHECK(half > 0.99 * 1.96 / std::sqrt(395.0));
        CHECK(half < 1.15 * 1.96 / std::sqrt(395.0));
    }
    // Where the spread grows with the input, Fisher's is too narrow and the bootstrap is seen.
    std::vector<double> wild;
    for (std::size_t draw = 0; draw < 400; ++draw) {
        wild.push_back(columns[0][draw] * y[draw]);
    }
    auto const spread = rank_correlations(inputs, wild, {}, {random::Seed{1}, 1000});
    CHECK(spread.inputs[0].PRCC_high - spread.inputs[0].PRCC_low >
          1.2 * (spread.inputs[1].PRCC_high - spread.inputs[1].PRCC_low));
}

TEST_CASE("failed draws are left out, and an outcome that does not vary has no correlations") {
    Columns columns = normals(3, 100);
    auto y = columns.back();
    columns.pop_back();
    auto const whole = correlate(columns, y);
    columns[0].push_back(3);
    columns[1].push_back(-2);
    y.push_back(std::numeric_limits<double>::quiet_NaN());
    auto const found = correlate(columns, y);
    CHECK(found.failed == 1);
    CHECK(found.draws == 100);
    CHECK(found.inputs[1].PRCC == whole.inputs[1].PRCC);
    CHECK(found.inputs[1].PRCC_low == whole.inputs[1].PRCC_low);
    auto const flat = correlate(columns, std::vector<double>(101, 4.0));
    CHECK(flat.inputs.empty());
    CHECK(flat.reason == "the outcome does not vary");
}

TEST_CASE("inputs that cannot be told apart are refused by name") {
    Columns columns = normals(3, 50);
    auto const y = columns.back();
    columns.pop_back();
    columns.push_back(std::vector<double>());
    for (std::size_t draw = 0; draw < 50; ++draw) {
        columns[2].push_back(1 - 2 * columns[1][draw]);
    }
    CHECK(refusal(columns, y) ==
          "values of x3: found a number that follows from x2 (expected inputs of which none "
          "follows from the others; leave one of these out)");
    for (std::size_t draw = 0; draw < 50; ++draw) {
        columns[2][draw] = columns[0][draw] + columns[1][draw];
    }
    CHECK(refusal(columns, y).find("follows from x1, x2") != std::string::npos);
    // Same ranks, other values.
    for (std::size_t draw = 0; draw < 50; ++draw) {
        columns[2][draw] = columns[0][draw] * columns[0][draw] * columns[0][draw];
    }
    CHECK(refusal(columns, y).find("ranks of x3: found a number that follows from x1") == 0);
    columns[2].assign(50, 3.0);
    CHECK(refusal(columns, y) == "x3: found 3 in every draw (expected an input that varies)");
}

TEST_CASE("correlations of too few draws and of tables that do not fit are refused") {
    CHECK(refusal({{1, 2, 3}}, {1, 3, 2}) ==
          "draws for 1 inputs: found 3 that count (expected at least 4, better ten times as many)");
    CHECK(refusal({{1, 2, 3, 4}}, {1, 3, 2, 4}).empty());
    CHECK(refusal({}, {1, 2, 3, 4}) != "");
    CHECK(refusal({{1, 2, 3}}, {1, 3, 2, 4}) != "");
    CHECK(refusal({{1, 2, 3, std::numeric_limits<double>::quiet_NaN()}}, {1, 3, 2, 4}) != "");
    CHECK(refusal({{1, 2, 3, 4}}, {1, 3, 2, 4}, {SamplingKind::sobol, 3}) != "");
}
