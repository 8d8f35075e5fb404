#include "core/error.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace eigenkracht::core;

TEST_CASE("a place in a file names no line or column that is not known") {
    CHECK(text(SourceLocation{"pilot.toml", 14, 3}) == "pilot.toml:14:3");
    CHECK(text(SourceLocation{"pilot.toml", 14, 0}) == "pilot.toml:14");
    CHECK(text(SourceLocation{"pilot.toml", 0, 0}) == "pilot.toml");
}

TEST_CASE("a mistake says where, found what, expected what, and gives its hint") {
    Mistake mistake{{"scenarios/pilot.toml", 21, 20}, "study.draws", "-40", "a count, at least 1", ""};
    CHECK(text(mistake) ==
          "scenarios/pilot.toml:21:20: study.draws: found -40 (expected a count, at least 1)");
    mistake.hint = "Give more draws.";
    CHECK(text(mistake) ==
          "scenarios/pilot.toml:21:20: study.draws: found -40 (expected a count, at least 1). Give more "
          "draws.");
}

TEST_CASE("a finding without an expectation carries its hint in parentheses") {
    Mistake const mistake{{"scenarios/pilot.toml", 14, 1},
                          "policy.grow.conferrences_held",
                          "unknown key",
                          "",
                          "did you mean conferences_held?"};
    CHECK(text(mistake) ==
          "scenarios/pilot.toml:14:1: policy.grow.conferrences_held: unknown key (did you mean "
          "conferences_held?)");
}

TEST_CASE("a scenario error keeps all mistakes and says each on its own line") {
    ScenarioError const error({{{"a.toml", 1, 1}, "x", "unknown key", "", ""},
                               {{"a.toml", 2, 1}, "y", "2", "a probability, at most 1", ""}});
    CHECK(error.mistakes.size() == 2);
    CHECK(std::string(error.what()) ==
          "a.toml:1:1: x: unknown key\na.toml:2:1: y: found 2 (expected a probability, at most 1)");
}

TEST_CASE("the other errors follow the same grammar") {
    CHECK(std::string(InputError("shape of a gamma distribution", -1.5, "a number above 0").what()) ==
          "shape of a gamma distribution: found -1.5 (expected a number above 0)");
    CHECK(std::string(FileError(SourceLocation{"results.h5"}, "cannot be opened").what()) ==
          "results.h5: cannot be opened");
    CHECK(std::string(Defect("residential has 41 children in 40 places").what()) ==
          "residential has 41 children in 40 places. This is a defect of the engine.");
}
