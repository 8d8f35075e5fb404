/// \file
/// Weighs the draws of a stance by numbers that somebody published: the likelier a draw makes them, the more it counts.
///
/// Within a stance only. How much a stance itself counts is the user's choice, and no published number changes it: that
/// would weigh bodies of evidence by how well they fit one of them.
#pragma once

#include "study/answers.hpp"
#include "study/column_reader.hpp"
#include "study/plan.hpp"

#include <cstddef>
#include <vector>

namespace eigenkracht::study {

/// The draws of one stance, weighed.
struct StanceCalibration {
    std::vector<std::size_t> checks;  ///< that weigh them, as in plan.checks; none: draws count alike
    std::vector<double>
        effective_alone;               ///< what the draws would be worth if each of these were the only one
    std::vector<double> draw_weights;  ///< with mean 1; empty: draws count alike
    double effective_draws = 0;        ///< Kish; all draws where they count alike
};

/// The published value of a check, in every draw (that of a study may be a belief itself).
[[nodiscard]] Column observed_of(Plan const& plan, ColumnReader const& reader, CheckPoint const& point);

/// Weights from normal likelihoods, multiplied over the numbers that weigh a stance, by stance.
///
/// Numbers of one stance count as independent of each other. Holds 8 bytes a draw for each stance that is weighed.
[[nodiscard]] std::vector<StanceCalibration> calibrate(Plan const& plan, ColumnReader const& reader);

/// \throws core::NotReached  if the draws of a stance are worth less than the scenario's least; says which number leaves
///                           fewest, and how many draws might do
void require_enough_draws(Plan const& plan, ColumnReader const& reader,
                          std::vector<StanceCalibration> const& calibrations);

/// Makes the reader's draws count by them, if any number weighs draws.
/// \throws core::NotReached  as require_enough_draws
void weigh(Plan const& plan, ColumnReader& reader, std::vector<StanceCalibration> const& calibrations);

/// What the answer says of them; stances that are not weighed are left out.
[[nodiscard]] std::vector<CalibrationLine> calibration_lines(
    Plan const& plan, ColumnReader const& reader, std::vector<StanceCalibration> const& calibrations);

}  // namespace eigenkracht::study
