#include "files/key_makers.hpp"

namespace eigenkracht::files::make {

Maker text(std::string const& name, std::string const& meaning) { return {Value::text, name, meaning}; }

Maker word(std::string const& name, std::string const& meaning) { return {Value::word, name, meaning}; }

Maker truth(std::string const& name, std::string const& meaning) { return {Value::boolean, name, meaning}; }

Maker year(std::string const& name, std::string const& meaning) { return {Value::year, name, meaning}; }

Maker margin(std::string const& name, std::string const& meaning) { return {Value::margin, name, meaning}; }

Maker price_level(std::string const& name, std::string const& meaning) {
    return {Value::price_level, name, meaning};
}

Maker count(std::string const& name, Range const& range, std::string const& meaning) {
    return Maker(Value::count, name, meaning).within(range);
}

Maker number(std::string const& name, Range const& range, std::string const& meaning) {
    return Maker(Value::number, name, meaning).within(range);
}

Maker choice(std::string const& name, std::vector<std::string> const& words, std::string const& meaning) {
    return Maker(Value::choice, name, meaning).choosing(words);
}

Maker name_of(std::string const& kind, std::string const& name, std::string const& meaning) {
    return Maker(Value::name, name, meaning).choosing({kind});
}

Maker states(std::string const& name, std::string const& meaning) {
    return name_of("state_or_tag", name, meaning).as(Shape::one_or_list);
}

Maker formula(std::string const& name, std::string const& scope, std::string const& meaning) {
    return Maker(Value::formula, name, meaning).with_formulas_of(scope);
}

Maker table(std::string const& name, std::string const& record, std::string const& meaning) {
    return Maker(Value::record, name, meaning).or_table(record);
}

Maker tables(std::string const& name, std::string const& record, std::string const& meaning) {
    return table(name, record, meaning).as(Shape::by_name);
}

Maker source() { return name_of("source", "source", "where it comes from"); }

Maker assumption() { return text("assumption", "why it is taken so, where there is no source"); }

Forms source_or_assumption(std::string const& table) {
    return {table, {{{"source"}, {}}, {{"assumption"}, {}}}, false};
}

std::vector<Key> in_table(std::string const& table, std::vector<Key> keys) {
    for (Key& key : keys) {
        key.table = table;
    }
    return keys;
}

std::vector<Key> together(std::vector<std::vector<Key>> const& tables) {
    std::vector<Key> all;
    for (std::vector<Key> const& keys : tables) {
        all.insert(all.end(), keys.begin(), keys.end());
    }
    return all;
}

Range at_least(double low) {
    Range range;
    range.low = low;
    return range;
}

Range above(double low) {
    Range range = at_least(low);
    range.without_low = true;
    return range;
}

Range from_to(double low, double high) {
    Range range = at_least(low);
    range.high = high;
    return range;
}

Range between(double low, double high) {
    Range range = from_to(low, high);
    range.without_low = true;
    range.without_high = true;
    return range;
}

}  // namespace eigenkracht::files::make
