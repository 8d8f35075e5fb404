/// \file
/// Whether a formula is in proportion to one of its names, seen from its text.
#pragma once

#include "formula/formula.hpp"

#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::formula {

/// The other names of a formula that is a plain product with one name as a factor: `price / 12`, `share * price * 5 / 7`,
/// `(1 - share) * price`.
///
/// Twice the number then gives twice the value, whatever the other names are worth, as long as they do not hang on it. Numbers, names
/// and brackets without the name, each multiplied or divided, count as a plain product, without signs or functions.
///
/// \return  the other names, in order; nothing if the formula is anything else, does not use the name, uses it twice, in
///          brackets, or divides by it
[[nodiscard]] std::optional<std::vector<std::string>> factors_beside(Formula const& formula,
                                                                     std::string const& name);

}  // namespace eigenkracht::formula
