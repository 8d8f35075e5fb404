#include "app/help.hpp"

#include "core/text.hpp"
#include "core/vector_code.hpp"
#include "core/version.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::app {
namespace {

constexpr std::size_t columns = 100;

/// Two columns, the second broken into lines.
std::string rows(std::vector<std::pair<std::string, std::string>> const& pairs) {
    std::size_t width = 0;
    for (auto const& [left, right] : pairs) {
        width = std::max(width, left.size());
    }
    std::string text;
    for (auto const& [left, right] : pairs) {
        std::string const start = fmt::format("  {:<{}}  ", left, width);
        text += start;
        for (char const letter : core::wrap(right, columns - start.size(), 0)) {
            text += letter;
            if (letter == '\n') {
                text.append(start.size(), ' ');
            }
        }
        text += '\n';
    }
    return text;
}

/// What stands before the options.
std::string with_subject(Command const& command) {
    return command.subject.empty()
               ? command.name
               : command.name + " " + command.subject + (command.many_subjects ? "..." : "");
}

std::string usage(Command const& command) {
    std::string text = "eigenkracht " + with_subject(command);
    for (OptionRow const& row : command.options) {
        text += fmt::format(" [{}{}{}]{}", row.letter == 0 ? "--" + row.name : fmt::format("-{}", row.letter),
                            row.argument.empty() ? "" : " ", row.argument, row.many ? "..." : "");
    }
    return core::wrap(text, columns, 12);
}

}  // namespace

std::string help_text() {
    std::string text = core::wrap(
        "eigenkracht: what family group conferences (Eigen Kracht-conferenties) mean for children, for care "
        "and for "
        "the budget, and how sure that is.",
        columns, 0);
    text += "\n\nCommands:\n";
    std::vector<std::pair<std::string, std::string>> list;
    for (Command const& command : commands()) {
        list.emplace_back(with_subject(command), command.summary);
    }
    text += rows(list);
    text += "\nOf each: eigenkracht COMMAND --help. Of the program: --version.\n\n";
    text += "First try: eigenkracht run scenarios/asscher-cut.toml\n\n";
    text += "Exit codes:\n";
    text += rows({{"0", "done"},
                  {"1", "a defect of the program"},
                  {"2", "the command line was not understood"},
                  {"3", "the scenario has mistakes"},
                  {"4", "a file cannot be read or written"},
                  {"5", "not reached: the errors asked for, a level that is enough, a published number"},
                  {"130", "interrupted"}});
    return text;
}

std::string help_text(Command const& command) {
    std::string text = usage(command) + "\n\n" + core::wrap(command.details, columns, 0) + "\n\n";
    std::vector<std::pair<std::string, std::string>> list;
    for (OptionRow const& row : command.options) {
        std::string left = row.letter == 0 ? "" : fmt::format("-{}, ", row.letter);
        left += "--" + row.name + (row.argument.empty() ? "" : " " + row.argument);
        list.emplace_back(left, row.meaning + (row.many ? "; may be given more than once" : ""));
    }
    list.emplace_back("-h, --help", "this page");
    return text + "Options:\n" + rows(list);
}

std::string version_text() {
    std::string text = "eigenkracht " + core::version();
    if (!core::revision().empty()) {
        text += fmt::format(" (revision {})", core::revision());
    }
    return text + ", built with " + core::compiler() + "; vector instructions: " + core::vector_way() + "\n";
}

}  // namespace eigenkracht::app
