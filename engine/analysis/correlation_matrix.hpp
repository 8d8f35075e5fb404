/// \file
/// Correlations of weighted columns, and what they say of the last one given the others.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace eigenkracht::analysis {

/// Columns side by side in one table, with room to the next multiple of product_step (fixed_product.hpp).
struct ColumnTable {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::size_t stride = 0;       ///< numbers a row takes
    std::vector<double> numbers;  ///< [row][stride]

    ColumnTable(std::size_t rows_there_are, std::size_t columns_there_are);
    double& at(std::size_t row, std::size_t column) { return numbers[row * stride + column]; }
    [[nodiscard]] double at(std::size_t row, std::size_t column) const {
        return numbers[row * stride + column];
    }
};

/// Sums of products of all pairs of columns, [column][column], each row counted so many times, in fixed order.
[[nodiscard]] std::vector<double> products_of(ColumnTable const& table, std::span<double const> counts);

/// How the last of some columns follows from the others.
struct LastColumn {
    /// Which column first follows from those before it (numbers of those that it follows from, then its own); empty: none.
    std::vector<std::size_t> dependent;
    std::vector<double> slope;    ///< [column] standardised regression coefficient
    std::vector<double> partial;  ///< [column] partial correlation, from -1 to 1
    std::vector<double> plain;    ///< [column] correlation
    double share = 0;             ///< of the last column's variance that the others explain
};

/// \param products  [columns][columns] sums of products of columns with mean 0, none all 0
/// \see   Whittaker (1990), Graphical Models in Applied Multivariate Statistics, ch. 5: partial correlations from the inverse.
[[nodiscard]] LastColumn explain_last(std::span<double const> products, std::size_t columns);

}  // namespace eigenkracht::analysis
