// What drives an outcome, through the scenario language, the sweep and the analysis: functions whose indices are known.
#include "study/analyse.hpp"
#include "app/analysed.hpp"
#include "app/spawn.hpp"
#include "app/whole_study.hpp"
#include "support/folder.hpp"

#include "core/error.hpp"
#include "report/analysed.hpp"
#include "study/sweep.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <string>
#include <vector>

using namespace eigenkracht;

using tests::check_near;
using tests::row_of;
using tests::swept;

TEST_CASE("Ishigami's indices come back through the scenario language, and so do those of pairs") {
    auto const [scenario, results] = swept("published/ishigami", "indices", {"sweep.indices.points=4096"});
    auto const analysis = study::analyse(scenario, results, {});
    auto const* const sobol = analysis.find("sobol");
    REQUIRE(sobol != nullptr);
    std::array<double, 3> const first{0.3139051911, 0.4424111448, 0};
    std::array<double, 3> const total{0.5575888552, 0.4424111448, 0.2436836641};
    for (std::size_t input = 0; input < 3; ++input) {
        auto const& row = row_of(*sobol, {"y", "only", "x" + std::to_string(input + 1)});
        check_near(sobol->at(row, "S1"), sobol->at(row, "S1_conf"), first[input]);
        check_near(sobol->at(row, "ST"), sobol->at(row, "ST_conf"), total[input]);
    }
    auto const* const pairs = analysis.find("sobol_pairs");
    REQUIRE(pairs != nullptr);
    auto const& pair = row_of(*pairs, {"y", "only", "x1", "x3"});
    check_near(pairs->at(pair, "S2"), pairs->at(pair, "S2_conf"), 0.2436836641);
    auto const& none = row_of(*pairs, {"y", "only", "x1", "x2"});
    check_near(pairs->at(none, "S2"), pairs->at(none, "S2_conf"), 0);
    // A wrong name of an index would be missed: first and total of x1 differ by far more than their errors.
    auto const& x1 = row_of(*sobol, {"y", "only", "x1"});
    CHECK(std::abs(sobol->at(x1, "S1") - total[0]) > 1.5 * sobol->at(x1, "S1_conf"));
    auto const* const costs = analysis.find("sobol_convergence");
    REQUIRE(costs != nullptr);
    CHECK(costs->at(costs->rows.back(), "points") == 4096);
    CHECK(costs->at(costs->rows.back(), "evaluations") == 4096 * 8);
    CHECK(costs->at(costs->rows.back(), "ST") ==
          sobol->at(row_of(*sobol, {"above_ten.met", "only", "x3"}), "ST"));
}

TEST_CASE("the indices of Sobol's G function come back") {
    auto const [scenario, results] = swept("published/sobol-g", "indices", {"sweep.indices.points=4096"});
    auto const analysis = study::analyse(scenario, results, {});
    auto const* const sobol = analysis.find("sobol");
    REQUIRE(sobol != nullptr);
    std::array<double, 8> const first{0.7161921689, 0.1790480422, 0.0236757742, 0.0071619217,
                                      0.0000716192, 0.0000716192, 0.0000716192, 0.0000716192};
    std::array<double, 8> const total{0.7871441267, 0.2421981928, 0.0343169102, 0.0104603871,
                                      0.0001049491, 0.0001049491, 0.0001049491, 0.0001049491};
    for (std::size_t input = 0; input < 8; ++input) {
        auto const& row = row_of(*sobol, {"y", "only", "x" + std::to_string(input + 1)});
        check_near(sobol->at(row, "S1"), sobol->at(row, "S1_conf"), first[input]);
        check_near(sobol->at(row, "ST"), sobol->at(row, "ST_conf"), total[input]);
    }
}

TEST_CASE("elementary effects and a tornado of a known function") {
    {
        auto const [scenario, results] = swept("published/ishigami", "effects", {});
        auto const analysis = study::analyse(scenario, results, {});
        auto const* const morris = analysis.find("morris");
        REQUIRE(morris != nullptr);
        // The levels 1/8, 3/8, 5/8, 7/8 and steps of a half: sin^2 has the same value at both ends of each.
        auto const& x2 = row_of(*morris, {"y", "only", "x2"});
        CHECK(morris->at(x2, "mu_star") == doctest::Approx(0).scale(1).epsilon(1e-12));
        CHECK(morris->at(row_of(*morris, {"y", "only", "x1"}), "mu_star") > 5);
        CHECK(morris->at(x2, "effects") == 200);
    }
    auto const [scenario, results] = swept("published/ishigami", "tornado", {});
    auto const analysis = study::analyse(scenario, results, {});
    auto const* const tornado = analysis.find("tornado");
    REQUIRE(tornado != nullptr);
    double const pi = 3.141592653589793;
    auto const& x1 = row_of(*tornado, {"y", "only", "x1"});
    CHECK(tornado->at(x1, "low") == doctest::Approx(-0.8 * pi));
    CHECK(tornado->at(x1, "high") == doctest::Approx(0.8 * pi));
    CHECK(tornado->at(x1, "at_high") == doctest::Approx(std::sin(0.8 * pi)));
    CHECK(tornado->at(x1, "swing") == doctest::Approx(2 * std::sin(0.8 * pi)));
    // It bends: both ends lie on one side, and the swing alone would hide it.
    auto const& x2 = row_of(*tornado, {"y", "only", "x2"});
    CHECK(tornado->at(x2, "swing") == doctest::Approx(0).scale(1).epsilon(1e-9));
    CHECK(tornado->at(x2, "length") == doctest::Approx(7 * std::pow(std::sin(0.8 * pi), 2)));
}

TEST_CASE("the draws of an ordinary run tell main effects and rank correlations") {
    auto const scenario = tests::scenario("published/ishigami", {"run.draws=8192"});
    auto const results = tests::draw(scenario);
    auto const analysis = study::analyse(scenario, results, {});
    auto const* const effects = analysis.find("main_effects");
    REQUIRE(effects != nullptr);
    auto const& x2 = row_of(*effects, {"y", "only", "x2"});
    check_near(effects->at(x2, "S1"), effects->at(x2, "S1_conf"), 0.4424111448);
    auto const& x3 = row_of(*effects, {"y", "only", "x3"});
    check_near(effects->at(x3, "S1"), effects->at(x3, "S1_conf"), 0);
    auto const* const prcc = analysis.find("prcc");
    REQUIRE(prcc != nullptr);
    CHECK(prcc->at(row_of(*prcc, {"y", "only", "x1"}), "PRCC_low") > 0);
    CHECK_THROWS_AS((void)study::analyse(scenario, results, {{}, {"nothing"}}), core::UsageError);
}

TEST_CASE("which evidence is true is an input, and its weight is the user's") {
    auto const settings = std::vector<std::string>{"run.draws=512"};
    auto const scenario = tests::scenario("tiny", settings);
    auto const results = tests::draw(scenario);
    auto const analysis = study::analyse(scenario, results, {{}, {"all_care_avoided"}});
    auto const* const effects = analysis.find("main_effects");
    REQUIRE(effects != nullptr);
    auto const& which = row_of(*effects, {"all_care_avoided", "all", study::which_evidence});
    CHECK(effects->at(which, "S1") > 0.1);
    CHECK(effects->at(which, "ST") > effects->at(which, "S1"));
    // With all weight on one body of evidence there is nothing to be unsure of.
    study::AnalyseOptions alone;
    alone.outputs = {"all_care_avoided"};
    for (auto const& stance : scenario.beliefs.stances) {
        alone.weights.emplace_back(stance.name, stance.name == "as_claimed" ? 1 : 0);
    }
    auto const one = study::analyse(scenario, results, alone);
    for (auto const& row : one.find("main_effects")->rows) {
        CHECK(row.keys[1] != study::all_evidence);
    }
    // What stands first is told by its name then, and not as if it were everybody's.
    auto const text = report::analysed_text(one);
    CHECK(text.find("on the evidence of the claim") != std::string::npos);
    CHECK(text.find("all bodies of evidence") == std::string::npos);
}

TEST_CASE("a design that does not fit is refused, and why is said") {
    auto made = swept("published/ishigami", "indices", {"sweep.indices.points=64"});
    auto const message = [&](study::Scenario const& scenario) {
        try {
            (void)study::analyse(scenario, made.results, {});
        } catch (core::InputError const& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    CHECK(message(made.scenario).empty());
    auto larger = made.scenario;
    larger.sweeps.front().points = 128;
    CHECK(message(larger).find("512 points") != std::string::npos);  // what is there
    CHECK(message(larger).find("all 1024 of the sweep") != std::string::npos);
    auto other = made.scenario;
    other.sweeps.front().parameters = {"x1", "x2"};
    CHECK(message(other).find("inputs: found x1, x2, x3") != std::string::npos);
    auto plain = made.scenario;
    plain.sweeps.front().second_order = false;
    CHECK(message(plain).find("B with x1 of A") != std::string::npos);
}

TEST_CASE("the program writes estimates to the screen, JSON, HDF5 and CSV") {
    support::Folder const folder("analyse_program");
    std::string const here = folder.path.string();
    REQUIRE(app_test::run_program({"sweep", tests::shipped("published/ishigami"), "--only", "indices",
                                   "--points", "256", "-o", "swept.h5"},
                                  here)
                .code == 0);
    auto const text = app_test::run_program(
        {"analyse", "swept.h5", "--of", "y", "-o", "estimates.h5", "--csv", "tables"}, here);
    CAPTURE(text.err);
    REQUIRE(text.code == 0);
    CHECK(text.out.find("S1") != std::string::npos);
    CHECK(text.out.find("above_ten") == std::string::npos);
    CHECK(text.out.find("Convergence") != std::string::npos);
    CHECK(std::filesystem::exists(folder.file("estimates.h5")));
    std::string const csv = app_test::text_of(folder.file("tables/sobol.csv"));
    CHECK(
        csv.starts_with("output,evidence,input,S1,S1_conf,ST,ST_conf,output_unit,input_unit\ny,only,x1,0."));
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 4);
    CHECK(csv.find(",1,radians\n") != std::string::npos);
    // Estimates take the place of estimates, and of nothing else.
    CHECK(app_test::run_program({"analyse", "swept.h5", "-o", "estimates.h5"}, here).code == 0);
    CHECK(app_test::run_program({"analyse", "swept.h5", "-o", "swept.h5"}, here).code == 4);
    CHECK(app_test::run_program({"answer", "swept.h5"}, here).err.find("holds a sweep") != std::string::npos);
    CHECK(app_test::text_of(folder.file("tables/problem.json")).find("\"num_vars\": 3") != std::string::npos);
    auto const json = app_test::run_program({"analyse", "swept.h5", "--json"}, here);
    REQUIRE(json.code == 0);
    CHECK(json.out.find("\"sobol_pairs\"") != std::string::npos);
    auto const none = app_test::run_program({"analyse", "swept.h5", "--of", "z"}, here);
    CHECK(none.code == 2);
    CHECK(none.err.find("expected one of y, above_ten.met") != std::string::npos);
}
