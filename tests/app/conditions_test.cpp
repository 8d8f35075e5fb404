// Under which conditions a threshold is met, whose the variance of dependent numbers is, and when estimates have converged: through
// the scenario language.
#include "app/analysed.hpp"
#include "support/folder.hpp"

#include "core/error.hpp"
#include "report/analysed.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string>
#include <vector>

using namespace eigenkracht;
using tests::row_of;

namespace {

/// Three numbers from 0 to 1, of which two decide.
struct Corner {
    support::Folder folder;
    std::string file;

    explicit Corner(std::string const& name, std::string const& formula, std::string const& more = "")
        : folder(name), file(folder.file("scenario.toml")) {
        std::ofstream out(file);
        out << "format = 1\ntitle = \"a corner\"\nasks = \"where\"\n"
            << "[run]\ndraws = 8192\ndesign = \"sobol\"\nreplicates = 16\n";
        for (std::string const input : {"x1", "x2", "x3"}) {
            out << "[parameter." << input << "]\nunit = \"weeks\"\nmeaning = \"number " << input
                << "\"\nassumption = \"made up\"\ndistribution = { uniform = { low = 0, high = 1 } }\n";
        }
        out << "[outcome.y]\ntitle = \"in the corner\"\nunit = \"1\"\nformula = \"" << formula << "\"\n"
            << "[question.corner]\ntitle = \"In the corner\"\noutcome = \"y\"\nat_least = 0.5\n"
            << more;
    }
};

constexpr char const* corner_formula = "(x1 <= 0.3) * (x2 >= 0.6) + 0 * x3";
constexpr char const* sweeps =
    "[sweep.spread]\ndesign = \"latin_hypercube\"\nparameters = [\"*\"]\npoints = 6000\n"
    "[sweep.indices]\ndesign = \"saltelli\"\nparameters = [\"*\"]\npoints = 4096\nkeep_inputs = true\n"
    "[sweep.without]\ndesign = \"saltelli\"\nparameters = [\"*\"]\npoints = 4096\n"
    "[sweep.grid]\ndesign = \"grid\"\nparameters = [\"*\"]\nlevels = 20\n";

std::vector<std::string> const met{"corner.met", "only", "met"};

/// The box of the corner: x1 at most 0.3, x2 at least 0.6, x3 anything; told by rows that it was not sought in.
void check_corner(study::Analysis const& analysis) {
    auto const* const limits = analysis.find("box_limits");
    REQUIRE(limits != nullptr);
    auto const limit = [&](std::string const& input) -> study::EstimateTable::Row const& {
        return row_of(*limits, {"corner.met", "only", "met", input, ""});
    };
    double const high = limits->at(limit("x1"), "high");
    double const low = limits->at(limit("x2"), "low");
    CHECK(std::isnan(limits->at(limit("x1"), "low")));
    CHECK(std::isnan(limits->at(limit("x2"), "high")));
    CHECK(std::abs(high - 0.3) < 0.05);
    CHECK(std::abs(low - 0.6) < 0.05);
    CHECK(limits->at(limit("x1"), "quasi_p") < 1e-6);
    for (auto const& row : limits->rows) {
        CHECK((row.keys[2] != "met" || row.keys[3] != "x3"));
    }
    CHECK(study::unit_of_input(analysis, *limits, limit("x1")) == "weeks");
    // What the box holds is known: the part of it that lies in the corner.
    double const inside = std::min(high, 0.3) * std::min(1 - low, 0.4);
    auto const* const boxes = analysis.find("boxes");
    auto const& box = row_of(*boxes, met);
    auto const near = [&](std::string const& what, double truth) {
        CAPTURE(what);
        CAPTURE(truth);
        // Intervals of 95% widened by 1.7 miss once in a thousand.
        double const middle = boxes->at(box, what);
        CHECK(truth >= middle - 1.7 * (middle - boxes->at(box, what + "_low")));
        CHECK(truth <= middle + 1.7 * (boxes->at(box, what + "_high") - middle));
        CHECK(boxes->at(box, what + "_high") - boxes->at(box, what + "_low") < 0.1);
    };
    near("coverage", inside / (0.3 * 0.4));
    near("density", inside / (high * (1 - low)));
    CHECK(boxes->at(box, "share") == doctest::Approx(0.12).epsilon(0.1));
    CHECK(boxes->at(box, "limits") == 2);
    auto const* const way = analysis.find("box_way");
    REQUIRE(way != nullptr);
    CHECK(way->at(row_of(*way, met), "coverage") == 1);  // the whole space first
}

}  // namespace

TEST_CASE(
    "the conditions under which a threshold is met come back from draws, spread points, and Saltelli's "
    "tables") {
    Corner const corner("conditions_met", corner_formula, sweeps);
    auto const scenario = files::read_scenario(corner.file, {});
    auto const run = study::analyse(scenario, tests::draw(scenario), {});
    check_corner(run);
    auto const text = report::analysed_text(run);
    CHECK(text.find("Met most often when number x1 (x1) is at most 0.") != std::string::npos);
    CHECK(text.find(" weeks; and number x2 (x2) is at least 0.") != std::string::npos);
    for (std::string const sweep : {"spread", "indices"}) {
        CAPTURE(sweep);
        auto const [swept, results] = tests::swept_file(corner.file, sweep);
        check_corner(study::analyse(swept, results, {}));
    }
    auto const [swept, results] = tests::swept_file(corner.file, "without");
    auto const without = study::analyse(swept, results, {});
    CHECK(without.find("boxes") == nullptr);
    CHECK(std::any_of(without.notes.begin(), without.notes.end(),
                      [](std::string const& note) { return note.find("keep_inputs") != std::string::npos; }));
}

TEST_CASE("a grid tells conditions, and no indices") {
    Corner const corner("conditions_grid", corner_formula, sweeps);
    auto const [scenario, results] = tests::swept_file(corner.file, "grid");
    auto const analysis = study::analyse(scenario, results, {});
    auto const* const limits = analysis.find("box_limits");
    REQUIRE(limits != nullptr);
    auto const& x1 = row_of(*limits, {"corner.met", "only", "met", "x1", ""});
    CHECK(limits->at(x1, "high") <= 0.3);
    CHECK(limits->at(x1, "high") >= 0.2);
    CHECK(analysis.find("sobol") == nullptr);
    CHECK(analysis.find("main_effects") == nullptr);
    CHECK(std::any_of(analysis.notes.begin(), analysis.notes.end(), [](std::string const& note) {
        return note.find("not spread over their inputs by chance") != std::string::npos;
    }));
}

TEST_CASE("conditions that say nothing are left out, and what never happens has none") {
    {
        // Chance alone: half of the draws, whatever the numbers.
        Corner const corner("conditions_chance", "sin(1e7 * x1) + 0 * x2 + 0 * x3 + 0.5");
        auto const scenario = files::read_scenario(corner.file, {"run.draws=1024"});
        auto const analysis = study::analyse(scenario, tests::draw(scenario), {});
        auto const* const boxes = analysis.find("boxes");
        REQUIRE(boxes != nullptr);
        auto const& box = row_of(*boxes, met);
        // What was sought and found on one half is told by the other: no denser than all draws.
        CHECK((boxes->at(box, "limits") == 0 || boxes->at(box, "density_low") < 0.55));
    }
    Corner const corner("conditions_never", "x1 + x2 + 0 * x3");
    auto const scenario = files::read_scenario(corner.file, {"run.draws=256", "question.corner.at_least=3"});
    auto const results = tests::draw(scenario);
    auto const analysis = study::analyse(scenario, results, {});
    auto const* const boxes = analysis.find("boxes");
    REQUIRE(boxes != nullptr);
    CHECK(boxes->at(row_of(*boxes, met), "share") == 0);
    CHECK(analysis.find("box_limits")->rows.empty());
    CHECK(report::analysed_text(analysis).find("Met in none of the draws.") != std::string::npos);
    auto const few = files::read_scenario(corner.file, {"run.draws=64"});
    auto const too_few = study::analyse(few, tests::draw(few), {});
    CHECK(too_few.find("boxes") == nullptr);
    CHECK(std::any_of(too_few.notes.begin(), too_few.notes.end(), [](std::string const& note) {
        return note.find("no conditions, which need 50 rows") != std::string::npos;
    }));
}

TEST_CASE("which evidence is true is a condition among others") {
    auto const scenario = tests::scenario("tiny", {"run.draws=512"});
    auto const results = tests::draw(scenario);
    study::AnalyseOptions options;
    options.outputs = {"all_care_avoided.met"};
    auto const analysis = study::analyse(scenario, results, options);
    auto const* const limits = analysis.find("box_limits");
    REQUIRE(limits != nullptr);
    std::string among;
    for (auto const& row : limits->rows) {
        bool const its = row.keys[1] == study::all_evidence && row.keys[2] == study::outcome_met;
        among += its && row.keys[3] == study::which_evidence ? row.keys[4] : "";
    }
    CHECK(among.find("as_claimed") != std::string::npos);
    CHECK(among.find("amsterdam_trial") == std::string::npos);
    CHECK(report::analysed_text(analysis).find("the evidence of the claim") != std::string::npos);
}

TEST_CASE("Shapley effects of dependent numbers come back through the scenario language") {
    auto const scenario = tests::scenario("published/shapley");
    auto const analysis = study::analyse(scenario, tests::draw(scenario), {{}, {"y"}});
    auto const* const shapley = analysis.find("shapley");
    REQUIRE(shapley != nullptr);
    auto const check = [&](std::string const& input, std::string const& column, double truth) {
        auto const& row = row_of(*shapley, {"y", "only", input});
        CAPTURE(input);
        tests::check_near(shapley->at(row, column), shapley->at(row, column + "_conf"), truth);
    };
    check("x1", "shapley", 0.125);
    check("x2", "shapley", 0.296875);
    check("x3", "shapley", 0.578125);
    check("x2", "alone", 0.5);  // (1 + 0.5 * 2)^2 / 8
    check("x2", "last", 0.09375);
    // As if the numbers that values are made of were the inputs: x2 would be alone with what it has in common.
    auto const& x2 = row_of(*shapley, {"y", "only", "x2"});
    CHECK(std::abs(shapley->at(x2, "shapley") - 0.5) > 10 * shapley->at(x2, "shapley_conf"));
    CHECK(report::analysed_text(analysis).find("Shapley effects") != std::string::npos);
    auto const plain = tests::scenario("published/ishigami", {"run.draws=1024"});
    CHECK(study::analyse(plain, tests::draw(plain), {{}, {"y"}}).find("shapley") == nullptr);
}

TEST_CASE("every estimate is told by what it costs, the last step being the estimate itself") {
    {
        auto const scenario = tests::scenario("published/shapley", {"run.draws=2048"});
        auto const analysis = study::analyse(scenario, tests::draw(scenario), {{}, {"y"}});
        for (std::string const kind : {"main_effects", "prcc", "shapley"}) {
            CAPTURE(kind);
            auto const* const table = analysis.find(kind);
            auto const* const costs = analysis.find(kind + study::by_cost);
            REQUIRE(table != nullptr);
            REQUIRE(costs != nullptr);
            CHECK(costs->rows.size() == 5 * table->rows.size());  // 128, 256 and so on to 2,048
            CHECK(costs->at(costs->rows.front(), "points") == 128);
            CHECK(costs->at(costs->rows.back(), "points") == 2048);
            auto const& last = table->rows.back();
            CHECK(costs->rows.back().keys == last.keys);
            CHECK(costs->rows.back().values[2] == last.values[0]);
        }
    }
    {
        auto const [scenario, results] = tests::swept("published/ishigami", "effects", {});
        auto const analysis = study::analyse(scenario, results, {{}, {"y"}});
        auto const* const costs = analysis.find("morris_convergence");
        REQUIRE(costs != nullptr);
        CHECK(costs->at(costs->rows.front(), "points") == 12);
        CHECK(costs->at(costs->rows.back(), "points") == 200);
        CHECK(costs->at(costs->rows.back(), "evaluations") == 800);
        CHECK(costs->at(costs->rows.front(), "mu_star_conf") > costs->at(costs->rows.back(), "mu_star_conf"));
    }
    auto const scenario = tests::scenario("published/value-of-information", {"run.draws=1024"});
    auto const analysis = study::analyse(scenario, tests::draw(scenario), {});
    auto const* const costs = analysis.find("information_convergence");
    REQUIRE(costs != nullptr);
    CHECK(costs->at(costs->rows.front(), "points") == 128);
    CHECK(costs->rows.size() == 4 * analysis.find("information")->rows.size());
}

TEST_CASE("nothing is told of what drives a threshold that hardly any draw reaches") {
    Corner const corner("conditions_rare_draws", "(x1 > 0.999) * (x2 > 0.5) + 0.1 * x3");
    auto const scenario = files::read_scenario(corner.file, {});
    auto const analysis = study::analyse(scenario, tests::draw(scenario), {});
    for (std::string const kind : {"main_effects", "prcc"}) {
        CAPTURE(kind);
        auto const* const table = analysis.find(kind);
        REQUIRE(table != nullptr);
        CHECK_FALSE(table->rows.empty());
        for (auto const& row : table->rows) {
            CHECK(row.keys[0] == "y");
        }
    }
}

TEST_CASE("a study without anything uncertain is analysed without tables, and says why") {
    support::Folder const folder("analyse_certain");
    std::ofstream(folder.file("scenario.toml"))
        << "format = 1\ntitle = \"t\"\nasks = \"a\"\n[run]\ndraws = 64\n"
        << "[parameter.x]\nunit = \"1\"\nmeaning = \"x\"\nassumption = \"made up\"\nvalue = 2\n"
        << "[outcome.y]\ntitle = \"y\"\nunit = \"1\"\nformula = \"x\"\n";
    auto const scenario = files::read_scenario(folder.file("scenario.toml"), {});
    auto const analysis = study::analyse(scenario, tests::draw(scenario), {});
    CHECK(analysis.find("main_effects") == nullptr);
    CHECK(std::any_of(analysis.notes.begin(), analysis.notes.end(), [](std::string const& note) {
        return note.find("Nothing is uncertain") != std::string::npos;
    }));
}

TEST_CASE("designs that change one number at a time say of correlated ones what they tell") {
    support::Folder const folder("correlated_sweeps");
    std::ofstream(folder.file("scenario.toml"))
        << "format = 1\nbase = \"" << tests::shipped("published/shapley")
        << "\"\ntitle = \"t\"\nasks = \"a\"\n"
        << "[sweep.spread]\ndesign = \"sobol\"\nparameters = [\"*\"]\npoints = 4096\n"
        << "[sweep.one]\ndesign = \"sobol\"\nparameters = [\"x1\", \"x2\"]\npoints = 256\n"
        << "[sweep.effects]\ndesign = \"morris\"\nparameters = [\"*\"]\npoints = 16\n";
    auto const noted = [](study::Analysis const& analysis) {
        return std::any_of(analysis.notes.begin(), analysis.notes.end(), [](std::string const& note) {
            return note.find("x2, x3 are correlated") != std::string::npos;
        });
    };
    {
        auto const [scenario, results] = tests::swept_file(folder.file("scenario.toml"), "spread");
        auto const analysis = study::analyse(scenario, results, {{}, {"y"}});
        auto const* const shapley = analysis.find("shapley");
        REQUIRE(shapley != nullptr);
        auto const& x3 = row_of(*shapley, {"y", "only", "x3"});
        tests::check_near(shapley->at(x3, "shapley"), shapley->at(x3, "shapley_conf"), 0.578125);
        CHECK_FALSE(noted(analysis));
    }
    {
        // Of a pair of which one alone is varied nothing depends on the other.
        auto const [scenario, results] = tests::swept_file(folder.file("scenario.toml"), "one");
        CHECK(study::analyse(scenario, results, {{}, {"y"}}).find("shapley") == nullptr);
    }
    auto const [scenario, results] = tests::swept_file(folder.file("scenario.toml"), "effects");
    CHECK(noted(study::analyse(scenario, results, {{}, {"y"}})));
}

TEST_CASE("of a threshold that hardly any base point reaches no indices are told") {
    Corner const corner("conditions_rare", "(x1 > 0.999) * (x2 > 0.5) + 0.1 * x3", sweeps);
    auto const [scenario, results] = tests::swept_file(corner.file, "without");
    auto const analysis = study::analyse(scenario, results, {});
    auto const* const sobol = analysis.find("sobol");
    REQUIRE(sobol != nullptr);
    CHECK_FALSE(sobol->rows.empty());
    for (auto const& row : sobol->rows) {
        CHECK(row.keys[0] == "y");
    }
    CHECK(std::any_of(analysis.notes.begin(), analysis.notes.end(), [](std::string const& note) {
        return note.find("corner.met, only: nothing is told of what drives it: about ") != std::string::npos;
    }));
}
