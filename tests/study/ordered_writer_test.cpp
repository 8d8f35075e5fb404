#include "study/ordered_writer.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace eigenkracht;

namespace {

/// Notes who wrote what; may be told to fail.
class NotingSink : public study::ResultsSink {
public:
    explicit NotingSink(std::uint64_t fails_at = ~std::uint64_t{0}) : fails_at_(fails_at) {}

    void write(study::DrawBlock const& block) override {
        if (inside_.exchange(true)) {
            together = true;
        }
        std::this_thread::yield();
        if (block.first == fails_at_) {
            inside_ = false;
            throw std::domain_error("the disk is full");
        }
        firsts.push_back(block.first);
        writers.insert(std::this_thread::get_id());
        written = firsts.size();
        inside_ = false;
    }
    void finish(std::vector<study::Dimension> const& /*dimensions*/,
                std::vector<study::Variable> const& /*summaries*/,
                study::Attributes const& /*attributes*/) override {}

    std::vector<std::uint64_t> firsts;
    std::set<std::thread::id> writers;
    std::atomic<std::size_t> written{0};
    bool together = false;

private:
    std::uint64_t fails_at_;
    std::atomic<bool> inside_{false};
};

study::DrawBlock block(std::uint64_t first) {
    study::DrawBlock made;
    made.first = first;
    made.count = 1;
    return made;
}

}  // namespace

TEST_CASE("blocks of many threads are written in order by one thread that is none of them") {
    constexpr std::size_t blocks = 400;
    NotingSink sink;
    std::set<std::thread::id> drawers;
    {
        study::OrderedWriter writer(sink, 8);
        std::atomic<std::size_t> next{0};
        std::mutex mutex;
        auto const draw = [&] {
            {
                std::lock_guard const lock(mutex);
                drawers.insert(std::this_thread::get_id());
            }
            for (std::size_t number = next++; number < blocks; number = next++) {
                writer.wait_for_room(number);
                writer.deliver(number, block(number));
            }
        };
        {
            std::jthread const one(draw);
            std::jthread const two(draw);
            draw();
        }
        writer.finish();
    }
    REQUIRE(sink.firsts.size() == blocks);
    for (std::size_t i = 0; i < blocks; ++i) {
        CHECK(sink.firsts[i] == i);
    }
    CHECK_FALSE(sink.together);
    CHECK(sink.writers.size() == 1);
    CHECK(drawers.count(*sink.writers.begin()) == 0);
}

TEST_CASE("nobody draws further ahead of what is written than there is room") {
    NotingSink sink;
    study::OrderedWriter writer(sink, 3);
    writer.wait_for_room(2);
    std::atomic<bool> passed{false};
    std::jthread late([&] {
        writer.wait_for_room(3);
        // Block 0 has to be written first.
        passed = sink.written >= 1;
    });
    writer.deliver(2, block(2));
    writer.deliver(1, block(1));
    writer.deliver(0, block(0));
    late.join();
    CHECK(passed);
    writer.finish();
    CHECK(sink.firsts == std::vector<std::uint64_t>{0, 1, 2});
}

TEST_CASE("what the sink throws reaches who waits for room, and who finishes") {
    NotingSink sink(2);
    study::OrderedWriter writer(sink, 2);
    auto const all = [&] {
        for (std::size_t number = 0; number < 100; ++number) {
            writer.wait_for_room(number);
            writer.deliver(number, block(number));
        }
    };
    CHECK_THROWS_WITH_AS(all(), "the disk is full", std::domain_error);
    CHECK_THROWS_WITH_AS(writer.finish(), "the disk is full", std::domain_error);
    CHECK(sink.firsts == std::vector<std::uint64_t>{0, 1});
}

TEST_CASE("where a thread gives up, blocks before the missing one are written and nobody waits") {
    NotingSink sink;
    study::OrderedWriter writer(sink, 2);
    writer.deliver(0, block(0));
    writer.deliver(2, block(2));
    writer.give_up();  // on block 1
    writer.wait_for_room(50);
    writer.finish();
    CHECK(sink.firsts == std::vector<std::uint64_t>{0});
}
