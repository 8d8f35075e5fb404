#include "core/error.hpp"

#include <fmt/format.h>

#include <utility>

namespace eigenkracht::core {
namespace {

/// Each mistake's text, one a line.
std::string lines(std::vector<Mistake> const& mistakes) {
    std::string all;
    for (Mistake const& mistake : mistakes) {
        if (!all.empty()) {
            all += '\n';
        }
        all += text(mistake);
    }
    return all;
}

/// What and where, joined by `: ` only if both are there.
std::string after_colon(std::string const& where, std::string const& what) {
    return where.empty() ? what : where + ": " + what;
}

}  // namespace

std::string text(SourceLocation const& location) {
    std::string place = location.file;
    if (location.line > 0) {
        place += fmt::format(":{}", location.line);
        if (location.column > 0) {
            place += fmt::format(":{}", location.column);
        }
    }
    return place;
}

std::string text(Mistake const& mistake) {
    std::string finding;
    if (mistake.expected.empty()) {
        finding = mistake.found;
        if (!mistake.hint.empty()) {
            finding += fmt::format(" ({})", mistake.hint);
        }
    } else {
        finding = fmt::format("found {} (expected {})", mistake.found, mistake.expected);
        if (!mistake.hint.empty()) {
            finding += ". " + mistake.hint;
        }
    }
    return after_colon(text(mistake.where), after_colon(mistake.key, finding));
}

ScenarioError::ScenarioError(std::vector<Mistake> mistakes_found)
    : std::runtime_error(lines(mistakes_found)), mistakes(std::move(mistakes_found)) {}

FileError::FileError(SourceLocation const& where, std::string const& finding)
    : std::runtime_error(after_colon(text(where), finding)) {}

InputError::InputError(std::string const& quantity, std::string const& found, std::string const& expected)
    : std::runtime_error(fmt::format("{}: found {} (expected {})", quantity, found, expected)) {}

InputError::InputError(std::string const& quantity, double found, std::string const& expected)
    : InputError(quantity, fmt::format("{}", found), expected) {}

Defect::Defect(std::string const& finding)
    : std::logic_error(finding + ". This is a defect of the engine.") {}

}  // namespace eigenkracht::core
