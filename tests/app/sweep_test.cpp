// Sweeps through the whole engine: what a point is, parts, stops, and points that fail.
#include "study/sweep.hpp"
#include "app/spawn.hpp"
#include "app/sweep_scenario.hpp"
#include "app/whole_study.hpp"
#include "support/folder.hpp"

#include "core/error.hpp"
#include "files/results_growth.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

using namespace eigenkracht;

using tests::digest_in;
using tests::output_of;
using tests::same;
using tests::swept;
using Scenario = tests::SweptScenario;

TEST_CASE("points spread like a run's draws are that run, its luck and cash included") {
    Scenario const file("sweep_run", "tiny",
                        "[sweep.all]\ndesign = \"monte_carlo\"\nparameters = [\"*\"]\npoints = 24\n");
    auto const plan = file.plan();
    auto const points = swept(plan);
    // The sweep leaves variants without weight out; the stances that are left draw as they do in a run.
    auto const run = tests::draw(tests::scenario("tiny", {"run.draws=24"}));
    auto const stance_names = points.layout().dimensions.front().labels;
    auto const run_names = run.layout().dimensions.front().labels;
    for (std::string const name : {"cash_covered", "care_avoided"}) {
        auto const element = tests::question_of(run, name + " against budget_2012");
        for (std::size_t stance = 0; stance < stance_names.size(); ++stance) {
            auto const at = static_cast<std::size_t>(
                std::find(run_names.begin(), run_names.end(), stance_names[stance]) - run_names.begin());
            auto const drawn = run.column("questions", at, element);
            CHECK(points.column("outputs", stance, output_of(plan, name)) == drawn);
            auto const met = points.column("outputs", stance, output_of(plan, name + ".met"));
            for (std::size_t draw = 0; draw < drawn.size(); ++draw) {
                CHECK(met[draw] == (drawn[draw] >= 7e5 ? 1 : 0));
            }
        }
    }
}

TEST_CASE("a point that is a study has the answers of a run at its levels") {
    Scenario const file("sweep_study", "tiny",
                        "[sweep.own]\ndesign = \"grid\"\nlevels = 2\n"
                        "[sweep.own.lever.held]\nkey = \"policy.grow.conferences_held.2012\"\n"
                        "unit = \"conferences\"\nlow = 60\nhigh = 300\nwhole = true\n"
                        "[sweep.own.lever.cut]\nkey = \"cut.amount_eur\"\nunit = \"EUR\"\n"
                        "levels = [1e5, 7e5]\n");
    auto const plan = file.plan({"run.draws=32"});
    auto const points = swept(plan);
    REQUIRE(points.draws() == 4);
    CHECK(points.column("inputs", 0, 0) == std::vector<double>{60, 60, 300, 300});
    CHECK(points.column("inputs", 0, 1) == std::vector<double>{1e5, 7e5, 1e5, 7e5});
    auto const scenario = tests::scenario(
        "tiny", {"run.draws=32", "policy.grow.conferences_held.2012=300", "cut.amount_eur=1e5"});
    study::Prepared const study(scenario);
    study::MemoryResults results(study::layout(study), 32);
    study::run(study, {}, results);
    auto const answers = study::answer(study, results, {});
    bool seen = false;
    for (auto const& answer : answers.questions) {
        if (answer.name != "cash_covered" || answer.baseline != "budget_2012") {
            continue;
        }
        seen = true;
        CHECK(points.column("outputs", 0, output_of(plan, "cash_covered"))[2] ==
              doctest::Approx(answer.outcome_by_stance.front().mean).epsilon(1e-12));
        CHECK(points.column("outputs", 0, output_of(plan, "cash_covered.met"))[2] ==
              doctest::Approx(answer.by_stance.front().value).epsilon(1e-12));
    }
    CHECK(seen);
}

TEST_CASE("a sweep has the same numbers in parts, on several threads, in other blocks") {
    Scenario const file("sweep_parts", "tiny",
                        "[sweep.all]\ndesign = \"saltelli\"\nparameters = [\"*\"]\nby_group = true\n"
                        "points = 4\nreplicates = 2\nkeep_inputs = true\n");
    auto const plan = file.plan();
    REQUIRE(plan.design().has_luck_factor());
    auto const whole = swept(plan);
    auto const threads = swept(plan, {0, plan.design().points()}, 2, 7);
    CHECK(study::digest(whole) == study::digest(threads));
    auto const output = output_of(plan, "cash_covered");
    std::vector<double> joined;
    std::vector<double> inputs;
    for (std::uint64_t i = 1; i <= 7; ++i) {
        auto const part = swept(plan, study::part_of(plan.design(), i, 7));
        auto const column = part.column("outputs", 1, output);
        joined.insert(joined.end(), column.begin(), column.end());
        auto const input = part.column("inputs", 1, 0);
        inputs.insert(inputs.end(), input.begin(), input.end());
    }
    CHECK(same(joined, whole.column("outputs", 1, output)));
    CHECK(same(inputs, whole.column("inputs", 1, 0)));
    CHECK_THROWS_AS((void)study::part_of(plan.design(), 8, 7), core::UsageError);
    CHECK_THROWS_AS((void)study::part_of(plan.design(), 1, 1000000), core::UsageError);
}

TEST_CASE("a column may fix a number that is drawn, and a number that a stance says otherwise is refused") {
    Scenario const file(
        "sweep_fixed", "published/ishigami",
        "[sweep.own]\ndesign = \"list\"\neach = \"draw\"\ncolumns = [\"x1\"]\nrows = [[0.5], [1]]\n");
    auto const points = swept(file.plan({"run.design=monte_carlo"}));
    // The others are in the middle of their law, at 0.
    CHECK(points.column("outputs", 0, 0)[0] == doctest::Approx(std::sin(0.5)).epsilon(1e-12));
    CHECK(points.column("outputs", 0, 0)[1] == doctest::Approx(std::sin(1.0)).epsilon(1e-12));
    CHECK(points.column("inputs", 0, 0) == std::vector<double>{0.5, 1});
    auto const refused = [](Scenario const& one) {
        try {
            (void)one.plan();
        } catch (core::ScenarioError const& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    Scenario const other("sweep_overridden", "tiny",
                         "[sweep.own]\ndesign = \"list\"\ncolumns = [\"order_usual\"]\nrows = [[0.5]]\n");
    CHECK(refused(other).find("says something else") != std::string::npos);
    Scenario const misspelt(
        "sweep_misspelt", "tiny",
        "[sweep.own]\ndesign = \"list\"\ncolumns = [\"cut.amount_euro\"]\nrows = [[1], [2]]\n");
    CHECK(refused(misspelt).find("sweep.own: cut.amount_euro: unknown key") != std::string::npos);
}

TEST_CASE("groups hold the parameters of every body of evidence") {
    Scenario const file("sweep_groups", "tiny",
                        "[sweep.own]\ndesign = \"saltelli\"\nparameters = [\"*\"]\nby_group = true\n"
                        "points = 32\n");
    auto const plan = file.plan();
    // What only England's trial knows goes with what the other stances call the effect.
    auto const& inputs = plan.inputs();
    auto const england = std::find_if(inputs.begin(), inputs.end(),
                                      [](study::SweepInput const& one) { return one.name == "rr_england"; });
    REQUIRE(england != inputs.end());
    CHECK(england->title != "rr_england");
    auto const place = static_cast<std::size_t>(england - inputs.begin());
    for (auto const& factor : plan.design().factors()) {
        bool const holds =
            std::find(factor.inputs.begin(), factor.inputs.end(), place) != factor.inputs.end();
        CHECK(holds == (factor.name == "effect"));
    }
}

TEST_CASE("a study at fixed uncertain numbers says what they are") {
    Scenario const file("sweep_pinned", "published/two-level",
                        "[sweep.own]\ndesign = \"one_at_a_time\"\neach = \"study\"\nparameters = [\"*\"]\n");
    auto const plan = file.plan({"run.draws=64", "run.replicates=2"});
    auto const points = swept(plan);
    for (std::size_t input = 0; input < plan.inputs().size(); ++input) {
        auto const values = points.column("inputs", 0, input);
        CHECK(std::isnan(values[0]));
        CHECK(values[1 + 2 * input] < values[2 + 2 * input]);
    }
}

TEST_CASE("sweeps that mean nothing are refused, all in one pass") {
    Scenario const file(
        "sweep_wrong", "tiny",
        "[sweep.one]\ndesign = \"sobol\"\n"
        "[sweep.two]\ndesign = \"sobol\"\nparameters = [\"ruzie\"]\nsecond_order = true\n"
        "[sweep.three]\ndesign = \"list\"\nparameters = [\"*\"]\ncolumns = [\"cut.amount_eur\"]\n"
        "rows = [[1, 2]]\n"
        "[sweep.four]\ndesign = \"grid\"\n[sweep.four.lever.weight]\n"
        "key = \"stance.as_claimed.weight\"\nunit = \"1\"\nlow = 1\nhigh = 0\n");
    auto const mistakes = study::check(files::read_scenario(file.path(), {}));
    std::string all;
    for (auto const& mistake : mistakes) {
        all += mistake.key + ": " + mistake.found + "\n";
    }
    CAPTURE(all);
    for (std::string const expected :
         {"sweep.one: nothing that is varied", "sweep.two.parameters: \"ruzie\"",
          "sweep.two.second_order: true", "sweep.three.parameters: parameters of a list",
          "sweep.three.rows: 2 in point 1", "sweep.four.lever.weight: 1 to 0",
          "sweep.four.lever.weight.key: stance.as_claimed.weight"}) {
        CAPTURE(expected);
        CHECK(all.find(expected) != std::string::npos);
    }
}

TEST_CASE("the program sweeps, stops and goes on, in parts and joined, to one digest") {
    support::Folder const folder("sweep_program");
    std::string const here = folder.path.string();
    std::vector<std::string> const common{
        "sweep", tests::shipped("published/ishigami"), "--only", "indices", "--points", "32768"};
    auto const ended_with = [&](std::vector<std::string> const& more) {
        auto words = common;
        words.insert(words.end(), more.begin(), more.end());
        return app_test::run_program(words, here);
    };
    auto const whole = ended_with({"-o", "whole.h5"});
    CAPTURE(whole.err);
    REQUIRE(whole.code == 0);
    std::string const digest = digest_in(whole.out);
    REQUIRE(digest.size() == 16);

    std::vector<std::string> parts{"join"};
    for (int i = 1; i <= 3; ++i) {
        std::string const name = "part" + std::to_string(i) + ".h5";
        REQUIRE(ended_with({"--shard", std::to_string(i) + "/3", "-o", name}).code == 0);
        parts.push_back(name);
    }
    auto few = parts;
    few.erase(few.begin() + 2);
    few.insert(few.end(), {"-o", "joined.h5"});
    auto const missing = app_test::run_program(few, here);
    CHECK(missing.code == 5);
    CHECK(missing.err.find("points 87,381 to 174,761") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.file("joined.h5")));
    std::rotate(parts.begin() + 1, parts.begin() + 2, parts.end());  // in any order
    parts.insert(parts.end(), {"-o", "joined.h5"});
    auto const joined = app_test::run_program(parts, here);
    CAPTURE(joined.err);
    CHECK(joined.code == 0);
    CHECK(digest_in(joined.out) == digest);

    auto grow = common;
    grow[5] = "512";
    grow.insert(grow.end(), {"-o", "grown.h5"});
    REQUIRE(app_test::run_program(grow, here).code == 0);
    auto const extended = ended_with({"-o", "grown.h5", "--extend"});
    CAPTURE(extended.err);
    CHECK(extended.code == 0);
    CHECK(digest_in(extended.out) == digest);
    auto const other = ended_with({"-o", "part1.h5", "--extend"});
    CHECK(other.code == 4);

    // Stopped where it happens to be, until it is whole; the number of threads changes in between.
    int stops = 0;
    for (int round = 0; round < 200 && !std::filesystem::exists(folder.file("stopped.h5")); ++round) {
        auto words = common;
        words.insert(words.end(), {"-o", "stopped.h5", "--resume", "--threads", round % 2 == 0 ? "1" : "2"});
        app_test::Process process(words, here);
        // Later each time: a slow build needs longer to begin, and is caught at work all the same.
        std::this_thread::sleep_for(std::chrono::milliseconds(20 + 7 * round));
        process.signal(SIGINT);
        auto const ended = process.wait();
        // One that comes before the program listens ends it at once.
        REQUIRE((ended.code == 0 || ended.code == 130 || ended.code == 1000 + SIGINT));
        stops += ended.code == 130 ? 1 : 0;
        if (ended.code == 0) {
            CHECK(digest_in(ended.out) == digest);
        }
    }
    MESSAGE("stopped " << stops << " times");
    CHECK(stops > 0);
    auto const last = ended_with({"-o", "stopped.h5", "--resume"});
    CHECK(digest_in(last.out) == digest);
}

TEST_CASE("an extension that was stopped goes on with --resume, with or without --extend") {
    support::Folder const folder("sweep_extension");
    std::string const here = folder.path.string();
    std::string const path = tests::shipped("published/ishigami");
    auto const ended_with = [&](std::string const& points, std::vector<std::string> const& more) {
        std::vector<std::string> words{"sweep", path, "--only", "indices", "--points", points};
        words.insert(words.end(), more.begin(), more.end());
        return app_test::run_program(words, here);
    };
    auto const whole = ended_with("512", {"-o", "whole.h5"});
    REQUIRE(whole.code == 0);
    study::ScenarioWith const with = [&](std::vector<std::string> const& more) {
        auto all = more;
        all.insert(all.begin(), "sweep.indices.points=512");
        return files::read_scenario(path, all);
    };
    auto const scenario = with({});
    study::SweepPlan const plan(scenario.sweeps.front(), scenario, with);
    for (std::vector<std::string> const& options :
         {std::vector<std::string>{"--resume"}, std::vector<std::string>{"--resume", "--extend"}}) {
        REQUIRE(ended_with("256", {"-o", "grown.h5"}).code == 0);
        // As Ctrl-C leaves it before the first new point.
        auto const before = files::read_scenario(path, {"sweep.indices.points=256"});
        study::SweepPlan const small(before.sweeps.front(), before, {});
        files::grow_finished(folder.file("grown.h5"), small.layout(0, small.design().points()),
                             plan.layout(0, plan.design().points()));
        auto const refused = ended_with("512", {"-o", "grown.h5", "--extend"});
        CHECK(refused.code == 4);
        CHECK(refused.err.find("Add --resume to go on with it") != std::string::npos);
        auto words = options;
        words.insert(words.end(), {"-o", "grown.h5"});
        auto const ended = ended_with("512", words);
        CAPTURE(ended.err);
        CHECK(ended.code == 0);
        CHECK(digest_in(ended.out) == digest_in(whole.out));
        CHECK_FALSE(std::filesystem::exists(folder.file("grown.partial.h5")));
    }
}
