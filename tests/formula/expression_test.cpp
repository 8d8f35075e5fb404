#include "formula/expression.hpp"

#include "core/elementary.hpp"
#include "core/error.hpp"
#include "formula/language.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

using namespace eigenkracht;
using formula::Expression;

namespace {

double value_of(std::string const& text) { return Expression({text, {}}, {}, {})(nullptr); }

std::vector<core::LookupTable> two_tables() {
    core::LookupTable mortality{"mortality", {"age"}, {{0, 18, 65}}, {0.01, 0.001, 0.05}, false};
    core::LookupTable price{"price", {"year", "kind"}, {{2011, 2013}, {1, 2}}, {10, 20, 30, 40}, true};
    return {mortality, price};
}

/// A small random number generator for building formulas; statistics do not depend on it.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : state_(seed) {}
    unsigned below(unsigned sides) {
        state_ = state_ * 1664525U + 1013904223U;
        return (state_ >> 10U) % sides;
    }

private:
    std::uint32_t state_;
};

/// A formula with its value worked out while it is written, and how tightly its outermost operator binds.
struct Written {
    std::string text;
    double value;
    int binds;
};

std::string in_brackets_if(bool needed, Written const& part) {
    return needed ? "(" + part.text + ")" : part.text;
}

/// Writes a random formula with no bracket that the grammar makes superfluous.
Written random_formula(Dice& dice, int depth) {
    if (depth == 0 || dice.below(5) == 0) {
        unsigned const number = 1 + dice.below(9);
        return {fmt::format("{}", number), static_cast<double>(number), 9};
    }
    switch (dice.below(12)) {
        case 0: {
            Written const part = random_formula(dice, depth - 1);
            bool const starts_with_sign = part.text.front() == '-';
            return {"-" + in_brackets_if(part.binds < 7 || starts_with_sign, part), -part.value, 6};
        }
        case 1: {
            Written const base = random_formula(dice, depth - 1);
            Written const power = random_formula(dice, depth - 1);
            return {in_brackets_if(base.binds <= 7, base) + "^" + in_brackets_if(power.binds < 7, power),
                    core::pow(base.value, power.value), 7};
        }
        case 2: {
            Written const condition = random_formula(dice, depth - 1);
            Written const yes = random_formula(dice, depth - 1);
            Written const no = random_formula(dice, depth - 1);
            return {in_brackets_if(condition.binds <= 0, condition) + " ? " + yes.text + " : " + no.text,
                    condition.value != 0 ? yes.value : no.value, 0};
        }
        default: {
            static std::vector<std::pair<std::string, int>> const signs = {
                {"+", 5}, {"-", 5}, {"*", 6}, {"/", 6}, {"<", 4}, {"<=", 4}, {"==", 4}, {"&&", 2}, {"||", 1}};
            static std::vector<std::function<double(double, double)>> const meanings = {
                [](double x, double y) { return x + y; },
                [](double x, double y) { return x - y; },
                [](double x, double y) { return x * y; },
                [](double x, double y) { return x / y; },
                [](double x, double y) { return x < y ? 1.0 : 0.0; },
                [](double x, double y) { return x <= y ? 1.0 : 0.0; },
                [](double x, double y) { return x == y ? 1.0 : 0.0; },
                [](double x, double y) { return x != 0 && y != 0 ? 1.0 : 0.0; },
                [](double x, double y) { return x != 0 || y != 0 ? 1.0 : 0.0; }};
            unsigned const which = dice.below(static_cast<unsigned>(signs.size()));
            auto const& [sign, binds] = signs[which];
            Written const left = random_formula(dice, depth - 1);
            Written const right = random_formula(dice, depth - 1);
            bool const right_starts_with_sign = right.text.front() == '-';
            return {in_brackets_if(left.binds < binds, left) + " " + sign + " " +
                        in_brackets_if(right.binds <= binds || right_starts_with_sign, right),
                    meanings[which](left.value, right.value), binds};
        }
    }
}

}  // namespace

TEST_CASE("operators bind as in school, powers from the right and tighter than a sign") {
    CHECK(value_of("2 + 3 * 4") == 14);
    CHECK(value_of("(2 + 3) * 4") == 20);
    CHECK(value_of("7 - 4 - 2") == 1);
    CHECK(value_of("24 / 4 / 2") == 3);
    CHECK(value_of("2 ^ 3 ^ 2") == 512);
    CHECK(value_of("-2 ^ 2") == -4);
    CHECK(value_of("2 ^ -1") == 0.5);
    CHECK(value_of("2 ^ -3 * 4") == 0.5);
    CHECK(value_of("3 - -2") == 5);
    CHECK(value_of("1.5e3 + .5") == 1500.5);
}

TEST_CASE("comparisons give 1 or 0 and a condition computes only the side it needs") {
    CHECK(value_of("2 < 3") == 1);
    CHECK(value_of("2 >= 3") == 0);
    CHECK(value_of("2 == 2 && 3 != 3") == 0);
    CHECK(value_of("2 == 2 || 3 != 3") == 1);
    CHECK(value_of("1 + 1 > 1 ? 10 : 20") == 10);
    CHECK(value_of("0 ? 1 : 0 ? 2 : 3") == 3);
    CHECK(value_of("1 ? 1 ? 4 : 5 : 6") == 4);
    CHECK(value_of("(3 > 2 ? 1 : 0) * 5 + 1") == 6);
    CHECK(value_of("0 ? log(-1) : 3") == 3);
}

TEST_CASE("functions are those of the language, with our elementary functions") {
    CHECK(value_of("exp(1.3)") == core::exp(1.3));
    CHECK(value_of("log(1.3)") == core::log(1.3));
    CHECK(value_of("1.3 ^ 2.7") == core::pow(1.3, 2.7));
    CHECK(value_of("pow(1.3, 2.7)") == core::pow(1.3, 2.7));
    CHECK(value_of("normal_cdf(1.959964)") == doctest::Approx(0.975).epsilon(1e-7));
    CHECK(value_of("expit(logit(0.3))") == doctest::Approx(0.3).epsilon(1e-14));
    CHECK(value_of("sin(0.5) ^ 2 + cos(0.5) ^ 2") == doctest::Approx(1).epsilon(1e-15));
    CHECK(value_of("sqrt(2.25)") == 1.5);
    CHECK(value_of("min(3, 1, 2) + 10 * max(3, 1, 2)") == 31);
    CHECK(value_of("abs(-3) + floor(2.7) + ceil(2.2) + round(2.5)") == 11);
    CHECK(value_of("exp (0) + max  ( 1 , 2 )") == 3);
}

TEST_CASE("every function of the language can be called with its fewest arguments") {
    for (formula::Function const& function : formula::functions()) {
        CAPTURE(function.name);
        std::string text = function.name + (function.name == "table" ? "(\"mortality\"" : "(0.5");
        for (unsigned i = 1; i < function.fewest; ++i) {
            text += ", 0.5";
        }
        CHECK(std::isfinite(Expression({text + ")", {}}, {}, two_tables())(nullptr)));
    }
}

TEST_CASE("random formulas have the value that was worked out while they were written") {
    Dice dice(20130101);
    int finite = 0;
    for (int i = 0; i < 3000; ++i) {
        Written const written = random_formula(dice, 5);
        CAPTURE(written.text);
        double const value = value_of(written.text);
        if (std::isnan(written.value)) {
            CHECK(std::isnan(value));
        } else {
            CHECK(value == written.value);
            ++finite;
        }
    }
    CHECK(finite > 2000);
}

TEST_CASE("values are taken by the place of their names, and names may hold dots") {
    Expression const expression({"cut.amount_eur / 12 - b * a", {}}, {"a", "b", "unused", "cut.amount_eur"},
                                {});
    std::vector<double> values{2, 3, std::nan(""), 1200};
    CHECK(expression(values.data()) == 94);
    values[0] = 10;
    CHECK(expression(values.data()) == 70);
    CHECK(expression.uses() == std::vector<std::size_t>{3, 1, 0});
    CHECK_FALSE(expression.is_constant());
    CHECK(Expression({"1 + 1", {}}, {"a"}, {}).is_constant());
    CHECK(Expression({"b", {}}, {"a", "b"}, {})(values.data()) == 3);
}

TEST_CASE("tables are looked up by name, with either kind of quotes") {
    std::vector<std::string> const names{"age", "year"};
    std::vector<double> const values{17.9, 2012};
    Expression const both(
        {"table(\"mortality\", age) + table ( 'price' , year, 1.5 ) + table('mortality', 70)", {}}, names,
        two_tables());
    CHECK(both(values.data()) == doctest::Approx(0.01 + 25 + 0.05).epsilon(1e-15));
    CHECK(Expression({"table('mortality', 70)", {}}, {}, two_tables()).is_constant());
}

TEST_CASE("an expression can be moved and still reads its own values") {
    std::vector<double> const values{2};
    Expression first({"a * a + 1", {}}, {"a"}, {});
    CHECK(first(values.data()) == 5);
    Expression second(std::move(first));
    CHECK(second(values.data()) == 5);
    std::vector<Expression> many;
    many.reserve(3);  // so that the first ones have to move
    for (int i = 0; i < 20; ++i) {
        many.emplace_back(formula::Formula{fmt::format("a + {}", i), {}}, std::vector<std::string>{"a"},
                          std::vector<core::LookupTable>{});
    }
    CHECK(many[19](values.data()) == 21);
    CHECK(many[0](values.data()) == 2);
}

TEST_CASE("bad arithmetic gives infinity or not-a-number, for the user of the value to refuse") {
    CHECK(std::isinf(value_of("1 / 0")));
    CHECK(std::isnan(value_of("log(-1)")));
    CHECK(std::isnan(value_of("0 / 0")));
    CHECK(std::isnan(value_of("max(1, 0 / 0, 2)")));
    CHECK(std::isnan(value_of("min(0 / 0, 1)")));
}

TEST_CASE("a formula with a mistake cannot be compiled") {
    CHECK_THROWS_AS(Expression({"a + b", {}}, {"a"}, {}), core::InputError);
    CHECK_THROWS_AS(Expression({"", {}}, {}, {}), core::InputError);
}
