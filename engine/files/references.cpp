#include "files/references.hpp"

#include "core/lookup_table.hpp"
#include "files/keys.hpp"
#include "files/numbers.hpp"
#include "formula/check.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::files {
namespace {

/// Names that formulas may use, by `Key::formula_names`.
class Scopes {
public:
    explicit Scopes(Names const& names)
        : parameters_(names.of("parameter")), cut_(parameters_), strategy_(parameters_) {
        cut_.push_back("cut.amount_eur");
        decision_ = cut_;
        append(decision_, names.of("decision_number"));
        region_ = cut_;
        append(region_, names.of("region_number"));
        append(strategy_, names.of("with"));
        course_ = strategy_;
        append(course_, names.of("clock"));
        append(course_, names.of("trait"));
        append(course_, {"time_since_entry", "time_in_state", "cycle", "age", "calendar_year"});
    }

    std::vector<std::string> const& of(std::string_view scope) const {
        if (scope == "parameters") {
            return parameters_;
        }
        return scope == "cut"        ? cut_
               : scope == "region"   ? region_
               : scope == "decision" ? decision_
               : scope == "strategy" ? strategy_
                                     : course_;
    }

private:
    static void append(std::vector<std::string>& names, std::vector<std::string> const& more) {
        names.insert(names.end(), more.begin(), more.end());
    }

    std::vector<std::string> parameters_;
    std::vector<std::string> cut_;       ///< and the cut's amount
    std::vector<std::string> decision_;  ///< and that, and numbers of decisions
    std::vector<std::string> region_;    ///< and that, the region's own numbers and the year
    std::vector<std::string> strategy_;  ///< and the strategies' values
    std::vector<std::string> course_;    ///< and clocks and traits
};

/// Lookup tables with as many axes as they have, for the check of calls; values do not matter.
std::vector<core::LookupTable> tables_of(Node const& root) {
    std::vector<core::LookupTable> tables;
    if (Node const* const parent = root.find("table"); parent != nullptr && parent->is_table()) {
        for (Entry const& entry : parent->entries) {
            core::LookupTable table;
            table.name = entry.key;
            if (Node const* const arguments = entry.value.find("arguments")) {
                for (Node const& argument : arguments->items) {
                    table.arguments.push_back(argument.text);
                }
            }
            table.axes.resize(table.arguments.size());
            tables.push_back(std::move(table));
        }
    }
    return tables;
}

class References {
public:
    explicit References(Node const& root) : names_(root), scopes_(names_), tables_(tables_of(root)) {}

    void table(Node const& node, std::string const& table_name, std::string const& path) {
        for (Entry const& entry : node.entries) {
            Key const* const key = find_key(table_name, entry.key);
            if (key != nullptr && !entry.value.broken) {
                value(entry.value, *key, path.empty() ? entry.key : path + "." + entry.key);
            }
        }
    }

    std::vector<core::Mistake> mistakes;

private:
    void value(Node const& node, Key const& key, std::string const& path) {
        if (node.broken) {
            return;
        }
        if (node.is_list()) {
            for (Node const& item : node.items) {
                value(item, key, path);
            }
        } else if (!node.is_table()) {
            single(node, key, path);
        } else if (key.shape == Shape::by_name || key.shape == Shape::by_year ||
                   key.shape == Shape::one_or_by_year || key.shape == Shape::one_or_by_name) {
            by_key(node, key, path);
        } else if (!key.record.empty()) {
            table(node, key.record, path);
        }
    }

    void by_key(Node const& node, Key const& key_of_all, std::string const& path) {
        Key const key = share_of(key_of_all);
        for (Entry const& entry : node.entries) {
            if (!key.keys_name.empty()) {
                name(entry.key, entry.where, key.keys_name, path);
            }
            if (entry.value.is_table() && !key.record.empty() && !entry.value.broken) {
                table(entry.value, key.record, path + "." + entry.key);
            } else if (!entry.value.is_table() && !entry.value.broken) {
                single(entry.value, key, path + "." + entry.key);
            }
        }
    }

    void single(Node const& node, Key const& key, std::string const& path) {
        if (key.value == Value::name) {
            name(node.text, node.where, key.words.front(), path);
        } else if (key.value == Value::formula && node.is_text()) {
            formula(node, key, path);
        }
    }

    void name(std::string const& word, core::SourceLocation const& where, std::string const& kind,
              std::string const& path) {
        if (!names_.knows(kind, word)) {
            std::string const near = likely_word(word, names_.of(kind));
            mistakes.push_back({where, path, fmt::format("\"{}\"", word), names_.expectation(kind),
                                near.empty() ? "" : fmt::format("Did you mean \"{}\"?", near)});
        }
    }

    void formula(Node const& node, Key const& key, std::string const& path) {
        if (!node.is_text() || (key.formula_names == "shares" && node.text == "rest")) {
            return;
        }
        for (core::Mistake const& mistake :
             formula::check(formula_of(node), path, scopes_.of(key.formula_names), tables_)) {
            mistakes.push_back(mistake);
        }
    }

    Names names_;
    Scopes scopes_;
    std::vector<core::LookupTable> tables_;
};

}  // namespace

std::vector<core::Mistake> check_references(Node const& root) {
    References check(root);
    check.table(root, "", "");
    return std::move(check.mistakes);
}

}  // namespace eigenkracht::files
