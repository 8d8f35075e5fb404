#include "analysis/cross_fit.hpp"

#include "analysis/fixed_product.hpp"

#include <algorithm>
#include <cmath>

namespace eigenkracht::analysis {
namespace {

/// What is left of a term that follows from others, but for rounding.
constexpr double least_left = 1e-9;

/// Sum of products in a fixed order that lets four go on at a time.
double dot(double const* a, double const* b, std::size_t count) {
    double sums[4] = {0, 0, 0, 0};
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        sums[0] += a[i] * b[i];
        sums[1] += a[i + 1] * b[i + 1];
        sums[2] += a[i + 2] * b[i + 2];
        sums[3] += a[i + 3] * b[i + 3];
    }
    for (; i < count; ++i) {
        sums[0] += a[i] * b[i];
    }
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

}  // namespace

CrossFit::CrossFit(PooledOutcome const& outcome, std::size_t count, TermWriter const& write)
    : outcome_(outcome),
      count_(count),
      grams_((outcome.folds + 1) * count * count, 0.0),
      with_outcome_((outcome.folds + 1) * count, 0.0) {
    constexpr std::size_t rows_at_once = 128;
    std::size_t const stride = product_padded(count);
    std::vector<std::vector<std::size_t>> rows_of(outcome.folds);
    for (std::size_t row = 0; row < outcome.draws.size(); ++row) {
        rows_of[outcome.fold_of[row]].push_back(row);
    }
    std::vector<double> weighted(rows_at_once * stride, 0.0);
    std::vector<double> plain(rows_at_once * stride, 0.0);
    std::vector<double> sums(stride * stride);
    for (std::size_t fold = 0; fold < outcome.folds; ++fold) {
        auto const& rows = rows_of[fold];
        double* const products = &with_outcome_[fold * count];
        std::fill(sums.begin(), sums.end(), 0.0);
        for (std::size_t first = 0; first < rows.size(); first += rows_at_once) {
            std::size_t const own = std::min(rows_at_once, rows.size() - first);
            for (std::size_t i = 0; i < own; ++i) {
                std::size_t const row = rows[first + i];
                double* const own_terms = &plain[i * stride];
                write(row, own_terms);
                for (std::size_t term = 0; term < count; ++term) {
                    weighted[i * stride + term] = outcome.weight[row] * own_terms[term];
                    products[term] += outcome.sum[row] * own_terms[term];
                }
            }
            add_product(weighted.data(), plain.data(), own, stride, stride, sums.data());
        }
        double* const all_products = &with_outcome_[outcome.folds * count];
        double* const of_fold = &grams_[fold * count * count];
        double* const all = &grams_[outcome.folds * count * count];
        for (std::size_t j = 0; j < count; ++j) {
            all_products[j] += products[j];
            for (std::size_t k = 0; k < count; ++k) {
                of_fold[j * count + k] = sums[j * stride + k];
                all[j * count + k] += sums[j * stride + k];
            }
        }
    }
}

NestedFit::NestedFit(CrossFit const& sums) : sums_(sums), folds_(sums.outcome().folds) { push(0); }

void NestedFit::push(std::size_t term) {
    std::size_t const count = sums_.count_;
    std::size_t const folds = folds_.size();
    double const* const all = sums_.gram(folds) + term * count;
    for (std::size_t k = 0; k < folds; ++k) {
        Fold& fold = folds_[k];
        double const* const own = sums_.gram(k) + term * count;
        double const* const own_products = &sums_.with_outcome_[k * count];
        double const* const all_products = &sums_.with_outcome_[folds * count];
        std::vector<double> row(list_.size() + 1, 0.0);
        for (std::size_t i = 0; i < list_.size(); ++i) {
            double const pivot = fold.factor[i][i];
            if (pivot > 0) {
                row[i] = (all[list_[i]] - own[list_[i]] - dot(row.data(), fold.factor[i].data(), i)) / pivot;
            }
        }
        double const square = all[term] - own[term];
        double const left = square - dot(row.data(), row.data(), list_.size());
        if (left > least_left * square) {
            double const pivot = std::sqrt(left);
            row.back() = pivot;
            fold.others.push_back((all_products[term] - own_products[term] -
                                   dot(row.data(), fold.others.data(), list_.size())) /
                                  pivot);
            fold.own.push_back((own_products[term] - dot(row.data(), fold.own.data(), list_.size())) / pivot);
        } else {
            std::fill(row.begin(), row.end(), 0.0);  // says nothing that others do not
            fold.others.push_back(0);
            fold.own.push_back(0);
        }
        fold.factor.push_back(std::move(row));
    }
    list_.push_back(term);
}

void NestedFit::shrink(std::size_t count) {
    list_.resize(count);
    for (Fold& fold : folds_) {
        fold.factor.resize(count);
        fold.others.resize(count);
        fold.own.resize(count);
    }
}

double NestedFit::explained(std::size_t count) const {
    double sum = 0;
    for (Fold const& fold : folds_) {
        sum += dot(fold.own.data(), fold.others.data(), count);
    }
    return sum / sums_.outcome().total_weight;
}

std::vector<double> NestedFit::influence(std::size_t count) const {
    std::vector<double> result;
    std::vector<double> slope(count);
    std::vector<double> own_row(count);
    for (std::size_t k = 0; k < folds_.size(); ++k) {
        Fold const& fold = folds_[k];
        std::copy_n(fold.others.begin(), count, slope.begin());
        for (std::size_t i = count; i-- > 0;) {
            double const pivot = fold.factor[i][i];
            slope[i] = pivot > 0 ? slope[i] / pivot : 0;
            for (std::size_t j = 0; j < i; ++j) {
                slope[j] -= fold.factor[i][j] * slope[i];
            }
        }
        double squares = 0;  // of the fit, over the own fold
        for (std::size_t i = 0; i < count; ++i) {
            double const* const gram = sums_.gram(k) + list_[i] * sums_.count_;
            for (std::size_t j = 0; j < count; ++j) {
                own_row[j] = gram[list_[j]];
            }
            squares += slope[i] * dot(own_row.data(), slope.data(), count);
        }
        result.push_back(2 * dot(fold.own.data(), fold.others.data(), count) - squares);
    }
    return result;
}

}  // namespace eigenkracht::analysis
