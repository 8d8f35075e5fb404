#include "scenario_support.hpp"

#include "study/study.hpp"

using namespace eigenkracht;
using namespace scenario_tests;

namespace {

/// All that is wrong with a scenario file, as the program says it: form first; meaning if the form is right.
std::string said_of(std::string const& path) {
    return mistakes_of(
        [&] {
            study::Scenario const scenario = files::read_scenario(path, {});
            if (std::vector<core::Mistake> mistakes = study::check(scenario); !mistakes.empty()) {
                throw core::ScenarioError(std::move(mistakes));
            }
        },
        source_path(""));
}

}  // namespace

TEST_CASE("every wrong scenario gets the message that stands beside it") {
    int count = 0;
    for (fs::directory_entry const& entry : fs::recursive_directory_iterator(source_path("tests/mistakes"))) {
        fs::path expected = entry.path();
        if (expected.extension() != ".toml" || !fs::exists(expected.replace_extension(".expected"))) {
            continue;
        }
        ++count;
        CAPTURE(entry.path().filename().string());
        CHECK(said_of(entry.path().string()) + "\n" == content_of(expected.string()));
    }
    CHECK(count >= 20);
}

TEST_CASE("all mistakes come in one pass, in the order of the file") {
    Folder const folder("one_pass");
    std::string const path = folder.write(
        "bad.toml", small + "\n[run]\ndraws = -40\nseeds = 3\n[leave.other]\nfrom = \"nowhere\"\n");
    try {
        (void)files::read_scenario(path, {"run.replicates=0"});
        FAIL("the scenario was read");
    } catch (core::ScenarioError const& error) {
        REQUIRE(error.mistakes.size() == 6);
        for (std::size_t i = 1; i + 1 < error.mistakes.size(); ++i) {
            CHECK(error.mistakes[i - 1].where.line <= error.mistakes[i].where.line);
        }
        CHECK(error.mistakes.front().key == "run.draws");
        CHECK(error.mistakes.back().where.file == "--set");
    }
}

TEST_CASE("a wrong name of a whole table is said once, not for everything that points into it") {
    Folder const folder("whole_table");
    std::string text = small;
    text.replace(text.find("[parameter.ill]"), 15, "[paramter.ill]");
    std::string const path = folder.write("bad.toml", text);
    CHECK(mistakes_of([&] { (void)files::read_scenario(path, {}); }, folder.path("")) ==
          "bad.toml:10:2: paramter: unknown key (did you mean parameter?)");
}

TEST_CASE("the scenario that the other tests make wrong is right") {
    Folder const folder("right");
    std::string const path = folder.write("good.toml", small);
    CHECK(said_of(path) == "");
}
