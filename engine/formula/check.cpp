#include "formula/check.hpp"

#include "core/text.hpp"
#include "formula/expression.hpp"
#include "formula/reading.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::formula {
namespace {

std::string did_you_mean(std::string const& word, std::vector<std::string> const& candidates) {
    std::string const near = core::nearest_word(word, candidates);
    return near.empty() ? "" : fmt::format("did you mean {}?", near);
}

/// The formula as it can be quoted in one line of a message.
std::string quoted(std::string const& text) {
    constexpr std::size_t longest = 80;
    std::string line = text;
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line.size() <= longest ? fmt::format("\"{}\"", line)
                                  : fmt::format("\"{}...\"", line.substr(0, longest));
}

core::Mistake syntax_mistake(Formula const& formula, std::string const& key, Problem const& problem) {
    std::string const place = fmt::format(" at character {} of {}", problem.offset + 1, quoted(formula.text));
    return {formula.where, key, problem.found + place, problem.expected, problem.hint};
}

std::optional<core::Mistake> table_mistake(Formula const& formula, std::string const& key,
                                           TableUse const& use,
                                           std::vector<core::LookupTable> const& tables) {
    auto const found = std::find_if(tables.begin(), tables.end(),
                                    [&](core::LookupTable const& table) { return table.name == use.name; });
    if (found == tables.end()) {
        std::vector<std::string> known;
        known.reserve(tables.size());
        for (core::LookupTable const& table : tables) {
            known.push_back(table.name);
        }
        return core::Mistake{formula.where, key,
                             fmt::format("unknown table \"{}\" in {}", use.name, quoted(formula.text)), "",
                             did_you_mean(use.name, known)};
    }
    std::size_t const wanted = found->axes.size();
    if (wanted != use.arguments) {
        return core::Mistake{formula.where, key,
                             fmt::format("{} number{} for table \"{}\" in {}", use.arguments,
                                         use.arguments == 1 ? "" : "s", use.name, quoted(formula.text)),
                             fmt::format("{}: {}", wanted, core::join(found->arguments, ", ")), ""};
    }
    return std::nullopt;
}

}  // namespace

std::vector<std::string> names_in(Formula const& formula) {
    Reading reading = read(formula.text);
    if (reading.problem) {
        throw core::InputError(core::text(syntax_mistake(formula, "formula", *reading.problem)));
    }
    return std::move(reading.names);
}

std::vector<core::Mistake> check(Formula const& formula, std::string const& key,
                                 std::vector<std::string> const& names,
                                 std::vector<core::LookupTable> const& tables) {
    return check(formula, read(formula.text), key, names, tables);
}

std::vector<core::Mistake> check(Formula const& formula, Reading const& reading, std::string const& key,
                                 std::vector<std::string> const& names,
                                 std::vector<core::LookupTable> const& tables) {
    if (reading.problem) {
        return {syntax_mistake(formula, key, *reading.problem)};
    }
    std::vector<core::Mistake> mistakes;
    for (std::string const& name : reading.names) {
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            mistakes.push_back({formula.where, key,
                                fmt::format("unknown name {} in {}", name, quoted(formula.text)), "",
                                did_you_mean(name, names)});
        }
    }
    for (TableUse const& use : reading.tables) {
        if (std::optional<core::Mistake> mistake = table_mistake(formula, key, use, tables)) {
            mistakes.push_back(*std::move(mistake));
        }
    }
    return mistakes;
}

std::optional<double> constant(Formula const& formula) {
    Reading const reading = read(formula.text);
    if (reading.problem || !reading.names.empty() || !reading.tables.empty()) {
        return std::nullopt;
    }
    return Expression(formula, {}, {})(nullptr);
}

}  // namespace eigenkracht::formula
