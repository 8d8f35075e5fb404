#include "analysis/score_regression.hpp"

#include "analysis/information_cases.hpp"
#include "analysis/normal_scores.hpp"
#include "analysis/symmetric_factor.hpp"
#include "core/error.hpp"

#include <doctest/doctest.h>

using namespace eigenkracht;
using namespace eigenkracht::analysis;
using namespace eigenkracht::analysis_test;

namespace {

RegressionRows rows_of(std::vector<Column> known, std::vector<Column> responses) {
    RegressionRows rows;
    rows.draws = responses.front().size();
    rows.weights.assign(rows.draws, 1.0);
    rows.fold_count = 16;
    for (std::size_t row = 0; row < rows.draws; ++row) {
        rows.folds.push_back(row % 16);
    }
    rows.known = std::move(known);
    rows.responses = std::move(responses);
    return rows;
}

double largest_miss(Column const& a, Column const& b) {
    double largest = 0;
    for (std::size_t row = 0; row < a.size(); ++row) {
        largest = std::max(largest, std::fabs(a[row] - b[row]));
    }
    return largest;
}

}  // namespace

TEST_CASE("a factor solves a system, and leaves out what other terms make up") {
    // [4 2 0; 2 5 3; 0 3 6] x = [8 19.5 21] has x = [1 2 2.5].
    SymmetricFactor const factor({4, 0, 0, 2, 5, 0, 0, 3, 6}, 3);
    std::vector<double> x{8, 19.5, 21};
    factor.solve(x.data());
    CHECK(x[0] == doctest::Approx(1).epsilon(1e-14));
    CHECK(x[1] == doctest::Approx(2).epsilon(1e-14));
    CHECK(x[2] == doctest::Approx(2.5).epsilon(1e-14));
    CHECK(factor.rank() == 3);
    // [4 2 0; 2 5 3; 0 3 6] has determinant 60; what stands on the diagonal of its inverse are minors over that.
    auto const diagonal = factor.inverse_diagonal();
    CHECK(diagonal[0] == doctest::Approx(21.0 / 60).epsilon(1e-14));
    CHECK(diagonal[1] == doctest::Approx(24.0 / 60).epsilon(1e-14));
    CHECK(diagonal[2] == doctest::Approx(16.0 / 60).epsilon(1e-14));
    // The second column is twice the first.
    SymmetricFactor const less({1, 0, 0, 2, 4, 0, 1, 2, 3}, 3);
    CHECK(less.rank() == 2);
    // Without it [1 1; 1 3], of determinant 2.
    CHECK(less.inverse_diagonal()[0] == doctest::Approx(1.5).epsilon(1e-14));
    CHECK(less.inverse_diagonal()[1] == 0);
    CHECK(less.inverse_diagonal()[2] == doctest::Approx(0.5).epsilon(1e-14));
    std::vector<double> y{5, 10, 9};  // a + c = 5, a + 3c = 9
    less.solve(y.data());
    CHECK(y[0] == doctest::Approx(3).epsilon(1e-14));
    CHECK(y[1] == 0);
    CHECK(y[2] == doctest::Approx(2).epsilon(1e-14));
}

TEST_CASE("normal scores are quantiles of mid-ranks, weights count as repeated numbers, and ties share one") {
    auto const scores = normal_scores(std::vector<double>{30, 10, 20});
    CHECK(scores[0] == core::normal_quantile(5.0 / 6));
    CHECK(scores[1] == core::normal_quantile(1.0 / 6));
    CHECK(scores[2] == 0);
    auto const tied = normal_scores(std::vector<double>{1, 1, 5, 1});
    CHECK(tied[0] == core::normal_quantile(0.375));
    CHECK(tied[3] == tied[0]);
    auto const weighted = normal_scores(std::vector<double>{1, 5}, std::vector<double>{3, 1});
    CHECK(weighted[0] == tied[0]);
    CHECK(weighted[1] == tied[2]);
    CHECK(normal_scores(std::vector<double>{7, 7}) == std::vector<double>{0, 0});
    CHECK_THROWS_AS((void)normal_scores(std::vector<double>{1, 2}, std::vector<double>{1, 0}),
                    core::InputError);
    CHECK_THROWS_AS((void)normal_scores(std::vector<double>{1, 2}, std::vector<double>{1}), core::InputError);
}

TEST_CASE("polynomials of normal scores are fitted exactly, with no more terms than it takes") {
    auto const z = normals(1, 2, 512, SamplingKind::monte_carlo);
    Column const a = normal_scores(z[0]);
    Column const b = normal_scores(z[1]);
    Column const y =
        made_of(512, [&](std::size_t d) { return 1 + a[d] + a[d] * a[d] * a[d] - 2 * a[d] * b[d] * b[d]; });
    ScoreRegression const fit(rows_of(z, {y}));
    CHECK(fit.terms() == 9);  // all products of two up to degree 3
    CHECK(largest_miss(fit.fitted()[0], y) < 1e-10);
    CHECK(largest_miss(fit.fitted_without(3)[0], y) < 1e-9);
}

TEST_CASE("a fit that leaves a fold out does not see it") {
    auto const z = normals(2, 2, 256, SamplingKind::monte_carlo);
    Column other = z[1];
    for (std::size_t row = 5; row < other.size(); row += 16) {
        other[row] += 100;  // in fold 5 alone
    }
    // One column of two values leaves no choice of degrees.
    Column const sign = made_of(256, [&](std::size_t d) { return z[0][d] > 0 ? 1.0 : 0.0; });
    ScoreRegression const plain(rows_of({sign}, {z[1]}));
    ScoreRegression const moved(rows_of({sign}, {other}));
    CHECK(largest_miss(plain.fitted_without(5)[0], moved.fitted_without(5)[0]) < 1e-12);
    CHECK(largest_miss(plain.fitted_without(4)[0], moved.fitted_without(4)[0]) > 1);
}

TEST_CASE("a count of few values has no more terms than values") {
    auto const z = normals(4, 1, 400, SamplingKind::monte_carlo);
    Column const three = made_of(400, [&](std::size_t d) {
        return z[0][d] < -0.5 ? 0.0 : z[0][d] < 0.5 ? 1.0 : 2.0;
    });
    ScoreRegression const fit(rows_of({three}, {z[0]}));
    CHECK(fit.terms() <= 2);
    std::array<double, 3> sums{};
    std::array<double, 3> counts{};
    for (std::size_t row = 0; row < 400; ++row) {
        sums[static_cast<std::size_t>(three[row])] += z[0][row];
        counts[static_cast<std::size_t>(three[row])] += 1;
    }
    // Means of the values, or the line through them.
    auto const fitted = fit.fitted()[0];
    for (std::size_t row = 0; row < 10; ++row) {
        auto const at = static_cast<std::size_t>(three[row]);
        CHECK(std::fabs(fitted[row] - sums[at] / counts[at]) < 0.1);
    }
}

TEST_CASE("rows that cannot be regressed are refused") {
    auto const z = normals(5, 1, 64, SamplingKind::monte_carlo);
    CHECK_THROWS_AS(ScoreRegression(rows_of({Column(32, 1.0)}, {z[0]})), core::InputError);
    auto rows = rows_of({z[0]}, {z[0]});
    rows.weights[3] = 0;
    CHECK_THROWS_AS(ScoreRegression(std::move(rows)), core::InputError);
    auto one_fold = rows_of({z[0]}, {z[0]});
    one_fold.folds.assign(64, 0);
    CHECK_THROWS_AS(ScoreRegression(std::move(one_fold)), core::InputError);
    auto beyond = rows_of({z[0]}, {z[0]});
    beyond.folds[1] = 16;
    CHECK_THROWS_AS(ScoreRegression(std::move(beyond)), core::InputError);
    auto none = rows_of({z[0]}, {z[0]});
    none.responses.clear();
    CHECK_THROWS_AS(ScoreRegression(std::move(none)), core::InputError);
}
