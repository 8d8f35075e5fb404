/// \file
/// How much of a column's variance hangs on each group of independent uniform numbers, from the run's own draws.
#pragma once

#include "analysis/sampling.hpp"

#include <Eigen/Dense>

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
/// less than terms / draws of the residual share.
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
    [[nodiscard]] std::size_t size_of_fold() const { return draws_ / folds_; }
    /// Every folds_-th draw belongs to one fold, as replicates of Sobol' points take turns; a fold's rows stand together.
    [[nodiscard]] Eigen::Index row_of(std::size_t draw) const;
    [[nodiscard]] std::vector<double> shares_without(std::size_t fold, Eigen::VectorXd const& products,
                                                     Eigen::VectorXd const& scales, double mean,
                                                     double squares, double draws) const;

    std::size_t draws_ = 0;
    std::size_t folds_ = 0;
    std::size_t groups_ = 0;
    int degree_ = 0;
    std::vector<std::size_t> group_of_term_;  ///< the constant left out
    Eigen::MatrixXd terms_;                   ///< [row_of(draw)][constant, terms]
    /// [fold left out; last: none] factor of X'X, and the diagonal of its inverse
    std::vector<Eigen::LLT<Eigen::MatrixXd>> factors_;
    std::vector<Eigen::VectorXd> inverse_diagonals_;
};

}  // namespace eigenkracht::analysis
