/// \file
/// A smooth regression: what is expected of columns once other columns are known, also by fits that leave some rows out.
#pragma once

#include "analysis/symmetric_factor.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace eigenkracht::analysis {

/// Rows of a regression.
struct RegressionRows {
    std::vector<std::vector<double>> known;      ///< [column][row] one that does not vary says nothing
    std::vector<std::vector<double>> responses;  ///< [response][row] of what the expectation is sought
    std::vector<double> weights;                 ///< [row] above 0
    std::vector<std::size_t> folds;              ///< [row] below fold_count; folds share no luck
    std::size_t fold_count = 0;                  ///< at least 2; rows lie in at least two of them
    std::size_t draws = 0;                       ///< how many rows are independent
};

/// Least squares on polynomials of the known columns' normal scores.
///
/// A term is a product of orthonormal Hermite polynomials of the columns' normal_scores(). Candidates have all terms of one column up to
/// one degree and all products of several columns up to another; the one whose fits to all folds but one miss that fold's
/// responses least is taken (sum over responses of the mean squared miss, in units of the response's variance). At least the lines are
/// kept: that a column says nothing is not for the choice to decide. Terms that others make up (few different values) are left
/// out. A function with a kink or a jump is rounded off.
///
/// Everything is summed in a fixed order, so that the same rows give the same bits.
///
/// \see   Strong, Oakley & Brennan (2014), Medical Decision Making 34, 311-326, on regressions for the value of information;
///        Blatman & Sudret (2011), Journal of Computational Physics 230, 2345-2367, on the choice of polynomials.
class ScoreRegression {
public:
    static constexpr std::size_t most_terms = 128;       ///< beyond lines
    static constexpr std::size_t draws_for_a_term = 20;  ///< beyond lines
    static constexpr std::size_t draws_for_a_line = 4;
    static constexpr unsigned most_degree = 8;

    /// \throws core::InputError  for no rows, columns of different lengths, numbers that are not finite, weights or folds outside what is
    ///                           said above, or fewer than 4 draws for each column that varies
    explicit ScoreRegression(RegressionRows rows);

    /// Terms beside the constant that are in use; 0: nothing that varies is known.
    [[nodiscard]] std::size_t terms() const { return rank_ - 1; }

    /// [response][row] what is expected.
    [[nodiscard]] std::vector<std::vector<double>> fitted() const { return fitted_by(rows_.fold_count); }

    /// [response][row] what is expected, for all rows, by a fit to all folds but this one.
    [[nodiscard]] std::vector<std::vector<double>> fitted_without(std::size_t fold) const {
        return fitted_by(fold);
    }

private:
    /// Degrees of the columns in one term; none: the constant.
    struct Power {
        std::size_t column;
        unsigned degree;
    };
    using Term = std::vector<Power>;
    /// Highest degree of a single column, and of products of several.
    struct Candidate {
        unsigned single = 1;
        unsigned joint = 0;
    };
    /// Sums over the rows of a fold.
    struct Sums {
        std::vector<double> squares;                ///< [term][term] lower triangle of X'WX
        std::vector<std::vector<double>> products;  ///< [response][term] X'Wy
    };

    void check() const;
    void score_columns();
    [[nodiscard]] static bool takes(Candidate const& candidate, Term const& term);
    [[nodiscard]] double size_of(Candidate const& candidate) const;
    [[nodiscard]] std::vector<Candidate> candidates() const;
    [[nodiscard]] std::vector<Term> terms_of(std::vector<Candidate> const& wanted) const;
    void lay_out(std::vector<Term> const& terms);
    /// The last one: of all folds.
    [[nodiscard]] std::vector<Sums> sums_by_fold() const;
    [[nodiscard]] SymmetricFactor factor_without(std::size_t fold, std::vector<std::size_t> const& kept,
                                                 std::vector<Sums> const& sums) const;
    [[nodiscard]] std::vector<std::vector<double>> coefficients(SymmetricFactor const& factor,
                                                                std::size_t fold,
                                                                std::vector<std::size_t> const& kept,
                                                                std::vector<Sums> const& sums) const;
    [[nodiscard]] double miss(std::vector<std::size_t> const& kept, std::vector<Sums> const& sums) const;
    void fit(std::vector<std::size_t> const& kept, std::vector<Sums> const& sums);
    [[nodiscard]] std::vector<std::vector<double>> fitted_by(std::size_t fit) const;

    RegressionRows rows_;
    std::vector<std::vector<double>> scores_;  ///< [column that varies][row]
    std::size_t terms_ = 1;
    std::size_t rank_ = 1;                                ///< terms that others do not make up
    std::vector<double> design_;                          ///< [row][term]
    std::vector<std::vector<std::vector<double>>> fits_;  ///< [fold left out; last: none][response][term]
};

}  // namespace eigenkracht::analysis
