/// \file
/// Every key a scenario may have, once: what it takes, what it means, and what excludes what.
///
/// Recognition of keys, messages about kinds and ranges, inheritance, `describe --keys` and scenarios/README.md all
/// come from here.
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace eigenkracht::files {

/// What a value is.
enum class Value {
    text,
    choice,  ///< one of `Key::words`
    name,    ///< the name of a thing of the kind `Key::words[0]`, see references.hpp
    word,    ///< a name that is made here (a tag, a track)
    count,   ///< a whole number
    year,
    number,   ///< may be a formula without names, "1 / 3"
    formula,  ///< a number or a formula
    boolean,
    margin,       ///< a number or a percentage, "12%"
    price_level,  ///< "nominal" or a year
    record        ///< a table whose keys are those of the table `Key::record`
};

/// How values stand together.
enum class Shape {
    one,
    list,            ///< [a, b]
    one_or_list,     ///< a | [a, b]
    pair,            ///< [low, high]
    rows,            ///< [[a, b], [c]]
    by_year,         ///< { 2011 = a, 2012 = b }
    one_or_by_year,  ///< a, in every year | { 2011 = a, 2012 = b }
    by_name,         ///< { x = a, y = b }
    one_or_by_name
};

/// Where a number may lie.
struct Range {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool without_low = false;  ///< low itself is not allowed
    bool without_high = false;

    [[nodiscard]] bool contains(double value) const;
    [[nodiscard]] std::string text() const;  ///< e.g. "at least 1", "above 0", "0 to 1"; empty: any
};

/// One key of a table.
struct Key {
    std::string table;  ///< e.g. "parameter.NAME"; empty: the top of the file
    std::string name;   ///< e.g. "unit"
    Value value = Value::text;
    Shape shape = Shape::one;
    Range range;
    std::vector<std::string> words;  ///< choice: the words; name: the kind of thing it may name
    std::string keys_name;           ///< by_name: kind of things the keys name; empty: names made here
    std::string record;   ///< the table that says more; beside another value than record: that, or a table
    bool needed = false;  ///< a mistake if it is not given
    std::string unset;    ///< what holds if it is not given
    std::string unit;
    std::string meaning;       ///< one line
    bool whole = false;        ///< a table that a file standing on another replaces as a whole
    bool every = false;        ///< stands for every key of its table, whatever it is called
    bool for_program = false;  ///< text: a path or a key, which says nothing to a reader
    bool inherits = false;  ///< tables that take what they lack from elsewhere: none of their keys is needed
    std::string
        formula_names;  ///< formula: what it may use: "parameters", "cut", "region", "strategy", "course", "shares"
};

/// Keys of a table that go together, and exclude other such sets.
struct Form {
    std::vector<std::string> keys{};  ///< all needed
    std::vector<std::string> may{};   ///< may stand beside them
};

/// Forms of which a table takes one.
struct Forms {
    std::string table{};
    std::vector<Form> forms{};
    bool needed = true;  ///< none is a mistake
};

/// A table as the page of keys introduces it.
struct Section {
    std::string table{};  ///< "parameter.NAME"
    std::string heading{};
    std::string intro{};  ///< a sentence or two
};

/// \name The whole language, in the order of the page of keys.
/// \{
[[nodiscard]] std::vector<Section> const& sections();
[[nodiscard]] std::vector<Key> const& all_keys();
[[nodiscard]] std::vector<Forms> const& all_forms();
/// \}

/// The keys of one table, in order.
[[nodiscard]] std::vector<Key const*> const& keys_of(std::string_view table);
/// The rule for a key of a table, by its name or for every key; nothing: there is no such key.
[[nodiscard]] Key const* find_key(std::string_view table, std::string_view name);
[[nodiscard]] std::vector<Forms const*> const& forms_of(std::string_view table);

/// The rule for each value under a key of Shape::one_or_by_name that holds a table: shares of the names.
[[nodiscard]] Key share_of(Key const& key);

/// What may stand there, in words: "a count, at least 1", "one of poisson, exact".
[[nodiscard]] std::string expectation(Key const& key);
/// Kind as the page of keys says it: "list of names of a state or tag".
[[nodiscard]] std::string kind_text(Key const& key);
/// "shape, rate or mean, cv".
[[nodiscard]] std::string forms_text(Forms const& forms);

/// \name Parts of the language, one for each page of the design; all_keys() joins them.
/// \{
struct Part {
    std::vector<Section> sections;
    std::vector<Key> keys;
    std::vector<Forms> forms;
};
[[nodiscard]] Part keys_of_study();      ///< the file, the run, questions, checks
[[nodiscard]] Part keys_of_beliefs();    ///< sources, parameters, stances
[[nodiscard]] Part keys_of_laws();       ///< distributions
[[nodiscard]] Part keys_of_pathway();    ///< states and how they are left
[[nodiscard]] Part keys_of_outcomes();   ///< what is counted
[[nodiscard]] Part keys_of_region();     ///< regions, policies, money
[[nodiscard]] Part keys_of_places();     ///< funnels, places, numbers of a region, the claim
[[nodiscard]] Part keys_of_decisions();  ///< what is solved for
/// \}

}  // namespace eigenkracht::files
