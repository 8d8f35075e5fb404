#include "study/ordered_writer.hpp"

#include <utility>

namespace eigenkracht::study {

OrderedWriter::OrderedWriter(ResultsSink& sink, std::size_t most_waiting)
    : sink_(sink), most_waiting_(most_waiting), thread_([this] { write_in_order(); }) {}

OrderedWriter::~OrderedWriter() { end(); }

void OrderedWriter::wait_for_room(std::size_t block) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return given_up_ || failure_ || block < next_ + most_waiting_; });
    if (failure_) {
        std::rethrow_exception(failure_);
    }
}

void OrderedWriter::deliver(std::size_t number, DrawBlock block) {
    std::lock_guard const lock(mutex_);
    if (failure_) {
        return;  // told to the next one that waits for room, or by finish()
    }
    waiting_.emplace(number, std::move(block));
    work_.notify_one();
}

void OrderedWriter::give_up() {
    std::lock_guard const lock(mutex_);
    given_up_ = true;
    room_.notify_all();
}

void OrderedWriter::finish() {
    end();
    if (failure_) {
        std::rethrow_exception(failure_);
    }
}

void OrderedWriter::end() {
    if (!thread_.joinable()) {
        return;
    }
    {
        std::lock_guard const lock(mutex_);
        ended_ = true;
        work_.notify_one();
    }
    thread_.join();
}

void OrderedWriter::write_in_order() {
    std::unique_lock lock(mutex_);
    auto const has_next = [&] { return !waiting_.empty() && waiting_.begin()->first == next_; };
    while (true) {
        work_.wait(lock, [&] { return ended_ || has_next(); });
        if (!has_next()) {
            return;
        }
        auto const block = waiting_.extract(waiting_.begin());
        lock.unlock();  // the others deliver and draw on meanwhile
        try {
            sink_.write(block.mapped());
        } catch (...) {
            lock.lock();
            failure_ = std::current_exception();
            waiting_.clear();
            room_.notify_all();
            return;
        }
        lock.lock();
        ++next_;
        room_.notify_all();
    }
}

}  // namespace eigenkracht::study
