/// \file
/// The words of the formula language: which functions there are, and what may be a name.
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace eigenkracht::formula {

/// A function that formulas may call.
struct Function {
    std::string name;
    unsigned fewest;      ///< arguments it needs
    unsigned most;        ///< arguments it takes; `any_number`: as many as there are
    std::string meaning;  ///< one phrase, for the page of keys

    static constexpr unsigned any_number = std::numeric_limits<unsigned>::max();
};

/// Every function there is, in alphabetical order.
///
/// `table("name", x)` counts its name as an argument and takes one to three numbers after it.
[[nodiscard]] std::vector<Function> const& functions();

/// The function of this name, or nothing.
[[nodiscard]] Function const* find_function(std::string_view name);

/// Whether a word can name a quantity: letters, digits and `_`, not starting with a digit, at most 100 characters,
/// not the name of a function. Dots may stand between such words (`cut.amount_eur`).
[[nodiscard]] bool is_name(std::string_view word);

}  // namespace eigenkracht::formula
