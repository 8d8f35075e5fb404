/// \file
/// What the page's view says of the program's own words in another language, as tests read it.
#pragma once

#include "study/answers.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

namespace eigenkracht::tests {

/// Where a text in quotation marks ends: after its closing mark.
inline std::size_t end_of_quoted(std::string const& source, std::size_t begin) {
    std::size_t at = begin + 1;
    while (at < source.size() && source[at] != '"') {
        at += source[at] == '\\' ? 2U : 1U;
    }
    return at + 1;
}

/// The entries "key": "text", of the file.
inline std::map<std::string, std::string> read_program_texts() {
    std::string const path = std::string(EIGENKRACHT_SOURCE_DIR) + "/engine/webpage/view/program_texts.ts";
    std::ifstream file(path, std::ios::binary);
    REQUIRE_MESSAGE(file.good(), path);
    std::ostringstream text;
    text << file.rdbuf();
    std::string const source = text.str();
    std::map<std::string, std::string> texts;
    for (std::size_t at = source.find('"'); at != std::string::npos; at = source.find('"', at)) {
        std::size_t const end = end_of_quoted(source, at);
        std::string const key = source.substr(at + 1, end - at - 2);
        at = end;
        std::size_t const value = source.find_first_not_of(": \n", end);
        if (source[end] == ':' && source[value] == '"') {
            at = end_of_quoted(source, value);
            CHECK_MESSAGE(texts.emplace(key, source.substr(value + 1, at - value - 2)).second, key,
                          " stands twice");
        }
    }
    return texts;
}

/// The names in a text: "a {name}".
inline std::vector<std::string> names_in(std::string const& text) {
    std::vector<std::string> names;
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
        names.push_back(text.substr(at + 1, text.find('}', at) - at - 1));
    }
    return names;
}

/// The remark's value of a name, where it is a text.
inline std::string text_of(study::Notice const& notice, std::string const& name) {
    for (auto const& [key, value] : notice.values) {
        if (key == name && std::holds_alternative<std::string>(value)) {
            return std::get<std::string>(value);
        }
    }
    return {};
}

inline std::set<std::string> names_of(study::Notice const& notice) {
    std::set<std::string> names;
    for (auto const& named : notice.values) {
        names.insert(named.first);
    }
    return names;
}

/// Texts of engine/webpage/view/program_texts.ts in Dutch, by their keys.
inline std::map<std::string, std::string> const& program_texts() {
    static std::map<std::string, std::string> const texts = read_program_texts();
    return texts;
}

/// What keeps a remark from being said in Dutch: sentences that are missing, values that a sentence names and the remark
/// lacks; empty: nothing.
/// \param prefix  "notice" or "remark"
inline std::vector<std::string> not_said(std::string const& prefix, study::Notice const& notice) {
    std::vector<std::string> problems;
    auto const names = names_of(notice);
    // \param row  what names of the row's values end in; empty: the whole sentence
    auto const look = [&](std::string key, std::string const& row) {
        if (std::string const form = text_of(notice, "form" + row); !form.empty()) {
            key += "." + form;
        }
        auto const found = program_texts().find(key);
        if (found == program_texts().end()) {
            problems.push_back("no text " + key);
            return;
        }
        for (std::string const& name : names_in(found->second)) {
            bool const rows = row.empty() && name == "rows";
            if (!rows && !names.contains(name + row) && !names.contains(name)) {
                problems.push_back(key + " names " + name);
            }
        }
    };
    std::string const key = prefix + "." + notice.kind;
    look(key, "");
    for (std::size_t row = 1;
         names.contains("name_" + std::to_string(row)) || names.contains("draws_" + std::to_string(row));
         ++row) {
        look(key + ".row", "_" + std::to_string(row));
    }
    return problems;
}

}  // namespace eigenkracht::tests
