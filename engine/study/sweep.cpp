#include "study/sweep.hpp"

#include "core/error.hpp"
#include "core/parallel.hpp"
#include "study/draw_blocks.hpp"
#include "study/layout_lookup.hpp"
#include "study/layout_parts.hpp"
#include "study/sweep_worker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>
#include <mutex>
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

/// Keeps reasons of the first points that failed, whoever tells them and when.
void note(FailureReasons& reasons, std::mutex& mutex, std::uint64_t point, std::string reason) {
    std::lock_guard const lock(mutex);
    reasons.emplace(point, std::move(reason));
    if (reasons.size() > SweepFailures::most_reasons) {
        reasons.erase(std::prev(reasons.end()));
    }
}

/// Neighbouring points that one thread takes at a time.
std::uint64_t points_at_once(SweepPlan const& plan) {
    if (plan.studies()) {
        return 1;
    }
    // A formula takes less time than handing its outcome on; a region, or a scenario that is read again at each level,
    // takes so long that a stop would be felt late.
    auto const& base = plan.base().work().plan;
    bool const formulas = !base.scenario.has_regions() && !base.pathway && plan.spec().levers.empty() &&
                          plan.spec().columns.empty();
    // All points of a base point are made of the same tables, and use the same levers or neighbours of them.
    return std::max<std::uint64_t>(formulas ? 1024 : 16, plan.design().blocks().size());
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

SweepSummary run_sweep(SweepPlan const& plan, SweepPart part, RunOptions const& options, ResultsSink& sink) {
    FailureReasons reasons;
    std::mutex mutex;
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
            if (auto reason = workers[worker]->point(part.first + place, place, block)) {
                note(reasons, mutex, part.first + place, std::move(*reason));
            }
        }
        return block;
    };
    RunSummary const summary = draw_blocks(work, options, sink);
    return {summary, std::move(reasons)};
}

std::optional<SweepFailures> failures_of(SweepPlan const& plan, SweepPart part, ResultsSource const& results,
                                         FailureReasons const& known, RunOptions const& options) {
    SweepFailures failures;
    std::vector<std::size_t> unknown;  // of the first
    // A point that failed has nothing in any output, under any stance.
    auto const outputs = results.column("outputs", 0, 0);
    for (std::uint64_t place = 0; place < outputs.size(); ++place) {
        if (!std::isnan(outputs[place])) {
            continue;
        }
        ++failures.count;
        if (failures.first.size() < SweepFailures::most_reasons) {
            auto const reason = known.find(part.first + place);
            if (reason == known.end()) {
                unknown.push_back(failures.first.size());
            }
            failures.first.push_back({part.first + place, reason == known.end() ? "" : reason->second});
        }
    }
    std::vector<std::unique_ptr<SweepWorker>> workers(std::max(1U, options.threads));
    auto const found = core::for_each_chunk(
        unknown.size(), options.threads,
        [&](std::size_t which, unsigned worker) {
            if (!workers[worker]) {
                workers[worker] = std::make_unique<SweepWorker>(plan);
            }
            auto& failure = failures.first[unknown[which]];
            auto const place = failure.point - part.first;
            auto again = empty_points(plan, place, 1);
            failure.message = workers[worker]->point(failure.point, place, again).value_or("");
        },
        options.stop);
    if (found < unknown.size()) {
        return std::nullopt;
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
