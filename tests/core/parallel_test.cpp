#include "core/parallel.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace eigenkracht::core;

TEST_CASE("every chunk runs once, whatever the number of threads") {
    for (unsigned const threads : {0U, 1U, 2U, 3U, 8U}) {
        std::vector<int> runs(100, 0);
        std::atomic<bool> bad_worker = false;
        std::size_t const finished =
            for_each_chunk(runs.size(), threads, [&](std::size_t chunk, unsigned worker) {
                ++runs[chunk];
                if (worker >= std::max(threads, 1U)) {
                    bad_worker = true;
                }
            });
        CHECK(finished == runs.size());
        CHECK(runs == std::vector<int>(100, 1));
        CHECK_FALSE(bad_worker);
    }
}

TEST_CASE("no chunks are no work") {
    CHECK(for_each_chunk(0, 4, [](std::size_t, unsigned) { FAIL("there is nothing to do"); }) == 0);
}

TEST_CASE("the failure of the lowest chunk reaches the caller") {
    for (unsigned const threads : {1U, 3U}) {
        std::string said;
        try {
            for_each_chunk(50, threads, [](std::size_t chunk, unsigned) {
                if (chunk == 10) {
                    // The lowest failure comes last, when others have failed already.
                    std::this_thread::sleep_for(std::chrono::milliseconds(20));
                }
                if (chunk >= 10) {
                    throw std::runtime_error(std::to_string(chunk));
                }
            });
        } catch (std::runtime_error const& error) {
            said = error.what();
        }
        CHECK(said == "10");
    }
}

TEST_CASE("a stop leaves a finished prefix") {
    for (unsigned const threads : {1U, 3U}) {
        std::atomic<bool> stop = false;
        std::vector<int> runs(1000, 0);
        std::size_t const finished = for_each_chunk(
            runs.size(), threads,
            [&](std::size_t chunk, unsigned) {
                if (chunk == 20) {
                    stop = true;
                }
                ++runs[chunk];
            },
            &stop);
        CHECK(finished >= 21);
        CHECK(finished < runs.size());
        for (std::size_t chunk = 0; chunk < runs.size(); ++chunk) {
            CHECK(runs[chunk] == (chunk < finished ? 1 : 0));
        }
    }
}
