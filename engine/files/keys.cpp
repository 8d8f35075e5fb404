#include "files/keys.hpp"

#include "core/text.hpp"
#include "files/key_makers.hpp"
#include "files/references.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace eigenkracht::files {
namespace {

Part join_parts() {
    Part whole;
    for (Part const& part : {keys_of_study(), keys_of_beliefs(), keys_of_laws(), keys_of_pathway(),
                             keys_of_outcomes(), keys_of_region(), keys_of_places(), keys_of_decisions()}) {
        whole.sections.insert(whole.sections.end(), part.sections.begin(), part.sections.end());
        whole.keys.insert(whole.keys.end(), part.keys.begin(), part.keys.end());
        whole.forms.insert(whole.forms.end(), part.forms.begin(), part.forms.end());
    }
    return whole;
}

Part const& language() {
    static Part const whole = join_parts();
    return whole;
}

using KeyIndex = std::map<std::string, std::vector<Key const*>, std::less<>>;
using FormIndex = std::map<std::string, std::vector<Forms const*>, std::less<>>;

KeyIndex index_keys() {
    KeyIndex index;
    for (Key const& key : language().keys) {
        index[key.table].push_back(&key);
    }
    return index;
}

FormIndex index_forms() {
    FormIndex index;
    for (Forms const& forms : language().forms) {
        index[forms.table].push_back(&forms);
    }
    return index;
}

std::string with_range(std::string const& what, Range const& range) {
    if (range.low == range.high) {
        return range.text();
    }
    std::string const text = range.text();
    return text.empty() ? what : what + ", " + text;
}

/// One value: "a number, above 0".
std::string single(Key const& key) {
    switch (key.value) {
        case Value::text:
            return "text in quotes";
        case Value::choice:
            return (key.words.size() == 1 ? "" : "one of ") + core::join(key.words, ", ");
        case Value::name:
            return names_of_kind(key.words.front()).one;
        case Value::word:
            return "a name of letters, digits and _";
        case Value::count:
            return with_range("a count", key.range);
        case Value::year:
            return "a year";
        case Value::number:
            return with_range("a number", key.range);
        case Value::formula:
            return with_range("a number or a formula in quotes", key.range);
        case Value::boolean:
            return "true or false";
        case Value::margin:
            return "a number above 0, or a percentage such as \"12%\"";
        case Value::price_level:
            return "\"nominal\" or a year";
        case Value::record:
            return "a table";
    }
    return {};
}

/// Several values: "numbers, above 0".
std::string several(Key const& key) {
    switch (key.value) {
        case Value::text:
            return "texts";
        case Value::choice:
            return core::join(key.words, ", ");
        case Value::name:
            return names_of_kind(key.words.front()).many;
        case Value::word:
            return "names";
        case Value::count:
            return with_range("counts", key.range);
        case Value::number:
            return with_range("numbers", key.range);
        case Value::formula:
            return with_range("numbers or formulas", key.range);
        case Value::record:
            return "tables";
        default:
            return single(key);
    }
}

}  // namespace

bool Range::contains(double value_in) const {
    bool const above_low = without_low ? value_in > low : value_in >= low;
    bool const below_high = without_high ? value_in < high : value_in <= high;
    return above_low && below_high;
}

std::string Range::text() const {
    constexpr double endless = std::numeric_limits<double>::infinity();
    if (low > -endless && high < endless) {
        if (low == high) {
            return fmt::format("{}", low);
        }
        if (high >= 1e9) {
            return fmt::format("at least {}", low);
        }
        return without_low && without_high ? fmt::format("between {} and {}, both excluded", low, high)
                                           : fmt::format("{} to {}", low, high);
    }
    if (low > -endless) {
        return fmt::format("{} {}", without_low ? "above" : "at least", low);
    }
    return high < endless ? fmt::format("{} {}", without_high ? "below" : "at most", high) : "";
}

std::vector<Section> const& sections() { return language().sections; }
std::vector<Key> const& all_keys() { return language().keys; }
std::vector<Forms> const& all_forms() { return language().forms; }

std::vector<Key const*> const& keys_of(std::string_view table) {
    static KeyIndex const index = index_keys();
    static std::vector<Key const*> const none;
    auto const found = index.find(table);
    return found == index.end() ? none : found->second;
}

Key const* find_key(std::string_view table, std::string_view name) {
    std::vector<Key const*> const& keys = keys_of(table);
    auto const found =
        std::find_if(keys.begin(), keys.end(), [&](Key const* key) { return key->name == name; });
    if (found != keys.end()) {
        return *found;
    }
    return !keys.empty() && keys.front()->every ? keys.front() : nullptr;
}

std::vector<Forms const*> const& forms_of(std::string_view table) {
    static FormIndex const index = index_forms();
    static std::vector<Forms const*> const none;
    auto const found = index.find(table);
    return found == index.end() ? none : found->second;
}

Key share_of(Key const& key) {
    Key share = key;
    if (key.shape == Shape::one_or_by_name) {
        share.value = Value::formula;
        share.shape = Shape::by_name;
        share.range = make::from_to(0, 1);
    }
    return share;
}

std::string expectation(Key const& key) {
    if (key.value == Value::choice && !key.record.empty()) {
        return single(key) + ", or a table of weights";
    }
    if (key.value == Value::name && key.shape == Shape::one_or_by_name) {
        return single(key) + ", or { state = share, ... }";
    }
    return single(key);
}

std::string kind_text(Key const& key) {
    switch (key.shape) {
        case Shape::one:
            return expectation(key);
        case Shape::list:
            return "list of " + several(key);
        case Shape::one_or_list:
            return single(key) + ", or a list of them";
        case Shape::pair:
            return "[a, b]: two " + several(key);
        case Shape::rows:
            return "list of lists of " + several(key);
        case Shape::by_year:
            return "{ YEAR = ... }: " + several(key);
        case Shape::one_or_by_year:
            return single(key) + ", or { YEAR = ... }";
        case Shape::by_name:
            return key.value == Value::record ? "tables by name" : "{ NAME = ... }: " + several(key);
        case Shape::one_or_by_name:
            return expectation(key);
    }
    return {};
}

std::string forms_text(Forms const& forms) {
    std::vector<std::string> texts;
    for (Form const& form : forms.forms) {
        if (!form.keys.empty()) {
            texts.push_back(core::join(form.keys, ", "));
        }
    }
    bool const long_ones = std::any_of(forms.forms.begin(), forms.forms.end(),
                                       [](Form const& form) { return form.keys.size() > 1; });
    return core::join(texts, long_ones ? "; or " : ", ");
}

}  // namespace eigenkracht::files
