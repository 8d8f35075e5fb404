/// \file
/// Terms of a regression on several inputs at once: products of polynomials of where each input stands among its draws.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace eigenkracht::analysis {

/// Which polynomials, orthonormal for the law that ranks have by them.
enum class Polynomials {
    hermite,  ///< of normal scores: where inputs have a Gaussian copula, expectations given some inputs are of no higher degree
    legendre  ///< of ranks: what bends often
};

/// Degrees of inputs in one term.
struct PolynomialTerm {
    std::vector<unsigned> degrees;  ///< [input]
    std::uint64_t players = 0;      ///< bit p: an input of player p is in it
};

/// How far terms go.
struct TermLimits {
    unsigned alone = 1;     ///< highest degree of a term in one input
    unsigned together = 1;  ///< highest sum of degrees of a term in several; 1: none
};

/// All terms within limits, the constant first; empty where there are more than `most`.
/// \param player_of  [input] below 64
[[nodiscard]] std::vector<PolynomialTerm> polynomial_terms(std::span<std::size_t const> player_of,
                                                           TermLimits const& limits, std::size_t most);

/// The polynomials of degree 0 to `degree` at a place in (0, 1).
/// \param to  degree + 1 numbers
void polynomial_values(Polynomials kind, double place, unsigned degree, double* to);

/// The values of terms, row by row; a term is the product of its inputs' polynomials.
class PolynomialRows {
public:
    /// \param places  [input][row] in (0, 1); must live as long as this
    PolynomialRows(Polynomials kind, std::vector<PolynomialTerm> const& terms,
                   std::vector<std::vector<double>> const& places);

    /// \param to  as many numbers as there are terms
    void write(std::size_t row, double* to) const;

private:
    struct Factor {
        std::size_t term;
        unsigned degree;
    };
    Polynomials kind_;
    std::vector<std::vector<double>> const& places_;
    std::size_t count_;
    std::vector<std::vector<Factor>> factors_;  ///< [input] terms that it is in
    std::vector<unsigned> highest_;             ///< [input] degree
};

}  // namespace eigenkracht::analysis
