#include "files/tree_reader.hpp"

#include "files/numbers.hpp"

#include <algorithm>
#include <string>

namespace eigenkracht::files {
namespace {

std::vector<double> numbers_in(Node const& list) {
    std::vector<double> result;
    for (Node const& item : list.items) {
        result.push_back(number_of(item).value_or(0));
    }
    return result;
}

}  // namespace

Node const* TreeReader::find(std::string_view key) const {
    Node const* const found = node_->find(key);
    return found == nullptr || found->broken ? nullptr : found;
}

std::string TreeReader::text(std::string_view key, std::string const& unset) const {
    Node const* const found = find(key);
    return found == nullptr ? unset : found->is_text() ? found->text : std::to_string(found->integer);
}

double TreeReader::number(std::string_view key, double unset) const {
    return maybe_number(key).value_or(unset);
}

std::optional<double> TreeReader::maybe_number(std::string_view key) const {
    Node const* const found = find(key);
    return found == nullptr ? std::nullopt : number_of(*found);
}

int TreeReader::whole(std::string_view key, int unset) const { return static_cast<int>(number(key, unset)); }

bool TreeReader::truth(std::string_view key, bool unset) const {
    Node const* const found = find(key);
    return found == nullptr ? unset : found->boolean;
}

formula::Formula TreeReader::formula(std::string_view key, std::string const& unset) const {
    Node const* const found = find(key);
    return found == nullptr ? formula::Formula{unset, where()} : formula_of(*found);
}

std::vector<std::string> TreeReader::texts(std::string_view key) const {
    std::vector<std::string> result;
    if (Node const* const found = find(key)) {
        if (found->is_text()) {
            result.push_back(found->text);
        }
        for (Node const& item : found->items) {
            result.push_back(item.text);
        }
    }
    return result;
}

std::vector<double> TreeReader::numbers(std::string_view key) const {
    Node const* const found = find(key);
    return found == nullptr ? std::vector<double>{} : numbers_in(*found);
}

std::vector<std::vector<double>> TreeReader::rows(std::string_view key) const {
    std::vector<std::vector<double>> result;
    if (Node const* const found = find(key)) {
        for (Node const& row : found->items) {
            result.push_back(numbers_in(row));
        }
    }
    return result;
}

pathway::StateSet TreeReader::states(std::string_view key) const {
    Node const* const found = find(key);
    return {texts(key), found == nullptr ? where() : found->where};
}

std::optional<std::pair<double, double>> TreeReader::pair(std::string_view key) const {
    std::vector<double> const both = numbers(key);
    return both.size() == 2 ? std::optional(std::pair(both[0], both[1])) : std::nullopt;
}

std::vector<std::pair<std::string, formula::Formula>> TreeReader::formulas(std::string_view key) const {
    std::vector<std::pair<std::string, formula::Formula>> result;
    if (Node const* const found = find(key)) {
        for (Entry const& entry : found->entries) {
            result.emplace_back(entry.key, formula_of(entry.value));
        }
    }
    return result;
}

std::vector<std::pair<std::string, double>> TreeReader::numbers_by_name(std::string_view key) const {
    std::vector<std::pair<std::string, double>> result;
    if (Node const* const found = find(key)) {
        for (Entry const& entry : found->entries) {
            result.emplace_back(entry.key, number_of(entry.value).value_or(0));
        }
    }
    return result;
}

region::YearTable TreeReader::years(std::string_view key) const {
    region::YearTable result;
    if (Node const* const found = find(key); found != nullptr && !found->is_table()) {
        result.emplace_back(every_year, formula_of(*found));
        return result;
    }
    for (auto const& [year, formula] : formulas(key)) {
        result.emplace_back(std::stoi(year), formula);
    }
    std::stable_sort(result.begin(), result.end(),
                     [](auto const& a, auto const& b) { return a.first < b.first; });
    return result;
}

TreeReader TreeReader::table(std::string_view key) const {
    static Node const none;
    Node const* const found = find(key);
    return {found == nullptr || !found->is_table() ? none : *found, std::string(key)};
}

std::vector<TreeReader> TreeReader::tables(std::string_view key) const {
    std::vector<TreeReader> result;
    for (Entry const& entry : table(key).node().entries) {
        if (entry.value.is_table() && !entry.value.broken) {
            result.emplace_back(entry.value, entry.key);
        }
    }
    return result;
}

}  // namespace eigenkracht::files
