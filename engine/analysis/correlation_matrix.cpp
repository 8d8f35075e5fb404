#include "analysis/correlation_matrix.hpp"

#include "analysis/fixed_product.hpp"

#include <algorithm>
#include <cmath>

namespace eigenkracht::analysis {
namespace {

/// What is left of a column's variance that follows from others, but for rounding.
constexpr double least_left = 1e-10;

/// What column j takes from those before it, from the rows of a Cholesky factor: those that matter, then j itself.
std::vector<std::size_t> followed_from(std::vector<double> const& factor, std::size_t columns,
                                       std::size_t j) {
    constexpr double matters = 1e-4;
    std::vector<double> slope(j, 0.0);
    for (std::size_t i = j; i-- > 0;) {
        double rest = factor[j * columns + i];
        for (std::size_t k = i + 1; k < j; ++k) {
            rest -= factor[k * columns + i] * slope[k];
        }
        slope[i] = rest / factor[i * columns + i];
    }
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < j; ++i) {
        if (std::fabs(slope[i]) > matters) {
            numbers.push_back(i);
        }
    }
    numbers.push_back(j);
    return numbers;
}

}  // namespace

ColumnTable::ColumnTable(std::size_t rows_there_are, std::size_t columns_there_are)
    : rows(rows_there_are),
      columns(columns_there_are),
      stride(product_padded(columns_there_are)),
      numbers(rows * stride, 0.0) {}

std::vector<double> products_of(ColumnTable const& table, std::span<double const> counts) {
    constexpr std::size_t rows_at_once = 128;
    std::size_t const stride = table.stride;
    std::vector<double> counted(rows_at_once * stride);
    std::vector<double> padded(stride * stride, 0.0);
    for (std::size_t first = 0; first < table.rows; first += rows_at_once) {
        std::size_t const rows = std::min(rows_at_once, table.rows - first);
        double const* const own = &table.numbers[first * stride];
        for (std::size_t row = 0; row < rows; ++row) {
            for (std::size_t column = 0; column < stride; ++column) {
                counted[row * stride + column] = counts[first + row] * own[row * stride + column];
            }
        }
        add_product(counted.data(), own, rows, stride, stride, padded.data());
    }
    std::vector<double> products;
    for (std::size_t j = 0; j < table.columns; ++j) {
        products.insert(products.end(), &padded[j * stride], &padded[j * stride] + table.columns);
    }
    return products;
}

LastColumn explain_last(std::span<double const> products, std::size_t columns) {
    std::size_t const inputs = columns - 1;
    LastColumn found;
    auto const correlation = [&](std::size_t j, std::size_t k) {
        return products[j * columns + k] / std::sqrt(products[j * columns + j] * products[k * columns + k]);
    };
    // Cholesky's factor of the inputs' correlations, row by row; the last row is what the outcome takes of each direction.
    std::vector<double> factor(columns * columns, 0.0);
    for (std::size_t j = 0; j < columns; ++j) {
        for (std::size_t k = 0; k < j; ++k) {
            double rest = correlation(j, k);
            for (std::size_t i = 0; i < k; ++i) {
                rest -= factor[j * columns + i] * factor[k * columns + i];
            }
            factor[j * columns + k] = rest / factor[k * columns + k];
        }
        double left = 1;
        for (std::size_t i = 0; i < j; ++i) {
            left -= factor[j * columns + i] * factor[j * columns + i];
        }
        if (j == inputs) {
            found.share = std::clamp(1 - left, 0.0, 1.0);
        } else if (!(left > least_left)) {
            found.dependent = followed_from(factor, columns, j);
            return found;
        } else {
            factor[j * columns + j] = std::sqrt(left);
        }
    }
    std::vector<double> slope(inputs, 0.0);
    for (std::size_t i = inputs; i-- > 0;) {
        double rest = factor[inputs * columns + i];
        for (std::size_t k = i + 1; k < inputs; ++k) {
            rest -= factor[k * columns + i] * slope[k];
        }
        slope[i] = rest / factor[i * columns + i];
    }
    double const unexplained = 1 - found.share;
    for (std::size_t j = 0; j < inputs; ++j) {
        // Diagonal of the inverse: the squared length of column j of the factor's inverse.
        std::vector<double> column(inputs, 0.0);
        double diagonal = 0;
        for (std::size_t i = j; i < inputs; ++i) {
            double rest = i == j ? 1 : 0;
            for (std::size_t k = j; k < i; ++k) {
                rest -= factor[i * columns + k] * column[k];
            }
            column[i] = rest / factor[i * columns + i];
            diagonal += column[i] * column[i];
        }
        double const length = std::sqrt(unexplained * diagonal + slope[j] * slope[j]);
        found.partial.push_back(length > 0 ? slope[j] / length : 0);
        found.plain.push_back(correlation(j, inputs));
    }
    found.slope = std::move(slope);
    return found;
}

}  // namespace eigenkracht::analysis
