/// \file
/// Sweeps: a scenario worked out at many points of its levers and uncertain numbers.
#pragma once

#include "study/results.hpp"
#include "study/study.hpp"
#include "study/sweep_plan.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
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

/// Why points failed, by point; of the first hundred that did.
using FailureReasons = std::map<std::uint64_t, std::string>;

/// How a sweep ended.
struct SweepSummary : RunSummary {
    FailureReasons reasons;  ///< of the points worked out now, not of those before a stop
};

/// Works the points of a part out into a sink (without calling its `finish`). Draw 0 of the sink is the part's first point.
///
/// Same scenario, sweep and seed: same numbers, whatever the threads, the parts, or a stop and resume. A point that cannot be
/// worked out does not stop the others.
SweepSummary run_sweep(SweepPlan const& plan, SweepPart part, RunOptions const& options, ResultsSink& sink);

/// Points that failed.
struct SweepFailures {
    static constexpr std::size_t most_reasons = 100;  ///< that are kept
    struct One {
        std::uint64_t point = 0;
        std::string message;
    };
    std::uint64_t count = 0;
    std::vector<One> first;  ///< the first hundred, with their reasons
};

/// The points of a part that failed, found by what they left.
///
/// Reasons that are not known, of points before a stop, are found by working these points out once more.
/// \param known    reasons that run_sweep gave for points of this part
/// \param options  threads and stop; they change no reason
/// \return         nothing: it was told to stop before all reasons were found
[[nodiscard]] std::optional<SweepFailures> failures_of(SweepPlan const& plan, SweepPart part,
                                                       ResultsSource const& results,
                                                       FailureReasons const& known,
                                                       RunOptions const& options);

/// What a results file says of them. \param layout  as it was read back
[[nodiscard]] SweepFailures recorded_failures(ResultsLayout const& layout);

/// The failures as dimensions and variables of a results file; none where there were none.
[[nodiscard]] Summaries summaries(SweepFailures const& failures);

}  // namespace eigenkracht::study
