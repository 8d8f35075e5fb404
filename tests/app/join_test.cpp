// Parts of a sweep put together by the program: what is recorded, and what is refused.
#include "app/spawn.hpp"
#include "app/sweep_scenario.hpp"
#include "app/whole_study.hpp"
#include "support/folder.hpp"

#include "files/results_file.hpp"
#include "files/results_reader.hpp"
#include "study/layout_lookup.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

using namespace eigenkracht;
using app_test::run_program;

namespace {

/// A folder in which parts of one small sweep are made.
struct Parts {
    support::Folder folder;
    std::string here = folder.path.string();

    explicit Parts(std::string const& name) : folder(name) {}

    void make(std::string const& shard, std::string const& file, std::vector<std::string> const& other = {},
              std::string const& scenario = "published/ishigami", std::string const& sweep = "indices") {
        std::vector<std::string> words{
            "sweep", tests::shipped(scenario), "--only", sweep, "--shard", shard, "-o", file};
        words.insert(words.end(), other.begin(), other.end());
        auto const ended = run_program(words, here);
        CAPTURE(ended.err);
        REQUIRE(ended.code == 0);
    }

    /// Nothing is written where it is refused. \return  what is said
    std::string refusal(std::vector<std::string> const& parts, int code = 4) {
        std::vector<std::string> words{"join"};
        words.insert(words.end(), parts.begin(), parts.end());
        words.insert(words.end(), {"-o", "joined.h5"});
        auto const ended = run_program(words, here);
        CHECK(ended.code == code);
        CHECK(ended.out.empty());
        CHECK_FALSE(std::filesystem::exists(folder.file("joined.h5")));
        CHECK_FALSE(std::filesystem::exists(folder.file("joined.partial.h5")));
        return ended.err;
    }
};

double seconds_in(std::string const& path) {
    files::ResultsReader const reader(path);
    return study::attribute<double>(reader.layout(), "seconds").value_or(-1);
}

}  // namespace

TEST_CASE("a joined sweep records the time of its parts together, which is no part of its digest") {
    Parts parts("join_seconds");
    std::vector<std::string> const small{"--points", "256"};
    parts.make("1/2", "one.h5", small);
    parts.make("2/2", "two.h5", small);
    auto const joined = run_program({"join", "two.h5", "one.h5", "-o", "joined.h5"}, parts.here);
    CAPTURE(joined.err);
    REQUIRE(joined.code == 0);
    double const one = seconds_in(parts.folder.file("one.h5"));
    double const two = seconds_in(parts.folder.file("two.h5"));
    CHECK(one > 0);
    CHECK(two > 0);
    CHECK(seconds_in(parts.folder.file("joined.h5")) == one + two);
    parts.make("1/1", "whole.h5", small);
    files::ResultsReader const whole(parts.folder.file("whole.h5"));
    files::ResultsReader const together(parts.folder.file("joined.h5"));
    auto const digest = study::attribute<std::string>(whole.layout(), "digest");
    REQUIRE(digest);
    CHECK(study::attribute<std::string>(together.layout(), "digest") == digest);
    CHECK(study::digest(together) == digest);
}

TEST_CASE("parts of another sweep are refused by name, with what differs, and nothing is written") {
    Parts parts("join_refused");
    std::vector<std::string> const small{"--points", "256"};
    parts.make("1/2", "one.h5", small);
    std::string const start = "two.h5: is part of another sweep than one.h5: ";

    parts.make("2/2", "two.h5", {"--points", "256", "--seed", "9"});
    CHECK(parts.refusal({"one.h5", "two.h5"}) == start + "\"seed\" is \"9\" here and \"1\" there\n");

    parts.make("2/2", "two.h5", small, "published/sobol-g");
    CHECK(parts.refusal({"one.h5", "two.h5"}) ==
          start + "\"title\" is \"Sobol's G function\" here and \"Ishigami's function\" there\n");

    parts.make("2/2", "two.h5", small, "published/ishigami", "effects");
    CHECK(parts.refusal({"one.h5", "two.h5"}) ==
          start + "\"sweep\" is \"effects\" here and \"indices\" there\n");

    parts.make("2/2", "two.h5",
               {"--points", "256", "--set", "sweep.indices.design=sobol", "--set",
                "sweep.indices.second_order=false"});
    CHECK(parts.refusal({"one.h5", "two.h5"}) ==
          start + "\"sweep_design\" is \"sobol\" here and \"saltelli\" there\n");

    parts.make("2/2", "two.h5", {"--points", "512"});
    CHECK(parts.refusal({"one.h5", "two.h5"}) == start + "\"points\" is \"4096\" here and \"2048\" there\n");

    // Nothing but a number of the scenario: the line is told.
    parts.make("2/2", "two.h5", {"--points", "256", "--set", "parameter.x1.distribution.uniform.high=3"});
    std::string const line = parts.refusal({"one.h5", "two.h5"});
    CAPTURE(line);
    CHECK(line.starts_with(start + "\"scenario_as_given\" is in line "));
    CHECK(line.find("parameter.x1.distribution.uniform.high=3\" here") != std::string::npos);
}

TEST_CASE("parts that are no parts, are given twice, or would be overwritten are refused") {
    Parts parts("join_wrong");
    std::vector<std::string> const small{"--points", "256"};
    parts.make("1/2", "one.h5", small);
    parts.make("2/2", "two.h5", small);
    CHECK(parts.refusal({"one.h5", "./one.h5"}) == "./one.h5: is given twice (expected each part once)\n");
    CHECK(parts.refusal({"one.h5", "none.h5"}) == "none.h5: cannot be opened (no such file)\n");
    parts.make("1/3", "third.h5", small);
    CHECK(parts.refusal({"one.h5", "third.h5", "two.h5"}) ==
          "third.h5: holds points 0 to 681, of which one.h5 holds some too\n");
    REQUIRE(run_program({"run", tests::shipped("published/ishigami"), "--draws", "256", "-o", "run.h5"},
                        parts.here)
                .code == 0);
    CHECK(parts.refusal({"run.h5", "one.h5"}) ==
          "run.h5: holds no part of a sweep (expected what eigenkracht sweep --shard wrote)\n");
    CHECK(parts.refusal({"one.h5"}, 5) ==
          "eigenkracht join: 1,024 of 2,048 points are missing; nothing is written\n"
          "  points 1,024 to 2,047\n");
    auto const over = run_program({"join", "one.h5", "two.h5", "-o", "./two.h5"}, parts.here);
    CHECK(over.code == 2);
    CHECK(over.err == "--output: found ./two.h5, which is one of the parts (expected another file)\n");
    CHECK(seconds_in(parts.folder.file("two.h5")) > 0);  // as it was
    {
        // A part that was stopped.
        tests::SweptScenario const file(
            "join_stopped", "published/ishigami",
            "[sweep.own]\ndesign = \"sobol\"\nparameters = [\"*\"]\npoints = 64\n");
        auto const plan = file.plan();
        files::ResultsFile stopped(parts.folder.file("stopped.h5"), plan.layout(0, 32), {});
        study::RunOptions options;
        options.block_draws = 8;
        study::run_sweep(plan, {0, 8}, options, stopped);
    }
    std::string const stopped = parts.refusal({"stopped.partial.h5"});
    CHECK(stopped.find("holds a part that was stopped after 8 of its 32 points") != std::string::npos);
}
