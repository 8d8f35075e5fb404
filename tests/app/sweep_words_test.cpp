// What the program says when sweeps, their parts and their analyses are used wrongly.
#include "app/spawn.hpp"
#include "app/sweep_scenario.hpp"
#include "app/whole_study.hpp"
#include "support/folder.hpp"

#include "files/results_file.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

using namespace eigenkracht;
using app_test::run_program;

namespace {

struct Wrong {
    std::vector<std::string> words;
    int code;
    std::string said;  ///< the beginning of it
};

void check_said(std::vector<Wrong> const& all, std::string const& here) {
    for (auto const& one : all) {
        CAPTURE(one.said);
        auto const ended = run_program(one.words, here);
        CAPTURE(ended.err);
        CHECK(ended.code == one.code);
        CHECK(ended.err.starts_with(one.said));
        CHECK(ended.out.empty());
    }
}

}  // namespace

TEST_CASE("wrong uses of sweep say what was found and what was expected") {
    support::Folder const folder("words_of_sweep");
    std::string const here = folder.path.string();
    std::string const file = tests::shipped("published/ishigami");
    auto const with = [&](std::vector<std::string> const& more) {
        std::vector<std::string> words{"sweep", file, "--only", "indices", "--points", "256"};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    };
    std::string const shard_expected = " (expected I/N, part I from 1 to N, as in 3/7; N at most 1000000)";
    std::vector<Wrong> wrong;
    for (std::string const shard : {"0/3", "4/3", "3", "a/b", "1/", "/2", "1/2/3", "1/1000001"}) {
        wrong.push_back({with({"--shard", shard}), 2, "--shard: found " + shard + shard_expected});
    }
    wrong.insert(
        wrong.end(),
        {{{"sweep"}, 2, "eigenkracht sweep: nothing to work on (expected SCENARIO)"},
         {{"sweep", "none.toml"}, 4, "none.toml: cannot be read (no such file)"},
         {{"sweep", file},
          2,
          "eigenkracht sweep: " + file +
              " has several sweeps (expected --only with one of indices, effects, tornado)"},
         {{"sweep", file, "--only", "indecis"},
          2,
          "--only: found indecis (expected one of indices, effects, tornado). Did you mean indices?"},
         {{"sweep", file, "--only", "indices", "--points", "0"}, 2, "--points: found 0 (expected"},
         {{"sweep", file, "--only", "indices", "--points", "100"},
          3,
          file + ":45:1: sweep.indices.points: found 100 points in 16 replicates (expected replicates x a "
                 "power of two). Try 128 points"},
         {{"sweep", file, "--only", "tornado", "--points", "9"},
          2,
          "--points: found a sweep whose points are fixed by its inputs (expected design monte_carlo, "
          "latin_hypercube, sobol, saltelli or morris)"},
         {{"sweep", file, "--only", "tornado", "--extend", "-o", "none.h5"},
          2,
          "--extend: found a sweep whose points are fixed by its inputs (expected design monte_carlo, sobol, "
          "saltelli or morris)"},
         {with({"--extend", "-o", "none.h5"}), 4,
          "none.h5: cannot be opened (no such file; expected a finished sweep to extend)"},
         {with({"--extend", "--shard", "1/2"}), 2,
          "--extend: found --shard beside it (expected one of them)"},
         {with({"-o", "none/x.h5"}), 4, "none/x.h5: cannot be written (there is no folder none)"},
         {with({"-o", "x.txt"}), 2, "--output: found x.txt (expected a file name ending in .h5)"},
         {with({"-o", ".h5"}), 2, "--output: found .h5 (expected a file name ending in .h5)"}});
    check_said(wrong, here);
    for (auto const& made : std::filesystem::recursive_directory_iterator(folder.path)) {
        CHECK(made.path().extension() != ".h5");
    }
}

TEST_CASE("results that another command wants are refused with the command that takes them") {
    support::Folder const folder("words_of_analyse");
    std::string const here = folder.path.string();
    std::string const file = tests::shipped("published/ishigami");
    auto const make = [&](std::vector<std::string> const& more) {
        std::vector<std::string> words{"sweep", file, "--only", "indices", "--points", "256"};
        words.insert(words.end(), more.begin(), more.end());
        auto const ended = run_program(words, here);
        REQUIRE(ended.code == 0);
        return ended.out;
    };
    CHECK(make({"-o", "whole.h5"}).find("\n   2,048 points: 256 base points") != std::string::npos);
    CHECK(make({"-o", "part.h5", "--shard", "1/2"}).find("\n   1,024 of 2,048 points: 256 base points") !=
          std::string::npos);
    {
        tests::SweptScenario const stopped("words_of_stopped", "published/ishigami",
                                           "[sweep.own]\ndesign = \"sobol\"\nparameters = [\"*\"]\n"
                                           "points = 64\n");
        auto const plan = stopped.plan();
        files::ResultsFile sink(folder.file("stopped.h5"), plan.layout(0, 64), {});
        study::run_sweep(plan, {0, 16}, {}, sink);
    }
    std::string const only_one = " (expected none: there is one body of evidence, without a name)";
    check_said(
        {{{"sweep", "whole.h5"},
          3,
          "whole.h5: found a results file (expected a scenario, which is a TOML file)"},
         {{"sweep", file, "--only", "indices", "--extend", "-o", "stopped.h5"},
          4,
          "stopped.partial.h5: holds a sweep that was stopped (expected a finished one to extend). Go on "
          "with "
          "--resume instead of --extend"},
         {{"analyse"}, 2, "eigenkracht analyse: nothing to work on (expected RESULT)"},
         {{"analyse", "none.h5"}, 4, "none.h5: cannot be opened (no such file)"},
         {{"analyse", file}, 4, file + ": is not a results file"},
         {{"analyse", "part.h5"},
          4,
          "part.h5: the results: found 1024 points (expected all 2048 of the sweep; parts are put together "
          "by "
          "eigenkracht join)"},
         {{"analyse", "stopped.partial.h5"},
          4,
          "stopped.partial.h5: holds a sweep that was stopped after 16 points (expected a finished one). Go "
          "on "
          "with eigenkracht sweep "},
         {{"analyse", "whole.h5", "--of", "z"}, 2, "--of: found z (expected one of y, above_ten.met)"},
         {{"analyse", "whole.h5", "--of", "above_ten.mte"},
          2,
          "--of: found above_ten.mte (expected one of y, above_ten.met). Did you mean above_ten.met?"},
         {{"analyse", "whole.h5", "--weight", "none=1"}, 2, "--weight: found stance \"none\"" + only_one},
         {{"analyse", "whole.h5", "--uncalibrated"},
          2,
          "--uncalibrated: found whole.h5, which holds a sweep (expected the draws of a run)"},
         {{"analyse", "whole.h5", "-o", "whole.h5"},
          4,
          "whole.h5: is there already and holds no estimates (expected another name)"},
         {{"answer", "whole.h5"},
          4,
          "whole.h5: holds a sweep (expected a run). What drives it: eigenkracht analyse"},
         {{"compare", "whole.h5"}, 4, "whole.h5: holds a sweep (expected a run)"}},
        here);
}
