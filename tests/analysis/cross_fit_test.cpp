#include "analysis/cross_fit.hpp"

#include "analysis/given_columns.hpp"
#include "analysis/polynomial_terms.hpp"

#include <doctest/doctest.h>
#include <Eigen/Dense>

#include <cmath>
#include <numeric>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::analysis;
using namespace eigenkracht::analysis_test;

namespace {

constexpr std::size_t draws = 160;

/// Terms, outcome and weights that follow no rule.
struct Sample {
    Columns columns = uniform_columns(6, draws, 12, false);
    std::vector<double> y;
    std::vector<double> weights;

    Sample() {
        for (std::size_t draw = 0; draw < draws; ++draw) {
            y.push_back(3 * columns[0][draw] + columns[1][draw] * columns[2][draw] + columns[5][draw]);
            weights.push_back(0.5 + columns[4][draw]);
        }
    }
    /// Constant, three columns, a sum of two of them, a fourth column.
    [[nodiscard]] double term(std::size_t row, std::size_t number) const {
        return number == 0   ? 1
               : number < 4  ? columns[number - 1][row]
               : number == 4 ? columns[0][row] + columns[1][row]
                             : columns[3][row];
    }
};

/// What a fit by QR without each sixteenth of the rows explains of it, and what each adds to the first order.
struct Plain {
    double explained = 0;
    std::vector<double> influence;
};

Plain plain(Sample const& sample, PooledOutcome const& outcome, std::vector<std::size_t> const& terms) {
    auto const count = static_cast<Eigen::Index>(terms.size());
    Plain found;
    for (std::size_t fold = 0; fold < 16; ++fold) {
        Eigen::MatrixXd others = Eigen::MatrixXd::Zero(draws, count);
        Eigen::VectorXd response = Eigen::VectorXd::Zero(draws);
        for (std::size_t row = 0; row < draws; ++row) {
            double const root = row % 16 == fold ? 0 : std::sqrt(outcome.weight[row]);
            response[static_cast<Eigen::Index>(row)] = root * (sample.y[row] - outcome.mean);
            for (Eigen::Index t = 0; t < count; ++t) {
                others(static_cast<Eigen::Index>(row), t) =
                    root * sample.term(row, terms[static_cast<std::size_t>(t)]);
            }
        }
        Eigen::VectorXd const slope = others.colPivHouseholderQr().solve(response);
        double own = 0;
        double squares = 0;
        for (std::size_t row = fold; row < draws; row += 16) {
            double fitted = 0;
            for (Eigen::Index t = 0; t < count; ++t) {
                fitted += slope[t] * sample.term(row, terms[static_cast<std::size_t>(t)]);
            }
            own += outcome.weight[row] * (sample.y[row] - outcome.mean) * fitted;
            squares += outcome.weight[row] * fitted * fitted;
        }
        found.explained += own / draws;
        found.influence.push_back(2 * own - squares);
    }
    return found;
}

}  // namespace

TEST_CASE("fits held against other draws are those of leaving them out one fold after the other") {
    Sample const sample;
    std::vector<Stratum> const strata{{sample.y, 1, sample.weights}};
    PooledOutcome const outcome(strata, {});
    CrossFit const sums(outcome, 6, [&](std::size_t row, double* to) {
        for (std::size_t t = 0; t < 6; ++t) {
            to[t] = sample.term(row, t);
        }
    });
    NestedFit fit(sums);
    auto const check = [&](std::vector<std::size_t> const& terms) {
        CAPTURE(terms.size());
        auto const expected = plain(sample, outcome, terms);
        CHECK(fit.explained(fit.size()) == doctest::Approx(expected.explained).epsilon(1e-10));
        auto const influence = fit.influence(fit.size());
        for (std::size_t fold = 0; fold < 16; ++fold) {
            CHECK(influence[fold] == doctest::Approx(expected.influence[fold]).epsilon(1e-9));
        }
    };
    check({0});
    fit.push(2);
    check({0, 2});
    fit.push(3);
    fit.push(1);
    check({0, 1, 2, 3});
    double const before = fit.explained(4);
    fit.push(4);  // the sum of terms 1 and 2 says nothing new
    CHECK(fit.explained(5) == before);
    fit.push(5);
    check({0, 1, 2, 3, 5});
    fit.shrink(2);
    check({0, 2});
    CHECK(fit.size() == 2);
    fit.push(4);
    check({0, 2, 4});
}

TEST_CASE("an outcome over strata is pooled as a mixture") {
    Sample const sample;
    std::vector<double> other;
    for (double const one : sample.y) {
        other.push_back(1 - one * one);
    }
    std::vector<Stratum> const strata{{sample.y, 1, sample.weights}, {other, 3}};
    PooledOutcome const outcome(strata, {});
    // By the definition: every draw in every stratum with its weight.
    double const mean_weight = std::accumulate(sample.weights.begin(), sample.weights.end(), 0.0) / draws;
    double mean = 0;
    for (std::size_t row = 0; row < draws; ++row) {
        mean += (0.25 * sample.weights[row] / mean_weight * sample.y[row] + 0.75 * other[row]) / draws;
    }
    double variance = 0;
    for (std::size_t row = 0; row < draws; ++row) {
        double const own = sample.y[row] - mean;
        double const second = other[row] - mean;
        variance += (0.25 * sample.weights[row] / mean_weight * own * own + 0.75 * second * second) / draws;
    }
    CHECK(outcome.mean == doctest::Approx(mean).epsilon(1e-12));
    CHECK(outcome.variance == doctest::Approx(variance * outcome.worth / (outcome.worth - 1)).epsilon(1e-12));
    CHECK(outcome.strata() == 2);
    CHECK(outcome.total_weight == draws);
}

TEST_CASE("terms are all products within their degrees, and polynomials have variance 1 and no correlation") {
    std::vector<std::size_t> const players{0, 1, 1};
    CHECK(polynomial_terms(players, {1, 1}, 500).size() == 4);
    CHECK(polynomial_terms(players, {3, 3}, 500).size() == 20);      // 6 over 3
    CHECK(polynomial_terms(players, {5, 3}, 500).size() == 20 + 6);  // and degrees 4 and 5 of three inputs
    CHECK(polynomial_terms(players, {3, 3}, 20).size() == 20);
    CHECK(polynomial_terms(players, {3, 3}, 19).empty());
    auto const terms = polynomial_terms(players, {2, 2}, 500);
    CHECK(terms.front().players == 0);
    for (auto const& term : terms) {
        CHECK((term.players & 1U) == (term.degrees[0] > 0 ? 1U : 0U));
        CHECK((term.players >> 1U) == (term.degrees[1] + term.degrees[2] > 0 ? 1U : 0U));
    }
    // Gaussian quadrature is not needed: the middles of 4,000 equal steps are near enough for low degrees.
    for (auto const kind : {Polynomials::hermite, Polynomials::legendre}) {
        constexpr int steps = 4000;
        double sums[4][4] = {};
        for (int step = 0; step < steps; ++step) {
            double values[4];
            polynomial_values(kind, (step + 0.5) / steps, 3, values);
            for (int j = 0; j < 4; ++j) {
                for (int k = 0; k < 4; ++k) {
                    sums[j][k] += values[j] * values[k] / steps;
                }
            }
        }
        for (int j = 0; j < 4; ++j) {
            for (int k = 0; k < 4; ++k) {
                CHECK(std::fabs(sums[j][k] - (j == k ? 1 : 0)) < 0.06);
            }
        }
        double values[3];
        polynomial_values(kind, kind == Polynomials::hermite ? 0.8413447460685429 : 0.75, 2, values);
        CHECK(values[1] == doctest::Approx(kind == Polynomials::hermite ? 1 : std::sqrt(3.0) / 2));
        CHECK(std::fabs(values[2] - (kind == Polynomials::hermite ? 0 : -std::sqrt(5.0) / 8)) < 1e-12);
    }
}
