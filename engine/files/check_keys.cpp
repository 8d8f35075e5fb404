#include "files/check_keys.hpp"

#include "core/text.hpp"
#include "files/keys.hpp"
#include "files/numbers.hpp"
#include "files/references.hpp"
#include "formula/language.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace eigenkracht::files {
namespace {

bool is_year(std::string_view key) {
    return key.size() == 4 &&
           std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
           (key.starts_with("19") || key.starts_with("20") || key.starts_with("21"));
}

bool is_year(Node const& node) {
    return node.kind == Node::Kind::integer && node.integer >= 1900 && node.integer < 2200;
}

/// Tables whose names formulas use, so that none may be the name of a function.
bool names_stand_in_formulas(Key const& key) {
    static std::set<std::string> const names = {"parameter", "trait", "clock", "with", "dirichlet", "mean"};
    return key.shape == Shape::by_name && names.contains(key.name);
}

std::string hint_for(std::string const& word, std::vector<std::string> const& candidates) {
    std::string const near = likely_word(word, candidates);
    return near.empty() ? "" : fmt::format("Did you mean \"{}\"?", near);
}

class Check {
public:
    void table(Node& node, std::string const& table_name, std::string const& path) {
        for (Entry& entry : node.entries) {
            std::string const entry_path = path.empty() ? entry.key : path + "." + entry.key;
            if (Key const* const key = find_key(table_name, entry.key)) {
                value(entry.value, *key, entry_path);
            } else {
                unknown(entry, table_name, entry_path);
            }
        }
    }

    std::vector<core::Mistake> mistakes;

private:
    void unknown(Entry& entry, std::string const& table_name, std::string const& path) {
        constexpr std::size_t few = 12;
        std::vector<std::string> known;
        for (Key const* const key : keys_of(table_name)) {
            known.push_back(key->name);
        }
        std::string const near = likely_word(entry.key, known);
        std::string const list = known.size() > few ? "" : "keys here: " + core::join(known, ", ");
        mistakes.push_back({entry.where, path, "unknown key", "",
                            near.empty() ? list : fmt::format("did you mean {}?", near)});
        entry.value.broken = true;
    }

    void wrong(Node& node, std::string const& path, std::string const& expected,
               std::string const& hint = "") {
        if (!node.broken) {
            mistakes.push_back({node.where, path, quoted(node), expected, hint});
            node.broken = true;
        }
    }

    void value(Node& node, Key const& key, std::string const& path) {
        switch (key.shape) {
            case Shape::one:
                one(node, key, path);
                break;
            case Shape::list:
                list(node, key, path, 0);
                break;
            case Shape::one_or_list:
                node.is_list() ? list(node, key, path, 0) : one(node, key, path);
                break;
            case Shape::pair:
                list(node, key, path, 2);
                break;
            case Shape::rows:
                rows(node, key, path);
                break;
            case Shape::by_year:
                by_year(node, key, path);
                break;
            case Shape::one_or_by_year:
                node.is_table() ? by_year(node, key, path) : one(node, key, path);
                break;
            case Shape::by_name:
                by_name(node, key, path);
                break;
            case Shape::one_or_by_name:
                node.is_table() ? by_name(node, share_of(key), path) : one(node, key, path);
                break;
        }
    }

    void list(Node& node, Key const& key, std::string const& path, std::size_t length) {
        if (!node.is_list() || (length == 0 ? node.items.empty() : node.items.size() != length)) {
            wrong(node, path,
                  length == 0 ? "a " + kind_text(key) + ", e.g. [" + example(key) + "]" : kind_text(key));
            return;
        }
        for (Node& item : node.items) {
            one(item, key, path);
            node.broken = node.broken || item.broken;
        }
    }

    void rows(Node& node, Key const& key, std::string const& path) {
        bool const good =
            node.is_list() && !node.items.empty() &&
            std::all_of(node.items.begin(), node.items.end(), [](Node const& row) { return row.is_list(); });
        if (!good) {
            wrong(node, path, "a " + kind_text(key) + ", e.g. [[0, 1], [2, 3]]");
            return;
        }
        for (Node& row : node.items) {
            list(row, key, path, 0);
            node.broken = node.broken || row.broken;
        }
    }

    void by_year(Node& node, Key const& key, std::string const& path) {
        if (!node.is_table() || (node.entries.empty() && !node.merges)) {
            wrong(node, path, fmt::format("a table by year, e.g. {{ 2011 = {} }}", example(key)));
            return;
        }
        for (Entry& entry : node.entries) {
            if (!is_year(entry.key)) {
                mistakes.push_back({entry.where, path, fmt::format("\"{}\"", entry.key), "a year", ""});
                node.broken = true;
            } else {
                one(entry.value, key, path + "." + entry.key);
                node.broken = node.broken || entry.value.broken;
            }
        }
    }

    void by_name(Node& node, Key const& key, std::string const& path) {
        if (!node.is_table() || (key.whole && node.entries.empty())) {
            wrong(node, path,
                  key.value == Value::record
                      ? fmt::format("tables by name, [{}.NAME]", path)
                      : fmt::format("a table by name, e.g. {{ a = {} }}", example(key)));
            return;
        }
        for (Entry& entry : node.entries) {
            if (!is_plain_name(entry.key)) {
                mistakes.push_back({entry.where, path, fmt::format("the name \"{}\"", entry.key),
                                    "letters, digits and _, a letter first, at most 64", ""});
                entry.value.broken = true;
            } else if (names_stand_in_formulas(key) && formula::find_function(entry.key) != nullptr) {
                mistakes.push_back({entry.where, path + "." + entry.key, "the name of a function of formulas",
                                    "another name", ""});
                entry.value.broken = true;
            } else {
                one(entry.value, key, path + "." + entry.key);
            }
            node.broken = node.broken || (entry.value.broken && key.value != Value::record);
        }
    }

    void one(Node& node, Key const& key, std::string const& path) {
        if (!key.record.empty() && node.is_table()) {
            table(node, key.record, path);
        } else if (!is_of_kind(node, key)) {
            std::string const hint = key.value == Value::choice && node.is_text()
                                         ? hint_for(node.text, key.words)
                                         : hint_for_kind(node, key);
            wrong(node, path, expectation(key), hint);
        } else if (std::string const found = outside(node, key); !found.empty()) {
            mistakes.push_back({node.where, path, found, expectation(key), ""});
            node.broken = true;
        }
    }

    static std::string hint_for_kind(Node const& node, Key const& key) {
        bool const wants_number =
            key.value == Value::number || key.value == Value::count || key.value == Value::formula;
        if (wants_number && node.kind == Node::Kind::integer) {
            return "Whole numbers of more than 15 digits are not kept exactly.";
        }
        return {};
    }

    static bool is_of_kind(Node const& node, Key const& key) {
        switch (key.value) {
            case Value::text:
                return node.is_text() && !node.text.empty();
            case Value::choice:
                return node.is_text() &&
                       std::find(key.words.begin(), key.words.end(), node.text) != key.words.end();
            case Value::name:
                return node.is_text() && !node.text.empty();
            case Value::word:
                return node.is_text() && is_plain_name(node.text);
            case Value::count: {
                std::optional<double> const number = node.is_text() ? std::nullopt : number_of(node);
                return number && *number == std::floor(*number) && std::fabs(*number) <= largest_count;
            }
            case Value::year:
                return is_year(node);
            case Value::number:
                return number_of(node).has_value();
            case Value::formula:
                return node.is_text() ? !node.text.empty() : number_of(node).has_value();
            case Value::boolean:
                return node.kind == Node::Kind::boolean;
            case Value::margin:
                return margin_of(node, 1) && *margin_of(node, 1) > 0;
            case Value::price_level:
                return is_year(node) || (node.is_text() && (node.text == "nominal" || is_year(node.text)));
            case Value::record:
                return false;
        }
        return false;
    }

    /// A number that lies outside its range, as the message quotes it; empty: none.
    static std::string outside(Node const& node, Key const& key) {
        if (key.value != Value::count && key.value != Value::number && key.value != Value::formula) {
            return {};
        }
        std::optional<double> const number = number_of(node);
        return number && !key.range.contains(*number) ? quoted(node) : "";
    }

    static std::string example(Key const& key) {
        switch (key.value) {
            case Value::number:
            case Value::count:
            case Value::formula:
                return "1";
            case Value::year:
                return "2012";
            case Value::record:
                return "{ ... }";
            case Value::choice:
                return fmt::format("\"{}\"", key.words.front());
            default:
                return "\"...\"";
        }
    }
};

}  // namespace

bool is_plain_name(std::string_view word) {
    auto const is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return !word.empty() && word.size() <= 64 && is_letter(word.front()) &&
           std::all_of(word.begin(), word.end(),
                       [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

std::vector<core::Mistake> check_keys(Node& root) {
    Check check;
    check.table(root, "", "");
    return std::move(check.mistakes);
}

}  // namespace eigenkracht::files
