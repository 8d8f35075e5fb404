/// \file
/// The square root of a covariance or correlation matrix, in an order of operations that never changes.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace eigenkracht::uncertainty {

/// Lower triangular L with L L' = matrix.
///
/// A matrix that is only semidefinite (numbers that are functions of others) has columns of zeros in L; what is zero
/// is judged against the diagonal, at 1e-10 of it.
/// \param matrix  row-major, size x size; symmetric
/// \return        row-major; nothing if the matrix is not positive semidefinite
[[nodiscard]] std::optional<std::vector<double>> cholesky(std::vector<double> const& matrix,
                                                          std::size_t size);

}  // namespace eigenkracht::uncertainty
