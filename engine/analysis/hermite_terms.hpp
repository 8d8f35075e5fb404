/// \file
/// Terms of a regression on several inputs at once: products of Hermite polynomials of their normal scores.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace eigenkracht::analysis {

/// Powers of inputs in one term.
struct HermiteTerm {
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
[[nodiscard]] std::vector<HermiteTerm> hermite_terms(std::span<std::size_t const> player_of,
                                                     TermLimits const& limits, std::size_t most);

/// The terms' values, [row][stride], stride the next multiple of product_step.
///
/// A term is the product of polynomials that are orthonormal for a standard normal number, at the normal scores of the places. Where inputs
/// have a Gaussian copula, the expectation of a term given some of the inputs is a sum of such terms of these inputs, of no higher degree.
///
/// \param places  [input][row] in (0, 1)
[[nodiscard]] std::vector<double> hermite_table(std::vector<HermiteTerm> const& terms,
                                                std::vector<std::vector<double>> const& places);

}  // namespace eigenkracht::analysis
