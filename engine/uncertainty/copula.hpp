/// \file
/// Makes uniform numbers move together, so that the parameters drawn with them have a stated rank correlation.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace eigenkracht::uncertainty {

/// A rank correlation between two of the numbers of a draw.
struct RankLink {
    std::size_t first;
    std::size_t second;
    double rank;  ///< Spearman's, in (-1, 1)
};

/// A Gaussian copula over some of the uniform numbers of a draw.
///
/// Each number becomes a normal quantity, is mixed by the root of a correlation matrix with Pearson's
/// r = 2 sin(pi rank / 6), and becomes uniform again. Pairs without a link have r = 0. Numbers without a link,
/// and the first of those with one, stay as they are.
/// \see Pearson (1907), On further methods of determining correlation; Kruskal (1958), JASA 53, 814-861 (the formula).
class Copula {
public:
    /// Nothing if no numbers can be linked like that (the matrix is not positive semidefinite).
    [[nodiscard]] static std::optional<Copula> from(std::vector<RankLink> const& links);

    /// Changes the linked ones among the numbers of a draw; they stay in the open interval (0, 1).
    void apply(double* u) const;

private:
    std::vector<std::size_t> linked_;  ///< indices, rising
    std::vector<double> root_;         ///< row-major, linked x linked
};

}  // namespace eigenkracht::uncertainty
