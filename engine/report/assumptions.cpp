#include "core/text.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace eigenkracht::report {
namespace {

/// A name's parts, as scenarios write it: `stance.STANCE.parameter.NAME` is a number of one stance.
struct Named {
    std::string name;
    std::string stance;  ///< empty: of all
};

Named named(std::string const& key) {
    std::string_view const common = "parameter.";
    std::string_view const of_stance = "stance.";
    if (key.starts_with(common)) {
        return {key.substr(common.size()), ""};
    }
    auto const at = key.find(".parameter.");
    if (key.starts_with(of_stance) && at != std::string::npos) {
        return {key.substr(at + std::string_view(".parameter.").size()),
                key.substr(of_stance.size(), at - of_stance.size())};
    }
    return {key, ""};
}

/// The stance that an entry gives a weight; empty if it is something else.
std::string weighed_stance(std::string const& key) {
    std::string_view const before = "stance.";
    std::string_view const after = ".weight";
    bool const is_weight =
        key.starts_with(before) && key.ends_with(after) && std::count(key.begin(), key.end(), '.') == 2;
    return is_weight ? key.substr(before.size(), key.size() - before.size() - after.size()) : "";
}

/// Numbers that are said in one breath: one number in several stances, or shares of one whole.
struct Entry {
    std::vector<std::string> names;
    std::vector<std::string> stances;  ///< empty text: common to all
    std::string meaning;
    std::string joint;
};

std::vector<Entry> entries_of(std::vector<study::AssumptionLine> const& assumptions) {
    std::vector<Entry> entries;
    for (study::AssumptionLine const& line : assumptions) {
        if (!weighed_stance(line.name).empty()) {
            continue;
        }
        Named const it = named(line.name);
        auto const same = std::find_if(entries.begin(), entries.end(), [&](Entry const& entry) {
            return entry.meaning == line.meaning && entry.joint == line.joint &&
                   (!line.joint.empty() || entry.names.front() == it.name);
        });
        if (same == entries.end()) {
            entries.push_back({{it.name}, {it.stance}, line.meaning, line.joint});
        } else if (line.joint.empty()) {
            same->stances.push_back(it.stance);
        } else {
            same->names.push_back(it.name);
        }
    }
    return entries;
}

std::string text_of(Entry const& entry) {
    std::string text = core::join(entry.names, ", ");
    std::vector<std::string> stances;
    std::copy_if(entry.stances.begin(), entry.stances.end(), std::back_inserter(stances),
                 [](std::string const& stance) { return !stance.empty(); });
    if (!stances.empty()) {
        text += fmt::format("{} in {}", stances.size() < entry.stances.size() ? ", also" : "",
                            core::join(stances, ", "));
    }
    return entry.meaning.empty() ? text : text + ": " + entry.meaning;
}

/// Stances that weigh the same for the same reason.
struct Weighed {
    std::string value;
    std::string reason;  ///< empty for variants, which weigh nothing unless somebody says so
    std::vector<std::string> stances;
};

/// The weights of all stances in one line; empty if none is given.
std::string weights_text(std::vector<study::AssumptionLine> const& assumptions) {
    std::vector<Weighed> groups;
    for (study::AssumptionLine const& line : assumptions) {
        std::string const stance = weighed_stance(line.name);
        if (stance.empty()) {
            continue;
        }
        std::string const value = line.value.substr(0, line.value.find(' '));  // without "weight", its unit
        auto const same = std::find_if(groups.begin(), groups.end(), [&](Weighed const& group) {
            return group.value == value && group.reason == line.reason;
        });
        if (same == groups.end()) {
            groups.push_back({value, line.reason, {stance}});
        } else {
            same->stances.push_back(stance);
        }
    }
    std::vector<std::string> parts;
    for (Weighed const& group : groups) {
        parts.push_back(fmt::format("{} for {}{}", group.value, core::join(group.stances, ", "),
                                    group.reason.empty() ? "" : fmt::format(" ({})", group.reason)));
    }
    return parts.empty() ? "" : "weights of bodies of evidence: " + core::join(parts, "; ");
}

}  // namespace

void write_assumptions(Page& page, study::Answers const& answers) {
    if (answers.assumptions.empty()) {
        return;
    }
    page.heading("NUMBERS THAT STAND ON NO SOURCE");
    page.paragraph(
        fmt::format("{} in this scenario. `eigenkracht describe {}` shows value and reason of each; replace "
                    "what you know "
                    "better with --set.",
                    capital(counted(answers.assumptions.size(), "assumption", "assumptions")),
                    answers.scenario.empty() ? "SCENARIO" : answers.scenario));
    for (Entry const& entry : entries_of(answers.assumptions)) {
        page.item(text_of(entry));
    }
    std::string const weights = weights_text(answers.assumptions);
    if (!weights.empty()) {
        page.item(weights);
    }
}

}  // namespace eigenkracht::report
