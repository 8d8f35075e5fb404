// What is said of a decision: how sure the draws are of the best option, and whether a study pays.
#include "report/analysed.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

using namespace eigenkracht;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// An analysis of a decision between A and B, in which B is behind by so much.
study::Analysis of_two(double behind, double half) {
    study::Analysis analysis;
    analysis.title = "t";
    analysis.points = 1024;
    study::AnalysedDecision decision;
    decision.name = "one";
    decision.title = "One or the other";
    decision.unit = "EUR";
    decision.options = {{"a", "A"}, {"b", "B"}};
    decision.known = {{study::known_everything, "everything"}, {"p", "p"}, {"s", "a study"}};
    analysis.decisions.push_back(decision);
    study::EstimateTable options{
        "options",
        "t",
        {"decision", "option"},
        {"payoff", "payoff_conf", "beyond_chosen", "beyond_chosen_conf", "best_chance", "best_chance_error",
         "effect", "effect_conf", "cost", "cost_conf", "chosen"},
        {"output", "output", "output", "output", "1", "1", "effect", "effect", "output", "output", "1"},
        {}};
    options.rows.push_back({{"one", "a"}, {5e6, 1e6, 0, 0, 0.6, 0.01, none, none, none, none, 1}});
    options.rows.push_back(
        {{"one", "b"}, {5e6 - behind, 1e6, -behind, half, 0.4, 0.01, none, none, none, none, 0}});
    analysis.tables.push_back(options);
    analysis.tables.push_back(
        {"information",
         "t",
         {"decision", "kind", "what"},
         {"value", "value_conf", "in_sample", "held_out", "changed_chance", "changed_chance_error", "cost",
          "net_benefit", "net_benefit_conf"},
         {"output", "output", "output", "output", "1", "1", "output", "output", "output"},
         {{{"one", "EVPI", study::known_everything}, {2e6, 1e5, 2e6, 2e6, 0.4, 0.012, none, none, none}},
          {{"one", "EVPPI", "p"}, {0, 0, 0, 0, 0, 0, none, none, none}}}});
    return analysis;
}

study::Analysis with_study(double value, double half, double changed, double times = 1) {
    auto analysis = of_two(1e6, 1e5);
    analysis.decisions.front().times = times;
    constexpr double cost = 1e6;
    analysis.tables.back().rows.push_back(
        {{"one", "EVSI", "s"}, {value, half, value, value, changed, 0.01, cost, value - cost, half}});
    return analysis;
}

bool says(study::Analysis const& analysis, std::string const& words) {
    std::string text = report::analysed_text(analysis);
    // As one line: where it is broken is not what is tested.
    std::string plain;
    for (char const letter : text) {
        bool const blank = letter == '\n' || letter == ' ';
        if (!blank || plain.empty() || plain.back() != ' ') {
            plain += blank ? ' ' : letter;
        }
    }
    INFO(plain);
    return plain.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the best option is told with how far it is ahead, as sure as the difference is") {
    // Each option's own error is a million; they share it.
    CHECK(says(of_two(4e5, 1e5),
               "without knowing more, choose \"A\". It is better than \"B\", the next, by EUR 0.40 +- 0.10 "
               "million"));
    CHECK(says(of_two(4e5, 5e5), "these draws cannot tell \"A\" and \"B\" apart; \"A\" is ahead by EUR"));
    CHECK_FALSE(says(of_two(4e5, 5e5), "choose \"A\""));
    CHECK(says(of_two(0, 0), "\"A\" is as good as \"B\""));
    CHECK_FALSE(says(of_two(0, 0), "choose \"A\""));
    CHECK(says(of_two(1e-9, 0), "choose \"A\""));
}

TEST_CASE("what was never seen to change the choice is not said to be worth nothing for sure") {
    auto const analysis = of_two(1e6, 1e5);
    CHECK(says(analysis, "p nothing seen 0 of 1,024"));
    CHECK(says(analysis, "everything 2.00 +- 0.10 40%"));
    CHECK(says(with_study(0, 0, 0), "that it changes the choice was not seen in 1,024 draws"));
    CHECK_FALSE(says(with_study(0, 0, 0), "it does not pay"));
}

TEST_CASE("whether a study pays is told for as many decisions as it serves, if it reports in time") {
    CHECK(
        says(with_study(2e6, 1e5, 0.3), "For this decision it is worth EUR 2.00 +- 0.10 million and costs"));
    CHECK(says(with_study(2e6, 1e5, 0.3), ": it pays, if it reports in time."));
    CHECK(says(with_study(2e5, 1e5, 0.3), ": it does not pay, even if it reports in time."));
    CHECK(says(with_study(9.5e5, 1e5, 0.3), ": whether it pays cannot be told from these draws."));
    CHECK(says(with_study(2e5, 1e5, 0.3, 50), "For 50 such decisions it is worth"));
    CHECK(says(with_study(2e5, 1e5, 0.3), "what waiting for it costs is not counted"));
}

TEST_CASE("what everything and the evidence are worth never falls off the list") {
    auto analysis = of_two(1e6, 1e5);
    auto& rows = analysis.tables.back().rows;
    for (int i = 0; i < 20; ++i) {
        rows.push_back(
            {{"one", "EVPPI", "q" + std::to_string(i)}, {1e5, 1e4, 0, 0, 0.1, 0.01, none, none, none}});
    }
    rows.push_back(
        {{"one", "EVPPI", study::which_evidence}, {1e3, 1e3, 0, 0, 0.01, 0.001, none, none, none}});
    std::string const text = report::analysed_text(analysis, 10);
    CHECK(text.find(study::which_evidence) != std::string::npos);
    CHECK(text.find("And 11 more with smaller estimates.") != std::string::npos);
}
