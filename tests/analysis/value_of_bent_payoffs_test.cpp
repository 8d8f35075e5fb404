#include "analysis/information_cases.hpp"
#include "analysis/score_regression.hpp"
#include "analysis/study_data.hpp"
#include "analysis/value_of_information.hpp"
#include "core/error.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace eigenkracht;
using namespace eigenkracht::analysis;
using namespace eigenkracht::analysis_test;

namespace {

InformationValue value_of(std::vector<std::span<double const>> options,
                          std::vector<std::span<double const>> columns) {
    std::vector<PayoffStratum> const strata{{std::move(options), 1, {}}};
    return ValueOfInformation(strata, {}).of({{std::move(columns)}, false});
}

/// Of learning columns of standard normal numbers, of which a payoff beside 0 is made and noise of sd 1 added.
InformationValue learned(std::uint32_t experiment, std::size_t draws, unsigned columns,
                         std::function<double(std::vector<Column> const&, std::size_t)> const& payoff) {
    auto const z = normals(experiment, columns + 1, draws, SamplingKind::monte_carlo);
    Column const nothing(draws, 0.0);
    Column const pays = made_of(draws, [&](std::size_t d) { return payoff(z, d) + z[columns][d]; });
    return value_of({nothing, pays}, {z.begin(), z.begin() + columns});
}

/// E max(0, z1 z2 - c): given z1, the second is normal with sd |z1|.
double gain_of_product(double c) {
    constexpr int steps = 200000;
    double sum = 0;
    for (int step = 0; step < steps; ++step) {
        double const z = core::normal_quantile((step + 0.5) / steps);
        sum += expected_gain(-c, std::fabs(z)) / steps;
    }
    return sum;
}

/// Many columns that mean nothing, of few draws, and an option that pays 0.2 beside nothing.
struct Idle {
    static constexpr unsigned columns = 25;
    static constexpr std::size_t draws = 128;
    std::vector<Column> z;
    Column nothing = Column(draws, 0.0);
    Column pays;

    explicit Idle(std::uint32_t experiment)
        : z(normals(experiment, columns + 1, draws, SamplingKind::monte_carlo)),
          pays(made_of(draws, [this](std::size_t d) { return 0.2 + z[columns][d]; })) {
        z.pop_back();
    }
};

/// The planted fault: the best of an overfitted regression's guesses, valued by the same guesses, and an error that takes these for given.
InformationValue guessed(Idle const& idle) {
    RegressionRows rows;
    rows.known = idle.z;
    rows.responses = {idle.pays};
    rows.weights = Column(Idle::draws, 1.0);
    rows.draws = Idle::draws;
    rows.fold_count = 16;
    for (std::size_t draw = 0; draw < Idle::draws; ++draw) {
        rows.folds.push_back(draw % 16);
    }
    Column gained = ScoreRegression(std::move(rows)).fitted()[0];
    for (double& gain : gained) {
        gain = std::max(-gain, 0.0);
    }
    auto const mean = mean_with_error(gained, {});
    InformationValue found;
    found.value = mean.mean;
    found.error = mean.error;
    found.interval = {mean.mean - 2 * mean.error, mean.mean + 2 * mean.error};
    return found;
}

}  // namespace

TEST_CASE("what bends, and what two numbers do together, is found") {
    // z^2 - 1.5: E max(0, z^2 - c) = 2 (root c phi(root c) + (1 - c) Phi(-root c)).
    double const c = 1.5;
    double const root = std::sqrt(c);
    double const bend =
        2 * (root * core::exp(-c / 2) / std::sqrt(2 * std::numbers::pi) + (1 - c) * core::normal_cdf(-root));
    auto const bent = [&](std::uint32_t e) {
        return learned(e, 1000, 1, [&](auto const& z, std::size_t d) { return z[0][d] * z[0][d] - c; });
    };
    check_honest(repeat(bent, bend, 300), bend, 0.003);
    auto const together = [](std::uint32_t e) {
        return learned(e, 1000, 2, [](auto const& z, std::size_t d) { return z[0][d] * z[1][d] - 0.5; });
    };
    check_honest(repeat(together, gain_of_product(0.5), 300), gain_of_product(0.5), 0.003);
}

TEST_CASE("skewed numbers are found too") {
    // exp(z / 2) - 1.3, with ln 1.3 = m: E max(0, .) = exp(1/8) Phi(1/2 - 2m) - 1.3 Phi(-2m); it is below 0 on average.
    double const m = core::log(1.3);
    double const truth = core::exp(0.125) * core::normal_cdf(0.5 - 2 * m) - 1.3 * core::normal_cdf(-2 * m);
    auto const skewed = [](std::uint32_t e) {
        return learned(e, 1000, 1, [](auto const& z, std::size_t d) { return core::exp(z[0][d] / 2) - 1.3; });
    };
    check_honest(repeat(skewed, truth, 300), truth, 0.002);
}

TEST_CASE("one of three options is best, whatever the sign of what is learned") {
    // 0, z + 0.5 and -z - 0.5 with noise: E |z + 0.5| - 0.5.
    double const truth = expected_gain(0.5, 1) + expected_gain(-0.5, 1) - 0.5;
    auto const three = [](std::uint32_t e) {
        constexpr std::size_t draws = 1000;
        auto const z = normals(e, 3, draws, SamplingKind::monte_carlo);
        Column const nothing(draws, 0.0);
        Column const up = made_of(draws, [&](std::size_t d) { return z[0][d] + 0.5 + z[1][d]; });
        Column const down = made_of(draws, [&](std::size_t d) { return -z[0][d] - 0.5 + z[2][d]; });
        return value_of({nothing, up, down}, {z[0]});
    };
    check_honest(repeat(three, truth, 300), truth);
}

TEST_CASE("options that are as good as each other have honest values of information") {
    // z with noise beside 0: E max(0, z) = 1 / root(2 pi). The best of two equal means is too large; this is taken off.
    double const truth = expected_gain(0, 1);
    auto const tied = [](std::uint32_t e) {
        return learned(e, 1000, 1, [](auto const& z, std::size_t d) { return z[0][d]; });
    };
    check_honest(repeat(tied, truth, 300), truth, 0.02, 1.5);
}

TEST_CASE(
    "numbers that mean nothing are worth nothing within the error, and the best of noisy guesses is caught") {
    auto const record = repeat(
        [](std::uint32_t e) {
            Idle const idle(e);
            return value_of({idle.nothing, idle.pays}, {idle.z.begin(), idle.z.end()});
        },
        0, 300);
    CAPTURE(record.mean);
    CAPTURE(record.in_sample);
    CAPTURE(record.sd);
    CAPTURE(record.error);
    CHECK(enough_hits(record.covered, record.times, 0.95));
    CHECK(record.in_sample > 3 * std::fabs(record.mean));
    CHECK(record.held_out < 0);
    auto const fault = repeat([](std::uint32_t e) { return guessed(Idle(e)); }, 0, 300);
    CHECK_FALSE(enough_hits(fault.covered, fault.times, 0.95));
}

TEST_CASE("nothing learned is worth exactly nothing") {
    auto const z = normals(1, 1, 128, SamplingKind::monte_carlo);
    Column const nothing(128, 0.0);
    auto const no_study = means_of(z[0], 1, 0, study_luck(random::Seed{1}, "survey", 0, 128));
    for (auto const& found : {value_of({nothing, z[0]}, {no_study}), value_of({nothing, z[0]}, {}),
                              value_of({z[0]}, {z[0]}), value_of({z[0], z[0]}, {z[0]})}) {
        CHECK(found.value == 0);
        CHECK(found.error == 0);
        CHECK(found.held_out == 0);
    }
}

TEST_CASE("what is chosen and how often each option is best stand beside the values") {
    Column const zero(64, 0.0);
    Column const mixed = made_of(64, [](std::size_t d) { return d % 4 == 0 ? -1.0 : 3.0; });
    std::vector<PayoffStratum> const strata{{{zero, mixed}, 1, {}}};
    ValueOfInformation const choice(strata, {});
    CHECK(choice.chosen() == 1);
    CHECK(choice.options()[1].payoff.mean == 2);
    CHECK(choice.options()[1].best.value == 0.75);
    CHECK(choice.options()[0].best.value == 0.25);
    CHECK(choice.options()[0].beyond.mean == -2);
    CHECK(choice.options()[0].beyond.error == choice.options()[1].payoff.error);
    CHECK(choice.options()[1].beyond.mean == 0);
    CHECK(choice.options()[1].beyond.error == 0);
    CHECK(choice.options()[0].beyond_reach > 1.9 * choice.options()[0].beyond.error);
    auto const all = choice.of_everything();
    CHECK(all.value == doctest::Approx(0.25).epsilon(1e-14));  // in a quarter of the draws 1 is saved
    CHECK(all.in_sample == 0.25);
    CHECK(all.changed.value == 0.25);
    CHECK(all.error > 0);
}

TEST_CASE("the value for many decisions is so many times that of one, and a study pays its cost") {
    InformationValue one;
    one.value = 2;
    one.error = 0.5;
    one.interval = {1, 3};
    auto const all = for_decisions(one, 10);
    CHECK(all.value == 20);
    CHECK(all.error == 5);
    CHECK(all.interval.high == 30);
    auto const net = net_benefit_of_study(all, 12);
    CHECK(net.value == 8);
    CHECK(net.error == 5);
    CHECK(net.interval.low == -2);
    CHECK_THROWS_AS((void)for_decisions(one, -1), core::InputError);
    CHECK_THROWS_AS((void)net_benefit_of_study(one, std::numeric_limits<double>::infinity()),
                    core::InputError);
}

TEST_CASE("payoffs and columns that do not fit are refused") {
    Column const zero(64, 0.0);
    Column const other(32, 0.0);
    auto const z = normals(1, 20, 64, SamplingKind::monte_carlo);
    CHECK_THROWS_AS(ValueOfInformation({}, {}), core::InputError);
    std::vector<PayoffStratum> const uneven{{{zero, zero}, 1, {}}, {{zero}, 1, {}}};
    CHECK_THROWS_AS(ValueOfInformation(uneven, {}), core::InputError);
    std::vector<PayoffStratum> const lengths{{{zero, other}, 1, {}}};
    CHECK_THROWS_AS(ValueOfInformation(lengths, {}), core::InputError);
    std::vector<PayoffStratum> const few{{{other, other}, 1, {}}};
    std::vector<PayoffStratum> const good{{{zero, z[0]}, 1, {}}};
    CHECK_THROWS_AS(ValueOfInformation(good, {}, 1.0), core::InputError);
    std::vector<PayoffStratum> const too_few{{{std::span(zero).first(31)}, 1, {}}};
    CHECK_THROWS_WITH_AS(ValueOfInformation(too_few, {}),
                         "draws for a value of information: found 31 (expected at least 32)",
                         core::InputError);
    ValueOfInformation const choice(good, {});
    CHECK_THROWS_AS((void)choice.of({{{other}}, false}), core::InputError);
    CHECK_THROWS_AS((void)choice.of({{{zero}, {zero}}, false}), core::InputError);
    std::vector<std::span<double const>> const many(z.begin(), z.end());
    CHECK_THROWS_WITH_AS(
        (void)choice.of({{many}, false}),
        "draws of a regression: found 64 for 20 columns (expected at least 4 for each column)",
        core::InputError);
}
