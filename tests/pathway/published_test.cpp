// Known answers: two published models, from the numbers and printed results of
// - Chancellor et al. (1997), PharmacoEconomics 12(1), 54-66, as in Briggs, Sculpher & Claxton (2006),
// Decision
//   Modelling for Health Economic Evaluation, chapter 2;
// - Alarid-Escudero et al., An introductory tutorial on cohort state-transition models in R (time-
// independent model).
#include "pathway/models.hpp"

#include <doctest/doctest.h>

namespace eigenkracht::tests {
namespace {

pathway::PathwaySpec hiv() {
    pathway::PathwaySpec spec = empty_pathway(20);
    spec.states = {state("A", "main", {"alive"}), state("B", "main", {"alive"}),
                   state("C", "main", {"alive"}), state("D")};
    spec.strategies = {{"mono", "", {{"combination", f("0")}}, {}},
                       {"comb", "", {{"combination", f("1")}}, {}}};
    std::string const ratio = " * (combination && cycle < 2 ? rr : 1)";
    spec.leaves = {
        probability({"A"}, "B", "350 / 1734" + ratio), probability({"A"}, "C", "116 / 1734" + ratio),
        probability({"A"}, "D", "17 / 1734" + ratio),  probability({"B"}, "C", "512 / 1258" + ratio),
        probability({"B"}, "D", "15 / 1258" + ratio),  probability({"C"}, "D", "437 / 1749" + ratio)};
    spec.entries = {entry("all", {{"A", f("1")}})};
    spec.outcomes = {outcome("health"), outcome("drugs"), outcome("total", "0.06"),
                     outcome("life_years", "", true)};
    spec.rewards = {
        per_cycle("care_a", {"health", "total"}, {"A"}, "1701 + 1055"),
        per_cycle("care_b", {"health", "total"}, {"B"}, "1774 + 1278"),
        per_cycle("care_c", {"health", "total"}, {"C"}, "6948 + 2059"),
        per_cycle("zidovudine", {"drugs", "total"}, {"alive"}, "2278"),
        per_cycle("lamivudine", {"drugs", "total"}, {"alive"}, "combination && cycle <= 2 ? 2086.50 : 0"),
        per_cycle("life", {"life_years"}, {"alive"}, "1")};
    spec.counting.rule = pathway::Counting::Rule::end;
    spec.discounting.at = pathway::Discounting::At::point;
    return spec;
}

pathway::PathwaySpec sick_sicker() {
    pathway::PathwaySpec spec = empty_pathway(75);
    spec.start_age = f("25");
    spec.states = {state("H"), state("S1", "main", {"ill"}), state("S2", "main", {"ill"}), state("D")};
    auto const strategy = [](std::string name, std::string a, std::string b) {
        return pathway::Strategy{
            std::move(name), "", {{"on_a", f(std::move(a))}, {"on_b", f(std::move(b))}}, {}};
    };
    spec.strategies = {strategy("standard", "0", "0"), strategy("A", "1", "0"), strategy("B", "0", "1"),
                       strategy("AB", "1", "1")};
    spec.leaves = {probability({"H"}, "D", "1 - exp(-0.002)", true),
                   probability({"S1"}, "D", "1 - exp(-0.002 * 3)", true),
                   probability({"S2"}, "D", "1 - exp(-0.002 * 10)", true),
                   probability({"H"}, "S1", "1 - exp(-0.15)"),
                   probability({"S1"}, "H", "1 - exp(-0.5)"),
                   probability({"S1"}, "S2", "1 - exp(-0.105 * (on_b ? 0.6 : 1))")};
    spec.entries = {entry("all", {{"H", f("1")}})};
    spec.outcomes = {outcome("cost", "0.03"), outcome("qaly", "0.03", true)};
    spec.rewards = {per_cycle("cost_h", {"cost"}, {"H"}, "2000"),
                    per_cycle("cost_s1", {"cost"}, {"S1"}, "4000"),
                    per_cycle("cost_s2", {"cost"}, {"S2"}, "15000"),
                    per_cycle("treatment", {"cost"}, {"ill"}, "on_a * 12000 + on_b * 13000"),
                    per_cycle("u_h", {"qaly"}, {"H"}, "1"),
                    per_cycle("u_s1", {"qaly"}, {"S1"}, "on_a ? 0.95 : 0.75"),
                    per_cycle("u_s2", {"qaly"}, {"S2"}, "0.5")};
    spec.discounting.at = pathway::Discounting::At::point;
    return spec;
}

/// Totals of every strategy.
std::vector<std::vector<double>> all_strategies(pathway::PathwaySpec const& spec,
                                                std::vector<std::string> const& names,
                                                std::vector<double> const& parameters) {
    pathway::Pathway const model(spec, names, {});
    std::vector<std::vector<double>> results;
    for (std::size_t strategy = 0; strategy < spec.strategies.size(); ++strategy) {
        results.push_back(totals(model, tables_of(model, parameters, strategy)));
    }
    return results;
}

}  // namespace

TEST_CASE("the published HIV model comes out to every printed digit") {
    std::vector<std::vector<double>> const results = all_strategies(hiv(), {"rr"}, {0.509});
    CHECK(results[0][0] == doctest::Approx(45541.24).epsilon(0.005 / 45541.24));
    CHECK(results[0][1] == doctest::Approx(18203.97).epsilon(0.005 / 18203.97));
    CHECK(results[0][2] == doctest::Approx(44663.45).epsilon(0.005 / 44663.45));
    CHECK(results[0][3] == doctest::Approx(7.991207).epsilon(0.0000005 / 7.991207));
    CHECK(results[1][0] == doctest::Approx(48082.83).epsilon(0.005 / 48082.83));
    CHECK(results[1][1] == doctest::Approx(24492.28).epsilon(0.005 / 24492.28));
    CHECK(results[1][2] == doctest::Approx(50601.65).epsilon(0.005 / 50601.65));
    CHECK(results[1][3] == doctest::Approx(8.937389).epsilon(0.0000005 / 8.937389));
    double const cost = results[1][2] - results[0][2];
    double const effect = results[1][3] - results[0][3];
    CHECK(cost == doctest::Approx(5938.198).epsilon(0.0005 / 5938.198));
    CHECK(effect == doctest::Approx(0.9461822).epsilon(0.00000005 / 0.9461822));
    CHECK(cost / effect == doctest::Approx(6275.956).epsilon(0.0005 / 6275.956));
}

TEST_CASE("the published Sick-Sicker model comes out for all four strategies") {
    pathway::PathwaySpec spec = sick_sicker();
    spec.counting = {pathway::Counting::Rule::weights, 1.0 / 3, 2.0 / 3, 4.0 / 3, 1.0 / 3};
    std::vector<std::vector<double>> const results = all_strategies(spec, {}, {});
    std::vector<std::vector<double>> const printed{
        {151579.866, 20.71133}, {284804.513, 21.49866}, {259100.411, 22.18447}, {378875.198, 23.13684}};
    for (std::size_t strategy = 0; strategy < printed.size(); ++strategy) {
        CAPTURE(strategy);
        CHECK(results[strategy][0] ==
              doctest::Approx(printed[strategy][0]).epsilon(0.0005 / printed[strategy][0]));
        CHECK(results[strategy][1] ==
              doctest::Approx(printed[strategy][1]).epsilon(0.000005 / printed[strategy][1]));
    }
    CHECK((results[2][0] - results[0][0]) / (results[2][1] - results[0][1]) ==
          doctest::Approx(72988).epsilon(0.5 / 72988));
    CHECK((results[3][0] - results[2][0]) / (results[3][1] - results[2][1]) ==
          doctest::Approx(125764).epsilon(0.5 / 125764));
}

TEST_CASE("Sick-Sicker comes out under the other two weightings") {
    pathway::PathwaySpec spec = sick_sicker();
    SUBCASE("4/3 at odd points") {
        spec.counting = {pathway::Counting::Rule::weights, 1.0 / 3, 4.0 / 3, 2.0 / 3, 1.0 / 3};
        std::vector<std::vector<double>> const results = all_strategies(spec, {}, {});
        CHECK(results[0][0] == doctest::Approx(152091.97).epsilon(0.005 / 152091.97));
        CHECK(results[0][1] == doctest::Approx(21.02075).epsilon(0.000005 / 21.02075));
        CHECK((results[2][0] - results[0][0]) / (results[2][1] - results[0][1]) ==
              doctest::Approx(73348.3).epsilon(0.05 / 73348.3));
        CHECK((results[3][0] - results[2][0]) / (results[3][1] - results[2][1]) ==
              doctest::Approx(125209.3).epsilon(0.05 / 125209.3));
    }
    SUBCASE("weight 1 at every point") {
        spec.counting.rule = pathway::Counting::Rule::all;
        std::vector<std::vector<double>> const results = all_strategies(spec, {}, {});
        CHECK(results[0][0] == doctest::Approx(153541.41).epsilon(0.005 / 153541.41));
        CHECK(results[0][1] == doctest::Approx(21.55449).epsilon(0.000005 / 21.55449));
        CHECK((results[2][0] - results[0][0]) / (results[2][1] - results[0][1]) ==
              doctest::Approx(73031.6).epsilon(0.05 / 73031.6));
        CHECK((results[3][0] - results[2][0]) / (results[3][1] - results[2][1]) ==
              doctest::Approx(125669.2).epsilon(0.05 / 125669.2));
    }
}

TEST_CASE("weights that do not sum to the horizon give a notice") {
    pathway::PathwaySpec spec = sick_sicker();
    spec.counting = {pathway::Counting::Rule::weights, 1.0 / 3, 2.0 / 3, 4.0 / 3, 1.0 / 3};
    CHECK(pathway::Pathway(spec, {}, {}).notices().size() == 1);
    spec.counting.rule = pathway::Counting::Rule::trapezoid;
    CHECK(pathway::Pathway(spec, {}, {}).notices().empty());
}

}  // namespace eigenkracht::tests
