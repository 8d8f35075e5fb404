// What the program finds by itself and says at the end of an answer.
#include "app/program_texts.hpp"
#include "app/whole_study.hpp"
#include "core/text.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <variant>
#include <vector>

using namespace eigenkracht;
using tests::draw;
using tests::scenario;

namespace {

/// Whether a sentence holds a value: a name as it is, a number with three digits or whole, thousands apart or not.
bool holds(std::string const& text, study::Notice::Value const& value) {
    if (auto const* const name = std::get_if<std::string>(&value)) {
        return text.find(*name) != std::string::npos;
    }
    double const number = std::get<double>(value);
    std::string const million = fmt::format("{:.4g} million", number / 1e6);
    for (std::string const& said : {fmt::format("{}", number), fmt::format("{:.3g}", number), million,
                                    core::grouped(std::llround(number))}) {
        if (text.find(said) != std::string::npos) {
            return true;
        }
    }
    return false;
}

/// Values that stand in the remark's values but not in its sentence; the choice among sentences is no part of one.
std::vector<std::string> missing_in_text(study::Notice const& notice) {
    std::vector<std::string> missing;
    for (auto const& [name, value] : notice.values) {
        if (!name.starts_with("form") && !holds(notice.text, value)) {
            missing.push_back(name);
        }
    }
    return missing;
}

/// Sentences, after it is made sure that what a page would say in another language is what they say.
std::vector<std::string> notices_of(study::Scenario const& given) {
    std::vector<std::string> texts;
    for (auto const& notice : study::answer(given, draw(given), {}).notices) {
        CAPTURE(notice.text);
        CHECK_FALSE(notice.kind.empty());
        CHECK(missing_in_text(notice).empty());
        CHECK(tests::not_said("notice", notice) == std::vector<std::string>{});
        texts.push_back(notice.text);
    }
    return texts;
}

bool says(std::vector<std::string> const& notices, std::string const& part) {
    return std::any_of(notices.begin(), notices.end(),
                       [&](std::string const& notice) { return notice.find(part) != std::string::npos; });
}

/// An uncertain number that no formula names.
std::vector<std::string> with_unused(std::string const& name) {
    std::string const key = "parameter." + name;
    return {"run.draws=4", key + ".unit=\"1\"", key + ".meaning=\"unused\"", key + ".assumption=\"a test\"",
            key + ".distribution={normal={mean=0,sd=1}}"};
}

}  // namespace

TEST_CASE("a number that nothing uses is told by name") {
    auto const found = notices_of(scenario("tiny", with_unused("nothing_else")));
    CHECK(says(found, "Nothing uses \"nothing_else\""));
    CHECK_FALSE(says(found, "order_usual"));
}

TEST_CASE("a number that one stance alone does not use is not dead") {
    // as_claimed fixes what the English trial's uptake is needed for.
    CHECK_FALSE(says(notices_of(scenario("tiny", {"run.draws=4"})), "Nothing uses"));
}

TEST_CASE("policies that hold the same conferences every year are told, however they are written") {
    auto const with_twin = [](std::string const& held) {
        return scenario("tiny", {"run.draws=4", "policy.twin.title=\"grow again\"",
                                 "policy.twin.conferences_held=" + held});
    };
    CHECK(says(notices_of(with_twin("{2011=\"110 / 2\", 2012=80, 2015=80}")),
               "The policies \"grow\", \"twin\" hold the same"));
    CHECK_FALSE(says(notices_of(with_twin("{2011=55, 2013=80}")), "hold the same"));
}

TEST_CASE("a body of evidence in which conferences change nothing is told") {
    std::string const claim = "stance.as_claimed.parameter.";
    auto const nothing =
        scenario("tiny", {"run.draws=8", claim + "placed_first_year_usual.distribution={fixed={value=0.5}}",
                          claim + "placed_first_year_conference.distribution={fixed={value=0.5}}",
                          claim + "reversal_effect.distribution={fixed={value=0}}",
                          claim + "lighter_share.distribution={fixed={value=0}}",
                          claim + "order_conference.distribution={fixed={value=1}}"});
    auto const found = notices_of(nothing);
    CHECK(says(found,
               "the claim: every counted child would have been placed at once, none is after the "
               "conference; later losses as elsewhere: conferences change nothing"));
    CHECK(std::count_if(found.begin(), found.end(), [](std::string const& notice) {
              return notice.find("change nothing") != std::string::npos;
          }) == 1);
    CHECK_FALSE(says(notices_of(scenario("tiny", {"run.draws=8"})), "change nothing"));
}

TEST_CASE("an outcome that is the same in every draw of every stance is told") {
    auto const found = notices_of(
        scenario("tiny", {"run.draws=8", "parameter.network_share.distribution={fixed={value=0}}"}));
    CHECK(says(found,
               "The same in every draw and every body of evidence: \"more months at home with a "
               "network member\""));
    CHECK_FALSE(says(notices_of(scenario("tiny", {"run.draws=8"})), "The same in every draw"));
}

TEST_CASE("a study that the pathway cannot return is told, under usual care too") {
    std::string const trial = "stance.english_trial.parameter.";
    // 99% in care after a year: so many are not even if all are placed. Half of that, after a conference, can be reached.
    auto const found = notices_of(
        scenario("tiny", {"run.draws=4", trial + "in_care_usual_england.distribution={fixed={value=0.99}}",
                          trial + "rr_england.distribution={fixed={value=0.5}}",
                          trial + "uptake_england.distribution={fixed={value=1}}"}));
    CHECK(says(found, "in 4 of 4 draws"));
    CHECK(says(found, "or the measure under usual care lies outside"));
}

TEST_CASE("lighter care that costs more, and a lighter state that costs more or gives less, are told") {
    auto const dear = notices_of(
        scenario("tiny", {"run.draws=4", "price.foster.eur_per_month=\"residential_year_eur / 12 + 100\""}));
    CHECK(says(dear, "Lighter care costs more: foster care than residential groups in 4 of 4 draws"));
    // EUR 100 of 2012 at the level of 2011, 0.9756 of it.
    CHECK(says(dear, "in 4 of 4 draws of every body of evidence, by 97.6 EUR a month on average"));
    CHECK(says(dear, "Look at price.foster and price.residential"));
    CHECK_FALSE(says(notices_of(scenario("tiny", {"run.draws=4"})), "Lighter care costs more"));

    auto const sick = [](std::string const& setting) {
        return notices_of(scenario("published/sick-sicker", {setting}));
    };
    CHECK(says(sick("parameter.c_h.distribution={fixed={value=5000}}"),
               "A lighter state costs more: healthy than sick in 1 of 1 draws, by 1e+03"));
    CHECK(says(sick("parameter.u_s1.distribution={fixed={value=0.4}}"),
               "A lighter state gives less: sick than sicker in 1 of 1 draws, by 0.1"));
    CHECK_FALSE(says(sick("parameter.c_h.distribution={fixed={value=1999}}"), "A lighter state"));
}

TEST_CASE("counting weights that do not sum to the horizon are told") {
    CHECK(says(notices_of(scenario("published/sick-sicker", {"pathway.counting=\"all\""})),
               "The counting weights sum to 76, not to the horizon of 75 cycles. Look at counting"));
}

TEST_CASE("no shipped scenario holds a number that nothing uses or a policy twice") {
    for (auto const& name : tests::all_shipped()) {
        CAPTURE(name);
        // A calculation with one set of numbers stays one; the others need only a few draws.
        bool const one_draw = scenario(name).run.draws == 1;
        auto const found = notices_of(
            scenario(name, {one_draw ? "run.draws=1" : "run.draws=32", "run.least_effective_draws=1"}));
        CHECK_FALSE(says(found, "Nothing uses"));
        CHECK_FALSE(says(found, "hold the same"));
        CHECK_FALSE(says(found, "change nothing"));
        CHECK_FALSE(says(found, "The same in every draw"));
    }
}

TEST_CASE(
    "a remark's values are the numbers and names of its sentence, and a planted other number is found") {
    study::Notice notice{"capped_effects",
                         "Studies whose effect the pathway cannot return: \"the trial\" in 3 of 4 draws.",
                         {{"stance_1", "the trial"}, {"draws_1", 3.0}, {"of", 4.0}}};
    CHECK(missing_in_text(notice).empty());
    notice.values[1].second = 5.0;
    CHECK(missing_in_text(notice) == std::vector<std::string>{"draws_1"});
}

TEST_CASE("what a baseline counts is told by kind, with the numbers of its sentence") {
    auto const given = scenario("tiny", {"run.draws=4"});
    auto const answers = study::answer(given, draw(given), {});
    std::vector<std::string> kinds;
    for (auto const& question : answers.questions) {
        auto const& why = question.why_baseline;
        if (!why.kind.empty()) {
            CAPTURE(why.text);
            kinds.push_back(why.kind);
            auto missing = missing_in_text(why);
            // The page knows which question it stands at.
            std::erase_if(missing, [](auto const& name) { return name == "question" || name == "baseline"; });
            CHECK(missing.empty());
            CHECK(why.values.front() ==
                  std::pair<std::string, study::Notice::Value>{"question", question.name});
        }
    }
    CHECK(std::find(kinds.begin(), kinds.end(), "baseline_budget") != kinds.end());
    CHECK(std::find(kinds.begin(), kinds.end(), "baseline_policy") != kinds.end());
}
