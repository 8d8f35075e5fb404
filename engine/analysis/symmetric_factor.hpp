/// \file
/// Systems of normal equations solved in a fixed order of operations, with terms left out that others make up.
#pragma once

#include <cstddef>
#include <vector>

namespace eigenkracht::analysis {

/// L D L' of a symmetric matrix that is positive or, where terms make up each other, semi-definite.
///
/// A library's factor would block its sums by the processor's cache, and so give other last bits on other machines.
class SymmetricFactor {
public:
    SymmetricFactor() = default;

    /// \param squares  [row][column] of which the lower triangle is read; terms * terms numbers
    SymmetricFactor(std::vector<double> squares, std::size_t terms);

    /// The matrix's inverse times a vector, in its place; 0 for terms that are left out.
    /// \param vector  as many numbers as there are terms
    void solve(double* vector) const;

    /// The diagonal of the matrix's inverse; 0 for terms that are left out.
    [[nodiscard]] std::vector<double> inverse_diagonal() const;

    /// How many terms are left in.
    [[nodiscard]] std::size_t rank() const;

private:
    /// Of a term's square, less than this left after the terms before it: they make it up.
    static constexpr double made_up = 1e-9;

    std::size_t terms_ = 0;
    std::vector<double> lower_;   ///< [row][column] L below the diagonal
    std::vector<double> pivots_;  ///< D; 0: left out
};

}  // namespace eigenkracht::analysis
