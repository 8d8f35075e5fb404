/// \file
/// Sweeps: a scenario worked out at many points of its levers and uncertain numbers.
#pragma once

#include "study/results.hpp"
#include "study/study.hpp"
#include "study/sweep_plan.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace eigenkracht::study {

/// Consecutive points of a sweep.
struct SweepPart {
    std::uint64_t first = 0;
    std::uint64_t count = 0;
};

/// Part i of n parts that are as even as can be. \param i  1 .. n
/// \throws core::UsageError  if i is outside, or there are fewer points than parts
[[nodiscard]] SweepPart part_of(SweepDesign const& design, std::uint64_t i, std::uint64_t n);

/// Works the points of a part out into a sink (without calling its `finish`). Draw 0 of the sink is the part's first point.
///
/// Same scenario, sweep and seed: same numbers, whatever the threads, the parts, or a stop and resume. A point that cannot be
/// worked out does not stop the others.
RunSummary run_sweep(SweepPlan const& plan, SweepPart part, RunOptions const& options, ResultsSink& sink);

/// Points that failed.
struct SweepFailures {
    static constexpr std::size_t most_reasons = 100;
    struct One {
        std::uint64_t point = 0;
        std::string message;
    };
    std::uint64_t count = 0;
    std::vector<One> first;  ///< the first hundred, with their reasons
};

/// The points of a part that failed, found by what they left; their reasons are found by working them out once more.
[[nodiscard]] SweepFailures failures_of(SweepPlan const& plan, SweepPart part, ResultsSource const& results);

/// What a results file says of them. \param layout  as it was read back
[[nodiscard]] SweepFailures recorded_failures(ResultsLayout const& layout);

/// The failures as dimensions and variables of a results file; none where there were none.
[[nodiscard]] Summaries summaries(SweepFailures const& failures);

}  // namespace eigenkracht::study
