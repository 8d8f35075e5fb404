/// \file
/// Numbers of a scenario file as numbers, and as the text of a formula.
#pragma once

#include "files/node.hpp"
#include "formula/formula.hpp"

#include <optional>
#include <string>

namespace eigenkracht::files {

/// Whole numbers beyond this are not kept exactly by a double.
inline constexpr double largest_count = 9007199254740992.0;

/// The number that stands there: a number, or a text that is a formula without names ("1 / 3"). Nothing for anything
/// else, and for numbers that are not finite or not kept exactly.
[[nodiscard]] std::optional<double> number_of(Node const& node);

/// A margin around `middle`: a number, or a percentage of it ("12%").
[[nodiscard]] std::optional<double> margin_of(Node const& node, double middle);

/// The shortest text that reads back as this number; whole numbers without exponent where they are short.
[[nodiscard]] std::string shortest(double number);

/// The formula that stands there; a number becomes its shortest text.
[[nodiscard]] formula::Formula formula_of(Node const& node);

}  // namespace eigenkracht::files
