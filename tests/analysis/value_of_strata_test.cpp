#include "analysis/draw_weights.hpp"
#include "analysis/information_cases.hpp"
#include "analysis/value_of_information.hpp"
#include "core/error.hpp"

#include <doctest/doctest.h>

using namespace eigenkracht;
using namespace eigenkracht::analysis;
using namespace eigenkracht::analysis_test;

namespace {

/// Two strata on shared luck. Option 2 pays a_s + b_s p + c e, with p and e standard normal; option 1 nothing.
struct TwoStrata {
    static constexpr double first = 0.6;  ///< weight of the first stratum
    std::array<double, 2> a{0.8, -0.9};
    std::array<double, 2> b{0.7, -0.2};
    double c = 1;

    Column p, e, nothing;
    std::array<Column, 2> payoffs;

    TwoStrata(std::uint32_t experiment, std::size_t draws) {
        auto z = normals(experiment, 2, draws, SamplingKind::monte_carlo);
        p = std::move(z[0]);
        e = std::move(z[1]);
        nothing.assign(draws, 0.0);
        for (std::size_t s = 0; s < 2; ++s) {
            payoffs[s] = made_of(draws, [&](std::size_t d) { return a[s] + b[s] * p[d] + c * e[d]; });
        }
    }

    [[nodiscard]] InformationValue of(bool number, bool stratum) const {
        std::vector<PayoffStratum> const strata{{{nothing, payoffs[0]}, first, {}},
                                                {{nothing, payoffs[1]}, 1 - first, {}}};
        Known known;
        known.stratum = stratum;
        if (number) {
            known.columns = {{p}, {p}};
        }
        return ValueOfInformation(strata, {}).of(known);
    }
};

/// Numbers that lie 2 higher in the second stratum, where option 2 loses 1 on average; in the first it gains 1.
InformationValue telling(std::uint32_t experiment, std::size_t draws) {
    auto const z = normals(experiment, 2, draws, SamplingKind::monte_carlo);
    Column const nothing(draws, 0.0);
    Column const gain = made_of(draws, [&](std::size_t d) { return 1 + z[1][d]; });
    Column const loss = made_of(draws, [&](std::size_t d) { return -1 + z[1][d]; });
    Column const higher = made_of(draws, [&](std::size_t d) { return 2 + z[0][d]; });
    std::vector<PayoffStratum> const strata{{{nothing, gain}, 0.6, {}}, {{nothing, loss}, 0.4, {}}};
    return ValueOfInformation(strata, {}).of({{{z[0]}, {higher}}, false});
}

}  // namespace

TEST_CASE("which body of evidence is true has its exact value, alone and with a number") {
    TwoStrata const any(1, 64);
    double const w = TwoStrata::first;
    double const mean = w * any.a[0] + (1 - w) * any.a[1];  // 0.12: the second option is chosen
    auto const estimate = [](bool number, bool stratum) {
        return [=](std::uint32_t experiment) { return TwoStrata(experiment, 1000).of(number, stratum); };
    };
    // The stratum alone: 0.6 * 0.8 - 0.12.
    check_honest(repeat(estimate(false, true), w * any.a[0] - mean, 300), w * any.a[0] - mean);
    // The number alone, whose meaning differs by stratum: it is worth what its mean effect makes.
    double const slope = w * any.b[0] + (1 - w) * any.b[1];
    double const number = expected_gain(mean, slope) - mean;
    check_honest(repeat(estimate(true, false), number, 300), number);
    // Both: the number in each stratum.
    double const both =
        w * expected_gain(any.a[0], any.b[0]) + (1 - w) * expected_gain(any.a[1], std::fabs(any.b[1])) - mean;
    check_honest(repeat(estimate(true, true), both, 300), both);
    CHECK(both > number);
    CHECK(both > w * any.a[0] - mean);
}

TEST_CASE("numbers that tell which body of evidence is true are worth what they tell") {
    // Expected of option 2 at a number x: above 0 where 0.6 phi(x) > 0.4 phi(x - 2), that is, below 1 + ln(1.5) / 2. What is expected is no
    // polynomial, so a little is rounded off.
    double const turns = 1 + core::log(1.5) / 2;
    double const truth = 0.6 * core::normal_cdf(turns) - 0.4 * core::normal_cdf(turns - 2) - 0.2;
    auto const record = repeat([](std::uint32_t e) { return telling(e, 1000); }, truth, 300);
    check_honest(record, truth, 0.003);
}

TEST_CASE("a stratum without weight changes nothing") {
    TwoStrata const one(3, 256);
    std::vector<PayoffStratum> const alone{{{one.nothing, one.payoffs[0]}, 1, {}}};
    std::vector<PayoffStratum> const with{{{one.nothing, one.payoffs[0]}, 1, {}},
                                          {{one.nothing, one.payoffs[1]}, 0, {}}};
    auto const a = ValueOfInformation(alone, {}).of({{{one.p}}, false});
    auto const b = ValueOfInformation(with, {}).of({{{one.p}, {one.p}}, false});
    CHECK(a.value == b.value);
    CHECK(a.error == b.error);
    CHECK(ValueOfInformation(with, {}).of({{}, true}).value == 0);
}

TEST_CASE("weighted draws give the value under what is believed after") {
    // Draws from N(0, 1) weighted to N(1, 1); the payoff is p + e, e ~ N(0, 1), and p is learned.
    auto const estimate = [](std::uint32_t experiment) {
        constexpr std::size_t draws = 2000;
        auto const z = normals(experiment, 2, draws, SamplingKind::monte_carlo);
        Column const nothing(draws, 0.0);
        Column const payoff = made_of(draws, [&](std::size_t d) { return z[0][d] + z[1][d]; });
        Column const weights = made_of(draws, [&](std::size_t d) { return core::exp(z[0][d]); });
        std::vector<PayoffStratum> const strata{{{nothing, payoff}, 1, weights}};
        return ValueOfInformation(strata, {}).of({{{z[0]}}, false});
    };
    double const truth = expected_gain(1, 1) - 1;
    check_honest(repeat(estimate, truth, 300), truth);
}

TEST_CASE("equal weights of draws are no weights") {
    TwoStrata const one(5, 256);
    Column const twos(256, 2.0);
    std::vector<PayoffStratum> const plain{{{one.nothing, one.payoffs[0]}, 1, {}}};
    std::vector<PayoffStratum> const even{{{one.nothing, one.payoffs[0]}, 1, twos}};
    auto const a = ValueOfInformation(plain, {}).of({{{one.p}}, false});
    auto const b = ValueOfInformation(even, {}).of({{{one.p}}, false});
    CHECK(a.value == doctest::Approx(b.value).epsilon(1e-12));
    CHECK(a.error == doctest::Approx(b.error).epsilon(1e-12));
}

TEST_CASE("weights that leave one draw alone are refused") {
    TwoStrata const one(6, 64);
    Column lone(64, 0.0);
    lone[3] = 1;
    std::vector<PayoffStratum> const strata{{{one.nothing, one.payoffs[0]}, 1, lone}};
    CHECK_THROWS_WITH_AS(ValueOfInformation(strata, {}),
                         "weights of draws: found all in one of 16 parts (expected weight in at least two: "
                         "more draws that count)",
                         core::InputError);
}
