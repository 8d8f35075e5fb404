#include "scenario_support.hpp"

#include "files/toml_text.hpp"

using namespace eigenkracht;
using namespace scenario_tests;

TEST_CASE("every shipped scenario is read, with a title and a question") {
    for (std::string const& path : shipped()) {
        CAPTURE(path);
        study::Scenario scenario;
        CHECK_NOTHROW(scenario = files::read_scenario(path, {}));
        CHECK_FALSE(scenario.title.empty());
        CHECK_FALSE(scenario.asks.empty());
        CHECK(scenario.path == path);
    }
    CHECK(shipped().size() >= 11);
}

TEST_CASE("a resolved scenario reads back as itself") {
    for (std::string const& path : shipped()) {
        CAPTURE(path);
        study::Scenario const scenario = files::read_scenario(path, {"run.draws=32"});
        study::Scenario const again = files::parse_scenario(scenario.as_resolved, "resolved");
        CHECK(again.as_resolved == scenario.as_resolved);
        CHECK(again.run.draws == 32);
        CHECK(again.path == "resolved");
        CHECK(again.beliefs.parameters.size() == scenario.beliefs.parameters.size());
        for (std::size_t i = 0; i < scenario.beliefs.parameters.size(); ++i) {
            CHECK(again.beliefs.parameters[i].name == scenario.beliefs.parameters[i].name);
        }
        CHECK(again.beliefs.parameters.front().location.file == "resolved");
        CHECK(scenario.as_resolved.find("base = ") == std::string::npos);
    }
}

TEST_CASE("a resolved scenario describes the same numbers") {
    std::string const path = source_path("scenarios/tiny.toml");
    study::Scenario scenario = files::read_scenario(path, {});
    study::Scenario again = files::parse_scenario(scenario.as_resolved, "resolved");
    again.path = scenario.path;
    CHECK(files::describe_json(again) == files::describe_json(scenario));
}

TEST_CASE("the record holds the text of every file and every setting") {
    std::string const path = source_path("scenarios/tiny.toml");
    study::Scenario const scenario = files::read_scenario(path, {"run.draws=8"});
    for (std::string const name : {"tiny.toml", "asscher-cut.toml", "stadsregio-amsterdam.toml"}) {
        CAPTURE(name);
        CHECK(scenario.as_given.find(content_of(source_path("scenarios/" + name))) != std::string::npos);
    }
    CHECK(scenario.as_given.find("# --set run.draws=8\n") != std::string::npos);
}

TEST_CASE("TOML that is written reads back to the bit") {
    std::string const text =
        "a = 0.1\nb = 1e300\nc = -0.0\nd = 123456789\ne = \"\\\"quotes\\\", \\\\ and \\n lines \\u0001\"\nf "
        "= [1, 2.5, \"x\", true]\n"
        "g = 5e-324\n\n[table]\n\"odd key\" = 1\nempty = {}\n\n[table.below]\nx = { z = 1, a = { y = [[1], "
        "[2, 3]] } }\n\n[nothing]\n";
    std::string const once = files::write_toml(files::parse_toml(text, "text"));
    std::string const twice = files::write_toml(files::parse_toml(once, "once"));
    CHECK(once == twice);
    files::Node const root = files::parse_toml(once, "once");
    CHECK(root.find("a")->number == 0.1);
    CHECK(root.find("g")->number == 5e-324);
    CHECK(root.find("e")->text == "\"quotes\", \\ and \n lines \x01");
    CHECK(root.find("table")->find("below")->find("x")->entries.front().key == "z");
    CHECK(root.find("nothing") != nullptr);
}

TEST_CASE("a lookup table from a CSV file stands in the resolved scenario") {
    Folder const folder("csv");
    folder.write("data/rates.csv", "age,sex,rate\n0,0,0.1\n10,1,0.4\n0,1,0.2\n10,0,0.3\n");
    std::string const path = folder.write(
        "csv.toml", small + "\n[table.rates]\ncsv = \"data/rates.csv\"\ninterpolate = \"linear\"\n");
    study::Scenario const scenario =
        files::read_scenario(path, {"leave.falls_ill.probability=table(\"rates\", cycle, 1)"});
    for (study::Scenario const& one : {scenario, files::parse_scenario(scenario.as_resolved, "resolved")}) {
        REQUIRE(one.tables.size() == 1);
        CHECK(one.tables[0].name == "rates");
        CHECK(one.tables[0].arguments == std::vector<std::string>{"age", "sex"});
        CHECK(one.tables[0].axes == std::vector<std::vector<double>>{{0, 10}, {0, 1}});
        CHECK(one.tables[0].values == std::vector<double>{0.1, 0.2, 0.3, 0.4});
        CHECK(one.tables[0].linear);
    }
}
