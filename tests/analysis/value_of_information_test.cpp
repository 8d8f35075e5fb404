#include "analysis/value_of_information.hpp"

#include "analysis/information_cases.hpp"
#include "analysis/study_data.hpp"
#include "core/error.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace eigenkracht;
using namespace eigenkracht::analysis;
using namespace eigenkracht::analysis_test;

namespace {

Sampling sampling_of(SamplingKind kind) { return {kind, kind == SamplingKind::sobol ? 16U : 1U}; }

/// Option 1 pays nothing, option 2 p1 - p2 (p1 ~ N(1, 1), p2 ~ N(0, sd 2)) or p1 + p2 (p2 given p1 ~ N(p1, sd 2)).
struct Case {
    Column p1;
    Column p2;
    Column nothing;
    Column payoff;

    Case(bool dependent, std::uint32_t experiment, std::size_t draws, SamplingKind kind) {
        auto const z = normals(experiment, 2, draws, kind);
        p1 = made_of(draws, [&](std::size_t d) { return 1 + z[0][d]; });
        p2 = made_of(draws, [&](std::size_t d) { return (dependent ? p1[d] : 0) + 2 * z[1][d]; });
        payoff = made_of(draws, [&](std::size_t d) { return dependent ? p1[d] + p2[d] : p1[d] - p2[d]; });
        nothing.assign(draws, 0.0);
    }

    [[nodiscard]] std::vector<PayoffStratum> strata() const { return {{{nothing, payoff}, 1, {}}}; }
};

/// A value of one stratum's columns.
InformationValue value_of(std::vector<PayoffStratum> const& strata, Sampling const& sampling,
                          std::vector<std::span<double const>> columns) {
    return ValueOfInformation(strata, sampling).of({{std::move(columns)}, false});
}

enum class Learned { everything, p1, p2, data };

Estimate closed_case(bool dependent, Learned learned, std::size_t draws, SamplingKind kind,
                     std::int64_t observations = 0) {
    return [=](std::uint32_t experiment) {
        Case const one(dependent, experiment, draws, kind);
        auto const strata = one.strata();
        auto const sampling = sampling_of(kind);
        if (learned == Learned::everything) {
            return ValueOfInformation(strata, sampling).of_everything();
        }
        if (learned == Learned::data) {
            auto const data =
                means_of(one.p1, 1, observations, study_luck(random::Seed{experiment}, "survey", 0, draws));
            return value_of(strata, sampling, {data});
        }
        return value_of(strata, sampling, {learned == Learned::p1 ? one.p1 : one.p2});
    };
}

/// Oracle: expected_gain(mean, sd of what is expected once it is learned) - mean, to the digits that are printed elsewhere.
struct Printed {
    bool dependent;
    Learned learned;
    std::int64_t observations;
    double value;
};
std::vector<Printed> const printed{
    {false, Learned::everything, 0, 0.4798107063}, {false, Learned::p1, 0, 0.0833154706},
    {false, Learned::p2, 0, 0.3955931148},         {false, Learned::data, 10, 0.0723251203},
    {false, Learned::data, 100, 0.0821176056},     {false, Learned::data, 1000, 0.0831946061},
    {true, Learned::everything, 0, 0.3992824567},  {true, Learned::p1, 0, 0.1666309412}};

}  // namespace

TEST_CASE("the closed forms are those that are printed") {
    CHECK(expected_gain(1, std::sqrt(5.0)) - 1 == doctest::Approx(printed[0].value).epsilon(1e-9));
    CHECK(expected_gain(1, 1) - 1 == doctest::Approx(printed[1].value).epsilon(1e-9));
    CHECK(expected_gain(1, 2) - 1 == doctest::Approx(printed[2].value).epsilon(1e-9));
    CHECK(expected_gain(1, std::sqrt(10.0 / 11)) - 1 == doctest::Approx(printed[3].value).epsilon(1e-8));
    CHECK(expected_gain(2, std::sqrt(8.0)) - 2 == doctest::Approx(printed[6].value).epsilon(1e-9));
    CHECK(expected_gain(2, 2) - 2 == doctest::Approx(printed[7].value).epsilon(1e-9));
}

TEST_CASE("values with closed forms are found within three errors, and Sobol' points find them better") {
    // Right code with another seed would miss three errors in one of sixteen such checks one time in eleven; the repeated tests below hold errors to
    // a declared rate.
    constexpr std::size_t draws = 8192;
    for (auto const& one : printed) {
        CAPTURE(one.value);
        auto const by_luck = closed_case(one.dependent, one.learned, draws, SamplingKind::monte_carlo,
                                         one.observations)(20140401);
        auto const by_net =
            closed_case(one.dependent, one.learned, draws, SamplingKind::sobol, one.observations)(20140401);
        CHECK(std::fabs(by_luck.value - one.value) < 3 * by_luck.error);
        CHECK(std::fabs(by_net.value - one.value) < 3 * by_net.error);
        CHECK(by_luck.error < 0.03);
        CHECK(by_net.error < by_luck.error);
    }
}

TEST_CASE("errors of values of information are as large as estimates scatter, and intervals hold the truth") {
    for (auto const& one : printed) {
        auto const estimate =
            closed_case(one.dependent, one.learned, 1000, SamplingKind::monte_carlo, one.observations);
        check_honest(repeat(estimate, one.value, 300), one.value);
    }
}

TEST_CASE("errors of values of information from Sobol' points are as large as estimates scatter") {
    for (auto const& one : printed) {
        auto const estimate =
            closed_case(one.dependent, one.learned, 1024, SamplingKind::sobol, one.observations);
        check_honest(repeat(estimate, one.value, 200), one.value);
    }
}
