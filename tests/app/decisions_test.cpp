// Decisions through the scenario language, a run and its analysis: what options bring, what studies would see, what knowing more is worth.
#include "app/decision_support.hpp"

#include "core/error.hpp"
#include "report/analysed.hpp"
#include "study/analyse.hpp"
#include "study/decision_values.hpp"
#include "support/false_alarm.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

using namespace eigenkracht;
using namespace decision_tests;

namespace {

/// Of the decision "choice": within three standard errors of a closed form.
void check_worth(study::EstimateTable const& worth, std::string const& kind, std::string const& what,
                 double truth) {
    auto const& row = row_of(worth, {"choice", kind, what});
    double const value = worth.at(row, "value");
    double const half = worth.at(row, "value_conf");
    CAPTURE(what);
    CAPTURE(value);
    CAPTURE(half);
    CHECK(std::abs(value - truth) <= 1.5 * half);  // half of a 95% interval is about two standard errors
    CHECK(half < 0.02);
}

}  // namespace

TEST_CASE(
    "values of information of numbers that depend on each other come back through the scenario language") {
    auto const scenario = tests::scenario("published/value-of-information-dependent");
    auto const analysis = study::analyse(scenario, tests::draw(scenario), {});
    auto const* const worth = analysis.find("information");
    REQUIRE(worth != nullptr);
    check_worth(*worth, "EVPI", study::known_everything, 0.3992824567);
    check_worth(*worth, "EVPPI", "p1", 0.1666309412);
    check_worth(*worth, "EVPPI", "p2",
                0.3547905414);  // u(2, 6 / sqrt(5)) - 2: who knows p2 expects 1 + (p2 - 1) / 5 of p1
    // As if p1 told nothing of p2 it would be worth 0.0083: u(2, 1) - 2.
    auto const& p1 = row_of(*worth, {"choice", "EVPPI", "p1"});
    CHECK(worth->at(p1, "value") - 0.0083 > 10 * worth->at(p1, "value_conf"));
}

TEST_CASE("values of information come back through the scenario language") {
    auto const scenario = tests::scenario("published/value-of-information");
    auto const results = tests::draw(scenario);
    auto const analysis = study::analyse(scenario, results, {});
    auto const* const worth = analysis.find("information");
    REQUIRE(worth != nullptr);
    auto const check = [&](std::string const& kind, std::string const& what, double truth) {
        check_worth(*worth, kind, what, truth);
    };
    check("EVPI", study::known_everything, 0.4798107063);
    check("EVPPI", "p1", 0.0833154706);
    check("EVPPI", "p2", 0.3955931148);
    check("EVSI", "ten", 0.0723251203);
    check("EVSI", "hundred", 0.0821176056);
    // Formulas of parameters have no luck: all there is to know can be known.
    CHECK_FALSE(has_row(*worth, {"choice", "EVPPI", study::known_all_numbers}));
    // What one number is worth is not what the other is: a mixed-up input would be found.
    auto const& p1 = row_of(*worth, {"choice", "EVPPI", "p1"});
    CHECK(std::abs(worth->at(p1, "value") - 0.3955931148) > 10 * worth->at(p1, "value_conf"));
    auto const& ten = row_of(*worth, {"choice", "EVSI", "ten"});
    CHECK(worth->at(ten, "net_benefit") == doctest::Approx(worth->at(ten, "value") - 0.05));
    CHECK(std::isnan(worth->at(p1, "cost")));
    CHECK(std::isnan(worth->at(p1, "net_benefit")));
    auto const* const options = analysis.find("options");
    REQUIRE(options != nullptr);
    auto const& second = row_of(*options, {"choice", "second"});
    CHECK(options->at(second, "chosen") == 1);
    CHECK(options->at(second, "payoff") == doctest::Approx(1).epsilon(0.01));
    auto const& first = row_of(*options, {"choice", "first"});
    CHECK(options->at(first, "beyond_chosen") == doctest::Approx(-options->at(second, "payoff")));
    CHECK(options->at(first, "payoff_conf") == 0);
    CHECK(options->at(first, "beyond_chosen_conf") == doctest::Approx(options->at(second, "payoff_conf")));
}

TEST_CASE(
    "a decision in effects and costs is the one in payoffs, and times multiplies what knowing is worth") {
    support::Folder const folder("decision_apart");
    auto const scenario = made_on(folder, "published/value-of-information",
                                  "[decision.apart]\ntitle = \"apart\"\nunit = \"1\"\ntimes = 50\n"
                                  "effect_unit = \"lives\"\nwillingness_to_pay = 2\n"
                                  "[decision.apart.option.first]\neffect = 0\ncost = 0\n"
                                  "[decision.apart.option.second]\neffect = \"p1 / 2\"\ncost = \"p2\"\n",
                                  {"run.draws=2048"});
    auto const analysis = study::analyse(scenario, tests::draw(scenario), {});
    auto const* const worth = analysis.find("information");
    auto const* const options = analysis.find("options");
    REQUIRE(worth != nullptr);
    REQUIRE(options != nullptr);
    for (std::string const what : {"p1", "p2"}) {
        CHECK(worth->at(row_of(*worth, {"apart", "EVPPI", what}), "value") ==
              doctest::Approx(50 * worth->at(row_of(*worth, {"choice", "EVPPI", what}), "value")));
    }
    auto const& second = row_of(*options, {"apart", "second"});
    CHECK(options->at(second, "payoff") ==
          doctest::Approx(2 * options->at(second, "effect") - options->at(second, "cost")));
    CHECK(options->at(second, "effect") == doctest::Approx(0.5).epsilon(0.01));
    CHECK(std::isnan(options->at(row_of(*options, {"choice", "second"}), "effect")));
    CHECK(report::analysed_text(analysis).find("for 50 such decisions") != std::string::npos);
}

TEST_CASE("an option that buys conferences without effect loses exactly their price") {
    // Families beyond those of 2011 have no child at risk; 250 conferences a year more are paid, from 2012 to 2020, by chance around that.
    Drawn const drawn(tests::scenario("what-to-know", {"run.draws=32", "parameter.marginal_yield.value=0"}));
    auto const& decision = drawn.decision("book");
    study::DecisionValues const values(drawn.plan, drawn.reader, decision);
    auto const options = values.options();
    auto const stay = study::index_of(decision.options, "stay");
    auto const grow = study::index_of(decision.options, "grow");
    double expected = 0;  // conferences in present values, and their variance
    double variance = 0;
    for (int year = 2012; year <= 2020; ++year) {
        double const discount = std::pow(1.055, 2012 - year);
        expected += 250 * discount;
        variance += 250 * discount * discount;
    }
    std::vector<std::vector<study::Column>> booked;  // growing, staying
    for (std::string const name : {"cash_covered", "cash_of_staying"}) {
        auto const& points = drawn.plan.questions;
        auto const at = std::find_if(points.begin(), points.end(), [&](study::QuestionPoint const& point) {
            return point.headline && drawn.plan.scenario.questions[point.question].name == name;
        });
        booked.emplace_back();
        for (std::size_t const stance : values.stances()) {
            booked.back().push_back(drawn.reader.column(study::Kept::questions, stance,
                                                        static_cast<std::size_t>(at - points.begin())));
        }
    }
    auto const stances = values.stances().size();
    auto const draws = drawn.reader.draws();
    std::vector<double> paid(draws);  // conferences, by what is lost
    for (std::size_t stance = 0; stance < stances; ++stance) {
        auto const price = drawn.parameter("conference_eur", values.stances()[stance]);
        for (std::size_t draw = 0; draw < draws; ++draw) {
            double const lost =
                (options.payoff[stance][stay][draw] - options.payoff[stance][grow][draw]) / price[draw];
            paid[draw] = stance == 0 ? lost : paid[draw];
            CHECK(options.effect[stance][grow][draw] == 0);
            CHECK(lost == doctest::Approx(paid[draw]).epsilon(1e-9));  // the same conferences, at any price
            // Against the budget of 2012 they would seem nearly free: growing paid for as many in that year.
            CHECK(booked[0][stance][draw] - booked[1][stance][draw] > -0.25 * 250 * price[draw]);
        }
    }
    double mean = 0;
    for (double const conferences : paid) {
        mean += conferences / static_cast<double>(draws);
    }
    double const bound = tests::normal_bound() * std::sqrt(variance / static_cast<double>(draws));
    CHECK(std::abs(mean - expected) < bound);
    CHECK(std::abs(mean - 0.9 * expected) > bound);  // a year too few
}

TEST_CASE("a proposed trial sees what the trial that is believed has seen: arms by offer") {
    Drawn const drawn(tests::scenario("what-to-know", {"run.draws=256"}));
    auto const& names = drawn.plan.measures;
    auto const stance = drawn.plan.stance("english_trial");
    auto const column = [&](std::string const& name) {
        return drawn.reader.column(study::Kept::decision_measures, stance,
                                   study::index_of(names, "book." + name));
    };
    auto const without = column("in_care_without");
    auto const after = column("in_care_after");
    auto const uptake = drawn.parameter("trial_uptake", stance);
    auto const usual = drawn.parameter("in_care_usual_england", stance);
    auto const ratio = drawn.parameter("rr_england", stance);
    double control = 0;
    double offered = 0;
    double held = 0;
    for (std::size_t draw = 0; draw < without.size(); ++draw) {
        double const arm = uptake[draw] * after[draw] + (1 - uptake[draw]) * without[draw];
        CHECK(without[draw] == doctest::Approx(usual[draw]).epsilon(1e-6));
        CHECK(arm == doctest::Approx(usual[draw] * ratio[draw]).epsilon(1e-6));
        control += without[draw] / static_cast<double>(without.size());
        offered += arm / static_cast<double>(without.size());
        held += after[draw] / static_cast<double>(without.size());
    }
    CHECK(control == doctest::Approx(0.448).epsilon(0.01));
    CHECK(offered == doctest::Approx(0.362).epsilon(0.02));
    CHECK(held < 0.33);  // what children see whose conference was held is not what a trial reports of its arm
    // What a decision uses is no published number that the model is held against.
    CHECK(drawn.scenario.checks.size() == tests::scenario("asscher-cut").checks.size());
    CHECK(study::answer(drawn.scenario, drawn.results, {}).checks.size() ==
          study::answer(tests::scenario("asscher-cut", {"run.draws=32"}),
                        tests::draw(tests::scenario("asscher-cut", {"run.draws=32"})), {})
              .checks.size());
}

TEST_CASE("in Amsterdam knowing all numbers is told apart from knowing luck, and a trial tells some of it") {
    auto const scenario = tests::scenario("what-to-know", {"run.draws=512"});
    auto const results = tests::draw(scenario);
    auto const analysis = study::analyse(scenario, results, {{}, {"book"}});
    CHECK(analysis.find("main_effects") == nullptr);  // only what is asked for
    auto const* const worth = analysis.find("information");
    REQUIRE(worth != nullptr);
    auto const value = [&](std::string const& kind, std::string const& what) {
        auto const& row = row_of(*worth, {"book", kind, what});
        return std::pair(worth->at(row, "value"), worth->at(row, "value_conf"));
    };
    auto const everything = value("EVPI", study::known_everything);
    auto const numbers = value("EVPPI", study::known_all_numbers);
    auto const evidence = value("EVPPI", study::which_evidence);
    auto const trial = value("EVSI", "trial");
    auto const following = value("EVSI", "following");
    CHECK(everything.first > 0);
    CHECK(numbers.first <= everything.first + 1.5 * (everything.second + numbers.second));
    CHECK(evidence.first <= everything.first + 1.5 * (everything.second + evidence.second));
    CHECK(trial.first <= everything.first + 1.5 * (everything.second + trial.second));
    CHECK(following.first <= trial.first + 1.5 * (following.second + trial.second));
    CHECK(trial.first - trial.second > 0);
    for (auto const& row : worth->rows) {
        CAPTURE(row.keys[2]);
        CHECK(worth->at(row, "value") <=
              everything.first + 1.5 * (everything.second + worth->at(row, "value_conf")));
    }
    // A study whose report hangs on nothing unknown is worth nothing, whatever its luck.
    auto const blind = tests::scenario(
        "what-to-know", {"run.draws=512", "decision.book.study.following.sees.without.chance=0.5"});
    auto const of_blind = study::analyse(blind, results, {{}, {"book"}});
    auto const& seen = *of_blind.find("information");
    auto const& nothing = row_of(seen, {"book", "EVSI", "following"});
    CHECK(seen.at(nothing, "value") <= 1.5 * seen.at(nothing, "value_conf"));
    CHECK(following.first - following.second > 0);
    auto const text = report::analysed_text(analysis);
    CHECK(text.find("ANSWER: ") != std::string::npos);
    CHECK(text.find("luck included") != std::string::npos);
    CHECK(text.find("Study: a trial of 400 families") != std::string::npos);
    CHECK(text.find("child-years") != std::string::npos);
    // A group of one would only say again what its number is worth.
    for (auto const& row : worth->rows) {
        if (row.keys[2].starts_with(study::known_group)) {
            std::string const group = row.keys[2].substr(std::string(study::known_group).size());
            study::Prepared const prepared(scenario);
            auto const& plan = prepared.work().plan;
            auto const& drawn = plan.beliefs.dimension_names();
            CHECK(std::count_if(drawn.begin(), drawn.end(), [&](std::string const& name) {
                      return plan.group_of(plan.beliefs.index(name)) == group;
                  }) > 1);
        }
    }
    // One body of evidence believed alone: nothing to learn about which is true.
    study::AnalyseOptions alone;
    alone.outputs = {"book"};
    for (auto const& stance : scenario.beliefs.stances) {
        alone.weights.emplace_back(stance.name, stance.name == "english_trial" ? 1 : 0);
    }
    auto const one = study::analyse(scenario, results, alone);
    REQUIRE(one.find("information") != nullptr);
    for (auto const& row : one.find("information")->rows) {
        CHECK(row.keys[2] != study::which_evidence);
    }
}

TEST_CASE("a decision's numbers are those of the results, in the right stance, policy and years") {
    support::Folder const folder("decision_numbers");
    Drawn const drawn(made_on(
        folder, "tiny",
        "[check.own]\ntitle = \"own\"\nquantity = \"placed_first_year_usual\"\nobserved = 0.5\n"
        "role = \"validation\"\nsource = \"english_trial_2024\"\n"
        "[decision.one]\ntitle = \"one\"\n"
        "[decision.one.number.care]\npresent_value = \"care_avoided_net_eur\"\npolicy = \"grow\"\n"
        "less = \"stay\"\nfrom = 2013\nuntil = 2014\n"
        "[decision.one.number.months]\nchild_outcome = \"months_with_parents\"\npolicy = \"grow\"\n"
        "less = \"stay\"\nfrom = 2012\nuntil = 2013\n"
        "[decision.one.number.asked]\nquestion = \"cut_covered\"\n"
        "[decision.one.number.published]\ncheck = \"own\"\n"
        "[decision.one.option.care]\npayoff = \"care\"\n[decision.one.option.months]\npayoff = \"months\"\n"
        "[decision.one.option.asked]\npayoff = \"asked\"\n"
        "[decision.one.option.published]\npayoff = \"published\"\n"));
    auto const& plan = drawn.plan;
    study::DecisionValues const values(plan, drawn.reader, drawn.decision("one"));
    auto const options = values.options();
    auto const grow = study::index_of(plan.scenario.policies, "grow");
    auto const stay = study::index_of(plan.scenario.policies, "stay");
    auto const months = study::index_of(plan.scenario.child_outcomes, "months_with_parents");
    auto const payers = plan.book->payers().size();
    bool stances_differ = false;
    for (std::size_t s = 0; s < values.stances().size(); ++s) {
        std::size_t const stance = values.stances()[s];
        auto const from_results = [&](study::Kept what, std::size_t policy, std::size_t year,
                                      std::size_t numbers, std::size_t which) {
            return drawn.reader.column(what, stance, (policy * plan.years() + year) * numbers + which);
        };
        auto const questions = tests::questions_of(drawn.results);
        std::size_t at = 0;
        while (at < questions.size() && !questions[at].starts_with("cut_covered")) {
            ++at;
        }
        REQUIRE(at < questions.size());
        auto const usual = drawn.parameter("placed_first_year_usual", stance);
        auto const answered = drawn.reader.column(study::Kept::questions, stance, at);
        for (std::size_t draw = 0; draw < drawn.reader.draws(); ++draw) {
            double care = 0;
            double at_home = 0;
            for (std::size_t year = 1; year <= 3; ++year) {  // from 2012
                double money = 0;
                for (std::size_t payer = 0; payer < payers; ++payer) {
                    money += from_results(study::Kept::totals, grow, year, payers, payer)[draw] -
                             from_results(study::Kept::totals, stay, year, payers, payer)[draw];
                }
                // Prices of 2013: 2014 is 1% dearer, and a year later.
                care += year == 2 ? money : year == 3 ? money * (1.025 / 1.0353) / 1.055 : 0;
                auto const count = plan.scenario.child_outcomes.size();
                at_home += year <= 2
                               ? from_results(study::Kept::outcomes, grow, year, count, months)[draw] -
                                     from_results(study::Kept::outcomes, stay, year, count, months)[draw]
                               : 0;
            }
            CHECK(options.payoff[s][0][draw] == doctest::Approx(care).epsilon(1e-9));
            CHECK(options.payoff[s][1][draw] == doctest::Approx(at_home).epsilon(1e-9));
            CHECK(options.payoff[s][2][draw] == answered[draw]);
            CHECK(options.payoff[s][3][draw] == usual[draw]);
            stances_differ = stances_differ || options.payoff[s][3][draw] != options.payoff[0][3][draw];
            // The cost of an option with a payoff alone is what it does not bring.
            CHECK(options.cost[s][1][draw] == -options.payoff[s][1][draw]);
        }
    }
    CHECK(stances_differ);
}

TEST_CASE("draws that count more count more in a decision too") {
    support::Folder const folder("decision_weighed");
    auto const decided = made_on(folder, "calibrated",
                                 "[decision.one]\ntitle = \"one\"\n"
                                 "[decision.one.option.some]\npayoff = \"placed_first_year_usual\"\n"
                                 "[decision.one.option.none]\npayoff = 0\n",
                                 {"run.draws=256", "run.least_effective_draws=2"});
    auto const results = tests::draw(decided);
    auto const payoff = [&](study::Weighing weighing) {
        study::AnalyseOptions options;
        options.outputs = {"one"};
        options.weighing = weighing;
        auto const analysis = study::analyse(decided, results, options);
        auto const* const table = analysis.find("options");
        CAPTURE(notes_of(analysis));
        REQUIRE(table != nullptr);
        return table->at(row_of(*table, {"one", "some"}), "payoff");
    };
    CHECK(payoff(study::Weighing::as_the_scenario_says) != payoff(study::Weighing::off));
}

TEST_CASE("what a study would see hangs on its numbers' names, not on their order") {
    support::Folder const folder("decision_order");
    std::string const head =
        "[decision.one]\ntitle = \"one\"\nunit = \"1\"\n[decision.one.option.some]\n"
        "payoff = \"p1\"\n[decision.one.option.none]\npayoff = 0\n"
        "[decision.one.study.own]\ncost = 1\n";
    std::string const events = "[decision.one.study.own.sees.events]\nrate = \"exp(p1)\"\nexposure = 7\n";
    std::string const mean = "[decision.one.study.own.sees.mean]\nmean = \"p2\"\nsd = 1\nobservations = 4\n";
    Drawn const one(
        made_on(folder, "published/value-of-information", head + events + mean, {"run.draws=256"}));
    Drawn const other(
        made_on(folder, "published/value-of-information", head + mean + events, {"run.draws=256"}));
    auto const seen = [](Drawn const& drawn) {
        auto const& decision = drawn.decision("one");
        return study::DecisionValues(drawn.plan, drawn.reader, decision).seen(decision.studies.front());
    };
    auto const first = seen(one);
    auto const second = seen(other);
    REQUIRE(first.front().size() == 2);
    CHECK(first.front()[0] == second.front()[1]);
    CHECK(first.front()[1] == second.front()[0]);
    // Events over an exposure of 7 at a rate: whole, and as many as they should be.
    auto const p1 = one.parameter("p1", 0);
    double expected = 0;
    double counted = 0;
    for (std::size_t draw = 0; draw < p1.size(); ++draw) {
        expected += 7 * std::exp(p1[draw]);
        counted += first.front()[0][draw];
        CHECK(first.front()[0][draw] == std::floor(first.front()[0][draw]));
    }
    CHECK(std::abs(counted - expected) <
          5 * std::sqrt(expected));  // Poisson: one run in two million is farther off
    CHECK(std::abs(counted - expected / 7) > 5 * std::sqrt(expected));
}
