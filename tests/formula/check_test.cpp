#include "formula/check.hpp"

#include "core/error.hpp"
#include "formula/language.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace eigenkracht;

namespace {

std::vector<std::string> const known{"residential_year_eur", "share", "cut.amount_eur"};

std::vector<core::LookupTable> one_table() {
    return {{"mortality", {"age", "sex"}, {{0, 18}, {1, 2}}, {1, 2, 3, 4}, false}};
}

/// The first mistake as the user reads it; empty if there is none.
std::string message(std::string const& text) {
    auto const mistakes = formula::check({text, {"a.toml", 3, 7}}, "price.x", known, one_table());
    return mistakes.empty() ? "" : core::text(mistakes.front());
}

}  // namespace

TEST_CASE("names are listed in the order of first use") {
    CHECK(formula::names_in({"b * a + exp(b) - table('t', z) ? x_1 : cut.amount_eur", {}}) ==
          std::vector<std::string>{"b", "a", "z", "x_1", "cut.amount_eur"});
    CHECK(formula::names_in({"3 + 4", {}}).empty());
    CHECK_THROWS_WITH_AS(
        (void)formula::names_in({"3 + * 4", {}}),
        "formula: found \"*\" at character 5 of \"3 + * 4\" (expected a number, a name or \"(\")",
        core::InputError);
}

TEST_CASE("a good formula has no mistakes") {
    CHECK(message("residential_year_eur / 12").empty());
    CHECK(message("\n share > 0.5 ?\n 1 :\n table(\"mortality\", 17, 1)").empty());
}

TEST_CASE("an unknown name is shown with the nearest known one") {
    CHECK(
        message("residental_year_eur / 12") ==
        "a.toml:3:7: price.x: unknown name residental_year_eur in \"residental_year_eur / 12\" (did you mean "
        "residential_year_eur?)");
}

TEST_CASE("all unknown names and tables are told at once") {
    auto const mistakes = formula::check({"xx + yy + table('mortalty', 1, 2) + table('mortality', 3)", {}},
                                         "k", known, one_table());
    REQUIRE(mistakes.size() == 4);
    CHECK(mistakes[2].hint == "did you mean mortality?");
    CHECK(mistakes[3].expected == "2: age, sex");
}

TEST_CASE("the first thing that is not a formula is shown with its place") {
    struct Case {
        std::string text;
        std::string found;
    };
    for (Case const& each :
         std::vector<Case>{{"", "the end at character 1"},
                           {"  ", "the end at character 3"},
                           {"1 +", "the end at character 4"},
                           {"(1 + 2", "the end at character 7"},
                           {"1 + 2)", "\")\" at character 6"},
                           {"1, 2", "\",\" at character 2"},
                           {"(1, 2)", "\",\" at character 3"},
                           {"1 2", "\"2\" at character 3"},
                           {"2 share", "\"share\" at character 3"},
                           {"2share", "\"share\" right after a number at character 2"},
                           {"share = 2", "\"=\" at character 7"},
                           {"share & 2", "\"&\" at character 7"},
                           {"1 ? 2", "the end at character 6"},
                           {"1 : 2", "\":\" at character 3"},
                           {"(1 ? 2) : 3", "\")\" at character 7"},
                           {"1 + ? 2 : 3", "\"?\" at character 5"},
                           {"max(1 ? 2, 3)", "\",\" at character 10"},
                           {"exp", "function exp without \"(\" at character 1"},
                           {"exp()", "\")\" at character 5"},
                           {"exp(1, 2)", "exp(...) with 2 arguments at character 9"},
                           {"pow(1)", "pow(...) with 1 argument at character 6"},
                           {"tan(1)", "tan(...) at character 1"},
                           {"table(1, 2)", "\"1\" at character 7"},
                           {"table('t' + 1, 2)", "\"+\" at character 11"},
                           {"table('t')", "\")\" at character 10"},
                           {"table('t', 1, 2, 3, 4)", "table(...) with 5 arguments at character 22"},
                           {"table('t", "\"'\" at character 7"},
                           {"'a' + 1", "text in quotes at character 1"},
                           {"1 + €", "\"€\" at character 5"},
                           {"--1", "\"-\" at character 2"},
                           {"+1", "\"+\" at character 1"},
                           {"a..b", "\"a..b\" at character 1"},
                           {"1.2.3", "\".3\" right after a number at character 4"},
                           {"1e999", "\"1e999\" at character 1"},
                           {"!share", "\"!\" at character 1"},
                           {"()", "\")\" at character 2"},
                           {"share(3)", "share(...) at character 1"}}) {
        CAPTURE(each.text);
        auto const mistakes = formula::check({each.text, {}}, "k", known, one_table());
        REQUIRE(mistakes.size() == 1);
        CHECK(mistakes.front().found.rfind(each.found + " of \"", 0) == 0);
        CHECK_FALSE(mistakes.front().expected.empty());
    }
}

TEST_CASE("a misspelt function and a single equals sign come with a hint") {
    CHECK(formula::check({"exq(1)", {}}, "k", {}, {}).front().hint == "Did you mean exp?");
    CHECK(formula::check({"1 = 1", {}}, "k", {}, {}).front().hint == "Did you mean ==?");
}

TEST_CASE("a formula beyond any reason is refused in one line") {
    std::string const text(20'000, '1');
    std::string const line = message(text);
    CHECK(line.size() < 300);
    CHECK(line.find("at most 10000") != std::string::npos);
}

TEST_CASE("a constant is known without compiling by hand") {
    CHECK(formula::constant({"7e6 / 2", {}}) == 3.5e6);
    CHECK_FALSE(formula::constant({"share", {}}).has_value());
    CHECK_FALSE(formula::constant({"table('mortality', 1, 2)", {}}).has_value());
    CHECK_FALSE(formula::constant({"1 +", {}}).has_value());
}

TEST_CASE("names are words of letters, digits and underscores, with dots between words") {
    for (char const* good : {"a", "rr_england", "_x", "cut.amount_eur", "A1"}) {
        CHECK(formula::is_name(good));
    }
    for (char const* bad : {"", "1a", "a-b", "a.", ".a", "a..b", "a.1", "exp", "table", "a b", "é"}) {
        CHECK_FALSE(formula::is_name(bad));
    }
    CHECK_FALSE(formula::is_name(std::string(101, 'a')));
}
