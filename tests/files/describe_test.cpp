#include "scenario_support.hpp"

#include "files/description.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace eigenkracht;
using namespace scenario_tests;

namespace {

std::size_t letters(std::string const& line) {
    return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U;
    }));
}

study::Scenario tiny() {
    study::Scenario scenario = files::read_scenario(source_path("scenarios/tiny.toml"), {});
    scenario.path = "scenarios/tiny.toml";
    return scenario;
}

}  // namespace

TEST_CASE("a description fits a page of 100 columns and has no line without an end") {
    for (std::string const& path : shipped()) {
        CAPTURE(path);
        study::Scenario scenario = files::read_scenario(path, {});
        scenario.path = "scenario.toml";
        std::istringstream text(files::describe_text(scenario));
        for (std::string line; std::getline(text, line);) {
            CAPTURE(line);
            CHECK(letters(line) <= 100);
            CHECK_FALSE(line.ends_with(' '));
        }
    }
}

TEST_CASE("assumptions come before anything that has a source") {
    std::string const text = files::describe_text(tiny());
    std::size_t const assumptions = text.find("ASSUMPTIONS");
    std::size_t const sourced = text.find("NUMBERS WITH A SOURCE");
    REQUIRE(assumptions != std::string::npos);
    REQUIRE(sourced != std::string::npos);
    CHECK(assumptions < sourced);
    CHECK(text.find("\n  amsterdam_share: ") < sourced);
    CHECK(text.find("\n  uptake_england, in english_trial: ") < sourced);
    CHECK(text.find("\n  children_per_family: ") > sourced);
}

TEST_CASE("every parameter of every stance is described, with a range where it has one") {
    study::Scenario const scenario = tiny();
    files::Description const description = files::describe(scenario);
    auto const find = [&](std::string const& name, std::string const& stance) {
        auto const found = std::find_if(
            description.numbers.begin(), description.numbers.end(),
            [&](files::DescribedNumber const& one) { return one.name == name && one.stance == stance; });
        REQUIRE_MESSAGE(found != description.numbers.end(), name);
        return *found;
    };
    // Beta(196.5, 260.5): mean 196.5 / 457; quantiles from R's qbeta.
    files::DescribedNumber const share = find("emergency_share", "");
    REQUIRE(share.ranges.size() == 1);
    CHECK(*share.ranges[0].mean == doctest::Approx(196.5 / 457));
    CHECK_FALSE(share.ranges[0].from_draws);
    // A formula's range is estimated: 1.25 times a lognormal of median 19.2 and 95% range 14.0 to 26.3.
    files::DescribedNumber const stay = find("stay_foster_months", "");
    REQUIRE(stay.ranges.size() == 1);
    CHECK(stay.ranges[0].from_draws);
    CHECK(stay.ranges[0].low95 == doctest::Approx(1.25 * 14.0).epsilon(0.02));
    CHECK(stay.ranges[0].high95 == doctest::Approx(1.25 * 26.3).epsilon(0.02));
    // What stances disagree on has a range for each, and variants share it where they agree.
    files::DescribedNumber const placed = find("placed_first_year_usual", "");
    CHECK(placed.ranges.size() == 3);
    CHECK(placed.computed);
    CHECK_FALSE(placed.is_assumption());
    CHECK(find("order_usual", "as_claimed").source->key == "volkskrant_2012");
    CHECK(find("uptake_england", "english_trial_undiluted").is_assumption());
    for (uncertainty::Parameter const& parameter : scenario.beliefs.parameters) {
        if (!std::holds_alternative<uncertainty::PerStance>(parameter.law)) {
            CHECK_FALSE(find(parameter.name, "").ranges.empty());
        }
    }
}

TEST_CASE("a description is the same twice, as text and as JSON") {
    study::Scenario const scenario = tiny();
    CHECK(files::describe_text(scenario) == files::describe_text(scenario));
    auto const json = nlohmann::json::parse(files::describe_json(scenario));
    CHECK(json["title"] == scenario.title);
    CHECK(json["numbers"].size() == files::describe(scenario).numbers.size());
    CHECK(json["stances"].size() == scenario.beliefs.stances.size());
    CHECK(json["numbers"][0]["ranges"][0]["low95"].is_number());
    CHECK(json["pathway"]["states"].size() == scenario.pathway->states.size());
}

TEST_CASE("answers become JSON with numbers as they are, and null for what is no number") {
    study::Answers answers;
    answers.scenario = "scenarios/tiny.toml";
    answers.draws = 4096;
    answers.stances.push_back({"claim", "the claim", "a column", "", 0.1 + 0.2});
    study::QuestionAnswer question;
    question.name = "cut_covered";
    question.by_stance.push_back({1.0 / 3, 0.01, 4096});
    question.overall.value = std::numeric_limits<double>::quiet_NaN();
    question.threshold = std::numeric_limits<double>::infinity();
    answers.questions.push_back(question);
    study::StrategyLine strategy;
    strategy.name = "b";
    strategy.icer = 6275.956;
    answers.strategies.push_back(strategy);
    answers.notices.push_back({"sample", "not UTF-8: \xff"});
    std::string const text = files::to_json(answers);
    auto const json = nlohmann::json::parse(text);
    CHECK(json["draws"] == 4096);
    CHECK(json["stances"][0]["weight"].get<double>() == 0.1 + 0.2);
    CHECK(json["questions"][0]["chance_by_stance"][0]["value"].get<double>() == 1.0 / 3);
    CHECK(json["questions"][0]["chance_overall"]["value"].is_null());
    CHECK(json["questions"][0]["threshold"].is_null());
    CHECK(json["strategies"][0]["icer"] == 6275.956);
    CHECK(json["strategies"][0]["incremental_cost"].is_null());
    CHECK(json["region"]["share_of_region"].is_null());
    CHECK(text.find("\"scenario\"") < text.find("\"title\""));
    CHECK(text.find("\"children\"") < text.find("\"questions\""));
}
