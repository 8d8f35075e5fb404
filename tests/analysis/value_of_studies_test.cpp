#include "analysis/information_cases.hpp"
#include "analysis/study_data.hpp"
#include "analysis/value_of_information.hpp"

#include <doctest/doctest.h>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>

using namespace eigenkracht;
using namespace eigenkracht::analysis;
using namespace eigenkracht::analysis_test;

namespace {

/// Chance of k of n, with a chance that is Beta(a, b).
double beta_binomial(int k, int n, double a, double b) {
    double const choose = core::lgamma(n + 1) - core::lgamma(k + 1) - core::lgamma(n - k + 1);
    double const above = core::lgamma(k + a) + core::lgamma(n - k + b) - core::lgamma(n + a + b);
    double const below = core::lgamma(a) + core::lgamma(b) - core::lgamma(a + b);
    return core::exp(choose + above - below);
}

/// Chance of k events over an exposure, with a rate that is Gamma(shape, rate).
double negative_binomial(int k, double exposure, double shape, double rate) {
    double const part = exposure / (exposure + rate);
    return core::exp(core::lgamma(k + shape) - core::lgamma(k + 1) - core::lgamma(shape) +
                     shape * core::log(1 - part) + k * core::log(part));
}

double binomial(int k, int n, double p) {
    double const choose = core::lgamma(n + 1) - core::lgamma(k + 1) - core::lgamma(n - k + 1);
    return core::exp(choose + k * core::log(p) + (n - k) * core::log(1 - p));
}

std::vector<double> luck(std::uint32_t experiment, std::size_t draws) {
    return study_luck(random::Seed{experiment}, "trial", 0, draws);
}

constexpr std::size_t draws = 1000;

/// Of data on a truth whose value, beside nothing, is the truth less a price, with noise.
InformationValue of_data(std::uint32_t experiment, Column const& truth, double price, Column const& data) {
    auto const noise = normals(experiment, 2, draws, SamplingKind::monte_carlo)[1];
    Column const nothing(draws, 0.0);
    Column const pays = made_of(draws, [&](std::size_t d) { return truth[d] - price + noise[d] / 4; });
    std::vector<PayoffStratum> const strata{{{nothing, pays}, 1, {}}};
    return ValueOfInformation(strata, {}).of({{{data}}, false});
}

/// The two bodies of evidence say 0.3 and 0.45; a trial of 20 tells them apart a little.
constexpr std::array<double, 2> chances{0.3, 0.45};
constexpr std::array<double, 2> payoffs{1, -1};
constexpr std::array<double, 2> weights{0.6, 0.4};
constexpr int people = 20;

/// \param told  which body of evidence is true, as well: the planted fault
InformationValue of_trial(std::uint32_t experiment, bool told = false) {
    auto const z = normals(experiment, 1, draws, SamplingKind::monte_carlo)[0];
    Column const nothing(draws, 0.0);
    std::array<Column, 2> pays;
    std::array<Column, 2> counts;
    std::vector<PayoffStratum> strata;
    for (std::size_t s = 0; s < 2; ++s) {
        pays[s] = made_of(draws, [&](std::size_t d) { return payoffs[s] + z[d]; });
        counts[s] = counts_of(Column(draws, chances[s]), people, luck(experiment, draws));
        strata.push_back({{nothing, pays[s]}, weights[s], {}});
    }
    return ValueOfInformation(strata, {}).of({{{counts[0]}, {counts[1]}}, told});
}

}  // namespace

TEST_CASE("a trial that counts events is worth what its posterior means make of it") {
    // Chance ~ Beta(2, 6), price 0.3; after k of n the mean is (2 + k) / (8 + n).
    boost::math::beta_distribution<long double> const law(2, 6);
    for (int const n : {5, 50}) {
        CAPTURE(n);
        double truth = 0;
        for (int k = 0; k <= n; ++k) {
            truth += beta_binomial(k, n, 2, 6) * std::max(0.0, (2.0 + k) / (8.0 + n) - 0.3);
        }
        auto const record = repeat(
            [&](std::uint32_t e) {
                Column const chance = made_of(draws, [&](std::size_t d) {
                    return static_cast<double>(boost::math::quantile(
                        law, static_cast<long double>(
                                 core::normal_cdf(normal(e, static_cast<std::uint32_t>(d), 0)))));
                });
                return of_data(e, chance, 0.3, counts_of(chance, n, luck(e, draws)));
            },
            truth, 200);
        check_honest(record, truth, 0.001);
    }
}

TEST_CASE("a registry that counts events over an exposure is worth what its posterior means make of it") {
    // Rate ~ Gamma(3, 2 a year), price 1.8; after k events in 4 years the mean is (3 + k) / (2 + 4).
    boost::math::gamma_distribution<long double> const law(3, 0.5L);
    double truth = 0;
    for (int k = 0; k <= 200; ++k) {
        truth += negative_binomial(k, 4, 3, 2) * std::max(0.0, (3.0 + k) / 6 - 1.8);
    }
    auto const record = repeat(
        [&](std::uint32_t e) {
            Column const rate = made_of(draws, [&](std::size_t d) {
                return static_cast<double>(boost::math::quantile(
                    law,
                    static_cast<long double>(core::normal_cdf(normal(e, static_cast<std::uint32_t>(d), 0)))));
            });
            return of_data(e, rate, 1.8, events_of(rate, 4, luck(e, draws)));
        },
        truth, 200);
    check_honest(record, truth, 0.002);
}

TEST_CASE("a trial is worth what it tells about which body of evidence is true") {
    double truth = 0;
    for (int k = 0; k <= people; ++k) {
        double sum = 0;
        for (std::size_t s = 0; s < 2; ++s) {
            sum += weights[s] * payoffs[s] * binomial(k, people, chances[s]);
        }
        truth += std::max(0.0, sum);
    }
    truth -= 0.2;  // without the trial
    check_honest(repeat([](std::uint32_t e) { return of_trial(e); }, truth, 300), truth, 0.002);
    // Regressions within each body of evidence take it for known.
    auto const fault = repeat([](std::uint32_t e) { return of_trial(e, true); }, truth, 100);
    CHECK_FALSE(enough_hits(fault.covered, fault.times, 0.95));
}
