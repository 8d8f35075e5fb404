#include "app/published.hpp"

#include "core/error.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace eigenkracht;
using namespace eigenkracht::app;

namespace {

study::Spread fixed(double value) {
    study::Spread spread;
    spread.mean = value;
    return spread;
}

study::Answers two_strategies() {
    study::Answers answers;
    answers.strategy_outcomes = {"cost", "life_years"};
    answers.strategies = {{"mono", "", {fixed(100.004), fixed(8)}, {}, {}, {}, "reference"},
                          {"comb", "", {fixed(150), fixed(9)}, 49.996, 1.0, 49.996, ""}};
    return answers;
}

PrintedTable two_numbers() {
    return {"t",
            "s",
            "f",
            {},
            {{"mono", PrintedNumber::Kind::outcome, "cost", "100.00"},
             {"comb", PrintedNumber::Kind::ratio, "", "50.00"}},
            {{"mono", "reference"}}};
}

}  // namespace

TEST_CASE("a number is met if it rounds to what was printed") {
    CHECK(rounds_to(6275.9564, "6275.956"));
    CHECK(rounds_to(6275.9555, "6275.956"));
    CHECK_FALSE(rounds_to(6275.9566, "6275.956"));
    CHECK(rounds_to(72987.6, "72988"));
    CHECK_FALSE(rounds_to(72987.4, "72988"));
    CHECK(rounds_to(-1.2, "-1"));
}

TEST_CASE("numbers and standings of a table are compared one by one") {
    std::vector<Comparison> const comparisons = compare(two_numbers(), two_strategies());
    REQUIRE(comparisons.size() == 3);
    CHECK(comparisons[0].what == "mono cost");
    CHECK(comparisons[0].found == "100.004");
    CHECK(comparisons[0].met);
    CHECK(comparisons[1].met);
    CHECK(comparisons[2].met);
}

TEST_CASE("a number that is off by a unit of the last digit, or missing, is missed") {
    study::Answers answers = two_strategies();
    answers.strategies[0].outcomes[0].mean = 100.006;
    answers.strategies[1].icer.reset();
    answers.strategies[0].status = "";
    std::vector<Comparison> const comparisons = compare(two_numbers(), answers);
    CHECK_FALSE(comparisons[0].met);
    CHECK_FALSE(comparisons[1].met);
    CHECK(comparisons[1].found == "none");
    CHECK_FALSE(comparisons[2].met);
}

TEST_CASE("a table about another model is a defect") {
    PrintedTable table = two_numbers();
    table.numbers[0].strategy = "other";
    CHECK_THROWS_AS((void)compare(table, two_strategies()), core::Defect);
}

TEST_CASE("the published tables name the three weightings and the dominated strategy") {
    auto const weightings =
        std::count_if(printed_tables().begin(), printed_tables().end(), [](PrintedTable const& table) {
            return table.file == "sick-sicker.toml" && table.standings.front().standing == "dominated";
        });
    CHECK(weightings == 3);
}
