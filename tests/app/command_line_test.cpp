#include "app/command_line.hpp"

#include "core/error.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace eigenkracht;
using app::parse;

namespace {

/// What the user is told.
std::string complaint(std::vector<std::string> const& words) {
    try {
        (void)parse(words);
    } catch (core::UsageError const& error) {
        return error.what();
    }
    return "understood";
}

/// The first line of it; the second says where help is.
std::string first_line(std::vector<std::string> const& words) {
    std::string const all = complaint(words);
    return all.substr(0, all.find('\n'));
}

}  // namespace

TEST_CASE("a run with every option is understood, in any order") {
    app::Arguments const arguments =
        parse({"run", "--draws", "64", "a.toml", "--seed=7", "--threads", "2", "--set", "run.design=sobol",
               "--set", "cut.amount_eur=5e6", "-o", "x.h5", "--full", "--json", "--resume"});
    CHECK(arguments.command->name == "run");
    CHECK(arguments.subject == "a.toml");
    CHECK(arguments.draws == 64U);
    CHECK(arguments.seed == 7U);
    CHECK(arguments.threads == 2U);
    CHECK(arguments.settings == std::vector<std::string>{"run.design=sobol", "cut.amount_eur=5e6"});
    CHECK(arguments.output == "x.h5");
    CHECK(arguments.full);
    CHECK(arguments.json);
    CHECK(arguments.resume);
}

TEST_CASE("weights and thresholds are split at their first equals sign") {
    app::Arguments const arguments =
        parse({"answer", "x.h5", "--weight", "as_claimed=0.5", "--weight", "english_trial=2", "--at-least",
               "covered=cut.amount_eur * (1 == 1)"});
    REQUIRE(arguments.weights.size() == 2);
    CHECK(arguments.weights[0] == std::pair<std::string, double>{"as_claimed", 0.5});
    CHECK(arguments.weights[1].second == 2);
    REQUIRE(arguments.thresholds.size() == 1);
    CHECK(arguments.thresholds[0].second == "cut.amount_eur * (1 == 1)");
}

TEST_CASE("help is found before and after a command") {
    CHECK(parse({"--help"}).help);
    CHECK(parse({"-h"}).command == nullptr);
    CHECK(parse({"help", "run"}).command->name == "run");
    CHECK(parse({"run", "--help"}).help);
    CHECK(parse({"--version"}).version);
    CHECK(parse({"describe", "--keys"}).keys);
}

TEST_CASE("an unknown command or option gets its nearest word") {
    CHECK(first_line({"runn", "a.toml"}) == "runn: unknown command (did you mean run?)");
    CHECK(first_line({"frobnicate"}) == "frobnicate: unknown command");
    CHECK(first_line({"run", "a.toml", "--drawz", "3"}) ==
          "--drawz: unknown option of eigenkracht run (did you mean --draws?)");
    CHECK(first_line({"check", "a.toml", "--resume"}) == "--resume: unknown option of eigenkracht check");
    CHECK(complaint({"run", "a.toml", "--drawz", "3"}).ends_with("\nWhat it takes: eigenkracht run --help"));
}

TEST_CASE("options are not guessed from their first letters") {
    CHECK(first_line({"run", "a.toml", "--draw", "3"}) ==
          "--draw: unknown option of eigenkracht run (did you mean --draws?)");
}

TEST_CASE("bad values say which option, what was found and what was expected") {
    CHECK(complaint({"run", "a.toml", "--draws", "-40"}) ==
          "--draws: found -40 (expected a whole number, at least 1)");
    CHECK(complaint({"run", "a.toml", "--draws", "0"}) ==
          "--draws: found 0 (expected a whole number, at least 1)");
    CHECK(complaint({"run", "a.toml", "--draws", "12x"}) ==
          "--draws: found 12x (expected a whole number, at least 1)");
    CHECK(complaint({"run", "a.toml", "--seed", "99999999999999999999"}) ==
          "--seed: found 99999999999999999999 (expected a whole number, at least 0 and at most "
          "9223372036854775807)");
    CHECK(complaint({"run", "a.toml", "--threads", "100000"}) ==
          "--threads: found 100000 (expected a whole number, at least 1 and at most 4096)");
    CHECK(complaint({"run", "a.toml", "--set", "run.draws"}) ==
          "--set: found run.draws (expected KEY=VALUE, as in run.draws=4096)");
    CHECK(complaint({"run", "a.toml", "-o", "a.toml"}) ==
          "--output: found a.toml (expected a file name ending in .h5)");
    CHECK(complaint({"answer", "x.h5", "--weight", "as_claimed=-1"}) ==
          "--weight: found -1 (expected a number, at least 0)");
    CHECK(complaint({"answer", "x.h5", "--weight", "as_claimed=nan"}) ==
          "--weight: found nan (expected a number, at least 0)");
    CHECK(complaint({"answer", "x.h5", "--weight", "=1"}) ==
          "--weight: found =1 (expected STANCE=W, as in english_trial=2)");
}

TEST_CASE("too few and too many words are told") {
    CHECK(first_line({}) == "eigenkracht: no command");
    CHECK(first_line({"run"}) == "eigenkracht run: nothing to work on (expected SCENARIO)");
    CHECK(first_line({"run", "a.toml", "b.toml"}) == "b.toml: one word too many (expected one SCENARIO)");
    CHECK(first_line({"validate", "a.toml"}) == "a.toml: one word too many (expected options only)");
    CHECK(first_line({"run", "a.toml", "--draws"}) == "--draws: needs a value");
    CHECK(first_line({"run", "a.toml", "--json=yes"}) == "--json: takes no value");
    CHECK(first_line({"run", "a.toml", "--draws", "1", "--draws", "2"}) ==
          "--draws: given twice (expected once)");
}
