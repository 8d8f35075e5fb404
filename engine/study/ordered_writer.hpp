/// \file
/// Finished blocks on their way to the sink: one thread writes them, in order, while the others draw on.
#pragma once

#include "study/results.hpp"

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

namespace eigenkracht::study {

/// A bounded queue between the threads that draw and the only thread that touches the sink while they do.
///
/// Blocks come from whoever finishes first, under their number; they are written as 0, 1, 2, ... Results files are made with a
/// library that takes one thread at a time, so nobody else may touch the sink before finish() has returned.
class OrderedWriter {
public:
    /// \param sink          must outlive this
    /// \param most_waiting  blocks that may be under way or waiting at a time, at least one for each thread that draws
    OrderedWriter(ResultsSink& sink, std::size_t most_waiting);

    /// Blocks that were delivered and lie next to each other are written before it ends.
    ~OrderedWriter();

    OrderedWriter(OrderedWriter const&) = delete;
    OrderedWriter& operator=(OrderedWriter const&) = delete;

    /// Waits until the block of this number may be drawn without running too far ahead of what is written.
    /// \throws  what the sink threw
    void wait_for_room(std::size_t block);

    /// Leaves a block to be written. Each number is delivered once, after wait_for_room().
    void deliver(std::size_t number, DrawBlock block);

    /// A thread gives up: nobody shall wait for its block.
    void give_up();

    /// Waits until what was delivered is written, up to the first number that is missing, and ends the writing thread.
    /// \throws  what the sink threw
    void finish();

private:
    void write_in_order();
    void end();

    ResultsSink& sink_;
    std::size_t const most_waiting_;
    std::mutex mutex_;
    std::condition_variable room_;
    std::condition_variable work_;
    std::map<std::size_t, DrawBlock> waiting_;
    std::size_t next_ = 0;  ///< number of the block to be written next
    bool given_up_ = false;
    bool ended_ = false;  ///< nothing more is delivered
    std::exception_ptr failure_;
    std::jthread thread_;  ///< last: it uses all of the above
};

}  // namespace eigenkracht::study
