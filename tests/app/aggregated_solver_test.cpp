// A region study whose children are counted: what `run` gives with run.solver = "aggregated".
#include "app/whole_study.hpp"
#include "study/attributes.hpp"
#include "study/plan.hpp"
#include "support/false_alarm.hpp"

#include "core/error.hpp"
#include "core/vector_code.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <string>
#include <variant>
#include <vector>

using namespace eigenkracht;
using tests::draw;
using tests::scenario;

namespace {

study::Scenario reference(std::string const& solver, std::vector<std::string> more = {}) {
    more.push_back("run.solver=\"" + solver + "\"");
    return scenario("reference-budget", more);
}

std::string solver_of(study::Scenario const& given) {
    for (auto const& [name, value] : study::attributes_of(study::Plan(given))) {
        if (name == "solver") {
            return std::get<std::string>(value);
        }
    }
    return "";
}

/// What is said where a scenario asks for a solver that it cannot have.
std::string refusal(std::string const& name) {
    try {
        study::Plan const plan(scenario(name, {"run.solver=\"aggregated\""}));
    } catch (core::ScenarioError const& error) {
        return error.what();
    }
    return "";
}

bool contains(std::string const& text, std::string const& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the best solver counts children where it is exact and cheaper, and results name it") {
    CHECK(solver_of(reference("best", {"parameter.regions.value=10"})) == "aggregated");
    CHECK(solver_of(reference("best", {"parameter.regions.value=0.01"})) == "individual");
    CHECK(solver_of(reference("individual", {"parameter.regions.value=10"})) == "individual");
    CHECK(solver_of(reference("aggregated", {"parameter.regions.value=0.01"})) == "aggregated");
    CHECK(solver_of(scenario("tiny")) == "individual");
}

TEST_CASE("counting is refused by name where something ties children to each other") {
    std::string const siblings = refusal("tiny");
    CAPTURE(siblings);
    CHECK(contains(siblings, "run.solver"));
    CHECK(contains(siblings, "toml:"));
    std::string const places = refusal("close-places");
    CAPTURE(places);
    CHECK(contains(places, "places."));
    CHECK(refusal("reference-budget").empty());
    try {
        study::Plan const plan(
            reference("aggregated", {"clustering.alone.mean_size=1.5", "clustering.alone.sharing=0.5"}));
        FAIL("not refused");
    } catch (core::ScenarioError const& error) {
        CHECK(contains(error.what(), "clustering.alone.sharing"));
    }
}

TEST_CASE("counted draws have the same digest whatever the threads, the blocks and the vector instructions") {
    auto const given = reference("aggregated", {"run.draws=24", "parameter.regions.value=3"});
    auto const digest = [&](unsigned threads, std::uint64_t block) {
        study::RunOptions options;
        options.threads = threads;
        options.block_draws = block;
        return study::digest(draw(given, options));
    };
    auto const expected = digest(1, 8);
    CHECK(digest(2, 8) == expected);
    CHECK(digest(3, 5) == expected);
    for (auto const& way : core::vector_ways()) {
        CAPTURE(way);
        core::use_vector_way(way);
        CHECK(digest(1, 24) == expected);
    }
    core::use_vector_way(core::vector_ways().front());
}

TEST_CASE("questions have the same mean and spread whether children are counted or followed") {
    constexpr double n = 1500;
    auto const column = [&](std::string const& solver, std::string const& regions) {
        return draw(reference(solver, {"run.draws=1500", "parameter.regions.value=" + regions}))
            .column("questions", 0, 0);
    };
    auto const moments = [&](std::vector<double> const& values) {
        double mean = 0;
        for (double const value : values) {
            mean += value / n;
        }
        double variance = 0;
        double fourth = 0;
        for (double const value : values) {
            double const square = (value - mean) * (value - mean);
            variance += square / n;
            fourth += square * square / n;
        }
        return std::array<double, 3>{mean, variance, fourth};
    };
    // Alike but for luck: the parameters of a draw are the same, so that differences have little spread.
    auto const counted = column("aggregated", "1");
    auto const followed = column("individual", "1");
    auto const other = column("individual", "1.02");
    auto const off = [&](std::vector<double> const& a, std::vector<double> const& b) {
        std::vector<double> difference(a.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            difference[i] = a[i] - b[i];
        }
        auto const of = moments(difference);
        return std::abs(of[0]) / std::sqrt(of[1] / n);
    };
    CHECK(off(counted, followed) < tests::normal_bound());
    CHECK(off(counted, other) > tests::normal_bound());
    auto const one = moments(counted);
    auto const two = moments(followed);
    double const error = std::sqrt((one[2] - one[1] * one[1] + two[2] - two[1] * two[1]) / n);
    CHECK(std::abs(one[1] - two[1]) < tests::normal_bound() * error);
}
