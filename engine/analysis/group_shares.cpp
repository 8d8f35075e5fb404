#include "analysis/group_shares.hpp"

#include "analysis/columns.hpp"
#include "analysis/fixed_product.hpp"
#include "core/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace eigenkracht::analysis {
namespace {

constexpr int most_degree = 3;
constexpr std::size_t monte_carlo_folds = 16;

/// Legendre polynomials of degree 1 to 3, orthonormal for a uniform number in (0, 1).
std::array<double, most_degree> polynomials(double u) {
    double const x = 2 * u - 1;
    return {std::sqrt(3.0) * x, std::sqrt(5.0) * (3 * x * x - 1) / 2,
            std::sqrt(7.0) * (5 * x * x - 3) * x / 2};
}

constexpr std::size_t rows_at_once = 256;

/// Sums of products, in order.
double product_of(double const* a, double const* b, std::size_t count) {
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        sum += a[i] * b[i];
    }
    return sum;
}

void add(std::vector<double>& sums, std::vector<double> const& more) {
    for (std::size_t i = 0; i < sums.size(); ++i) {
        sums[i] += more[i];
    }
}

}  // namespace

GroupRegression::GroupRegression(std::vector<std::vector<double>> const& uniforms,
                                 std::vector<std::size_t> const& group_of, std::size_t groups,
                                 Sampling const& sampling)
    : groups_(groups) {
    for (std::size_t d = 0; d < uniforms.size(); ++d) {
        if (uniforms[d].size() != uniforms.front().size() || group_of.size() != uniforms.size()) {
            throw core::InputError("columns of uniform numbers", static_cast<double>(uniforms[d].size()),
                                   "as many draws in each, and a group for each");
        }
        if (group_of[d] >= groups) {
            throw core::InputError("group of a dimension", static_cast<double>(group_of[d]),
                                   fmt::format("below {}", groups));
        }
    }
    folds_ = sampling.kind == SamplingKind::sobol ? sampling.replicates : monte_carlo_folds;
    std::size_t const draws = uniforms.empty() ? 0 : std::min(uniforms.front().size(), most_draws);
    draws_ = draws - draws % folds_;
    degree_ = most_degree;
    while (degree_ > 0 &&
           (folds_ < 2 ||
            draws_ < draws_for_a_term * (1 + uniforms.size() * static_cast<std::size_t>(degree_)))) {
        --degree_;
    }
    if (degree_ == 0) {
        return;
    }
    auto const degree = static_cast<std::size_t>(degree_);
    count_ = 1 + uniforms.size() * degree;
    width_ = product_padded(count_);
    terms_.assign(draws_ * width_, 0.0);
    for (std::size_t row = 0; row < draws_; ++row) {
        terms_[row * width_] = 1;
    }
    for (std::size_t d = 0; d < uniforms.size(); ++d) {
        group_of_term_.insert(group_of_term_.end(), degree, group_of[d]);
        for (std::size_t draw = 0; draw < draws_; ++draw) {
            auto const values = polynomials(uniforms[d][draw]);
            std::copy_n(values.begin(), degree, &terms_[row_of(draw) * width_ + 1 + d * degree]);
        }
    }
    factor_all();
}

void GroupRegression::factor_all() {
    std::vector<std::vector<double>> squares(folds_ + 1, std::vector<double>(width_ * width_, 0.0));
    for (std::size_t fold = 0; fold < folds_; ++fold) {
        for (std::size_t done = 0; done < size_of_fold(); done += rows_at_once) {
            double const* const rows = terms_of_row(fold * size_of_fold() + done);
            add_product(rows, rows, std::min(rows_at_once, size_of_fold() - done), width_, width_,
                        squares[fold].data());
        }
        add(squares.back(), squares[fold]);
    }
    for (std::size_t fold = 0; fold <= folds_; ++fold) {
        std::vector<double> left(count_ * count_);
        for (std::size_t i = 0; i < left.size(); ++i) {
            std::size_t const at = i / count_ * width_ + i % count_;
            left[i] = squares.back()[at] - (fold < folds_ ? squares[fold][at] : 0);
        }
        factors_.emplace_back(std::move(left), count_);
        inverse_diagonals_.push_back(factors_.back().inverse_diagonal());
    }
}

std::size_t GroupRegression::row_of(std::size_t draw) const {
    return draw % folds_ * size_of_fold() + draw / folds_;
}

std::vector<double> GroupRegression::products_in(std::size_t fold, std::vector<double> const& values) const {
    std::vector<double> products(count_, 0.0);
    for (std::size_t row = fold * size_of_fold(); row < (fold + 1) * size_of_fold(); ++row) {
        double const* const terms = terms_of_row(row);
        for (std::size_t term = 0; term < count_; ++term) {
            products[term] += values[row] * terms[term];
        }
    }
    return products;
}

std::vector<double> GroupRegression::scales_of(std::vector<double> const& values,
                                               std::vector<double> const& coefficients) const {
    double total = 0;
    std::vector<double> weighed(count_, 0.0);
    std::vector<double> plain(count_, 0.0);
    for (std::size_t row = 0; row < draws_; ++row) {
        double const* const terms = terms_of_row(row);
        double const off = values[row] - product_of(terms, coefficients.data(), count_);
        double const square = off * off;
        total += square;
        for (std::size_t term = 0; term < count_; ++term) {
            weighed[term] += square * (terms[term] * terms[term]);
            plain[term] += terms[term] * terms[term];
        }
    }
    for (std::size_t term = 0; term < count_; ++term) {
        weighed[term] /=
            std::max(total, std::numeric_limits<double>::min()) * (plain[term] / static_cast<double>(draws_));
    }
    return weighed;
}

std::vector<double> GroupRegression::shares_without(std::size_t fold, std::vector<double> const& products,
                                                    std::vector<double> const& scales, double mean,
                                                    double squares, double draws) const {
    std::vector<double> found = products;
    factors_[fold].solve(found.data());
    double const residual = std::max(0.0, squares - product_of(found.data(), products.data(), count_)) /
                            (draws - static_cast<double>(count_));
    // Values are taken from their mean over all draws, so that little is lost by this subtraction.
    double const variance = (squares - draws * mean * mean) / (draws - 1);
    std::vector<double> shares(groups_, 0.0);
    for (std::size_t term = 1; term < count_; ++term) {
        double const luck = residual * inverse_diagonals_[fold][term] * scales[term];
        shares[group_of_term_[term - 1]] += found[term] * found[term] - luck;
    }
    for (double& share : shares) {
        share /= variance;
    }
    return shares;
}

GroupShares GroupRegression::shares(std::span<double const> values) const {
    GroupShares result;
    if (values.size() < draws_) {
        throw core::InputError("values to be split", static_cast<double>(values.size()),
                               fmt::format("at least {}", draws_));
    }
    check_column(values);
    if (degree_ == 0 || sd_of(values.first(draws_)) == 0) {
        return result;
    }
    double const mean = mean_of(values.first(draws_));
    std::vector<double> all(draws_);
    for (std::size_t draw = 0; draw < draws_; ++draw) {
        all[row_of(draw)] = values[draw] - mean;
    }
    auto const draws = static_cast<double>(draws_);
    auto const of_fold = [&](std::size_t fold) { return &all[fold * size_of_fold()]; };
    std::vector<std::vector<double>> products(folds_ + 1, std::vector<double>(count_, 0.0));
    std::vector<double> sums_of_squares(folds_ + 1, 0.0);
    for (std::size_t fold = 0; fold < folds_; ++fold) {
        products[fold] = products_in(fold, all);
        add(products.back(), products[fold]);
        sums_of_squares[fold] = product_of(of_fold(fold), of_fold(fold), size_of_fold());
        sums_of_squares.back() += sums_of_squares[fold];
    }
    // Where an interaction is left over, residuals are larger at the ends of a term, and its estimate less sure.
    std::vector<double> coefficients = products.back();
    factors_.back().solve(coefficients.data());
    auto const scales = scales_of(all, coefficients);
    auto const estimates = shares_without(folds_, products.back(), scales, 0, sums_of_squares.back(), draws);

    // The last one is the rest.
    auto const with_rest = [](std::vector<double> shares) {
        double sum = 0;
        for (double const share : shares) {
            sum += share;
        }
        shares.push_back(1 - sum);
        return shares;
    };
    std::vector<double> sums(groups_ + 1, 0.0);
    std::vector<double> squares(groups_ + 1, 0.0);
    for (std::size_t fold = 0; fold < folds_; ++fold) {
        double const left = draws - static_cast<double>(size_of_fold());
        std::vector<double> others = products.back();
        for (std::size_t term = 0; term < count_; ++term) {
            others[term] -= products[fold][term];
        }
        double const own_sum = std::accumulate(of_fold(fold), of_fold(fold) + size_of_fold(), 0.0);
        auto const without = with_rest(shares_without(fold, others, scales, -own_sum / left,
                                                      sums_of_squares.back() - sums_of_squares[fold], left));
        for (std::size_t g = 0; g <= groups_; ++g) {
            sums[g] += without[g];
            squares[g] += without[g] * without[g];
        }
    }
    auto const folds = static_cast<double>(folds_);
    auto const whole = with_rest(estimates);
    for (std::size_t g = 0; g <= groups_; ++g) {
        double const spread = std::max(0.0, squares[g] - sums[g] * sums[g] / folds);
        ShareEstimate const estimate{whole[g], std::sqrt((folds - 1) / folds * spread)};
        if (g < groups_) {
            result.groups.push_back(estimate);
        } else {
            result.rest = estimate;
        }
    }
    return result;
}

}  // namespace eigenkracht::analysis
