/// \file
/// Reads a formula's text once: what it mentions, and the first thing in it that is not a formula.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::formula {

/// A call of `table("name", ...)`.
struct TableUse {
    std::string name;
    unsigned arguments;  ///< numbers after the name, 1 to 3
    std::size_t offset;  ///< of the opening quote in the text, counted from 0
    std::size_t length;  ///< of the name with its quotes
};

/// A place in a formula's text where it stops making sense.
struct Problem {
    std::size_t offset;    ///< counted from 0
    std::string found;     ///< e.g. `"*"`
    std::string expected;  ///< e.g. `a number, a name or "("`
    std::string hint;      ///< may be empty
};

/// What one reading of a formula brings to light.
struct Reading {
    std::vector<std::string> names;  ///< quantities it uses, in order of first use
    std::vector<TableUse> tables;    ///< tables it uses, in order of use
    std::string code;  ///< the text, same length, with blanks moved so that `exp (x)` becomes ` exp(x)`
    std::optional<Problem> problem;  ///< nothing: it is a formula
};

/// Reads text in the formula language.
///
/// Grammar: numbers, names, `+ - * / ^`, `< <= > >= == !=`, `&& ||`, `condition ? yes : no`, `( )` and calls of
/// `functions()`. The name of a table stands in quotes of either kind. `^` binds tightest and from the right
/// (`-2^2` is -4), then sign, `* /`, `+ -`, comparisons, `&&`, `||`, and `? :` last.
/// Never throws for bad text: see `Reading::problem`, after which the other fields are incomplete.
[[nodiscard]] Reading read(std::string const& text);

}  // namespace eigenkracht::formula
