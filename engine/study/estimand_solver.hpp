/// \file
/// Finds the numbers with which the pathway returns what a study measured.
#pragma once

#include "pathway/cohort.hpp"
#include "pathway/evaluator.hpp"
#include "study/plan.hpp"
#include "uncertainty/drawer.hpp"

#include <array>
#include <cstddef>
#include <functional>
#include <vector>

namespace eigenkracht::study {

/// Solves and evaluates the estimands of stances; one per thread.
///
/// The conference arm of a pathway is a *held* conference. A study that measured all families that were *offered* one mixes held
/// conferences with usual care: offered = uptake x held + (1 - uptake) x usual, which is undone before solving.
/// A study that counted families ("any child of the family") is compared with the chance that at least one of 1 + Poisson(mean - 1)
/// children, of whom siblings share the first one's fate with chance `sharing`, has the event.
class EstimandSolver {
public:
    /// \param plan  must outlive this
    explicit EstimandSolver(Plan const& plan);

    /// Called by the drawer of parameters for each unknown of an estimand.
    ///
    /// The measure rises with the unknown. Where even the lowest (highest) value of the unknown overshoots (falls short), that value is
    /// taken and counted in `capped`: after a conference the effect cannot be reached with the drawn uptake; under usual care the
    /// pathway cannot return what was measured.
    [[nodiscard]] double solve(std::size_t stance, std::size_t estimand, bool conference_arm, double low,
                               double high, std::function<double const*(double trial)> const& values_at);

    /// What the model says of one arm for an estimand, with a draw's final parameters: as the study measured it, in its unit.
    [[nodiscard]] double evaluate(std::size_t stance, std::size_t estimand, bool conference_arm,
                                  double const* parameters);

    /// Values taken at the end of their range since the last call.
    [[nodiscard]] int take_capped();

private:
    struct Compiled {
        std::size_t measure = 0;
        std::vector<std::size_t> entries;
        std::vector<formula::Expression>
            formulas;  ///< usual, conference, uptake, mean family size, sharing: the last three where given
        std::size_t uptake = 0, mean_size = 0, sharing = 0;  ///< position in formulas
    };

    /// The measure in one arm, at the level of children or families as the estimand counts.
    double measured(Compiled const& of, bool per_family, bool conference_arm, double const* parameters);

    Plan const& plan_;
    pathway::Evaluator evaluator_;
    pathway::Cohort cohort_;
    std::array<pathway::Tables, 2>
        tables_;  ///< usual care, conference: kept apart so that little is computed again
    std::vector<formula::Expression> amounts_;     ///< children per conference by entry class
    std::vector<std::vector<Compiled>> compiled_;  ///< [stance][estimand]
    int capped_ = 0;
};

/// The parameters of one design point in every stance: [stance][parameter].
/// \param plan      of a study with a pathway
/// \param uniforms  a number in (0, 1) for each dimension of the beliefs
/// \throws core::InputError  if a drawn number cannot be used
[[nodiscard]] std::vector<std::vector<double>> parameters_of(Plan const& plan,
                                                             std::vector<double> const& uniforms);
/// Likewise, in one stance: [parameter].
[[nodiscard]] std::vector<double> parameters_of(Plan const& plan, std::vector<double> const& uniforms,
                                                std::size_t stance);

}  // namespace eigenkracht::study
