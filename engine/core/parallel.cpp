#include "core/parallel.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace eigenkracht::core {
namespace {

/// What the workers share: the next chunk to hand out, and the failure of the lowest chunk so far.
class Desk {
public:
    Desk(std::size_t chunks, std::atomic<bool> const* stop) : chunks_(chunks), stop_(stop) {}

    /// Puts the next chunk in `chunk`; false when there is none to hand out.
    bool take(std::size_t& chunk) {
        std::lock_guard const lock(mutex_);
        bool const stopped = stop_ != nullptr && stop_->load();
        if (next_ == chunks_ || failure_ || stopped) {
            return false;
        }
        chunk = next_++;
        return true;
    }

    void report_failure(std::size_t chunk) {
        std::lock_guard const lock(mutex_);
        if (!failure_ || chunk < failed_chunk_) {
            failure_ = std::current_exception();
            failed_chunk_ = chunk;
        }
    }

    /// Once all workers have ended: how many chunks were handed out, or the failure.
    [[nodiscard]] std::size_t close() const {
        if (failure_) {
            std::rethrow_exception(failure_);
        }
        return next_;
    }

private:
    std::mutex mutex_;
    std::size_t chunks_;
    std::size_t next_ = 0;
    std::atomic<bool> const* stop_;
    std::exception_ptr failure_;
    std::size_t failed_chunk_ = 0;
};

}  // namespace

std::size_t for_each_chunk(std::size_t chunks, unsigned threads,
                           std::function<void(std::size_t chunk, unsigned worker)> const& body,
                           std::atomic<bool> const* stop) {
    Desk desk(chunks, stop);
    auto const work = [&desk, &body](unsigned worker) {
        std::size_t chunk = 0;
        while (desk.take(chunk)) {
            try {
                body(chunk, worker);
            } catch (...) {
                desk.report_failure(chunk);
            }
        }
    };
    {
        auto const workers = static_cast<unsigned>(std::min<std::size_t>(std::max(threads, 1U), chunks));
        std::vector<std::jthread> others;
        for (unsigned worker = 1; worker < workers; ++worker) {
            others.emplace_back(work, worker);
        }
        work(0);
    }
    return desk.close();
}

}  // namespace eigenkracht::core
