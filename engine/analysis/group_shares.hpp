/// \file
/// How much of a column's variance hangs on each group of independent uniform numbers, from the run's own draws.
#pragma once

#include "analysis/sampling.hpp"
#include "analysis/symmetric_factor.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace eigenkracht::analysis {

/// A share of a variance with its Monte Carlo standard error. Below 0 or above 1: luck of the estimate, shown as it is.
struct ShareEstimate {
    double share = 0;
    double error = 0;
};

/// The groups' shares of a column's variance.
struct GroupShares {
    std::vector<ShareEstimate> groups;  ///< empty: too few draws, or a column that does not vary
    ShareEstimate rest;                 ///< 1 less their sum: together, by luck, or not explained
};

/// Splits the variance of columns by a regression on the uniform numbers that made them.
///
/// Each number's effect is a sum of orthonormal Legendre polynomials of degree 1 to 3 (what bends more often counts as not
/// explained). With independent numbers, terms are uncorrelated: a group's variance is the sum of its squared coefficients. A squared
/// estimate is too large by the estimate's variance, which is taken off: residual variance times the diagonal of
/// inverse(X'X), times how much larger the residuals are where the term is large. Errors by jackknife over 16 fixed groups
/// of draws, or over the replicates of Sobol' points. For Sobol' points the correction takes off a little too much, by
/// less than terms / draws of the residual share. Everything is summed in a fixed order, so that the same draws give the same
/// bits.
///
/// \see   Sobol' (1993), Mathematical Modelling and Computational Experiments 1, 407-414 (variance by groups); Sudret (2008),
///        Reliability Engineering & System Safety 93, 964-979 (orthonormal polynomials).
class GroupRegression {
public:
    static constexpr std::size_t most_draws = 8192;     ///< the first ones; more would say little more
    static constexpr std::size_t draws_for_a_term = 3;  ///< fewer are too few

    /// \param uniforms  [dimension] a column of numbers in (0, 1), one a draw; only the first `most_draws` are read
    /// \param group_of  [dimension] below `groups`
    /// \param sampling  the design
    /// \throws core::InputError  for columns of different lengths, or a group that is not below `groups`
    GroupRegression(std::vector<std::vector<double>> const& uniforms,
                    std::vector<std::size_t> const& group_of, std::size_t groups, Sampling const& sampling);

    /// Highest degree of the polynomials; 0: too few draws.
    [[nodiscard]] int degree() const { return degree_; }

    /// \param values  one number a draw, at least as many as the uniform numbers' draws that are read
    /// \throws core::InputError  for too few values or one that is not finite
    [[nodiscard]] GroupShares shares(std::span<double const> values) const;

private:
    /// X'X, whole and without each fold, solved for.
    void factor_all();
    [[nodiscard]] std::size_t size_of_fold() const { return draws_ / folds_; }
    /// Every folds_-th draw belongs to one fold, as replicates of Sobol' points take turns; a fold's rows stand together.
    [[nodiscard]] std::size_t row_of(std::size_t draw) const;
    /// Constant, terms, and zeros up to a width that add_product() takes.
    [[nodiscard]] double const* terms_of_row(std::size_t row) const { return &terms_[row * width_]; }
    /// X'y of the rows of a fold. \param values  [row_of(draw)]
    [[nodiscard]] std::vector<double> products_in(std::size_t fold, std::vector<double> const& values) const;
    /// How much larger than on average the squared residuals are where a term is large, by term.
    [[nodiscard]] std::vector<double> scales_of(std::vector<double> const& values,
                                                std::vector<double> const& coefficients) const;
    [[nodiscard]] std::vector<double> shares_without(std::size_t fold, std::vector<double> const& products,
                                                     std::vector<double> const& scales, double mean,
                                                     double squares, double draws) const;

    std::size_t draws_ = 0;
    std::size_t folds_ = 0;
    std::size_t groups_ = 0;
    int degree_ = 0;
    std::size_t count_ = 0;                   ///< of terms, the constant among them
    std::size_t width_ = 0;                   ///< of a row of terms
    std::vector<std::size_t> group_of_term_;  ///< the constant left out
    std::vector<double> terms_;               ///< [row_of(draw)][width]
    /// [fold left out; last: none] factor of X'X, and the diagonal of its inverse
    std::vector<SymmetricFactor> factors_;
    std::vector<std::vector<double>> inverse_diagonals_;
};

}  // namespace eigenkracht::analysis
