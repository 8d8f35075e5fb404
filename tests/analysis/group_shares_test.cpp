#include "analysis/group_shares.hpp"

#include "analysis/trials.hpp"
#include "core/digest.hpp"
#include "core/error.hpp"
#include "core/vector_code.hpp"
#include "random/scrambled_sobol.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::analysis;

namespace {

constexpr std::size_t dimensions = 5;
std::vector<std::size_t> const group_of{0, 0, 1, 2, 2};

using Function = std::function<double(double const* u, std::uint32_t experiment, std::uint32_t draw)>;

struct Repeated {
    std::vector<double> mean, sd, error;  ///< by group, then the rest: of the estimates; mean of their errors
    double covered = 0;                   ///< estimates within two of their errors, of all groups
};

/// Repeats an estimate on independent draws, and compares it with the true shares.
Repeated repeat(Function const& f, std::size_t draws, int times, std::vector<double> const& truth) {
    Repeated found{std::vector<double>(4), std::vector<double>(4), std::vector<double>(4), 0};
    for (int experiment = 0; experiment < times; ++experiment) {
        auto const e = static_cast<std::uint32_t>(experiment);
        std::vector<std::vector<double>> uniforms(dimensions, std::vector<double>(draws));
        std::vector<double> values;
        for (std::uint32_t draw = 0; draw < draws; ++draw) {
            std::vector<double> u;
            for (std::uint32_t d = 0; d < dimensions; ++d) {
                u.push_back(
                    random::uniform(random::Seed{20130101}, random::Purpose::resample, e, draw, d, 0));
                uniforms[d][draw] = u.back();
            }
            values.push_back(f(u.data(), e, draw));
        }
        auto const shares = GroupRegression(uniforms, group_of, 3, {}).shares(values);
        for (std::size_t g = 0; g < 4; ++g) {
            auto const& one = g < 3 ? shares.groups[g] : shares.rest;
            found.mean[g] += one.share / times;
            found.sd[g] += one.share * one.share / times;
            found.error[g] += one.error / times;
            found.covered += std::abs(one.share - truth[g]) <= 2 * one.error ? 0.25 / times : 0;
        }
    }
    for (std::size_t g = 0; g < 4; ++g) {
        found.sd[g] = std::sqrt(found.sd[g] - found.mean[g] * found.mean[g]);
    }
    return found;
}

double line(double u) { return std::sqrt(3.0) * (2 * u - 1); }
double bend(double u) { return std::sqrt(5.0) * (6 * u * u - 6 * u + 1); }

/// Variances 4 + 1 (first group), 4 (second), 0 (third), and 1 together.
double with_interaction(double const* u, std::uint32_t, std::uint32_t) {
    return 7 + 2 * line(u[0]) + bend(u[1]) + 2 * line(u[2]) + line(u[0]) * line(u[2]);
}

double additive(double const* u, std::uint32_t, std::uint32_t) {
    return 7 + 2 * line(u[0]) + bend(u[1]) + 2 * line(u[2]);
}

void check_unbiased(Repeated const& found, std::vector<double> const& truth, int times) {
    for (std::size_t g = 0; g < 4; ++g) {
        CAPTURE(g);
        double const bound = tests::normal_bound(tests::false_alarm / 4) * found.sd[g] / std::sqrt(times);
        CHECK(std::abs(found.mean[g] - truth[g]) < bound + 1e-9);
    }
}

}  // namespace

TEST_CASE("shares of an additive function are those in closed form, down to the fewest draws") {
    constexpr int times = 200;
    std::vector<double> const truth{5.0 / 9, 4.0 / 9, 0, 0};
    for (std::size_t const draws : {48U, 512U}) {  // 16 terms
        check_unbiased(repeat(additive, draws, times, truth), truth, times);
    }
}

TEST_CASE("what two numbers do together is left over, and errors are as large as estimates scatter") {
    constexpr int times = 300;
    std::vector<double> const truth{0.5, 0.4, 0, 0.1};
    auto const found = repeat(with_interaction, 512, times, truth);
    check_unbiased(found, truth, times);
    for (std::size_t g = 0; g < 4; ++g) {
        // A standard deviation of 300 estimates is known to 4%; the jackknife errs to the safe side.
        CHECK(found.error[g] > 0.8 * found.sd[g]);
        CHECK(found.error[g] < 1.5 * found.sd[g]);
    }
    CHECK(found.covered > 0.9);
}

TEST_CASE("luck has no group: squared estimates are freed of their own noise") {
    constexpr int times = 300;
    constexpr std::size_t draws = 96;
    std::vector<double> const truth{0, 0, 0, 1};
    auto const luck = [](double const*, std::uint32_t experiment, std::uint32_t draw) {
        return analysis_test::normal(experiment, draw, 77);
    };
    auto const found = repeat(luck, draws, times, truth);
    check_unbiased(found, truth, times);
    // The fault this would find: squares as they are are too large by terms / draws, 6 of 96 in the first group.
    double const bound = tests::normal_bound(tests::false_alarm / 4) * found.sd[0] / std::sqrt(times);
    CHECK(found.mean[0] + 6.0 / draws > bound);
}

TEST_CASE("with Sobol' points the same shares come out, and far more exactly") {
    constexpr unsigned replicates = 16;
    constexpr std::size_t draws = 2048;
    random::ScrambledSobol const sobol(random::Seed{5}, dimensions, replicates);
    std::vector<std::vector<double>> uniforms(dimensions, std::vector<double>(draws));
    std::vector<double> values;
    for (std::size_t draw = 0; draw < draws; ++draw) {
        std::vector<double> u;
        for (unsigned d = 0; d < dimensions; ++d) {
            uniforms[d][draw] = sobol.at(draw / replicates, static_cast<unsigned>(draw % replicates), d);
            u.push_back(uniforms[d][draw]);
        }
        values.push_back(with_interaction(u.data(), 0, 0));
    }
    auto const shares =
        GroupRegression(uniforms, group_of, 3, {SamplingKind::sobol, replicates}).shares(values);
    // 0.1 is left over; the correction takes off at most 6 terms / 2048 draws of it too much.
    double const too_much = 0.1 * 6 / draws;
    double const factor = 7;  // Student's t with 15 degrees of freedom: one in a million, both sides
    CHECK(std::abs(shares.groups[0].share - 0.5) < factor * shares.groups[0].error + too_much);
    CHECK(std::abs(shares.groups[1].share - 0.4) < factor * shares.groups[1].error + too_much);
    CHECK(shares.groups[0].error < 0.003);
}

TEST_CASE("shares are the same bits on every processor") {
    std::vector<std::vector<double>> uniforms(dimensions);
    std::vector<double> values;
    for (std::uint32_t draw = 0; draw < 4096; ++draw) {
        std::vector<double> u;
        for (std::uint32_t d = 0; d < dimensions; ++d) {
            u.push_back(random::uniform(random::Seed{8}, random::Purpose::resample, 0, draw, d, 0));
            uniforms[d].push_back(u.back());
        }
        values.push_back(with_interaction(u.data(), 0, draw));
    }
    auto const digest_of = [&](std::vector<double> const& of) {
        auto const shares = GroupRegression(uniforms, group_of, 3, {}).shares(of);
        std::vector<double> all{shares.rest.share, shares.rest.error};
        for (auto const& one : shares.groups) {
            all.insert(all.end(), {one.share, one.error});
        }
        core::Digest digest;
        digest.add(all);
        return digest.text();
    };
    // As they came out where they were first computed: another order of sums, by caches or lanes, would give others.
    std::string const first = "e4d65e2f7e921c50";
    for (auto const& way : core::vector_ways()) {
        CAPTURE(way);
        core::use_vector_way(way);
        CHECK(digest_of(values) == first);
    }
    core::use_vector_way(core::vector_ways().front());
    // A last bit of one value is seen.
    values[7] = std::nextafter(values[7], 100.0);
    CHECK(digest_of(values) != first);
}

TEST_CASE("too few draws or nothing that varies give no shares, and wrong columns are refused") {
    std::vector<std::vector<double>> const few(dimensions, std::vector<double>(16, 0.5));
    GroupRegression const none(few, group_of, 3, {});
    CHECK(none.degree() == 0);
    CHECK(none.shares(std::vector<double>(16, 1.0)).groups.empty());
    std::vector<std::vector<double>> enough(dimensions);
    for (std::uint32_t d = 0; d < dimensions; ++d) {
        for (std::uint32_t draw = 0; draw < 32; ++draw) {
            enough[d].push_back(random::uniform(random::Seed{1}, random::Purpose::resample, 0, draw, d, 0));
        }
    }
    GroupRegression const lines(enough, group_of, 3, {});
    CHECK(lines.degree() == 1);
    CHECK(lines.shares(std::vector<double>(32, 1.0)).groups.empty());
    CHECK_THROWS_AS((void)lines.shares(std::vector<double>(8, 1.0)), core::InputError);
    CHECK_THROWS_AS(GroupRegression(enough, {0, 0, 1, 2, 3}, 3, {}), core::InputError);
}
