#include "analysis/symmetric_factor.hpp"

#include <algorithm>
#include <utility>

namespace eigenkracht::analysis {

SymmetricFactor::SymmetricFactor(std::vector<double> squares, std::size_t terms)
    : terms_(terms), lower_(std::move(squares)), pivots_(terms, 0.0) {
    std::vector<double> own(terms);  // row of L times D
    for (std::size_t row = 0; row < terms; ++row) {
        double* const a = &lower_[row * terms];
        double const whole = a[row];
        double left = whole;
        for (std::size_t column = 0; column < row; ++column) {
            if (pivots_[column] == 0) {
                own[column] = 0;
                a[column] = 0;
                continue;
            }
            double const* const b = &lower_[column * terms];
            double sum = a[column];
            for (std::size_t k = 0; k < column; ++k) {
                sum -= own[k] * b[k];
            }
            own[column] = sum;
            a[column] = sum / pivots_[column];
            left -= own[column] * a[column];
        }
        pivots_[row] = left > made_up * whole ? left : 0;
        if (pivots_[row] == 0) {
            std::fill(a, a + row, 0.0);
        }
    }
}

void SymmetricFactor::solve(double* vector) const {
    for (std::size_t row = 0; row < terms_; ++row) {
        double const* const a = &lower_[row * terms_];
        double sum = vector[row];
        for (std::size_t column = 0; column < row; ++column) {
            sum -= a[column] * vector[column];
        }
        vector[row] = pivots_[row] == 0 ? 0 : sum;
    }
    for (std::size_t row = terms_; row-- > 0;) {
        if (pivots_[row] == 0) {
            continue;
        }
        vector[row] /= pivots_[row];
    }
    for (std::size_t row = terms_; row-- > 0;) {
        double const* const a = &lower_[row * terms_];
        for (std::size_t column = 0; column < row; ++column) {
            vector[column] -= a[column] * vector[row];
        }
    }
}

std::vector<double> SymmetricFactor::inverse_diagonal() const {
    // The inverse is M' inverse(D) M with M = inverse(L), whose rows follow from those before them.
    std::vector<double> inverse(terms_ * terms_, 0.0);
    std::vector<double> diagonal(terms_, 0.0);
    for (std::size_t row = 0; row < terms_; ++row) {
        if (pivots_[row] == 0) {
            continue;
        }
        double* const own = &inverse[row * terms_];
        own[row] = 1;
        for (std::size_t k = 0; k < row; ++k) {
            double const factor = lower_[row * terms_ + k];
            double const* const before = &inverse[k * terms_];
            for (std::size_t column = 0; column <= k; ++column) {
                own[column] -= factor * before[column];
            }
        }
        for (std::size_t column = 0; column <= row; ++column) {
            diagonal[column] += own[column] * own[column] / pivots_[row];
        }
    }
    return diagonal;
}

std::size_t SymmetricFactor::rank() const {
    return static_cast<std::size_t>(
        std::count_if(pivots_.begin(), pivots_.end(), [](double pivot) { return pivot != 0; }));
}

}  // namespace eigenkracht::analysis
