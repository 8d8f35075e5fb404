#include "report/report.hpp"

#include "report/page.hpp"
#include "report/sample.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace eigenkracht;

namespace {

/// Text is as blessed. With EIGENKRACHT_BLESS set, the expectation is written anew, for a person to read in the diff.
void check_golden(std::string const& name, std::string const& text) {
    std::string const path = std::string(EIGENKRACHT_SOURCE_DIR) + "/tests/report/golden/" + name + ".txt";
    if (std::getenv("EIGENKRACHT_BLESS") != nullptr) {
        std::ofstream(path) << text;
    }
    std::ifstream file(path);
    REQUIRE_MESSAGE(file, "no expectation at tests/report/golden");
    std::stringstream expected;
    expected << file.rdbuf();
    CHECK(text == expected.str());
}

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

bool contains(std::string const& text, std::string const& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the summary of a study reads as blessed") {
    check_golden("region_brief", report::summary(report_test::region_answers()));
    check_golden("strategies_brief", report::summary(report_test::strategy_answers()));
    check_golden("outcomes_brief", report::summary(report_test::outcome_answers()));
}

TEST_CASE(
    "published numbers that weigh draws are told with what the draws are worth, and are no tests then") {
    auto answers = report_test::region_answers();
    answers.checks[1].error = 5;
    answers.calibrations = {{"english_trial",
                             answers.stances[1].title,
                             172.6,
                             {{"days", answers.checks[1].title, "days", 115, 5, 566, "stays"}}}};
    std::string const off = report::text(answers);
    CHECK(contains(off, "Here all draws count alike"));
    CHECK(contains(off, "England's trial (validation)"));
    answers.calibrated = true;
    answers.checks[1].weighed = true;
    answers.checks[1].draws = 172.6;
    std::string const on = report::text(answers);
    CHECK(contains(on, "DRAWS WEIGHED BY PUBLISHED NUMBERS"));
    CHECK(contains(on, "115 +- 5"));
    CHECK(contains(on, "172 of"));
    CHECK(contains(on, "informs stays."));
    CHECK(contains(on, "England's trial (calibration)"));
    CHECK_FALSE(contains(on, "Here all draws count alike"));
    std::string const brief = report::summary(answers);
    CHECK(contains(brief, "never the bodies of evidence"));
    // What weighs draws was told: no test, missed or not.
    answers.checks[1].tail_share = 0;
    answers.checks[0].tail_share = 0.3;
    CHECK(contains(report::summary(answers), "misses none of one published number"));
}

TEST_CASE("all there is to say of a study reads as blessed") {
    check_golden("region", report::text(report_test::region_answers()));
    check_golden("strategies", report::text(report_test::strategy_answers()));
    check_golden("outcomes", report::text(report_test::outcome_answers()));
}

TEST_CASE("the summary of a region study with everything fits on two screens") {
    std::vector<std::string> const lines = lines_of(report::summary(report_test::region_answers()));
    CHECK(lines.size() <= 90);
    for (std::string const& line : lines) {
        CAPTURE(line);
        CHECK(report::width_of(line) <= 100);
    }
}

TEST_CASE("the summary leaves out what a scenario without places does not know") {
    study::Answers answers = report_test::region_answers();
    answers.reconciliations.clear();
    answers.not_by_you.clear();
    answers.places.clear();
    answers.payback.clear();
    answers.funnel.clear();
    answers.cash.clear();
    for (std::string const& text : {report::summary(answers), report::text(answers)}) {
        for (char const* heading : {"TO CASH", "PLACES", "PAYBACK", "CASH, YEAR", "STEP BY STEP"}) {
            CAPTURE(heading);
            CHECK_FALSE(contains(text, heading));
        }
    }
}

TEST_CASE("the summary has no means in euros over bodies of evidence that disagree in sign") {
    study::Answers answers = report_test::region_answers();
    answers.questions.front().outcome_overall = report_test::spread(3.21e6, 1e6);
    auto& first = answers.questions.front().outcome_by_stance;
    CHECK_FALSE(contains(report::summary(answers), "3.2 ("));
    CHECK(contains(report::text(answers), "3.2 ("));
    for (study::Spread& amount : first) {
        amount = report_test::spread(3e6, 1e6);
    }
    CHECK(contains(report::summary(answers), "3.2 ("));
}

TEST_CASE("a body of evidence without weight stands in the full text only") {
    study::Answers answers = report_test::region_answers();
    CHECK_FALSE(contains(report::summary(answers), "undiluted"));
    answers.stances[2].weight = 0.25;
    CHECK(contains(report::summary(answers), "undiluted"));
}

TEST_CASE("a threshold that is not the title's stands beside it") {
    study::Answers answers = report_test::region_answers();
    CHECK_FALSE(contains(report::summary(answers), "in force"));
    answers.questions.front().threshold = 1e6;
    CHECK(contains(report::summary(answers), "The threshold in force is EUR 1 million."));
    CHECK(contains(report::text(answers), "The threshold in force is EUR 1 million."));
}

TEST_CASE("no line passes the number of columns and none ends in blanks") {
    for (std::size_t const columns : {60U, 72U, 100U}) {
        for (study::Answers const& answers : {report_test::region_answers(), report_test::strategy_answers(),
                                              report_test::outcome_answers()}) {
            for (std::string const& line :
                 lines_of(report::text(answers, columns) + report::summary(answers, columns))) {
                CAPTURE(line);
                // A command to copy stays whole.
                CHECK((report::width_of(line) <= columns || contains(line, "`")));
                CHECK_FALSE(line.ends_with(' '));
            }
        }
    }
}

TEST_CASE("children come first, questions next, the results file last") {
    std::string const text = report::text(report_test::region_answers());
    std::vector<std::string> const order{"WHAT HAPPENS TO CHILDREN",
                                         "THE QUESTION",
                                         "CLAIMED TO CASH",
                                         "PLACES",
                                         "PAYBACK",
                                         "CASH, YEAR BY YEAR",
                                         "CARE AVOIDED, YEAR BY YEAR",
                                         "SHARE OF THE WHOLE",
                                         "UNCERTAINTY",
                                         "BESIDE THE MODEL'S",
                                         "NO SOURCE",
                                         "KEEP IN MIND",
                                         "Results: output/asscher-cut.h5"};
    std::size_t before = 0;
    for (std::string const& part : order) {
        CAPTURE(part);
        std::size_t const at = text.find(part);
        REQUIRE(at != std::string::npos);
        CHECK(at > before);
        before = at;
    }
}

TEST_CASE("a part with nothing to say is not announced") {
    study::Answers answers = report_test::region_answers();
    answers.children.clear();
    answers.money.clear();
    answers.checks.clear();
    answers.assumptions.clear();
    answers.notices.clear();
    answers.share_of_region.reset();
    answers.share_of_nation.reset();
    answers.share_of_addressable.reset();
    answers.prevented_share.reset();
    answers.prevented_share_by_stance.clear();
    answers.funnel.clear();
    std::string const text = report::text(answers);
    for (char const* heading :
         {"TO CHILDREN", "CARE AVOIDED, YEAR", "SHARE", "BESIDE", "NO SOURCE", "KEEP IN MIND"}) {
        CAPTURE(heading);
        CHECK_FALSE(contains(text, heading));
    }
    CHECK(contains(text, "1. THE QUESTION"));
    // Without children's lines the bodies of evidence are explained where they are first used.
    CHECK(contains(text, "Bodies of evidence"));
}

TEST_CASE("what a baseline leaves out is said at the first question only") {
    study::Answers answers = report_test::region_answers();
    std::string const sentence = "this baseline counts";
    auto const told = [&] {
        // Without its line breaks, a text is searched whole.
        std::string const text = report::text(answers, 10000);
        std::size_t count = 0;
        for (std::size_t at = text.find(sentence); at != std::string::npos;
             at = text.find(sentence, at + 1)) {
            ++count;
        }
        return count;
    };
    CHECK(told() == 3);
    std::vector<study::QuestionAnswer> again = answers.questions;
    for (study::QuestionAnswer& question : again) {
        question.name = "asked_again";
        answers.questions.push_back(question);
    }
    CHECK(told() == 3);
    answers.questions.back().why_baseline.text += " And this baseline counts something else.";
    CHECK(told() == 5);
}

TEST_CASE("assumptions are named once, with their reasons left to describe") {
    std::string const text = report::text(report_test::region_answers(), 10000);
    CHECK(contains(text, "- kind_foster, kind_residential: where a newly placed child goes"));
    CHECK(contains(text, "- uptake in english_trial, transportable: part of the families"));
    CHECK(contains(text,
                   "1 for as_claimed, english_trial, transportable, amsterdam_trial (equal weights: nobody's "
                   "opinion); 0 for english_trial_undiluted"));
    CHECK_FALSE(contains(text, "a judgement"));
    CHECK_FALSE(contains(text, "not seen"));
}

TEST_CASE("no chance is given as 0% or 100%") {
    study::Answers answers = report_test::region_answers();
    answers.questions = {report_test::question("stay", true, {0, 1, 0.5, 1e-9, 1 - 1e-9}, 0.4)};
    std::string const text = report::text(answers);
    CHECK(contains(text, "0 of 4,096"));
    CHECK(contains(text, "4,096 of 4,096"));
    CHECK(contains(text, "less than 3 in 4,096"));
    CHECK(contains(text, "more than 4,093 in 4,096"));
    CHECK_FALSE(contains(text, " 0%"));
    CHECK_FALSE(contains(text, "100%"));
    CHECK_FALSE(contains(text, " 0.00%"));
}

TEST_CASE("variants stand indented below the stance they vary, without a weight of their own") {
    std::string const text = report::text(report_test::region_answers());
    CHECK(contains(text, "   England's trial   "));
    CHECK(contains(text, "     or: english trial undiluted"));
}

TEST_CASE("a single draw is called a calculation and has no intervals") {
    std::string const text = report::text(report_test::strategy_answers());
    CHECK(contains(text, "One draw"));
    CHECK_FALSE(contains(text, "95%"));
    CHECK_FALSE(contains(text, "+-"));
}

TEST_CASE("means of stances without a known error have no finer digits than the overall error") {
    study::Answers answers = report_test::region_answers();
    for (study::MoneyLine& line : answers.money) {
        line.mean_error_by_stance.clear();
        line.mean_by_stance = {9.123456e6, -49912.3, 0.9e6, 0.1e6, -0.8e6};
    }
    std::string const text = report::text(answers);
    CHECK_FALSE(contains(text, "-0.0499"));
    CHECK_FALSE(contains(text, "9.12"));
}

TEST_CASE("a doubt that luck hides is called too small to see") {
    study::Answers answers = report_test::region_answers();
    answers.questions.front().doubt_sd_by_stance.assign(answers.stances.size(), 0);
    CHECK(contains(report::text(answers), "too small to see"));
    CHECK_FALSE(contains(report::text(report_test::region_answers()), "too small to see"));
}

TEST_CASE("the summary says in words which published numbers the model misses, and on whose evidence") {
    study::Answers answers = report_test::region_answers();
    CHECK(contains(report::summary(answers, 10000), "misses none of two published numbers"));
    answers.checks[0].title = "net saving a family, all payers";
    answers.checks[0].tail_share = 0.01;
    // What stands on evidence without weight is left to the full text.
    answers.checks[1].stance = "english_trial_undiluted";
    answers.checks[1].tail_share = 0;
    CHECK(contains(report::summary(answers, 10000),
                   "Of one published number that it was not told, the model misses 1: net saving a family "
                   "(published 17,000): the claim 14,300."));
    // A number that went in and does not come back is a fault.
    answers.checks[2].model = report_test::spread(0.3, 0.001);
    CHECK(
        contains(report::summary(answers, 10000), "in care at month 12 (published 0.448): England's trial"));
}

TEST_CASE("the summary keeps first sentences of notices, with bodies of evidence called as in tables") {
    study::Answers answers = report_test::region_answers();
    answers.notices = {
        {"sample", "Not returned: \"" + answers.stances[0].title + "\" in 8, \"" + answers.stances[1].title +
                       "\" in 1 of 4096 draws. There the nearest was taken."},
        {"sample", "Something else."}};
    std::string const text = report::summary(answers, 10000);
    CHECK(contains(text, "- Not returned: the claim in 8, England's trial in 1 of 4096 draws.\n"));
    CHECK(contains(text, "- Something else.\n"));
    CHECK(contains(report::text(answers, 10000), "There the nearest was taken."));
}

TEST_CASE("a share whose range is small on both sides of 0 is less than 1%") {
    study::Answers answers = report_test::region_answers();
    answers.share_of_nation = report_test::spread(0.00004, 0.0038);
    CHECK(contains(report::summary(answers, 10000), "less than 1% of what the Netherlands spend"));
    answers.share_of_nation = report_test::spread(0.0004, 0.1);
    CHECK(contains(report::summary(answers, 10000), "about 0% (-20% to 20%) of what the Netherlands spend"));
}

TEST_CASE("payback says not before the last year where no year pays back") {
    study::Answers answers = report_test::region_answers();
    CHECK(contains(report::summary(answers), "paid back in (no: not before 2013)"));
    CHECK(contains(report::text(answers), "not before 2013"));
    for (study::PaybackLine& line : answers.payback) {
        line.year = 2012;
    }
    CHECK_FALSE(contains(report::summary(answers), "not before"));
}
