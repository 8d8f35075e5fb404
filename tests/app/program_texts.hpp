/// \file
/// What the page's view says of the program's own words in another language, as tests read it.
#pragma once

#include "study/answers.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

namespace eigenkracht::tests {

inline std::map<std::string, std::string> read_program_texts() {
    std::string const path = std::string(EIGENKRACHT_SOURCE_DIR) + "/engine/webpage/view/program_texts.ts";
    std::ifstream file(path, std::ios::binary);
    REQUIRE_MESSAGE(file.good(), path);
    std::ostringstream text;
    text << file.rdbuf();
    std::string const source = text.str();
    std::regex const entry(R"re((?:"([^"]+)"|([a-z_]+)):\s*"((?:[^"\\]|\\.)*)",)re");
    std::map<std::string, std::string> texts;
    for (std::sregex_iterator at(source.begin(), source.end(), entry), end; at != end; ++at) {
        std::string const key = (*at)[1].matched ? (*at)[1].str() : (*at)[2].str();
        CHECK_MESSAGE(texts.emplace(key, (*at)[3].str()).second, key, " stands twice");
    }
    return texts;
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
        std::regex const place(R"(\{([a-z_]+)\})");
        std::string const& text = found->second;
        for (std::sregex_iterator at(text.begin(), text.end(), place), end; at != end; ++at) {
            std::string const name = (*at)[1].str();
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
