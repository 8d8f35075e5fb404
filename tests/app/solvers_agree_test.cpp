// Both solvers on every shipped scenario. The limit leaves right code failing once in a million runs of all figures of a scenario together
// (Bonferroni over its figures). With 6,000 people per figure a mean stay that is wrong by half is found beyond doubt: the twin below plants one.
#include "app/whole_study.hpp"
#include "study/agreement.hpp"

#include <doctest/doctest.h>

using namespace eigenkracht;
using tests::scenario;

namespace {

constexpr double false_alarm = 1e-6;
constexpr std::uint64_t persons = 6000;

}  // namespace

TEST_CASE("individual and cohort solver agree on every shipped scenario") {
    for (auto const& name : tests::all_shipped()) {
        CAPTURE(name);
        study::Plan const plan(scenario(name, {"run.draws=64"}));
        auto const lines = study::agreement(plan, plan, 3, persons);
        CHECK(lines.empty() == !plan.pathway.has_value());
        auto const verdict = study::judge(lines, false_alarm);
        CAPTURE(verdict.where);
        CHECK(verdict.largest <= verdict.limit);
        CHECK(verdict.judged >= lines.size() / 4);
    }
}

TEST_CASE("a planted fault in a stay is found by comparing the solvers") {
    study::Plan const right(scenario("tiny"));
    study::Plan const wrong(
        scenario("tiny", {"parameter.stay_foster_months.formula=\"1.5 * 1.25 * stay_mean_months\""}));
    CHECK_FALSE(study::judge(study::agreement(right, wrong, 3, persons), false_alarm).agrees());
}

TEST_CASE("a planted fault in a published model is found by comparing the solvers") {
    study::Plan const right(scenario("published/hiv"));
    study::Plan const wrong(scenario("published/hiv", {"parameter.rr.distribution={fixed={value=0.7}}"}));
    CHECK_FALSE(study::judge(study::agreement(right, wrong, 0, 20000), false_alarm).agrees());
}
