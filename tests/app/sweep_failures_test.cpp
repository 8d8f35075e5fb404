// Points of a sweep that cannot be worked out: they are told, with their reasons, whatever the threads and the stops.
#include "app/spawn.hpp"
#include "app/sweep_scenario.hpp"

#include "core/error.hpp"
#include "files/results_file.hpp"
#include "study/layout_lookup.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

using namespace eigenkracht;

namespace {

constexpr std::uint64_t count = 259;
constexpr std::uint64_t failing =
    129;  // every second point, from point 1 on: more than are kept with reasons

/// A law whose high end is below its low one at every second point, at each by another number.
std::string half_of_them_fail() {
    std::string text = R"(format = 1
title  = "Points that fail"
asks   = "What is said of points that cannot be worked out?"
[run]
draws  = 16
[parameter.x1]
unit         = "1"
meaning      = "a number"
assumption   = "a test"
distribution = { uniform = { low = 0, high = 2 } }
[outcome.y]
unit    = "1"
formula = "x1"
[sweep.points]
design  = "list"
columns = ["parameter.x1.distribution.uniform.high"]
rows    = [)";
    for (std::uint64_t point = 0; point < count; ++point) {
        text += "[" + std::string(point % 2 == 1 ? "-" : "") + std::to_string(point + 1) + "], ";
    }
    return text + "]\n";
}

struct Found {
    study::MemoryResults points;
    study::SweepSummary summary;
};

Found work_out(study::SweepPlan const& plan, study::SweepPart part, study::RunOptions const& options) {
    study::MemoryResults points(plan.layout(part.first, part.count), part.count);
    auto summary = study::run_sweep(plan, part, options, points);
    return {std::move(points), std::move(summary)};
}

/// Whether all that is told is right: the first hundred of the points that fail, each with the number that fails it.
void check_told(study::SweepFailures const& failures, std::uint64_t first, std::uint64_t all) {
    CHECK(failures.count == all);
    REQUIRE(failures.first.size() == std::min<std::uint64_t>(all, 100));
    for (std::size_t i = 0; i < failures.first.size(); ++i) {
        auto const& one = failures.first[i];
        CAPTURE(one.message);
        CHECK(one.point == first + 2 * i);
        CHECK(one.message.find("high -" + std::to_string(one.point + 1) + " ") != std::string::npos);
    }
}

}  // namespace

TEST_CASE("points that fail are recorded with their reason, and the rest is there") {
    study::ScenarioWith const with = [](std::vector<std::string> const& more) {
        return files::read_scenario(EIGENKRACHT_SOURCE_DIR "/tests/python/points.toml", more);
    };
    study::SweepPlan const plan(with({}).sweeps.front(), with({}), with);
    auto const points = tests::swept(plan);
    auto const outcome = points.column("outputs", 0, 0);
    CHECK(std::isfinite(outcome[0]));
    CHECK(std::isnan(outcome[1]));
    CHECK(std::isfinite(outcome[2]));
    CHECK(points.column("inputs", 0, 1) == std::vector<double>{0.5, 0.5, 0.5});
    auto const found = study::failures_of(plan, {0, 3}, points, {}, {});
    REQUIRE(found);
    auto const& failures = *found;
    REQUIRE(failures.count == 1);
    REQUIRE(failures.first.size() == 1);
    CHECK(failures.first[0].point == 1);
    CAPTURE(failures.first[0].message);
    CHECK(failures.first[0].message.find("x1") != std::string::npos);
    auto const recorded = study::summaries(failures);
    study::ResultsLayout layout = points.layout();
    layout.dimensions.insert(layout.dimensions.end(), recorded.dimensions.begin(), recorded.dimensions.end());
    layout.variables.insert(layout.variables.end(), recorded.variables.begin(), recorded.variables.end());
    layout.attributes.emplace_back("failed_points", std::int64_t{1});
    CHECK(study::recorded_failures(layout).first[0].message == failures.first[0].message);
}

TEST_CASE("reasons of points that fail are the same on any number of threads, known from before or not") {
    tests::SweptScenario const file("failures", half_of_them_fail());
    auto const plan = file.plan();
    for (unsigned const threads : {1U, 3U}) {
        study::RunOptions options;
        options.threads = threads;
        auto const found = work_out(plan, {0, count}, options);
        CHECK(found.summary.reasons.size() == study::SweepFailures::most_reasons);
        auto const known = study::failures_of(plan, {0, count}, found.points, found.summary.reasons, options);
        REQUIRE(known);
        check_told(*known, 1, failing);
        // As after a stop: nothing is known any more, or only of some.
        auto const forgotten = study::failures_of(plan, {0, count}, found.points, {}, options);
        REQUIRE(forgotten);
        check_told(*forgotten, 1, failing);
        study::FailureReasons const few(std::next(found.summary.reasons.begin(), 7),
                                        std::next(found.summary.reasons.begin(), 60));
        auto const some = study::failures_of(plan, {0, count}, found.points, few, options);
        REQUIRE(some);
        check_told(*some, 1, failing);
    }
    // What is known is taken as it is, not worked out once more.
    auto const found = work_out(plan, {0, count}, {});
    auto const told = study::failures_of(plan, {0, count}, found.points, {{3, "as was said"}}, {});
    REQUIRE(told);
    CHECK(told->first[1].message == "as was said");
}

TEST_CASE("a part counts its failed points as the whole sweep does") {
    tests::SweptScenario const file("failures_of_part", half_of_them_fail());
    auto const plan = file.plan();
    auto const found = work_out(plan, {100, 41}, {});
    auto const failures = study::failures_of(plan, {100, 41}, found.points, found.summary.reasons, {});
    REQUIRE(failures);
    check_told(*failures, 101, 20);
    auto const again = study::failures_of(plan, {100, 41}, found.points, {}, {});
    REQUIRE(again);
    check_told(*again, 101, 20);
}

TEST_CASE("looking for reasons ends when it is told to stop, unless all are known") {
    tests::SweptScenario const file("failures_stopped", half_of_them_fail());
    auto const plan = file.plan();
    auto const found = work_out(plan, {0, count}, {});
    std::atomic<bool> const stop{true};
    study::RunOptions options;
    options.stop = &stop;
    CHECK_FALSE(study::failures_of(plan, {0, count}, found.points, {}, options));
    CHECK(study::failures_of(plan, {0, count}, found.points, found.summary.reasons, options));
}

TEST_CASE("Ctrl-C is heard while reasons are looked for, and --resume finds them") {
    // Each point draws 200,000 times before it knows that the published number leaves too few of them.
    tests::SweptScenario const file("failures_interrupted", R"(format = 1
title  = "Points that fail late"
asks   = "Is Ctrl-C heard?"
[run]
draws  = 200000
least_effective_draws = 1000
[source.report]
title = "a report"
kind  = "report"
seen  = "seen"
[parameter.x]
unit         = "1"
meaning      = "a number"
assumption   = "a test"
distribution = { normal = { mean = 0, sd = 1 } }
[stance.only]
title  = "the only one"
weight = 1
weight_assumption = "made up"
[outcome.y]
unit    = "1"
formula = "x"
[check.seen]
title    = "seen"
formula  = "x"
unit     = "1"
error    = 0.1
role     = "validation"
source   = "report"
weighs   = ["only"]
observed = 0
[sweep.points]
design  = "list"
each    = "study"
columns = ["check.seen.observed"]
rows    = [[0], [10], [11], [12], [13], [14], [15], [16], [17], [18], [19], [20], [21], [22], [23], [24], [25], [26], [27], [0]]
)");
    std::string const path = std::filesystem::absolute(file.path()).string();
    study::ScenarioWith const with = [&](std::vector<std::string> const& more) {
        return files::read_scenario(path, more);
    };
    study::SweepPlan const plan(with({}).sweeps.front(), with({}), with);
    {
        // All points are finished, and the sweep was stopped before the file became whole.
        files::ResultsFile stopped(file.file("points.h5"), plan.layout(0, 20), {});
        (void)study::run_sweep(plan, {0, 20}, {}, stopped);
    }
    std::string const partial = file.file("points.partial.h5");
    REQUIRE(std::filesystem::exists(partial));
    std::vector<std::string> const words{"sweep", path, "-o", "points.h5", "--threads", "1", "--resume"};
    app_test::Ended ended;
    for (int round = 0; round < 50 && ended.code != 130 && std::filesystem::exists(partial); ++round) {
        app_test::Process process(words, file.folder());
        std::this_thread::sleep_for(std::chrono::milliseconds(20 * (round + 1)));
        process.signal(SIGINT);
        ended = process.wait();
        // One that comes before the program listens ends it at once.
        REQUIRE((ended.code == 130 || ended.code == 1000 + SIGINT || ended.code == 0));
    }
    CAPTURE(ended.err);
    REQUIRE(ended.code == 130);
    CHECK(ended.err.find("Stopped after 20 of 20 points; they are kept in points.partial.h5.") !=
          std::string::npos);
    CHECK(std::filesystem::exists(partial));
    CHECK_FALSE(std::filesystem::exists(file.file("points.h5")));
    auto const whole = app_test::run_program(words, file.folder());
    CAPTURE(whole.err);
    CHECK(whole.code == 0);
    CHECK(whole.out.find("18 of 20.") != std::string::npos);
    CHECK(whole.out.find("published 10 with") != std::string::npos);
    CHECK(std::filesystem::exists(file.file("points.h5")));
    CHECK_FALSE(std::filesystem::exists(partial));
}
