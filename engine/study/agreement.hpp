/// \file
/// Do the two solvers say the same? Exact expectations beside sampled people, on the same numbers.
#pragma once

#include "study/plan.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace eigenkracht::study {

/// One figure, computed twice.
struct AgreementLine {
    std::string what;
    double cohort = 0;            ///< exact
    double individual = 0;        ///< mean over sampled people
    double individual_error = 0;  ///< its standard error; 0 where nobody differs
    double seen = 0;              ///< people in whom it was above 0
    double expected = 0;          ///< at least so many were to be expected
};

/// Computes figures with the cohort solver and with sampled people, with the numbers of one draw, in every stance.
///
/// Scenarios with a region: months by price meter over the horizon, per entry class and arm. Studies per person: every outcome of every
/// strategy. Studies without a pathway have no solvers: nothing.
///
/// \param exact    what the cohort solver follows
/// \param sampled  what is sampled; another plan than `exact` is a planted fault that a test must find
/// \param draw     whose parameters are used
/// \param persons  people sampled per figure, at least 2
[[nodiscard]] std::vector<AgreementLine> agreement(Plan const& exact, Plan const& sampled, std::uint64_t draw,
                                                   std::uint64_t persons);

/// The largest distance in standard errors over all lines that can be judged (a difference without error counts as infinite), and how many
/// standard errors chance alone exceeds once in 1 / `false_alarm` such comparisons, over all those lines together.
///
/// A figure that hardly anybody has (fewer than 100 people, neither seen nor to be expected) is left out: its error cannot be estimated.
struct AgreementVerdict {
    double largest = 0;
    double limit = 0;
    std::string where;
    std::size_t judged = 0;
    [[nodiscard]] bool agrees() const { return largest <= limit; }
};
[[nodiscard]] AgreementVerdict judge(std::vector<AgreementLine> const& lines, double false_alarm);

}  // namespace eigenkracht::study
