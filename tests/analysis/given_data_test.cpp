#include "analysis/given_data.hpp"

#include "analysis/given_columns.hpp"
#include "analysis/saltelli_design.hpp"
#include "core/elementary.hpp"
#include "core/error.hpp"
#include "core/vector_code.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::analysis;
using namespace eigenkracht::analysis_test;

namespace {

GivenDataIndices indices(Columns const& columns, std::vector<double> const& y,
                         Sampling const& sampling = sixteen) {
    auto const inputs = named(columns);
    std::vector<Stratum> const outcome{{y, 1}};
    return given_data_indices(inputs, outcome, sampling);
}

std::vector<double> values_of(KnownFunction const& f, Columns const& columns) {
    std::vector<double> y;
    std::vector<double> u(f.inputs);
    for (std::size_t draw = 0; draw < columns[0].size(); ++draw) {
        for (unsigned i = 0; i < f.inputs; ++i) {
            u[i] = columns[i][draw];
        }
        y.push_back(f.value(u.data()));
    }
    return y;
}

}  // namespace

TEST_CASE("main effects of Ishigami and G come out of given draws") {
    for (auto const& f : {ishigami(), sobol_g()}) {
        for (bool const net : {true, false}) {
            CAPTURE(f.inputs);
            CAPTURE(net);
            auto const columns = uniform_columns(f.inputs, 4096, 1, net);
            auto const found = indices(columns, values_of(f, columns), net ? sixteen : Sampling{});
            CHECK(found.degree == 12);
            // What |4u - 2| has above degree 12: less than 1 in 1,000 of its variance.
            double const missed = f.inputs == 8 ? 1e-3 : 0;
            for (std::size_t i = 0; i < f.inputs; ++i) {
                CAPTURE(i);
                CHECK(std::fabs(found.inputs[i].S1 - f.S1[i]) <= farthest(found.inputs[i].S1_conf) + missed);
                CHECK(found.inputs[i].S1_conf < 0.06);
            }
        }
    }
}

TEST_CASE("the planted fault of draws one place late is caught by main effects") {
    auto const f = ishigami();
    auto columns = uniform_columns(f.inputs, 4096, 1, true);
    auto const y = values_of(f, columns);
    std::rotate(columns[1].begin(), columns[1].begin() + 1, columns[1].end());
    auto const found = indices(columns, y);
    CHECK(std::fabs(found.inputs[1].S1 - f.S1[1]) > farthest(found.inputs[1].S1_conf));
}

TEST_CASE("an input without effect has a main effect around 0, which no count of terms lifts") {
    // Over 400 runs of 256 draws: mean within its own error. Without fits held against other draws each estimate is too large by
    // degree / draws, 5 / 256, times what is not explained.
    constexpr int times = 400;
    double mean = 0;
    double square = 0;
    for (std::uint32_t experiment = 0; experiment < times; ++experiment) {
        auto columns = uniform_columns(2, 256, experiment, false);
        auto const y = columns[1];
        columns.pop_back();
        double const one = indices(columns, y, {}).inputs[0].S1;
        mean += one / times;
        square += one * one / times;
    }
    double const error = std::sqrt((square - mean * mean) / times);
    CHECK(std::fabs(mean) < tests::normal_bound() * error);
    CHECK(5.0 / 256 > tests::normal_bound() * error);
}

TEST_CASE("main effects do not depend on an input's law, only on its order") {
    auto const f = ishigami();
    auto columns = uniform_columns(f.inputs, 512, 4, false);
    auto const y = values_of(f, columns);
    auto const uniform = indices(columns, y, {});
    for (double& one : columns[1]) {
        one = core::exp(10 * one) - 7;
    }
    auto const skewed = indices(columns, y, {});
    CHECK(skewed.inputs[1].S1 == uniform.inputs[1].S1);
    CHECK(skewed.inputs[1].S1_conf == uniform.inputs[1].S1_conf);
}

TEST_CASE("an input of few values explains what differs between them") {
    // Three values as likely as each other make 0, 5 and 1: variance 14 / 3; luck of variance 1 beside it.
    auto columns = uniform_columns(2, 2048, 9, false);
    std::vector<double> y;
    for (std::size_t draw = 0; draw < 2048; ++draw) {
        double const u = columns[0][draw];
        columns[0][draw] = u < 1.0 / 3 ? 1 : u < 2.0 / 3 ? 2 : 3;
        y.push_back((columns[0][draw] == 1 ? 0 : columns[0][draw] == 2 ? 5 : 1) + line(columns[1][draw]));
    }
    auto const found = indices(columns, y, {});
    double const truth = 14.0 / 3 / (14.0 / 3 + 1);
    CHECK(std::fabs(found.inputs[0].S1 - truth) <= farthest(found.inputs[0].S1_conf));
    CHECK(std::fabs(found.inputs[1].S1 - (1 - truth)) <= farthest(found.inputs[1].S1_conf));
    CHECK(found.inputs[0].S1_conf < 0.03);
}

TEST_CASE("which body of evidence is true has an index of its own") {
    // As in the test of Saltelli's design: 2.5, 0.25 and the evidence of 9.75.
    auto const columns = uniform_columns(2, 4096, 6, true);
    std::vector<double> one, two;
    for (std::size_t draw = 0; draw < 4096; ++draw) {
        double const x = line(columns[0][draw]);
        double const z = bend(columns[1][draw]);
        one.push_back(x + 2 * z + x * z);
        two.push_back(2 + 3 * x - z);
    }
    auto const inputs = named(columns);
    std::vector<Stratum> const outcome{{one, 1}, {two, 3}};
    auto const found = given_data_indices(inputs, outcome, sixteen);
    CHECK(found.mean == doctest::Approx(1.5).epsilon(1e-3));
    CHECK(found.variance == doctest::Approx(9.75).epsilon(1e-2));
    CHECK(std::fabs(found.inputs[0].S1 - 6.25 / 9.75) <= farthest(found.inputs[0].S1_conf));
    CHECK(std::fabs(found.inputs[1].S1 - 0.0625 / 9.75) <= farthest(found.inputs[1].S1_conf));
    REQUIRE(found.evidence.has_value());
    CHECK(std::fabs(found.evidence->S1 - 0.75 / 9.75) <= farthest(found.evidence->S1_conf));
    CHECK(std::fabs(found.evidence->ST - 3.375 / 9.75) <= farthest(found.evidence->ST_conf));
    CHECK(found.evidence->ST_conf < 0.01);
    // The twin: weights the other way round.
    std::vector<Stratum> const wrong{{one, 3}, {two, 1}};
    auto const other = given_data_indices(inputs, wrong, sixteen);
    CHECK(std::fabs(other.evidence->ST - 3.375 / 9.75) > farthest(other.evidence->ST_conf));
}

TEST_CASE("weighted draws have the main effects of the law they stand for") {
    // Uniform draws of x1 weighted by 2 x1 have density 2x: mean 2/3, variance 1/18. y = x1 + x2, x2 uniform: variance 1/12.
    auto const columns = uniform_columns(2, 8192, 6, false);
    std::vector<double> y, weights;
    for (std::size_t draw = 0; draw < 8192; ++draw) {
        y.push_back(columns[0][draw] + columns[1][draw]);
        weights.push_back(5 * columns[0][draw]);
    }
    auto const inputs = named(columns);
    std::vector<Stratum> const outcome{{y, 1, weights}};
    auto const found = given_data_indices(inputs, outcome, {});
    double const truth = (1.0 / 18) / (1.0 / 18 + 1.0 / 12);
    CHECK(found.mean == doctest::Approx(2.0 / 3 + 0.5).epsilon(0.01));
    CHECK(std::fabs(found.inputs[0].S1 - truth) <= farthest(found.inputs[0].S1_conf));
    CHECK(std::fabs(found.inputs[1].S1 - (1 - truth)) <= farthest(found.inputs[1].S1_conf));
    // The twin: draws that count alike.
    auto const alike = indices(columns, y, {});
    CHECK(std::fabs(alike.inputs[0].S1 - truth) > farthest(alike.inputs[0].S1_conf));
    // Equal weights are none.
    std::vector<double> const equal(8192, 0.25);
    std::vector<Stratum> const same{{y, 1, equal}};
    CHECK(given_data_indices(inputs, same, {}).inputs[0].S1 == alike.inputs[0].S1);
}

TEST_CASE("given draws that failed are left out, and too few or equal ones give a reason") {
    auto const f = ishigami();
    auto columns = uniform_columns(f.inputs, 300, 4, false);
    auto y = values_of(f, columns);
    y[17] = std::numeric_limits<double>::quiet_NaN();
    auto const found = indices(columns, y, {});
    CHECK(found.failed == 1);
    CHECK(found.draws == 299);
    CHECK(found.inputs.size() == 3);
    auto const few = indices(uniform_columns(1, 31, 1, false), std::vector<double>(31, 1.0), {});
    CHECK(few.reason == "31 of 31 draws count: too few");
    auto const flat = indices(uniform_columns(1, 64, 1, false), std::vector<double>(64, 0.3), {});
    CHECK(flat.reason == "the outcome does not vary");
    CHECK(flat.inputs.empty());
    columns[1][3] = std::numeric_limits<double>::infinity();
    CHECK_THROWS_AS((void)indices(columns, y, {}), core::InputError);
    CHECK_THROWS_AS((void)indices({}, y, {}), core::InputError);
    CHECK_THROWS_AS((void)indices(uniform_columns(1, 64, 1, false), y, {}), core::InputError);
    CHECK_THROWS_AS((void)indices(uniform_columns(1, 300, 1, false), y, sixteen), core::InputError);
    CHECK_THROWS_AS((void)given_data_indices(named(columns), {}, {}), core::InputError);
}

TEST_CASE("main effects from given draws are the same bits with all vector instructions") {
    auto const f = ishigami();
    auto const columns = uniform_columns(f.inputs, 500, 4, false);
    auto const y = values_of(f, columns);
    auto const usual_way = core::vector_way();
    auto const expected = indices(columns, y, {});
    for (auto const& way : core::vector_ways()) {
        core::use_vector_way(way);
        auto const found = indices(columns, y, {});
        CHECK(found.inputs[0].S1 == expected.inputs[0].S1);
        CHECK(found.inputs[2].S1_conf == expected.inputs[2].S1_conf);
    }
    core::use_vector_way(usual_way);
}
