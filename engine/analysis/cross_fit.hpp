/// \file
/// How much of a variance a regression explains, without what it explains by luck: fitted on some draws, held against others.
#pragma once

#include "analysis/pooled_outcome.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace eigenkracht::analysis {

/// Sums of products of a regression's terms and the outcome, by fold of draws. Term 0 is the constant.
class CrossFit {
public:
    /// Writes the terms of one row of the outcome.
    /// \param to  `count` numbers
    using TermWriter = std::function<void(std::size_t row, double* to)>;

    /// Takes rows as they are written, some hundred at a time, so that memory does not grow with rows times terms.
    /// \param outcome  without a reason; must live as long as this
    CrossFit(PooledOutcome const& outcome, std::size_t count, TermWriter const& write);

    [[nodiscard]] PooledOutcome const& outcome() const { return outcome_; }
    [[nodiscard]] std::size_t terms() const { return count_; }

private:
    friend class NestedFit;
    [[nodiscard]] double const* gram(std::size_t fold) const { return &grams_[fold * count_ * count_]; }

    PooledOutcome const& outcome_;
    std::size_t count_;
    std::vector<double> grams_;         ///< [fold; then all][term][term]
    std::vector<double> with_outcome_;  ///< [fold; then all][term]
};

/// A regression on a growing and shrinking list of terms.
///
/// With f the best sum of terms, f_k its fit without fold k: the mean over draws of outcome times f_k, each draw in its own fold k,
/// has the expectation of f^2, since fit and draw are independent; a plain fit's squares hold the fit's own luck, whatever
/// its size in each draw (leave-out estimator). A term that follows from those before it is left out. To the first order a draw
/// adds 2 y f - f^2, from which errors are had.
///
/// \see   Kline, Saggio & Sølvsten (2020), Econometrica 88(5), 1859-1898: leave-out estimation of variance components; Hines, Dukes,
///        Diaz-Ordaz & Vansteelandt (2022), The American Statistician 76(3), 292-304: influence functions.
class NestedFit {
public:
    explicit NestedFit(CrossFit const& sums);

    /// Adds a term to the list. Terms may stand in it once.
    void push(std::size_t term);
    /// Takes terms off the end until `count` are left.
    void shrink(std::size_t count);
    [[nodiscard]] std::size_t size() const { return list_.size(); }

    /// Mean square that the first `count` terms of the list explain (the constant's too).
    [[nodiscard]] double explained(std::size_t count) const;
    /// [fold] what each adds to it, times the total weight, to the first order.
    [[nodiscard]] std::vector<double> influence(std::size_t count) const;

private:
    struct Fold {
        std::vector<std::vector<double>> factor;  ///< rows of Cholesky's factor of the other folds' sums
        std::vector<double> others;               ///< the other folds' outcome in that factor's directions
        std::vector<double> own;                  ///< the own fold's
    };
    CrossFit const& sums_;
    std::vector<std::size_t> list_;
    std::vector<Fold> folds_;
};

}  // namespace eigenkracht::analysis
