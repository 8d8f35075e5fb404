#include "report/words.hpp"

#include "report/sample.hpp"

#include <doctest/doctest.h>

using namespace eigenkracht;
using namespace eigenkracht::report;

TEST_CASE("a chance has the digits its error allows") {
    CHECK(chance_text({0.62345, 0.008, 4096}) == "62.3%");
    CHECK(chance_with_error({0.62345, 0.008, 4096}) == "62.3% +- 0.8");
    CHECK(chance_text({0.62345, 0.02, 500}) == "62%");
}

TEST_CASE("a chance never or always seen is counted in a table and bounded by three draws in words") {
    CHECK(chance_text({0, 0, 1024}) == "0 of 1,024");
    CHECK(chance_text({1, 0, 4096}) == "4,096 of 4,096");
    CHECK(chance_text({1 - 1e-15, 0, 4096}) == "4,096 of 4,096");
    CHECK(chance_with_error({0, 0, 4096}) == "0 of 4,096");
    CHECK(chance_words({0, 0, 1024}) == "less than 3 in 1,024");
    CHECK(chance_words({1, 0, 4096}) == "more than 4,093 in 4,096");
    CHECK(chance_words({0.62345, 0.008, 4096}) == "62.3%");
}

TEST_CASE("a chance that would round to 0% or 100% is bounded instead") {
    CHECK(chance_text({1e-9, 1e-6, 4096}) == "less than 3 in 4,096");
    CHECK(chance_text({1 - 1e-9, 1e-6, 4096}) == "more than 4,093 in 4,096");
}

TEST_CASE("a chance has no more digits than its draws can tell, however small its error came out") {
    CHECK(chance_text({1.2e-8, 1e-9, 256}) == "less than 3 in 256");
    CHECK(chance_text({1 - 1.2e-8, 1e-9, 256}) == "more than 253 in 256");
    CHECK(chance_words({1.2e-8, 1e-9, 256}) == "less than 3 in 256");
    CHECK(chance_text({0.001, 1e-4, 256}) == "0.10%");
}

TEST_CASE("a chance over several bodies of evidence may be finer than one draw of each") {
    CHECK(chance_text({0.25 / 1024, 0.25 / 1024, 1024}) == "0.02%");
}

TEST_CASE("few draws are counted, a single one says yes or no") {
    CHECK(chance_text({0, 0, 10}) == "0 of 10");
    CHECK(chance_words({1, 0, 10}) == "10 of 10 draws");
    CHECK(chance_text({1, 0, 1}) == "yes");
    CHECK(chance_words({0, 0, 1}) == "no");
}

TEST_CASE("an error that rounds up to the next place takes a digit from its chance") {
    // One draw of 1,024: the error is 0.0977%, which is 0.1%.
    double const one = 1.0 / 1024;
    CHECK(chance_with_error({1 - one, one, 1024}) == "99.9% +- 0.1");
    CHECK(chance_with_error({one, one, 1024}) == "0.1% +- 0.1");
}

TEST_CASE("money is written in the unit that leaves few digits") {
    CHECK(money_scale(3e6).unit == "EUR million");
    CHECK(money_scale(3e5).unit == "EUR thousand");
    CHECK(money_scale(3e4).unit == "EUR");
    CHECK(amount_text("care_avoided_net_eur", 7e6) == "EUR 7 million");
    CHECK(amount_text("life_years", 12.5) == "12.5");
    CHECK(outcome_text("care_avoided_net_eur") == "care avoided net");
    CHECK(outcome_text("life_years") == "life years");
}

TEST_CASE("a mean and its interval have no finer digits than a fortieth of the interval") {
    study::Spread const spread = report_test::spread(8.523, 1.1);
    CHECK(mean_with_interval(spread) == "8.5 (6.4 to 10.7)");
    study::Spread constant;
    constant.mean = constant.low95 = constant.high95 = 7;
    CHECK(mean_with_interval(constant) == "7");
}

TEST_CASE("draws that differ by binary rounding alone are printed as one number") {
    study::Spread spread = report_test::spread(1, 1e-16);
    CHECK(mean_with_interval(spread) == "1");
    // A fortieth of the width 0.00392 is 0.000098, which is 0.0001: four decimals.
    spread = report_test::spread(1, 1e-3);
    CHECK(mean_with_interval(spread) == "1.0000 (0.9980 to 1.0020)");
}

TEST_CASE("names become words, and budgets their year") {
    CHECK(baseline_text("budget_2012") == "the budget of 2012");
    CHECK(baseline_text("no_conferences") == "\"no conferences\"");
    CHECK(in_a_row({"A"}) == "A");
    CHECK(in_a_row({"A", "B"}) == "A and B");
    CHECK(in_a_row({"A", "B", "C"}) == "A, B and C");
    CHECK(counted(1, "draw", "draws") == "one draw");
    CHECK(counted(12, "draw", "draws") == "twelve draws");
    CHECK(counted(4096, "draw", "draws") == "4,096 draws");
}

TEST_CASE("a stance is called by its title up to the colon, unless that is long or another's") {
    std::vector<study::StanceLine> const stances = report_test::stances();
    CHECK(short_title(stances, 0) == "the claim");
    CHECK(short_title(stances, 2) == "english trial undiluted");  // its title has no colon and is long
    std::vector<study::StanceLine> twins{stances[0], stances[0]};
    twins[1].name = "other";
    CHECK(short_title(twins, 0) == "as claimed");
    CHECK(short_title(twins, 1) == "other");
}
