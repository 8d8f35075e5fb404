#include "report/solved.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace eigenkracht;
using Kind = analysis::Crossing::Kind;

namespace {

study::Solved solved_with(std::vector<analysis::Crossing> const& crossings) {
    study::Solved solved;
    solved.spec.title = "Conferences a year that are enough";
    solved.spec.lever = "policy.grow.conferences_held.2013";
    solved.spec.unit = "conferences a year";
    solved.spec.high = 3000;
    solved.spec.whole = true;
    solved.spec.question = "covered";
    solved.spec.chance = 0.9;
    solved.question.title = "The cut is covered";
    solved.question.outcome = "cash_released_net_eur";
    solved.draws = 1024;
    solved.evaluations = 5;
    for (std::size_t s = 0; s + 1 < crossings.size(); ++s) {
        solved.stances.push_back(
            {s == 0 ? "claim" : "trial", s == 0 ? "the claim" : "the trial", "", "", 0.5});
    }
    for (std::size_t s = 0; s < crossings.size(); ++s) {
        solved.lines.push_back({s + 1 < crossings.size() ? std::optional(s) : std::nullopt, crossings[s]});
    }
    return solved;
}

analysis::Crossing found(double level, double low, double high) {
    analysis::Crossing crossing;
    crossing.kind = Kind::found;
    crossing.level = level;
    crossing.enough = level;
    crossing.level_low = low;
    crossing.level_high = high;
    crossing.best_level = 3000;
    crossing.best = {0.99, 0.98, 0.995};
    return crossing;
}

analysis::Crossing nowhere() {
    analysis::Crossing crossing;
    crossing.best_level = 1500;
    crossing.best = {0.23, 0.2, 0.26};
    return crossing;
}

bool says(study::Solved const& solved, std::string const& text) {
    std::string page = report::solved_text("A cut", {{solved}}, 100);
    // Lines are broken at blanks.
    std::string flat;
    for (char const letter : page) {
        bool const blank = letter == '\n' || letter == ' ';
        if (!blank || flat.empty() || flat.back() != ' ') {
            flat += blank ? ' ' : letter;
        }
    }

    return flat.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("a level is told with its interval, by body of evidence, and where there is none with the best") {
    auto const solved = solved_with({found(1234, 1100, 1400), nowhere(), nowhere()});
    CHECK(says(solved,
               "ANSWER: At least 1,234 (1,100 to 1,400) conferences a year on the claim. No level from "
               "0 to 3,000 conferences a year is enough on the trial; the best gives 23%"));
    CHECK(says(solved, "Sought: a chance of 90% that \"The cut is covered\"."));
    auto open = found(1234, 1100, 3000);
    open.open_high = true;
    CHECK(says(solved_with({open, nowhere(), nowhere()}), "1,234 (1,100 to beyond 3,000)"));
}

TEST_CASE("where no body of evidence has a level, that is the answer") {
    CHECK(says(solved_with({nowhere(), nowhere(), nowhere()}),
               "ANSWER: No level from 0 to 3,000 conferences a year is enough, on any body of evidence; the "
               "best gives 23% (20% to 26%) at 1,500 conferences a year"));
    CHECK(says(solved_with({nowhere()}),
               "ANSWER: No level from 0 to 3,000 conferences a year is enough; the "
               "best gives 23% (20% to 26%) at 1,500"));
}

TEST_CASE("a level that no chance moves is told exactly, and money is told in one scale") {
    auto exact = solved_with({found(412, 411, 412)});
    exact.lines.front().crossing.level = 411.7647;
    CHECK(says(exact, "At least 412 (411.76 before rounding) conferences a year."));
    auto money = solved_with({found(999.6e3, 0.8e6, 1.2e6)});
    money.spec.unit = "EUR";
    money.spec.whole = false;
    money.spec.high = 10e6;
    money.lines.front().crossing.rising = false;
    CHECK(says(money, "At most EUR 1.0 million (0.8 to 1.2)."));
    auto everywhere = solved_with({nowhere()});
    everywhere.lines.front().crossing.kind = Kind::everywhere;
    CHECK(says(everywhere, "Every level looked at is enough."));
}
