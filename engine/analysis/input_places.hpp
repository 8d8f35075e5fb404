/// \file
/// Where in its column each draw of an input stands.
#pragma once

#include "analysis/input_column.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace eigenkracht::analysis {

/// For each input (rank - 1/2) / n of the draws that count, ties sharing their mean rank, [input][row].
///
/// \param length  how many draws there are
/// \param draws   those that count
/// \throws core::InputError  for no inputs, a column of another length, or a number that is not finite
[[nodiscard]] std::vector<std::vector<double>> input_places(std::span<InputColumn const> inputs,
                                                            std::size_t length,
                                                            std::span<std::size_t const> draws);

/// \throws core::InputError  as input_places
void check_inputs(std::span<InputColumn const> inputs, std::size_t length);

}  // namespace eigenkracht::analysis
