#include "files/files.hpp"
#include "study/answers.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace eigenkracht;

namespace {

study::Spread spread(double mean) {
    study::Spread s;
    s.mean = mean;
    return s;
}

}  // namespace

TEST_CASE("answers without places say so in JSON by empty lists and nulls") {
    study::Answers answers;
    answers.questions.emplace_back();
    auto const json = nlohmann::json::parse(files::to_json(answers));
    for (char const* list : {"cash", "reconciliations", "not_by_you", "places", "payback", "funnel"}) {
        CAPTURE(list);
        CHECK(json[list].is_array());
        CHECK(json[list].empty());
    }
    CHECK(json["region"]["share_of_addressable"].is_null());
    CHECK(json["region"]["prevented_share"].is_null());
    CHECK(json["region"]["prevented_share_by_stance"].empty());
    CHECK(json["questions"][0]["items"].empty());
    CHECK(json["questions"][0]["payer"] == "");
    CHECK(json["questions"][0]["shortfall_by_stance"].empty());
    CHECK(json["questions"][0]["shortfall_overall"].is_null());
}

TEST_CASE("answers of cash, places and payback come whole into JSON") {
    study::Answers answers;
    study::QuestionAnswer question;
    question.items = {"residential groups"};
    question.payer = "the region";
    question.shortfall_by_stance = {{1, 2, 3, 4, 5, 6}};
    question.shortfall_overall.reserve95 = 7;
    answers.questions = {question};
    study::ReconciliationStep const step{"cash", "the cash", true, {spread(8)}, spread(9)};
    answers.reconciliations = {{"cut_covered", "grow", 2013, {step}}};
    answers.not_by_you = {step};
    answers.places = {
        {"crisis shelter", "waiting", "more waiting", "months", 2013, true, {spread(10)}, spread(11)}};
    answers.payback = {{"the claim", 2016, {0.5, 0.1, 10}, spread(12)}, {"", {}, {}, {}}};
    answers.discount_rate = 0.04;
    answers.share_of_addressable = spread(13);
    answers.prevented_share_by_stance = {spread(14)};
    answers.prevented_share = spread(15);
    study::MoneyLine cash;
    cash.year = 2013;
    cash.mean_by_stance = {16};
    answers.cash = {cash};
    answers.checks = {{"days", "days in care", "days", "trial", 115, {}, 0.5, false, 5.0, true, 172}};
    answers.calibrated = true;
    answers.calibrations = {
        {"trial", "the trial", 172, {{"days", "days in care", "days", 115, 5, 566, "stays"}}}};
    auto const json = nlohmann::json::parse(files::to_json(answers));
    CHECK(json["questions"][0]["items"][0] == "residential groups");
    CHECK(json["questions"][0]["payer"] == "the region");
    CHECK(json["questions"][0]["shortfall_by_stance"][0]["reserve80"] == 3);
    CHECK(json["questions"][0]["shortfall_overall"]["reserve95"] == 7);
    CHECK(json["reconciliations"][0]["steps"][0]["level"] == true);
    CHECK(json["reconciliations"][0]["steps"][0]["by_stance"][0]["mean"] == 8);
    CHECK(json["not_by_you"][0]["overall"]["mean"] == 9);
    CHECK(json["places"][0]["harm"] == true);
    CHECK(json["places"][0]["by_stance"][0]["mean"] == 10);
    CHECK(json["payback"][0]["year"] == 2016);
    CHECK(json["payback"][0]["by_last_year"]["draws"] == 10);
    CHECK(json["payback"][0]["present_value"]["mean"] == 12);
    CHECK(json["payback"][1]["year"].is_null());
    CHECK(json["discount_rate"] == 0.04);
    CHECK(json["region"]["share_of_addressable"]["mean"] == 13);
    CHECK(json["region"]["prevented_share_by_stance"][0]["mean"] == 14);
    CHECK(json["region"]["prevented_share"]["mean"] == 15);
    CHECK(json["cash"][0]["mean_by_stance"][0] == 16);
    CHECK(json["calibrated"] == true);
    CHECK(json["checks"][0]["role"] == "calibration");
    CHECK(json["checks"][0]["error"] == 5);
    CHECK(json["checks"][0]["effective_draws"] == 172);
    CHECK(json["calibrations"][0]["effective_draws"] == 172);
    CHECK(json["calibrations"][0]["targets"][0]["observed"] == 115);
    CHECK(json["calibrations"][0]["targets"][0]["informs"] == "stays");
}

TEST_CASE("remarks come into JSON as texts in the answers, and with their values for other languages") {
    study::Answers answers;
    answers.notices = {{"capped_effects", "In 3 draws.", {{"stance_1", "the trial"}, {"draws_1", 3.0}}},
                       {"solved_by_means", "By means."}};
    study::QuestionAnswer question;
    question.why_baseline = {"baseline_budget", "Only what it saves.", {{"claimed_eur", 17000.0}}};
    answers.questions = {question, study::QuestionAnswer()};
    auto const json = nlohmann::json::parse(files::to_json(answers));
    CHECK(json["notices"] == nlohmann::json::parse(R"(["In 3 draws.", "By means."])"));
    CHECK(json["questions"][0]["why_baseline"] == "Only what it saves.");
    CHECK(json["questions"][1]["why_baseline"] == "");
    CHECK(nlohmann::json::parse(files::notices_json(answers)) == nlohmann::json::parse(R"([
        {"kind": "capped_effects", "text": "In 3 draws.", "values": {"stance_1": "the trial", "draws_1": 3}},
        {"kind": "solved_by_means", "text": "By means.", "values": {}}])"));
    CHECK(nlohmann::json::parse(files::remarks_json(answers)) == nlohmann::json::parse(R"([
        {"kind": "baseline_budget", "text": "Only what it saves.", "values": {"claimed_eur": 17000}}])"));
}
