/// \file
/// Matrix products whose bits do not depend on the processor, for sums of products over many rows.
#pragma once

#include <cstddef>

namespace eigenkracht::analysis {

/// Numbers of columns are multiples of this; fill up with zeros.
inline constexpr std::size_t product_step = 8;

/// The next multiple of product_step.
[[nodiscard]] constexpr std::size_t product_padded(std::size_t columns) {
    return (columns + product_step - 1) / product_step * product_step;
}

/// sums[l, r] += sum over rows of left[row, l] * right[row, r].
///
/// The products of a call are added one by one in order of rows, each rounded, then their sum to what is there: the same whatever the
/// processor, where a library picks the order by the size of its caches. Best with some hundred rows at a time.
///
/// \param left   [rows][lefts], lefts a multiple of product_step
/// \param right  [rows][rights], rights a multiple of product_step
/// \param sums   [lefts][rights]
/// \see core/vector_code.hpp
void add_product(double const* left, double const* right, std::size_t rows, std::size_t lefts,
                 std::size_t rights, double* sums);

}  // namespace eigenkracht::analysis
