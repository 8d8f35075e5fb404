#include "app/help.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

using namespace eigenkracht;

namespace {

void check_width(std::string const& text) {
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        CAPTURE(line);
        CHECK(line.size() <= 100);
    }
}

}  // namespace

TEST_CASE("the help page lists every command there is, and every exit code") {
    std::string const text = app::help_text();
    for (app::Command const& command : app::commands()) {
        CAPTURE(command.name);
        CHECK(text.find("\n  " + command.name) != std::string::npos);
    }
    for (char const* code : {"\n  0 ", "\n  2 ", "\n  3 ", "\n  4 ", "\n  5 ", "\n  130 "}) {
        CAPTURE(code);
        CHECK(text.find(code) != std::string::npos);
    }
    check_width(text);
}

TEST_CASE("each command's page names each of its options with its argument") {
    for (app::Command const& command : app::commands()) {
        std::string const text = app::help_text(command);
        CAPTURE(text);
        for (app::OptionRow const& row : command.options) {
            CAPTURE(row.name);
            CHECK(text.find("--" + row.name + (row.argument.empty() ? " " : " " + row.argument)) !=
                  std::string::npos);
        }
        check_width(text);
    }
}

TEST_CASE("each option on a help page is understood by the parser") {
    for (app::Command const& command : app::commands()) {
        for (app::OptionRow const& row : command.options) {
            CAPTURE(row.name);
            std::vector<std::string> words{command.name};
            if (!command.subject.empty()) {
                words.emplace_back("file");
            }
            words.push_back("--" + row.name);
            if (row.argument == "N" || row.argument == "S" || row.argument == "T") {
                words.emplace_back("3");
            } else if (row.argument == "E" || row.argument == "P") {
                words.emplace_back("0.1");
            } else if (row.argument == "I/N") {
                words.emplace_back("2/3");
            } else if (row.name == "lang") {
                words.emplace_back("nl");
            } else if (row.name == "format") {
                words.emplace_back("md");
            } else if (row.name == "instructions") {
                words.emplace_back("plain");
            } else if (row.argument.ends_with("LOW:HIGH")) {
                words.emplace_back("name=3:4");
            } else if (row.argument.find('=') != std::string::npos) {
                words.emplace_back("name=3");
            } else if (!row.argument.empty()) {
                words.emplace_back("name.h5");
            }
            CHECK_NOTHROW((void)app::parse(words));
        }
    }
}

TEST_CASE("the version names the program and what built it") {
    std::string const text = app::version_text();
    CHECK(text.starts_with("eigenkracht 0."));
    CHECK(text.find("built with") != std::string::npos);
}
