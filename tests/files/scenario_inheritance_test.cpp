#include "scenario_support.hpp"

#include <variant>

using namespace eigenkracht;
using namespace scenario_tests;

namespace {

/// A scenario of one more file on top of `small`.
study::Scenario on_small(Folder const& folder, std::string const& text,
                         std::vector<std::string> const& settings = {}) {
    folder.write("small.toml", small);
    return files::read_scenario(
        folder.write("over/over.toml", "format = 1\nbase = \"../small.toml\"\n" + text), settings);
}

std::string refused(Folder const& folder, std::string const& text,
                    std::vector<std::string> const& settings = {}) {
    return mistakes_of([&] { (void)on_small(folder, text, settings); }, folder.path(""));
}

uncertainty::Parameter const& parameter(study::Scenario const& scenario, std::string const& name) {
    for (uncertainty::Parameter const& one : scenario.beliefs.parameters) {
        if (one.name == name) {
            return one;
        }
    }
    throw core::InputError("parameter", name, "one that is there");
}

template <typename Law>
Law law(uncertainty::Parameter const& parameter) {
    return std::get<Law>(std::get<uncertainty::Distribution>(parameter.law));
}

}  // namespace

TEST_CASE("tables are merged key by key, values are replaced, order is that of files and lines") {
    Folder const folder("merge");
    study::Scenario const scenario =
        on_small(folder,
                 "title = \"Over\"\n[state.well]\ntitle = \"is "
                 "well\"\n[state.another]\n[leave.falls_ill]\nto = { sick = 0.5, another = \"rest\" }\n");
    CHECK(scenario.title == "Over");
    CHECK(scenario.asks == "Is it right?");
    REQUIRE(scenario.pathway->states.size() == 3);
    CHECK(scenario.pathway->states[0].name == "well");
    CHECK(scenario.pathway->states[0].title == "is well");
    CHECK(scenario.pathway->states[0].tags == std::vector<std::string>{"alive"});
    CHECK(scenario.pathway->states[2].name == "another");
    REQUIRE(scenario.pathway->leaves[0].to.size() == 2);
    CHECK(scenario.pathway->leaves[0].to[0].first == "sick");
    CHECK(scenario.pathway->leaves[0].to[1].second.text == "rest");
}

TEST_CASE("a value says which file it stands in") {
    Folder const folder("place");
    study::Scenario const scenario = on_small(folder, "[leave.falls_ill]\nprobability = 0.25\n");
    CHECK(scenario.pathway->leaves[0].value.where.file == folder.path("over/over.toml"));
    CHECK(scenario.pathway->leaves[0].value.where.line == 4);
    CHECK(scenario.pathway->leaves[0].value.where.column == 15);
    CHECK(scenario.pathway->leaves[0].to[0].second.where.file == folder.path("small.toml"));
}

TEST_CASE("another kind of law drops the inherited one, another source the inherited reason") {
    Folder const folder("law");
    study::Scenario const formula =
        on_small(folder, "[parameter.ill]\nformula = 0.5\nassumption = \"half\"\n");
    CHECK(std::get<uncertainty::Derived>(parameter(formula, "ill").law).formula.text == "0.5");
    CHECK(parameter(formula, "ill").source.empty());
    CHECK(parameter(formula, "ill").unit == "probability");
    study::Scenario const family =
        on_small(folder, "[parameter.ill]\ndistribution = { uniform = { low = 0, high = 1 } }\n");
    CHECK(law<uncertainty::Uniform>(parameter(family, "ill")).high == 1);
    CHECK(parameter(family, "ill").source == "test");
}

TEST_CASE("another form of leaving drops the inherited one") {
    Folder const folder("leave");
    study::Scenario const scenario =
        on_small(folder, "[leave.falls_ill]\nstay = { geometric = { mean = 4 } }\n");
    CHECK(scenario.pathway->leaves[0].form == pathway::Leave::Form::stay);
    CHECK_FALSE(scenario.pathway->leaves[0].value.given());
    study::Scenario const rate = on_small(folder, "[leave.falls_ill]\nrate_per_month = 0.1\n");
    CHECK(rate.pathway->leaves[0].form == pathway::Leave::Form::rate);
    CHECK(rate.pathway->leaves[0].per_cycles == doctest::Approx(1.0 / 12));
}

TEST_CASE("a parameter that a joint makes keeps its meaning and loses its law") {
    Folder const folder("joint");
    study::Scenario const scenario =
        on_small(folder,
                 "[joint.both]\nunit = \"share\"\nmeaning = \"both\"\nassumption = \"so\"\ndirichlet = { ill "
                 "= 2, not_ill = 8 }\n");
    uncertainty::Parameter const& ill = parameter(scenario, "ill");
    CHECK(std::get<uncertainty::Component>(ill.law).index == 0);
    CHECK(ill.unit == "probability");
    CHECK(ill.meaning == "falls ill in a year");
    CHECK(ill.assumption == "so");
    CHECK(ill.source.empty());
    CHECK(parameter(scenario, "not_ill").meaning == "both");
    CHECK(std::get<uncertainty::Component>(parameter(scenario, "not_ill").law).joint == "both");
}

TEST_CASE("settings of the command line come last and say so") {
    Folder const folder("set");
    study::Scenario const scenario =
        on_small(folder, "[run]\ndraws = 8\n",
                 {"run.draws=32", "leave.falls_ill.probability=ill / 2", "title=\"In quotes\"",
                  "state.well.tags=[\"alive\", \"new\"]", "parameter.ill.distribution.beta.alpha=3",
                  "pathway.counting={ first = 0.5, odd = 1, even = 1, last = 0.5 }"});
    CHECK(scenario.run.draws == 32);
    CHECK(scenario.title == "In quotes");
    CHECK(scenario.pathway->leaves[0].value.text == "ill / 2");
    CHECK(scenario.pathway->leaves[0].value.where.file == "--set");
    CHECK(scenario.pathway->states[0].tags.size() == 2);
    CHECK(law<uncertainty::Beta>(parameter(scenario, "ill")).alpha == 3);
    CHECK(law<uncertainty::Beta>(parameter(scenario, "ill")).beta == 8);
    CHECK(scenario.pathway->counting.rule == pathway::Counting::Rule::weights);
    CHECK(scenario.pathway->counting.last == 0.5);
}

TEST_CASE("a setting changes one year of a table and leaves the others") {
    std::string const path = source_path("scenarios/tiny.toml");
    study::Scenario const scenario = files::read_scenario(
        path, {"policy.grow.conferences_held.2013=90", "policy.grow.conferences_held.2011=50"});
    region::YearTable const& held = scenario.policies.back().conferences_held;
    REQUIRE(held.size() == 3);
    CHECK(held[0].second.text == "50");
    CHECK(held[1].second.text == "80");
    CHECK(held[2].second.text == "90");
}

TEST_CASE("a setting that cannot be read is a mistake like any other") {
    Folder const folder("bad_set");
    CHECK(refused(folder, "", {"run.draw=3"}) == "--set: run.draw: unknown key (did you mean draws?)");
    CHECK(refused(folder, "", {"run.draws"}) ==
          "--set: found \"run.draws\" (expected key=value, e.g. run.draws=100)");
    CHECK(refused(folder, "", {"run.draws="}) == "--set: run.draws: found no value (expected key=value)");
    CHECK(refused(folder, "", {"run..draws=3"}) ==
          "--set: found the key \"run..draws\" (expected a key such as run.draws)");
    CHECK(refused(folder, "", {"state.well.tags=[1"}) ==
          "--set: state.well.tags: found [1 (expected a TOML value: 3, \"text\", [1, 2], { a = 1 })");
    CHECK(refused(folder, "", {"base=small.toml"}) ==
          "--set: base: found a value on the command line (expected it in the file)");
    CHECK(refused(folder, "", {"run.draws=many"}) ==
          "--set: run.draws: found \"many\" (expected a count, at least 1)");
    CHECK(refused(folder, "", {"run.draws=3\nseed=4"}) ==
          "--set: run.draws: found a value of several lines (expected key=value)");
}

TEST_CASE("a variant of a stance takes what it does not override") {
    study::Scenario const scenario =
        files::read_scenario(source_path("scenarios/stadsregio-amsterdam.toml"), {});
    auto const stance = [&](std::string const& name) {
        for (uncertainty::Stance const& one : scenario.beliefs.stances) {
            if (one.name == name) {
                return one;
            }
        }
        throw core::InputError("stance", name, "one that is there");
    };
    uncertainty::Stance const whole = stance("english_trial");
    uncertainty::Stance const variant = stance("english_trial_undiluted");
    REQUIRE(variant.overrides.size() == whole.overrides.size());
    REQUIRE(variant.estimands.size() == whole.estimands.size());
    CHECK(variant.estimands[0].unknown_usual == "placed_first_year_usual");
    for (std::size_t i = 0; i < whole.overrides.size(); ++i) {
        CHECK(variant.overrides[i].name == whole.overrides[i].name);
        bool const is_uptake = whole.overrides[i].name == "uptake_england";
        CHECK(std::holds_alternative<uncertainty::Fixed>(std::get<0>(
                  std::pair(std::holds_alternative<uncertainty::Distribution>(variant.overrides[i].law)
                                ? std::get<uncertainty::Distribution>(variant.overrides[i].law)
                                : uncertainty::Distribution(uncertainty::Uniform{0, 1}),
                            0))) == is_uptake);
    }
    CHECK(variant.weight == 0);
}

TEST_CASE("a stance's parameter inherits unit, meaning and group, and stands on the stance's source") {
    study::Scenario const scenario =
        files::read_scenario(source_path("scenarios/stadsregio-amsterdam.toml"), {});
    uncertainty::Stance const& claim = scenario.beliefs.stances.front();
    REQUIRE(claim.name == "as_claimed");
    uncertainty::Parameter const& placed = claim.overrides.front();
    CHECK(placed.name == "placed_first_year_usual");
    CHECK(placed.unit == "probability");
    CHECK(placed.group == "effect");
    CHECK(placed.meaning == parameter(scenario, "placed_first_year_usual").meaning);
    CHECK(placed.source == "volkskrant_2012");
}
