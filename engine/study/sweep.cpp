#include "study/sweep.hpp"

#include "core/error.hpp"
#include "study/draw_blocks.hpp"
#include "study/layout_lookup.hpp"
#include "study/layout_parts.hpp"
#include "study/sweep_worker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace eigenkracht::study {

namespace {

DrawBlock empty_points(SweepPlan const& plan, std::uint64_t first, std::uint64_t count) {
    auto const stances = plan.base().work().plan.stances();
    DrawBlock block;
    block.first = first;
    block.count = count;
    block.data.emplace_back(stances * count * plan.outputs().size());
    if (plan.keeps_inputs()) {
        block.data.emplace_back(stances * count * plan.inputs().size());
    }
    return block;
}

/// Neighbouring points that one thread takes at a time.
std::uint64_t points_at_once(SweepPlan const& plan) {
    // All points of a base point use the same levers or neighbours of them.
    return plan.studies() ? 1 : std::max<std::uint64_t>(16, plan.design().blocks().size());
}

}  // namespace

SweepPart part_of(SweepDesign const& design, std::uint64_t i, std::uint64_t n) {
    if (i < 1 || i > n) {
        throw core::UsageError(fmt::format("--shard: found {}/{} (expected 1/{} to {}/{})", i, n, n, n, n));
    }
    auto const points = design.points();
    if (points < n) {
        throw core::UsageError(fmt::format(
            "--shard: found {} parts of {} points (expected at most one for each point)", n, points));
    }
    auto const first = points * (i - 1) / n;
    return {first, points * i / n - first};
}

RunSummary run_sweep(SweepPlan const& plan, SweepPart part, RunOptions const& options, ResultsSink& sink) {
    std::vector<std::unique_ptr<SweepWorker>> workers(std::max(1U, options.threads));
    BlockWork work;
    work.draws = part.count;
    work.block_draws = points_at_once(plan);
    work.work_out = [&](unsigned worker, std::uint64_t first, std::uint64_t count) {
        if (!workers[worker]) {
            workers[worker] = std::make_unique<SweepWorker>(plan);
        }
        auto block = empty_points(plan, first, count);
        for (std::uint64_t place = first; place < first + count; ++place) {
            workers[worker]->point(part.first + place, place, block);
        }
        return block;
    };
    return draw_blocks(work, options, sink);
}

SweepFailures failures_of(SweepPlan const& plan, SweepPart part, ResultsSource const& results) {
    SweepFailures failures;
    // A point that failed has nothing in any output, under any stance.
    auto const outputs = results.column("outputs", 0, 0);
    SweepWorker worker(plan);
    for (std::uint64_t place = 0; place < outputs.size(); ++place) {
        if (!std::isnan(outputs[place])) {
            continue;
        }
        ++failures.count;
        if (failures.first.size() < SweepFailures::most_reasons) {
            auto again = empty_points(plan, place, 1);
            auto reason = worker.point(part.first + place, place, again);
            failures.first.push_back({part.first + place, reason.value_or("")});
        }
    }
    return failures;
}

SweepFailures recorded_failures(ResultsLayout const& layout) {
    SweepFailures failures;
    failures.count = static_cast<std::uint64_t>(attribute<std::int64_t>(layout, "failed_points").value_or(0));
    auto const points = std::find_if(layout.dimensions.begin(), layout.dimensions.end(),
                                     [](Dimension const& one) { return one.name == "failed_point"; });
    auto const messages = std::find_if(layout.variables.begin(), layout.variables.end(),
                                       [](Variable const& one) { return one.name == "failure"; });
    if (points == layout.dimensions.end() || messages == layout.variables.end()) {
        return failures;
    }
    for (std::size_t i = 0; i < messages->texts.size(); ++i) {
        // A dimension without numbers counts from 0.
        failures.first.push_back(
            {points->numbers.empty() ? i : static_cast<std::uint64_t>(points->numbers[i]),
             messages->texts[i]});
    }
    return failures;
}

Summaries summaries(SweepFailures const& failures) {
    Summaries result;
    if (failures.first.empty()) {
        return result;
    }
    std::vector<double> points;
    std::vector<std::string> messages;
    for (auto const& one : failures.first) {
        points.push_back(static_cast<double>(one.point));
        messages.push_back(one.message);
    }
    result.dimensions.push_back(
        numbered("failed_point", "points that could not be worked out, the first hundred", points, "1"));
    result.variables.push_back(
        described("failure", "why a point could not be worked out", {"failed_point"}, std::move(messages)));
    return result;
}

}  // namespace eigenkracht::study
