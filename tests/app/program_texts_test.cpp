// What the program words itself has its Dutch in the page's view.
#include "app/program_texts.hpp"
#include "app/whole_study.hpp"
#include "study/reconciliation.hpp"

#include <doctest/doctest.h>

using namespace eigenkracht;
using tests::not_said;

namespace {

bool has(std::string const& kind, std::string_view name) {
    return tests::program_texts().count(kind + "." + std::string(name)) == 1;
}

}  // namespace

TEST_CASE("steps to cash and lines of places have their Dutch") {
    for (auto const& level : study::reconciliation_levels) {
        CAPTURE(level.name);
        CHECK(has("step", level.name));
    }
    CHECK(has("step", "total"));
    auto const given = tests::scenario("tiny", {"run.draws=4"});
    auto const answers = study::answer(given, tests::draw(given), {});
    REQUIRE_FALSE(answers.places.empty());
    for (auto const& line : answers.places) {
        CAPTURE(line.name);
        CHECK(has("places", line.name));
    }
    CHECK_FALSE(has("step", "planted"));
}

TEST_CASE("what a baseline counts can be said in Dutch") {
    auto const given = tests::scenario("tiny", {"run.draws=4"});
    auto const answers = study::answer(given, tests::draw(given), {});
    bool told = false;
    for (auto const& question : answers.questions) {
        if (!question.why_baseline.kind.empty()) {
            told = true;
            CAPTURE(question.why_baseline.text);
            CHECK(not_said("remark", question.why_baseline) == std::vector<std::string>{});
        }
    }
    CHECK(told);
}

TEST_CASE("a remark of another kind, and one that lacks a value, cannot be said in Dutch") {
    study::Notice notice{"capped_effects", "", {{"stance_1", "the trial"}, {"draws_1", 3.0}, {"of", 4.0}}};
    CHECK(not_said("notice", notice) == std::vector<std::string>{});
    notice.values.pop_back();
    CHECK(not_said("notice", notice) == std::vector<std::string>{"notice.capped_effects names of"});
    notice.kind = "planted";
    CHECK(not_said("notice", notice) ==
          std::vector<std::string>{"no text notice.planted", "no text notice.planted.row"});
}
