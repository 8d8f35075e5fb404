/// \file
/// The order in which a draw's numbers are computed, laid down once.
#pragma once

#include "core/lookup_table.hpp"
#include "formula/formula.hpp"
#include "uncertainty/copula.hpp"
#include "uncertainty/joint_law.hpp"
#include "uncertainty/resolution.hpp"
#include "uncertainty/spec.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::uncertainty {

/// A quantile of a law that never changes. Stances that share law and dimension share the quantile.
struct PlannedQuantile {
    Distribution law;
    std::size_t dimension;
};

/// A quantile of a posterior whose design effect depends on other parameters.
struct PlannedPosterior {
    Evidence evidence;
    std::size_t mean_size;  ///< of the formulas
    std::size_t sharing;    ///< of the formulas
    std::size_t dimension;
};

/// A joint distribution with the dimensions of its components.
struct PlannedJoint {
    JointLaw law;
    std::vector<std::size_t> dimensions;  ///< empty: no stance draws from it
};

/// How one parameter gets its value in one stance.
struct Cell {
    enum class How { absent, fixed, quantile, posterior, formula, joint, solved };
    How how = How::absent;
    double value = 0;           ///< fixed
    std::size_t which = 0;      ///< of the quantiles, posteriors, formulas or joints
    std::size_t component = 0;  ///< joint
    std::optional<std::pair<double, double>> range;
};

/// An unknown to be solved, and what can be computed once it is known.
struct PlannedUnknown {
    std::size_t estimand;
    bool conference_arm;
    std::size_t parameter;
    double low;
    double high;
    std::vector<std::size_t> after;  ///< parameters that need this unknown and no later one, in order
};

/// One stance's share of a draw.
struct StancePlan {
    std::vector<Cell> cells;               ///< [parameter]
    std::vector<std::size_t> first;        ///< parameters that need no unknown, in order
    std::vector<PlannedUnknown> unknowns;  ///< in the order of solving
    std::vector<std::size_t> uses;         ///< parameters that parameters, clusterings or estimands use
};

/// All of a draw.
struct Plan {
    std::vector<std::string> dimension_names;
    std::optional<Copula> copula;
    std::vector<PlannedQuantile> quantiles;
    std::vector<PlannedPosterior> posteriors;
    std::vector<PlannedJoint> joints;
    std::vector<formula::Formula> formulas;  ///< each text once
    std::vector<StancePlan> stances;
};

/// Lays down the order of beliefs without mistakes.
[[nodiscard]] Plan make_plan(BeliefsSpec const& spec, Resolution const& resolution);

}  // namespace eigenkracht::uncertainty
