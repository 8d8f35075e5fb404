#include "files/results_file_difference.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstring>
#include <sstream>
#include <type_traits>
#include <vector>

namespace eigenkracht::files {
namespace {

template <typename Named>
Named const* find(std::vector<Named> const& all, std::string const& name) {
    auto const at = std::find_if(all.begin(), all.end(), [&](Named const& one) { return one.name == name; });
    return at == all.end() ? nullptr : &*at;
}

/// Equal to the bit, so that a number that is none equals itself.
bool same(std::vector<double> const& a, std::vector<double> const& b) {
    return a.size() == b.size() &&
           (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

/// The first line that differs, of texts of one line or many.
std::string first_line(std::string const& stopped, std::string const& now, Sides const& sides) {
    std::istringstream there(stopped);
    std::istringstream here(now);
    for (int number = 1;; ++number) {
        std::string a;
        std::string b;
        bool const more_there = static_cast<bool>(std::getline(there, a));
        bool const more_here = static_cast<bool>(std::getline(here, b));
        if (a != b || more_there != more_here || !more_there) {
            bool const of_one = number == 1 && there.eof() && here.eof();
            return fmt::format("{}\"{}\" {} and \"{}\" {}", of_one ? "" : fmt::format("in line {} ", number),
                               a, sides.stopped, b, sides.now);
        }
    }
}

std::string words(study::AttributeValue const& value) {
    return std::visit(
        [](auto const& held) {
            if constexpr (std::is_arithmetic_v<std::decay_t<decltype(held)>>) {
                return fmt::format("{}", held);
            } else if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::string>) {
                return held;
            } else {
                return fmt::format("{}", fmt::join(held, ", "));
            }
        },
        value);
}

/// Whether a value is a text of many lines, as scenarios are.
bool is_long(study::AttributeValue const& value) {
    auto const* const text = std::get_if<std::string>(&value);
    return text != nullptr && text->find('\n') != std::string::npos;
}

std::string in_attributes(study::Attributes const& stopped, study::Attributes const& now,
                          Sides const& sides) {
    // A seed or a name says in a word what would be told of a line of the scenario otherwise.
    for (bool const long_ones : {false, true}) {
        for (auto const& here : now) {
            if (is_long(here.second) != long_ones) {
                continue;
            }
            auto const named = [&](auto const& there) { return there.first == here.first; };
            auto const at = std::find_if(stopped.begin(), stopped.end(), named);
            if (at == stopped.end()) {
                return fmt::format("\"{}\" is not recorded {}", here.first, sides.stopped);
            }
            if (at->second != here.second) {
                return fmt::format("\"{}\" is {}", here.first,
                                   first_line(words(at->second), words(here.second), sides));
            }
        }
    }
    return "";
}

std::string in_dimensions(std::vector<study::Dimension> const& stopped,
                          std::vector<study::Dimension> const& now, Sides const& sides) {
    for (study::Dimension const& here : now) {
        study::Dimension const* const there = find(stopped, here.name);
        if (there == nullptr) {
            return fmt::format("there is no dimension \"{}\" {}", here.name, sides.stopped);
        }
        if (there->size != here.size) {
            return fmt::format("dimension \"{}\" has {} entries {} and {} {}", here.name, there->size,
                               sides.stopped, here.size, sides.now);
        }
        if (there->labels != here.labels) {
            return fmt::format("dimension \"{}\" holds {} {} and {} {}", here.name,
                               fmt::join(there->labels, ", "), sides.stopped, fmt::join(here.labels, ", "),
                               sides.now);
        }
        if (!same(there->numbers, here.numbers)) {
            return fmt::format("dimension \"{}\" holds other numbers {}", here.name, sides.stopped);
        }
        if (there->unit != here.unit || there->long_name != here.long_name) {
            return fmt::format("dimension \"{}\" has another meaning or unit {}", here.name, sides.stopped);
        }
    }
    return "";
}

std::string in_variables(std::vector<study::Variable> const& stopped, std::vector<study::Variable> const& now,
                         Sides const& sides) {
    for (study::Variable const& here : now) {
        study::Variable const* const there = find(stopped, here.name);
        if (there == nullptr) {
            return fmt::format("\"{}\" is not kept {}", here.name, sides.stopped);
        }
        if (there->dimensions != here.dimensions || there->per_draw != here.per_draw) {
            return fmt::format("\"{}\" has other dimensions {}", here.name, sides.stopped);
        }
        if (!same(there->values, here.values) || there->texts != here.texts) {
            return fmt::format("\"{}\" holds other values {}", here.name, sides.stopped);
        }
        if (there->unit != here.unit || there->long_name != here.long_name) {
            return fmt::format("\"{}\" has another meaning or unit {}", here.name, sides.stopped);
        }
    }
    for (study::Variable const& there : stopped) {
        if (there.per_draw && find(now, there.name) == nullptr) {
            return fmt::format("\"{}\" is kept {} and not {}", there.name, sides.stopped, sides.now);
        }
    }
    return "";
}

}  // namespace

std::string difference(study::ResultsLayout const& stopped, study::ResultsLayout const& now,
                       Sides const& sides) {
    std::string found = in_attributes(stopped.attributes, now.attributes, sides);
    if (found.empty()) {
        found = in_dimensions(stopped.dimensions, now.dimensions, sides);
    }
    if (found.empty()) {
        found = in_variables(stopped.variables, now.variables, sides);
    }
    return found;
}

}  // namespace eigenkracht::files
