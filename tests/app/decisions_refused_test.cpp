// Decisions that cannot be told: refused before a run, or left out with the reason.
#include "app/decision_support.hpp"

#include "core/error.hpp"
#include "study/analyse.hpp"

#include <string>
#include <vector>

using namespace eigenkracht;
using namespace decision_tests;

TEST_CASE("decisions that mean nothing are refused, all in one pass") {
    support::Folder const folder("decision_wrong");
    auto const scenario = made_on(
        folder, "what-to-know",
        "[decision.one]\ntitle = \"one\"\n[decision.one.option.only]\npayoff = \"variable_share\"\n"
        "[decision.one.option.priceless]\neffect = 1\ncost = \"uptake_england\"\n"
        "[decision.one.number.variable_share]\nquestion = \"cash_covered\"\n"
        "[decision.one.number.late]\nchild_outcome = \"months_with_parents\"\npolicy = \"grow\"\n"
        "from = 2012\nuntil = 2090\n"
        "[decision.one.study.own]\ncost = 1\n[decision.one.study.own.sees.it]\nmean = \"uptake_amsterdam\"\n"
        "sd = 1\nobservations = 1\n"
        "[decision.two]\ntitle = \"two\"\n[decision.two.option.only]\npayoff = 1\n"
        "[decision.two.number.some]\ncheck = \"of_one\"\n"
        "[check.of_one]\ntitle = \"t\"\nquantity = \"rr_england\"\nobserved = 1\nrole = \"validation\"\n"
        "source = \"english_trial_2024\"\nstances = [\"english_trial\"]\n",
        {"run.keep=[\"questions\"]"});
    std::string all;
    for (auto const& mistake : study::check(scenario)) {
        all += mistake.key + ": " + mistake.found + "\n";
    }
    CAPTURE(all);
    for (std::string const expected :
         {"decision.two.option: 1 options", "decision.one.number.variable_share: the name of a parameter",
          "decision.one.number.late: 2012 to 2090", "decision.one.willingness_to_pay: nothing",
          "decision.one.option.priceless.cost: uptake_england, which stance as_claimed does not have",
          "decision.one.study.own.sees.it: uptake_amsterdam, which stance as_claimed does not have",
          "decision.two.number.some.check: of_one, which only some stances are held against",
          "decision.book.number.months_at_home: run.keep without outcomes",
          "decision.book.number.money_of_growing: run.keep without totals"}) {
        CAPTURE(expected);
        CHECK(all.find(expected) != std::string::npos);
    }
    CHECK_THROWS_AS((void)files::read_scenario(folder.file("scenario.toml"),
                                               {"decision.one.option.only.payoff=variable_shaer"}),
                    core::ScenarioError);
}

TEST_CASE("a decision without people asks for parameters alone, and for a cut only where there is one") {
    support::Folder const folder("decision_formulas_wrong");
    auto const scenario = made_on(folder, "published/value-of-information",
                                  "[decision.choice.option.third]\npayoff = \"p1 - cut.amount_eur\"\n",
                                  {"run.keep=[\"outcomes\"]"});
    std::string all;
    for (auto const& mistake : study::check(scenario)) {
        all += mistake.key + ": " + mistake.found + "; " + mistake.expected + "\n";
    }
    CAPTURE(all);
    CHECK(
        all.find(
            "decision.choice.option.third.payoff: p1 - cut.amount_eur; none with it, as the scenario has no "
            "[cut]") != std::string::npos);
    CHECK(all.find("decision.choice.option.second.payoff: run.keep without parameters") != std::string::npos);
    CHECK(all.find("decision.choice.study.ten.sees.p1: run.keep without parameters") != std::string::npos);
}

TEST_CASE("what cannot be told is left out with its key and its reason, and the rest is told") {
    support::Folder const folder("decision_partly");
    auto const scenario = made_on(
        folder, "published/value-of-information",
        "[decision.broken]\ntitle = \"broken\"\nunit = \"1\"\n"
        "[decision.broken.option.some]\npayoff = \"log(p1)\"\n[decision.broken.option.none]\npayoff = 0\n"
        "[decision.choice.study.impossible]\ntitle = \"impossible\"\ncost = 1\n"
        "[decision.choice.study.impossible.sees.share]\nchance = \"p2\"\npeople = 10\n",
        {"run.draws=512"});
    auto const analysis = study::analyse(scenario, tests::draw(scenario), {});
    auto const notes = notes_of(analysis);
    CAPTURE(notes);
    CHECK(notes.find("decision.broken is left out: decision.broken.option.some.payoff in draw ") !=
          std::string::npos);
    CHECK(notes.find("decision.choice.study.impossible is left out: "
                     "decision.choice.study.impossible.sees.share.chance in draw ") != std::string::npos);
    REQUIRE(analysis.find("information") != nullptr);
    CHECK(has_row(*analysis.find("information"), {"choice", "EVSI", "ten"}));
    CHECK_FALSE(has_row(*analysis.find("information"), {"choice", "EVSI", "impossible"}));
    CHECK(analysis.decisions.size() == 1);
    CHECK(analysis.find("main_effects") != nullptr);
    // Too few draws for a decision leave what drives outcomes as it is.
    auto const few =
        tests::scenario("published/value-of-information", {"run.draws=16", "run.design=monte_carlo"});
    auto const of_few = study::analyse(few, tests::draw(few), {});
    CHECK(of_few.find("information") == nullptr);
    CHECK(notes_of(of_few).find("decision.choice is left out: ") != std::string::npos);
}

TEST_CASE("a body of evidence without weight has no say, not even where its numbers are none") {
    support::Folder const folder("decision_weightless");
    auto const scenario = made_on(folder, "tiny",
                                  "[decision.one]\ntitle = \"one\"\n[decision.one.option.some]\n"
                                  "payoff = \"1 / (1 - placed_first_year_usual)\"\n"
                                  "[decision.one.option.none]\npayoff = 1.5\n");
    auto const results = tests::draw(scenario);
    auto const with = study::analyse(scenario, results, {{}, {"one"}});
    CHECK(with.find("information") == nullptr);
    CHECK(notes_of(with).find("of stance as_claimed") != std::string::npos);
    auto const without = study::analyse(scenario, results, {{{"as_claimed", 0}}, {"one"}});
    CAPTURE(notes_of(without));
    REQUIRE(without.find("information") != nullptr);
    // What is told is told of those that have weight, each in its own place.
    auto const* const options = without.find("options");
    Drawn const drawn(scenario);
    double expected = 0;
    double weight = 0;
    for (auto const& stance : {"english_trial", "transportable", "amsterdam_trial"}) {
        for (double const usual : drawn.parameter("placed_first_year_usual", drawn.plan.stance(stance))) {
            expected += 1 / (1 - usual);
            weight += 1;
        }
    }
    CHECK(options->at(row_of(*options, {"one", "some"}), "payoff") == doctest::Approx(expected / weight));
}
