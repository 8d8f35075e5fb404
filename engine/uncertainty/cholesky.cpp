#include "uncertainty/cholesky.hpp"

#include <cmath>

namespace eigenkracht::uncertainty {

std::optional<std::vector<double>> cholesky(std::vector<double> const& matrix, std::size_t size) {
    constexpr double zero_share = 1e-10;
    std::vector<double> root(size * size, 0.0);
    for (std::size_t column = 0; column < size; ++column) {
        double const diagonal = matrix[column * size + column];
        double rest = diagonal;
        for (std::size_t k = 0; k < column; ++k) {
            rest -= root[column * size + k] * root[column * size + k];
        }
        double const zero = zero_share * std::fabs(diagonal);
        if (!(rest >= -zero) || !std::isfinite(diagonal)) {
            return std::nullopt;
        }
        bool const dependent = rest <= zero;
        root[column * size + column] = dependent ? 0 : std::sqrt(rest);
        for (std::size_t row = column + 1; row < size; ++row) {
            double value = matrix[row * size + column];
            for (std::size_t k = 0; k < column; ++k) {
                value -= root[row * size + k] * root[column * size + k];
            }
            if (!dependent) {
                root[row * size + column] = value / root[column * size + column];
            } else if (!(value * value <= zero_share * std::fabs(diagonal * matrix[row * size + row]))) {
                return std::nullopt;  // moves with a number that does not move
            }
        }
    }
    return root;
}

}  // namespace eigenkracht::uncertainty
