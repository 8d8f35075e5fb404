/// \file
/// Turns the uniform numbers of a draw into the numbers that each stance believes.
#pragma once

#include "formula/expression.hpp"
#include "uncertainty/beliefs.hpp"
#include "uncertainty/quantile_table.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace eigenkracht::uncertainty {

/// Finds the unknown of one arm of an estimand: the trial value at which the model returns what the study measured.
///
/// \param stance, estimand  indices; the estimand's among those of the stance
/// \param conference_arm    which arm's unknown
/// \param low, high         bounds of the unknown; the value returned lies within
/// \param values_at         sets the unknown, computes what needs it and no later unknown, and returns all values of
///                          the stance. What needs a later unknown is NaN.
using EstimandSolver =
    std::function<double(std::size_t stance, std::size_t estimand, bool conference_arm, double low,
                         double high, std::function<double const*(double trial)> const& values_at)>;

/// Draws beliefs. Holds compiled formulas and scratch memory: one per thread.
///
/// A draw is a pure function of its uniform numbers. A law that is the same in several stances gives them the same
/// number. For each stance: first what needs no unknown; then the unknowns in the order of the file, usual arm
/// before conference arm, each followed by what needs it and no later one.
class Drawer {
public:
    /// \param beliefs  must outlive this
    explicit Drawer(Beliefs const& beliefs);

    /// One draw.
    ///
    /// \param u       a uniform number in (0, 1) for each dimension of the beliefs
    /// \param values  [stance][parameter], then the extra names of the beliefs, whose values are read; resized if it
    ///                has another shape (extra values are NaN then)
    /// \param solve   called for each unknown; may be empty if no stance has one
    /// \throws core::InputError  if a value is not a finite number or outside its parameter's range; names parameter,
    ///                           stance, value and range
    void draw(double const* u, std::vector<std::vector<double>>& values, EstimandSolver const& solve);

    /// One stance of a draw: the same values as in `draw`.
    /// \param values  [parameter], then the extra names
    void draw_one(double const* u, std::size_t stance, std::vector<double>& values,
                  EstimandSolver const& solve);

private:
    /// A posterior's last value: stances with the same design effect share it.
    struct Remembered {
        double effect = 0;  ///< 0: none in this draw
        double value = 0;
    };

    void draw_shared(double const* u);
    void draw_stance(std::size_t stance, std::vector<double>& values, EstimandSolver const& solve);
    [[nodiscard]] double compute(std::size_t stance, std::size_t parameter,
                                 std::vector<double> const& values);
    [[nodiscard]] double posterior_value(std::size_t stance, std::size_t parameter,
                                         std::vector<double> const& values);
    void require_possible(std::size_t stance, std::size_t parameter, double value) const;

    Beliefs const& beliefs_;
    std::vector<formula::Expression> formulas_;
    std::vector<double> u_;                    ///< [dimension], after the copula
    std::vector<QuantileTable> tables_;        ///< of the plan's quantiles
    std::vector<double> quantiles_;            ///< likewise
    std::vector<Remembered> posteriors_;       ///< of the plan's posteriors
    std::vector<std::vector<double>> joints_;  ///< [joint][component]
    std::vector<double> joint_u_;
};

}  // namespace eigenkracht::uncertainty
