#include "study/draw_blocks.hpp"

#include "core/parallel.hpp"
#include "study/ordered_writer.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <mutex>

namespace eigenkracht::study {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t blocks_ahead = 4;  // blocks under way or waiting to be written, per thread

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

RunSummary draw_blocks(BlockWork const& work, RunOptions const& options, ResultsSink& sink) {
    auto const start = Clock::now();
    auto const cpu_start = std::clock();
    auto const first = std::min(options.finished_draws, work.draws);
    auto const left = work.draws - first;
    auto const block_draws = options.block_draws > 0 ? options.block_draws : work.block_draws;
    auto const chunks = static_cast<std::size_t>((left + block_draws - 1) / block_draws);
    OrderedWriter writer(sink, blocks_ahead * std::max(1U, options.threads));
    std::mutex progress_mutex;
    std::uint64_t done = 0;

    auto const finished = core::for_each_chunk(
        chunks, options.threads,
        [&](std::size_t chunk, unsigned worker) {
            try {
                writer.wait_for_room(chunk);
                auto const from = first + chunk * block_draws;
                auto const count = std::min<std::uint64_t>(block_draws, work.draws - from);
                writer.deliver(chunk, work.work_out(worker, from, count));
                if (options.progress) {
                    std::lock_guard const lock(progress_mutex);
                    done += count;
                    options.progress(
                        {(first + done) * work.stances, work.draws * work.stances, seconds_since(start)});
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
    summary.finished_draws = std::min<std::uint64_t>(work.draws, first + finished * block_draws);
    summary.seconds = seconds_since(start);
    summary.cpu_seconds = static_cast<double>(std::clock() - cpu_start) / CLOCKS_PER_SEC;
    return summary;
}

}  // namespace eigenkracht::study
