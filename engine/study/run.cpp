#include "core/error.hpp"
#include "core/parallel.hpp"
#include "study/ordered_writer.hpp"
#include "study/prepared.hpp"
#include "study/record.hpp"
#include "study/rounding.hpp"
#include "study/study.hpp"
#include "study/worker.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <memory>
#include <mutex>

namespace eigenkracht::study {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t default_block = 16;  // small enough that a stop is felt at once
constexpr std::size_t blocks_ahead = 4;      // blocks under way or waiting to be written, per thread

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

ResultsLayout layout(Prepared const& study) {
    auto const& work = study.work();
    return layout_of(work.plan, work.kept, work.integrations);
}

RunSummary run(Prepared const& study, RunOptions const& options, ResultsSink& sink) {
    auto const& plan = study.work().plan;
    auto const& kept = study.work().kept;
    auto const& scenario = plan.scenario;
    auto const start = Clock::now();
    auto const cpu_start = std::clock();
    auto const first = std::min(options.finished_draws, scenario.run.draws);
    auto const left = scenario.run.draws - first;
    auto const block_draws = options.block_draws > 0 ? options.block_draws : default_block;
    auto const chunks = static_cast<std::size_t>((left + block_draws - 1) / block_draws);
    auto const threads =
        std::max(1U, std::min(options.threads, static_cast<unsigned>(std::max<std::size_t>(chunks, 1))));

    std::vector<std::unique_ptr<Worker>> workers(threads);
    OrderedWriter writer(sink, blocks_ahead * threads);
    std::mutex progress_mutex;
    std::uint64_t done = 0;

    auto const finished = core::for_each_chunk(
        chunks, threads,
        [&](std::size_t chunk, unsigned worker) {
            try {
                if (!workers[worker]) {
                    workers[worker] = std::make_unique<Worker>(plan, kept, study.work().integrations);
                }
                writer.wait_for_room(chunk);
                auto const from = first + chunk * block_draws;
                auto const count = std::min<std::uint64_t>(block_draws, scenario.run.draws - from);
                auto block = empty_block(kept, plan.stances(), from, count);
                for (std::uint64_t draw = from; draw < from + count; ++draw) {
                    workers[worker]->draw(draw, block);
                }
                round_money(plan, kept, block);
                writer.deliver(chunk, std::move(block));
                if (options.progress) {
                    std::lock_guard const lock(progress_mutex);
                    done += count;
                    options.progress({(first + done) * plan.stances(), scenario.run.draws * plan.stances(),
                                      seconds_since(start)});
                }
            } catch (...) {
                writer.give_up();
                throw;
            }
        },
        options.stop);
    writer.finish();

    RunSummary summary;
    summary.complete = finished == chunks;
    summary.finished_draws = std::min<std::uint64_t>(scenario.run.draws, first + finished * block_draws);
    for (auto const& worker : workers) {
        summary.child_stays += worker ? worker->child_stays() : 0;
    }
    summary.seconds = seconds_since(start);
    summary.cpu_seconds = static_cast<double>(std::clock() - cpu_start) / CLOCKS_PER_SEC;
    return summary;
}

}  // namespace eigenkracht::study
