/// \file
/// What differs between persons: points to average over, and values for sampled persons.
#pragma once

#include "formula/expression.hpp"
#include "pathway/plan.hpp"

#include <cstddef>
#include <vector>

namespace eigenkracht::pathway {

/// Values of a trait with weights that sum to 1.
struct TraitPoints {
    std::vector<double> values;
    std::vector<double> weights;
};

/// Compiled traits of a pathway; one per thread.
///
/// Levels are taken as they are. An age in bands that matters to nothing but the end of every track is
/// taken at the middle of every whole cycle of age, by the cohort and for sampled persons alike. Other
/// bands get a Gauss-Legendre rule each, distributions the Gauss rule of their own law (normal: Hermite,
/// gamma: Laguerre, beta: Jacobi), exact for polynomials up to degree 2 points - 1; a formula with jumps
/// converges slowly.
class Traits {
public:
    explicit Traits(Plan const& plan);

    /// Points of one trait for the cohort solver.
    /// \param values  of the names in the plan; parameters are read
    /// \throws core::InputError  for shares that do not sum to 1 or parameters out of range
    void points(std::size_t trait, double const* values, TraitPoints& out);

    /// The value a sampled person has, by inversion of one number.
    [[nodiscard]] double sample(std::size_t trait, double const* values, double u);

    /// Whether sampled persons have no values but those of points().
    [[nodiscard]] bool only_points(std::size_t trait) const;

private:
    void evaluate(std::size_t trait, double const* values, std::vector<double>& out);
    Plan const& plan_;
    /// By trait: shares of levels, or parameters
    std::vector<std::vector<formula::Expression>> expressions_;
    std::vector<std::vector<double>> last_;  ///< values at the last call of points()
    std::vector<TraitPoints> kept_;
};

}  // namespace eigenkracht::pathway
