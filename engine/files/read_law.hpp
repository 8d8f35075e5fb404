/// \file
/// Distributions as people write them (mean and sd, median and interval, mode and margin) into the numbers of a law.
#pragma once

#include "core/error.hpp"
#include "files/tree_reader.hpp"
#include "uncertainty/spec.hpp"

#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::files {

/// The law of `distribution = { gamma = { mean = 3, cv = 0.5 } }`.
///
/// \param table  the table `distribution`
/// \param path   its full key, for the messages
/// \return       nothing if something is wrong with it (said here or before)
[[nodiscard]] std::optional<uncertainty::Distribution> read_law(TreeReader const& table,
                                                                std::string const& path,
                                                                std::vector<core::Mistake>& mistakes);

}  // namespace eigenkracht::files
