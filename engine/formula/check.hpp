/// \file
/// Says what is wrong with a formula before it is used, and what it mentions.
#pragma once

#include "core/error.hpp"
#include "core/lookup_table.hpp"
#include "formula/formula.hpp"
#include "formula/reading.hpp"

#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::formula {

/// The names a formula uses, in order of first use.
/// \throws core::InputError  if it is not a formula; says at which character
[[nodiscard]] std::vector<std::string> names_in(Formula const& formula);

/// Everything that is wrong with a formula: syntax, unknown names and tables, wrong numbers of arguments.
///
/// \param formula  what somebody wrote
/// \param key      full key it stands under, for the messages
/// \param names    what it may use
/// \param tables   what `table("name", ...)` may use
/// \return         empty if it can be compiled; a syntax mistake stands alone
[[nodiscard]] std::vector<core::Mistake> check(Formula const& formula, std::string const& key,
                                               std::vector<std::string> const& names,
                                               std::vector<core::LookupTable> const& tables);

/// Likewise, of a formula that has been read already.
/// \param reading  `read` of its text
[[nodiscard]] std::vector<core::Mistake> check(Formula const& formula, Reading const& reading,
                                               std::string const& key, std::vector<std::string> const& names,
                                               std::vector<core::LookupTable> const& tables);

/// The value of a formula that uses no name and no table, e.g. 0.25 or 7e6 / 12; nothing for any other text.
[[nodiscard]] std::optional<double> constant(Formula const& formula);

}  // namespace eigenkracht::formula
