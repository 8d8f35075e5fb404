#include "formula/language.hpp"

#include <algorithm>

namespace eigenkracht::formula {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::vector<Function> const& functions() {
    static std::vector<Function> const all = {
        {"abs", 1, 1, "size without sign"},
        {"ceil", 1, 1, "the next whole number up"},
        {"cos", 1, 1, "cosine of an angle in radians"},
        {"exp", 1, 1, "e to this power"},
        {"expit", 1, 1, "1 / (1 + exp(-x)): log-odds into a probability"},
        {"floor", 1, 1, "the next whole number down"},
        {"log", 1, 1, "natural logarithm"},
        {"logit", 1, 1, "log(p / (1 - p)): a probability into log-odds"},
        {"max", 1, Function::any_number, "the largest"},
        {"min", 1, Function::any_number, "the smallest"},
        {"normal_cdf", 1, 1, "probability that a standard normal number is at most x"},
        {"pow", 2, 2, "pow(x, y): x to the power y, as x ^ y"},
        {"round", 1, 1, "the nearest whole number, halves away from zero"},
        {"sin", 1, 1, "sine of an angle in radians"},
        {"sqrt", 1, 1, "square root"},
        {"table", 2, 4, "table(\"name\", x, ...): value of a lookup table"},
    };
    return all;
}

Function const* find_function(std::string_view name) {
    auto const found = std::lower_bound(
        functions().begin(), functions().end(), name,
        [](Function const& function, std::string_view wanted) { return function.name < wanted; });
    return found == functions().end() || found->name != name ? nullptr : &*found;
}

bool is_name(std::string_view word) {
    // muParser refuses longer identifiers.
    if (word.empty() || word.size() > 100 || find_function(word) != nullptr) {
        return false;
    }
    bool at_start = true;
    for (char const c : word) {
        if (at_start ? !is_letter(c) : !(is_letter(c) || is_digit(c) || c == '.')) {
            return false;
        }
        at_start = c == '.';
    }
    return !at_start;
}

}  // namespace eigenkracht::formula
