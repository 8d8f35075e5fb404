#include "report/lead.hpp"

#include "report/sample.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace eigenkracht;

namespace {

/// The leading sentence for these chances, by the stances of the sample: claim, England, undiluted variant,
/// transportable, Amsterdam.
std::string lead(std::vector<double> const& chances) {
    return report::leading_sentence(report_test::question("stay", true, chances, 0.3),
                                    report_test::stances());
}

std::string weights(std::vector<double> const& chances, double overall) {
    return report::weight_sentence(report_test::question("stay", true, chances, overall),
                                   report_test::stances());
}

}  // namespace

TEST_CASE("a threshold reached under one body of evidence alone names it first, and the others too") {
    CHECK(lead({0.99, 0.01, 0.02, 0, 0}) ==
          "At least EUR 7 million is reached only on the evidence of \"the claim\"; on that of \"England's "
          "trial\", "
          "\"transportable\" and \"Amsterdam's trial\" it is more likely missed.");
}

TEST_CASE("a threshold reached or missed under all bodies of evidence says so without naming them") {
    CHECK(lead({0.9, 0.8, 0.8, 0.7, 0.6}) ==
          "At least EUR 7 million is more likely reached than missed, whichever of the four bodies of "
          "evidence is "
          "believed.");
    CHECK(lead({0.2, 0, 0, 0, 0}) ==
          "At least EUR 7 million is more likely missed than reached, whichever of the four bodies of "
          "evidence is "
          "believed.");
}

TEST_CASE("a threshold missed under the lesser part names the exceptions") {
    CHECK(
        lead({0.9, 0.8, 0.8, 0.7, 0.1}) ==
        "At least EUR 7 million is more likely reached than missed, except on the evidence of \"Amsterdam's "
        "trial\".");
}

TEST_CASE("a variant that says the opposite is named, one that agrees is not") {
    std::string const text = lead({0.99, 0.01, 0.9, 0, 0});
    CHECK(text.ends_with(
        "Another reading of \"England's trial\", \"english trial undiluted\", says the opposite."));
    CHECK(lead({0.99, 0.01, 0.02, 0, 0}).find("reading") == std::string::npos);
}

TEST_CASE("a chance within two errors of 50% is said to be too close") {
    CHECK(lead({0.51, 0, 0, 0, 0}).ends_with("\"the claim\" is too close to 50% to tell from so few draws."));
    CHECK(lead({0.52, 0, 0, 0, 0}).find("too close") == std::string::npos);
}

TEST_CASE("one body of evidence needs no names, one draw no likelihood") {
    std::vector<study::StanceLine> const one{{"", "", "", "", 1}};
    study::QuestionAnswer question = report_test::outcome_answers().questions.front();
    CHECK(report::leading_sentence(question, one) == "At least EUR 0 is more likely reached than missed.");
    question.by_stance = {{1, 0, 1}};
    CHECK(report::leading_sentence(question, one) == "At least EUR 0 is reached.");
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
