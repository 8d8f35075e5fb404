#include "report/lead.hpp"

#include "report/sample.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace eigenkracht;

namespace {

/// The answer for these chances, by the stances of the sample: claim, England, undiluted variant, transportable,
/// Amsterdam.
std::string answer(std::vector<double> const& chances) {
    return report::chance_answer(report_test::question("stay", true, chances, 0.3), report_test::stances());
}

std::string weights(std::vector<double> const& chances, double overall) {
    return report::weight_sentence(report_test::question("stay", true, chances, overall),
                                   report_test::stances());
}

}  // namespace

TEST_CASE("a threshold that no draw reaches is answered with No and the most favourable mean") {
    study::QuestionAnswer question = report_test::question("stay", true, {0, 0, 0, 0, 0}, 0);
    question.outcome_by_stance[0] = report_test::spread(1.9e6, 1.2e6);
    CHECK(report::answer_words(question, report_test::stances()) ==
          "No: on every body of evidence the chance is less than 3 in 4,096; the most favourable, the claim, "
          "comes to EUR 1.9 million (-0.5 to 4.3) of the 7.");
}

TEST_CASE("almost never is No as well, with the bound that the draws leave") {
    // 0.1% with an error of 0.05%: at most 0.2%.
    CHECK(answer({0.001, 0, 0, 0, 0}) == "No: on no body of evidence is the chance above 0.2%.");
}

TEST_CASE("almost always is Yes, and named by the least favourable") {
    CHECK(answer({1, 0.999, 1, 1, 0.995}) == "Yes: on every body of evidence the chance is at least 99.5%.");
    CHECK(answer({1, 1, 1, 1, 1}) ==
          "Yes: on every body of evidence the chance is more than 4,093 in 4,096.");
}

TEST_CASE("where all fall on one side the nearest to the other is told") {
    CHECK(answer({0.2, 0, 0, 0, 0}) ==
          "Unlikely: on the most favourable body of evidence, the claim, the chance is 20.0%.");
    CHECK(answer({0.9, 0.8, 0.8, 0.7, 0.6}) ==
          "Likely: on the least favourable body of evidence, Amsterdam's trial, the chance is 60.0%.");
}

TEST_CASE("where bodies of evidence disagree it is said who says what") {
    CHECK(answer({0.995, 0.005, 0.02, 0, 0.3}) ==
          "It depends on whose evidence is believed: yes on that of the claim (99.5%); unlikely on that of "
          "Amsterdam's trial (30.0%); no on that of England's trial and transportable (at most 0.5%).");
}

TEST_CASE("bodies of evidence without weight have no say") {
    std::vector<study::StanceLine> stances = report_test::stances();
    stances[0].weight = 0;
    CHECK(report::chance_answer(report_test::question("stay", true, {1, 0, 0, 0, 0}, 0), stances) ==
          "No: on every body of evidence the chance is less than 3 in 4,096.");
}

TEST_CASE("a variant that says the opposite is named, one that agrees is not") {
    CHECK(answer({0.99, 0.01, 0.9, 0, 0})
              .ends_with("Another reading of England's trial, english trial undiluted, says the opposite."));
    CHECK(answer({0.99, 0.01, 0.02, 0, 0}).find("reading") == std::string::npos);
}

TEST_CASE("a chance within two errors of 50% is undecided") {
    CHECK(answer({0.51, 0, 0, 0, 0}).find("undecided on that of the claim (51.0%)") != std::string::npos);
    CHECK(answer({0.52, 0, 0, 0, 0}).find("undecided") == std::string::npos);
    CHECK(answer({0.51, 0.5, 0, 0.49, 0.5}).starts_with("Undecided: on every body of evidence"));
}

TEST_CASE("one body of evidence needs no names, one draw no likelihood") {
    std::vector<study::StanceLine> const one{{"", "", "", "", 1}};
    study::QuestionAnswer question = report_test::outcome_answers().questions.front();
    CHECK(report::answer_words(question, one) ==
          "Yes: the chance is 99.80% +- 0.07; the amount comes to EUR 1,230 (450 to 2,020).");
    question.by_stance = {{1, 0, 1}};
    CHECK(report::chance_answer(question, one) == "Yes.");
    CHECK(report::weight_sentence(question, one).empty());
}

TEST_CASE("where one stance decides, the chance is called the weight given to it") {
    // 0.25 x 0.99 + 0.25 x 0.03 = 0.255; mean of the others 0.01: 50% at (0.5 - 0.01) / (0.99 - 0.01) = 0.5.
    std::string const text = weights({0.99, 0.01, 0.5, 0.02, 0}, 0.255);
    CHECK(text.find("hardly more than the weight given to \"the claim\" (25%)") != std::string::npos);
    CHECK(text.find("passes 50% where \"the claim\" has more than 50% of the weight (now 25%)") !=
          std::string::npos);
}

TEST_CASE("where chances lie between, only the weight that turns the answer is given") {
    // Reached: claim 0.9; missed: mean of 0.3, 0.3, 0. The weight is (0.5 - 0.2) / (0.9 - 0.2) = 43%.
    std::string const text = weights({0.9, 0.3, 0.9, 0.3, 0}, 0.375);
    CHECK(text.find("weight given to") == std::string::npos);
    CHECK(text.find("more than 43% of the weight (now 25%)") != std::string::npos);
}

TEST_CASE("where all stances agree, weights decide nothing and are not mentioned") {
    CHECK(weights({0.2, 0.1, 0.9, 0, 0}, 0.075).empty());
    CHECK(weights({0.9, 0.8, 0.1, 0.7, 0.6}, 0.75).empty());
}

TEST_CASE("an amount far from its threshold keeps its own unit") {
    study::QuestionAnswer question = report_test::question("stay", true, {0, 0, 0, 0, 0}, 0);
    CHECK(report::amount_beside_threshold(question, report_test::spread(12900, 2000)) ==
          "EUR 12,900 (9,000 to 16,800) of the EUR 7 million");
    question.threshold = 0;
    CHECK(report::amount_beside_threshold(question, report_test::spread(12900, 2000)) ==
          "EUR 12,900 (9,000 to 16,800)");
}
