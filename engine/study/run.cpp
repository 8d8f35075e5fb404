#include "core/error.hpp"
#include "core/parallel.hpp"
#include "study/record.hpp"
#include "study/study.hpp"
#include "study/worker.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <ctime>
#include <map>
#include <memory>
#include <mutex>

namespace eigenkracht::study {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t default_block = 16;  // small enough that a stop is felt at once
constexpr std::size_t blocks_ahead = 8;      // finished blocks that may wait for an earlier one, per thread

// Hands blocks to the sink in the order of draws, whoever finishes first, and keeps the fast from running far ahead.
class InOrder {
public:
    InOrder(ResultsSink& sink, std::size_t most_waiting) : sink_(sink), most_waiting_(most_waiting) {}

    void wait_for_room(std::size_t chunk) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return failed_ || chunk < next_ + most_waiting_; });
    }

    void deliver(std::size_t chunk, DrawBlock block) {
        std::lock_guard const lock(mutex_);
        waiting_.emplace(chunk, std::move(block));
        while (!waiting_.empty() && waiting_.begin()->first == next_) {
            sink_.write(waiting_.begin()->second);
            waiting_.erase(waiting_.begin());
            ++next_;
        }
        room_.notify_all();
    }

    // A thread gives up: nobody shall wait for its block.
    void fail() {
        std::lock_guard const lock(mutex_);
        failed_ = true;
        room_.notify_all();
    }

private:
    ResultsSink& sink_;
    std::size_t most_waiting_;
    std::mutex mutex_;
    std::condition_variable room_;
    std::map<std::size_t, DrawBlock> waiting_;
    std::size_t next_ = 0;
    bool failed_ = false;
};

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

ResultsLayout layout(Scenario const& scenario) { return layout_of(Plan(scenario)); }

RunSummary run(Scenario const& scenario, RunOptions const& options, ResultsSink& sink) {
    Plan const plan(scenario);
    auto const kept = kept_variables(plan);
    auto const start = Clock::now();
    auto const cpu_start = std::clock();
    auto const first = std::min(options.finished_draws, scenario.run.draws);
    auto const left = scenario.run.draws - first;
    auto const block_draws = options.block_draws > 0 ? options.block_draws : default_block;
    auto const chunks = static_cast<std::size_t>((left + block_draws - 1) / block_draws);
    auto const threads =
        std::max(1U, std::min(options.threads, static_cast<unsigned>(std::max<std::size_t>(chunks, 1))));

    std::vector<std::unique_ptr<Worker>> workers(threads);
    InOrder in_order(sink, blocks_ahead * threads);
    std::mutex progress_mutex;
    std::uint64_t done = 0;

    auto const finished = core::for_each_chunk(
        chunks, threads,
        [&](std::size_t chunk, unsigned worker) {
            try {
                if (!workers[worker]) {
                    workers[worker] = std::make_unique<Worker>(plan, kept);
                }
                in_order.wait_for_room(chunk);
                auto const from = first + chunk * block_draws;
                auto const count = std::min<std::uint64_t>(block_draws, scenario.run.draws - from);
                auto block = empty_block(kept, plan.stances(), from, count);
                for (std::uint64_t draw = from; draw < from + count; ++draw) {
                    workers[worker]->draw(draw, block);
                }
                in_order.deliver(chunk, std::move(block));
                if (options.progress) {
                    std::lock_guard const lock(progress_mutex);
                    done += count;
                    options.progress({(first + done) * plan.stances(), scenario.run.draws * plan.stances(),
                                      seconds_since(start)});
                }
            } catch (...) {
                in_order.fail();
                throw;
            }
        },
        options.stop);

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
