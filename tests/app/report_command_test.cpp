// Pages for readers, as a user asks for them.
#include "app/spawn.hpp"
#include "app/whole_study.hpp"
#include "support/folder.hpp"

#include <doctest/doctest.h>

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

using namespace eigenkracht;

namespace {

/// A folder with a result of the small scenario in it.
std::string const& folder() {
    static std::string const made = [] {
        // Tests of this file may run beside each other, each in its own process.
        static support::Folder const own("report_command_" + std::to_string(::getpid()));
        app_test::Process run({"run", tests::shipped("tiny"), "--draws", "32", "-o", "tiny.h5", "--report"},
                              own.path.string());
        REQUIRE(run.wait().code == 0);
        return own.path.string();
    }();
    return made;
}

app_test::Ended report(std::vector<std::string> words) {
    words.insert(words.begin(), "report");
    return app_test::Process(words, folder()).wait();
}

std::string text(std::string const& file) { return app_test::text_of(folder() + "/" + file); }

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a run writes its page beside its results, and the page needs nothing else") {
    std::string const page = text("tiny.html");
    constexpr std::size_t most = 200'000;
    CHECK(page.size() < most);
    CHECK(has(page, "<html lang=\"en\">"));
    CHECK(has(page, " from tiny.h5."));
    CHECK(!has(page, std::filesystem::absolute(folder()).string()));
    CHECK(has(page, "default-src 'none'; script-src 'sha256-"));
    CHECK(has(page, "<svg class=\"chart chart-waterfall\""));
    for (char const* const outside : {"src=\"http", "href=\"http", "url(http", "@import", "eval("}) {
        CHECK_MESSAGE(!has(page, outside), outside);
    }
}

TEST_CASE("a page speaks Dutch where it is asked to") {
    REQUIRE(report({"tiny.h5", "-o", "nl.html", "--lang", "nl"}).code == 0);
    std::string const page = text("nl.html");
    CHECK(has(page, "<html lang=\"nl\">"));
    CHECK(has(page, "Het antwoord"));
    CHECK(!has(page, "The answer"));
    // What the program puts around texts of the scenario is Dutch, too.
    CHECK(has(page, ", gebruikelijke zorg"));
    CHECK(has(page, "standaardfout van: "));
    CHECK(!has(page, ", usual care"));
    CHECK(!has(page, "tandard error"));
}

TEST_CASE("the same tables come as Markdown and as files of comma-separated values") {
    REQUIRE(report({"tiny.h5", "--format", "md"}).code == 0);
    CHECK(has(text("tiny.md"), "## The answer"));
    REQUIRE(report({"tiny.h5", "--format", "csv"}).code == 0);
    std::string const table = text("tiny-tables/answer.csv");
    CHECK(has(table, "on the evidence of"));
    CHECK(has(table, "\nthe claim,25%,"));
}

TEST_CASE("a picture is a file of its own, and one that is not there is refused with those that are") {
    REQUIRE(report({"tiny.h5", "--picture", "waterfall", "-o", "w.svg"}).code == 0);
    CHECK(has(text("w.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\""));
    auto const none = report({"tiny.h5", "--picture", "waterfal", "-o", "x.svg"});
    CHECK(none.code == 2);
    CHECK(has(none.err, "found waterfal"));
    CHECK(has(none.err, "waterfall"));
    CHECK(!std::filesystem::exists(folder() + "/x.svg"));
}

TEST_CASE("several results make a page that holds them against each other") {
    std::filesystem::copy_file(folder() + "/tiny.h5", folder() + "/again.h5",
                               std::filesystem::copy_options::overwrite_existing);
    REQUIRE(report({"tiny.h5", "again.h5", "-o", "both.html"}).code == 0);
    std::string const page = text("both.html");
    CHECK(has(page, "2 results beside each other"));
    CHECK(has(page, "If the wrong evidence is believed"));
}

TEST_CASE("an amount asked in place of the cut is asked of the same care and the same payer") {
    auto const answer = [](std::vector<std::string> const& more) {
        std::vector<std::string> words{"answer", "tiny.h5", "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return app_test::Process(words, folder()).wait().out;
    };
    // tiny asks of its cut of EUR 700,000: the same amount, given as a number, is the same question.
    std::string const own = answer({});
    CHECK(has(own, "\"payer\": \"the region"));
    CHECK(answer({"--at-least", "cash_covered=7e5"}) == own);
    CHECK(answer({"--at-least", "cash_covered=6e5"}) != own);
}

TEST_CASE("a sweep of another scenario is no part of a page") {
    app_test::Process swept({"sweep", tests::shipped("asscher-cut"), "--only", "tornado", "-o", "other.h5"},
                            folder());
    REQUIRE(swept.wait().code == 0);
    auto const other = report({"tiny.h5", "other.h5", "-o", "other.html"});
    CHECK(other.code == 2);
    CHECK(has(other.err, "a sweep of asscher-cut.toml beside a run of tiny.toml"));
    CHECK(!std::filesystem::exists(folder() + "/other.html"));
    CHECK(has(report({"tiny.h5", "other.h5", "other.h5"}).err, "found a second sweep, other.h5"));
}

TEST_CASE("what cannot be a page is refused, and nothing is written") {
    CHECK(report({"tiny.h5", "-o", "page.pdf"}).code == 2);
    CHECK(!std::filesystem::exists(folder() + "/page.pdf"));
    auto const language = report({"tiny.h5", "--lang", "fr"});
    CHECK(language.code == 2);
    CHECK(has(language.err, "found fr"));
    CHECK(report({"missing.h5"}).code == 4);
    CHECK(report({"tiny.h5", "--format", "docx"}).code == 2);
}
