#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numeric>

namespace eigenkracht::core {
namespace {

std::string lower(std::string_view word) {
    std::string result(word);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return result;
}

/// Fewest letters to leave out, add, change, or swap with their neighbour; no letter is touched twice.
std::size_t edit_distance(std::string_view from, std::string_view to) {
    std::vector<std::size_t> before_last(to.size() + 1);
    std::vector<std::size_t> last(to.size() + 1);
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= from.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            std::size_t const change = from[i - 1] == to[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) {
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            }
        }
        before_last.swap(last);
        last.swap(row);
    }
    return last[to.size()];
}

/// The power of ten of a number's first significant digit; the number is finite and not 0.
int first_place(double number) {
    // Printing is exact and needs no logarithm.
    std::string const digits = fmt::format("{:.16e}", number);
    return std::stoi(digits.substr(digits.find('e') + 1));
}

/// Ten to the power n, exact for 0 <= n <= 22.
double power_of_ten(int n) {
    double power = 1;
    for (int factor = 0; factor < n; ++factor) {
        power *= 10;
    }
    return power;
}

/// Digits with a comma between thousands; a sign and a broken part may stand around them.
std::string with_thousands(std::string const& number) {
    std::size_t const start = number.starts_with('-') ? 1 : 0;
    std::size_t const end = std::min(number.find('.'), number.size());
    std::string result = number.substr(0, start);
    for (std::size_t position = start; position < end; ++position) {
        if (position > start && (end - position) % 3 == 0) {
            result += ',';
        }
        result += number[position];
    }
    return result + number.substr(end);
}

/// A number whose last digit has the place 10^place, in plain notation.
std::string to_place(double value, int place) {
    std::string digits;
    if (place <= 0) {
        digits = fmt::format("{:.{}f}", value, std::min(-place, 300));
    } else if (place > 22) {
        digits = "0";  // no amount in this program has so many digits before its first certain one
    } else {
        digits = fmt::format("{:.0f}", std::round(value / power_of_ten(place)) * power_of_ten(place));
    }
    bool const is_zero = digits.find_first_of("123456789") == std::string::npos;
    return is_zero && digits.starts_with('-') ? digits.substr(1) : digits;
}

/// The same without zeros after the last significant decimal.
std::string without_trailing_zeros(std::string digits) {
    if (digits.find('.') != std::string::npos) {
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.back() == '.') {
            digits.pop_back();
        }
    }
    return digits;
}

/// Place of the last digit to print: that of the error's first digit, but at most so many significant digits.
int last_place(double value, double standard_error, int most_digits) {
    int const by_digits = value == 0 ? 0 : first_place(value) - most_digits + 1;
    if (standard_error == 0) {
        return by_digits;
    }
    int const by_error = first_place(standard_error);
    return value == 0 ? by_error : std::max(by_error, by_digits);
}

bool known(double value, double standard_error) {
    return std::isfinite(value) && std::isfinite(standard_error);
}

constexpr int digits_of_exact = 6;
constexpr int digits_of_estimate = 4;

}  // namespace

std::string nearest_word(std::string_view word, std::vector<std::string> const& candidates) {
    if (word.size() < 2) {
        return {};
    }
    std::string const wanted = lower(word);
    std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
    std::string nearest;
    for (std::string const& candidate : candidates) {
        std::size_t const distance = edit_distance(wanted, lower(candidate));
        if (distance < least) {
            least = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

std::string expected_one_of(std::vector<std::string> const& names, std::string_view word) {
    std::string const near = nearest_word(word, names);
    return fmt::format("(expected one of {}){}", join(names, ", "),
                       near.empty() ? "" : ". Did you mean " + near + "?");
}

std::string join(std::vector<std::string> const& words, std::string_view separator) {
    return fmt::format("{}", fmt::join(words, separator));
}

std::string grouped(std::int64_t number) { return with_thousands(fmt::format("{}", number)); }

std::string rounded_to_error(double value, double standard_error) {
    if (!known(value, standard_error)) {
        return "unknown";
    }
    double const error = std::fabs(standard_error);
    int const finest = last_place(value, 0, digits_of_exact);
    // An error far below what anybody reads (a solver's, say) is as good as none.
    if (error == 0 || (value != 0 && first_place(error) < finest)) {
        return with_thousands(without_trailing_zeros(to_place(value, finest)));
    }
    return with_thousands(to_place(value, first_place(error)));
}

std::string euros(double value, double standard_error) {
    if (!known(value, standard_error)) {
        return "unknown";
    }
    double const error = std::fabs(standard_error);
    bool const exact = error == 0;
    int const place = std::max(0, last_place(value, error, exact ? digits_of_exact : digits_of_estimate));
    std::string const whole = to_place(value, place);
    double const rounded = std::fabs(std::stod(whole));
    struct Unit {
        char const* name;
        int place;
    };
    for (Unit const& unit : {Unit{" billion", 9}, Unit{" million", 6}}) {
        if (rounded >= power_of_ten(unit.place)) {
            // Shifting the decimal point of the rounded digits, so that nothing is rounded twice.
            std::string digits = whole;
            digits.insert(digits.size() - static_cast<std::size_t>(unit.place), ".");
            digits.erase(digits.size() - static_cast<std::size_t>(std::min(place, unit.place)));
            if (digits.back() == '.') {
                digits.pop_back();
            }
            return "EUR " + with_thousands(exact ? without_trailing_zeros(digits) : digits) + unit.name;
        }
    }
    return "EUR " + with_thousands(whole);
}

std::string percentage(double share, double standard_error) {
    if (!known(share, standard_error)) {
        return "unknown";
    }
    double const value = 100 * share;
    double const error = 100 * std::fabs(standard_error);
    std::string const digits = to_place(value, last_place(value, error, digits_of_estimate));
    return with_thousands(error == 0 ? without_trailing_zeros(digits) : digits) + "%";
}

std::string wrap(std::string_view text, std::size_t columns, std::size_t indent) {
    std::string const next_line = "\n" + std::string(indent, ' ');
    std::string result;
    std::size_t used = 0;
    bool line_has_word = false;
    std::size_t position = 0;
    while (position < text.size()) {
        if (text[position] == '\n') {
            result += next_line;
            used = indent;
            line_has_word = false;
            ++position;
            continue;
        }
        if (text[position] == ' ') {
            ++position;
            continue;
        }
        std::size_t const end = std::min(text.find_first_of(" \n", position), text.size());
        std::string_view const word = text.substr(position, end - position);
        auto const width = static_cast<std::size_t>(
            std::count_if(word.begin(), word.end(), [](char byte) { return (byte & 0xc0) != 0x80; }));
        if (line_has_word && used + 1 + width > columns) {
            result += next_line;
            used = indent;
            line_has_word = false;
        }
        if (line_has_word) {
            result += ' ';
            ++used;
        }
        result += word;
        used += width;
        line_has_word = true;
        position = end;
    }
    return result;
}

}  // namespace eigenkracht::core
