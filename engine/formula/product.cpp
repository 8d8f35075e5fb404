#include "formula/product.hpp"

#include "formula/language.hpp"
#include "formula/reading.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string_view>
#include <system_error>
#include <utility>

namespace eigenkracht::formula {
namespace {

constexpr std::string_view blanks = " \t\n\r";

/// A factor as it stands between the operators; nothing around it.
std::string_view trimmed(std::string_view text) {
    auto const first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool is_number(std::string_view word) {
    double value = 0;
    auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc{} && end == word.data() + word.size() && word.front() != '-';
}

/// Where the next `*` or `/` outside brackets stands, or the end.
std::size_t next_sign(std::string_view text, std::size_t from) {
    int open = 0;
    for (std::size_t at = from; at < text.size(); ++at) {
        open += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
        if (open == 0 && (text[at] == '*' || text[at] == '/')) {
            return at;
        }
    }
    return text.size();
}

/// The names in a factor that stands whole in brackets; nothing if it does not. \param factor  of a formula without mistakes
std::optional<std::vector<std::string>> names_in_brackets(std::string_view factor) {
    if (factor.size() < 2 || factor.front() != '(' || factor.back() != ')') {
        return std::nullopt;
    }
    // "(a) + (b)" opens and ends with a bracket too; what is between is no formula then.
    Reading inside = read(std::string(factor.substr(1, factor.size() - 2)));
    return inside.problem ? std::nullopt : std::optional(std::move(inside.names));
}

}  // namespace

std::optional<std::vector<std::string>> factors_beside(Formula const& formula, std::string const& name) {
    if (!formula.given() || read(formula.text).problem) {
        return std::nullopt;
    }
    std::string_view const text = formula.text;
    std::vector<std::string> others;
    std::size_t seen = 0;
    bool divides = false;
    for (std::size_t from = 0; from <= text.size();) {
        auto const until = next_sign(text, from);
        auto const factor = trimmed(text.substr(from, until - from));
        if (factor == name) {
            ++seen;
            if (divides) {
                return std::nullopt;
            }
        } else if (auto const inside = names_in_brackets(factor)) {
            if (std::find(inside->begin(), inside->end(), name) != inside->end()) {
                return std::nullopt;
            }
            others.insert(others.end(), inside->begin(), inside->end());
        } else if (factor.empty() || (!is_number(factor) && !is_name(factor))) {
            return std::nullopt;
        } else if (!is_number(factor)) {
            others.emplace_back(factor);
        }
        divides = until < text.size() && text[until] == '/';
        from = until + 1;
    }
    return seen == 1 ? std::optional(others) : std::nullopt;
}

}  // namespace eigenkracht::formula
