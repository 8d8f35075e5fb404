/// \file
/// The points of a finished sweep as columns, checked against the design that they should have.
#pragma once

#include "study/column_reader.hpp"
#include "study/results.hpp"
#include "study/sweep_plan.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace eigenkracht::study {

/// Name of the sweep that results hold; empty: those of a run.
[[nodiscard]] std::string sweep_of(ResultsLayout const& layout);

/// Reads columns of a sweep. Refers to plan and results, which must outlive it.
class SweptPoints {
public:
    /// \throws core::InputError  if the results are not those of the plan's sweep: other inputs, outputs, points, or a part
    SweptPoints(SweepPlan const& plan, ResultsSource const& results);

    /// All points of an output, in order.
    [[nodiscard]] Column output(std::size_t stance, std::size_t output) const;
    /// Base points of an output: one column for each block.
    [[nodiscard]] std::vector<Column> blocks(std::size_t stance, std::size_t output) const;
    /// The value of an input at all points; kept in sweeps that keep_inputs.
    [[nodiscard]] Column input(std::size_t stance, std::size_t input) const;
    /// The number from 0 to 1 that each input was given at all points.
    [[nodiscard]] std::vector<Column> places() const;

private:
    SweepPlan const& plan_;
    ResultsSource const& results_;
};

}  // namespace eigenkracht::study
