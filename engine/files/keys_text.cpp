#include "files/files.hpp"
#include "files/keys.hpp"
#include "formula/language.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::files {
namespace {

bool has_section(std::string const& table) {
    return std::any_of(sections().begin(), sections().end(),
                       [&](Section const& section) { return section.table == table; });
}

std::string in_cell(std::string const& text) {
    std::string result;
    for (char const c : text) {
        result += c == '|' ? std::string("\\|") : std::string(1, c);
    }
    return result;
}

/// Whether it must be given, or what holds if it is not.
std::string unset_text(Key const& key) { return key.needed ? "**needed**" : key.unset; }

std::string meaning_text(Key const& key) {
    std::string text = key.meaning;
    if (!key.unit.empty()) {
        text += fmt::format(" ({})", key.unit);
    }
    if (!key.record.empty() && has_section(key.record)) {
        text += fmt::format("; see {}", key.record);
    }
    return text;
}

void write_row(std::string& page, Key const& key, std::string const& name) {
    page += fmt::format("| `{}` | {} | {} | {} |\n", name, in_cell(kind_text(key)), in_cell(unset_text(key)),
                        in_cell(meaning_text(key)));
}

void write_forms(std::string& page, std::string const& table) {
    for (Forms const* const forms : forms_of(table)) {
        page += fmt::format("{}: {}.\n\n", forms->needed ? "One of these is needed" : "At most one of",
                            forms_text(*forms));
    }
}

/// Families of distributions: a row each, and what it may be given by.
void write_families(std::string& page, Section const& section) {
    page += "| family | what it is | given by |\n|---|---|---|\n";
    for (Key const* const key : keys_of(section.table)) {
        std::vector<Forms const*> const& forms = forms_of(key->record);
        page += fmt::format("| `{}` | {} | {} |\n", key->name, key->meaning,
                            forms.empty() ? "" : forms_text(*forms.front()));
    }
    page += "\n| key | takes | unset | meaning |\n|---|---|---|---|\n";
    for (Key const* const family : keys_of(section.table)) {
        for (Key const* const key : keys_of(family->record)) {
            write_row(page, *key, family->name + "." + key->name);
        }
    }
    page += "\n";
}

void write_section(std::string& page, Section const& section) {
    page += fmt::format("### {}\n\n{}\n\n", section.heading, section.intro);
    std::vector<Key const*> const& keys = keys_of(section.table);
    bool const families = std::all_of(keys.begin(), keys.end(), [](Key const* key) {
        return !key->record.empty() && !has_section(key->record);
    });
    if (families) {
        write_families(page, section);
        return;
    }
    page += "| key | takes | unset | meaning |\n|---|---|---|---|\n";
    for (Key const* const key : keys) {
        write_row(page, *key, key->name);
    }
    page += "\n";
    write_forms(page, section.table);
}

}  // namespace

std::string keys_text() {
    std::string page;
    for (Section const& section : sections()) {
        write_section(page, section);
    }
    page +=
        "### Formulas\n\nNumbers, names, `+ - * / ^`, `< <= > >= == !=`, `&& ||`, `condition ? yes : no`, "
        "parentheses, and:\n\n";
    page += "| function | value |\n|---|---|\n";
    for (formula::Function const& function : formula::functions()) {
        page += fmt::format("| `{}` | {} |\n", function.name, in_cell(function.meaning));
    }
    page +=
        "\nFormulas of the pathway may also use the clocks `cycle`, `time_since_entry` and `time_in_state` "
        "(cycles), `age` "
        "(years), `calendar_year`, clocks, traits, and the strategies' values.\n";
    return page;
}

}  // namespace eigenkracht::files
