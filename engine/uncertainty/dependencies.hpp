/// \file
/// Which parameter needs which others first, in one stance: the order of computing, or a cycle.
#pragma once

#include "uncertainty/resolution.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::uncertainty {

/// One unknown that an estimand of a stance has the engine solve.
struct Unknown {
    std::size_t estimand;  ///< index in the stance
    bool conference_arm;
    std::size_t parameter;  ///< index among the names
};

/// The parameters of one stance as a graph.
///
/// A parameter depends on what its formula names, or on what its evidence's clustering names.
struct Dependencies {
    std::vector<std::vector<std::size_t>> needs;  ///< [parameter]: indices, in order of first mention
    std::vector<std::size_t> order;  ///< all parameters, each after what it needs; empty if there is a cycle
    std::vector<std::size_t> cycle;  ///< a -> b -> ... -> a without the last a; empty if there is none
    std::vector<Unknown> unknowns;   ///< in the order of the file, usual arm before conference arm
    std::vector<std::size_t> rank;   ///< [parameter]: 0, or 1 + the last unknown it needs; empty with a cycle
};

/// Names and formulas that are mistakes are left out: they have been reported elsewhere.
[[nodiscard]] Dependencies dependencies(Resolution const& resolution, BeliefsSpec const& spec,
                                        std::size_t stance);

/// Indices of the parameters among a formula's names, in order of first mention; other names and bad syntax are skipped.
[[nodiscard]] std::vector<std::size_t> parameters_in(formula::Formula const& formula,
                                                     Resolution const& resolution);

/// The clustering of this key, or nothing.
[[nodiscard]] Clustering const* find_clustering(BeliefsSpec const& spec, std::string const& key);

}  // namespace eigenkracht::uncertainty
