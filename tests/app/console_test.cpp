#include "app/console.hpp"

#include "app/program.hpp"
#include "core/error.hpp"

#include <doctest/doctest.h>

#include <array>
#include <csignal>
#include <string>

#include <fcntl.h>
#include <unistd.h>

using namespace eigenkracht;

namespace {

/// A pipe whose reader is there, or gone.
struct Pipe {
    std::array<int, 2> ends{};
    Pipe() {
        REQUIRE(::pipe(ends.data()) == 0);
        (void)std::signal(SIGPIPE, SIG_IGN);
    }
    ~Pipe() {
        close_reader();
        ::close(ends[1]);
        (void)std::signal(SIGPIPE, SIG_DFL);
    }
    Pipe(Pipe const&) = delete;
    Pipe& operator=(Pipe const&) = delete;
    void close_reader() {
        if (ends[0] >= 0) {
            ::close(ends[0]);
            ends[0] = -1;
        }
    }
    [[nodiscard]] std::string read() const {
        std::array<char, 4096> text{};
        ssize_t const count = ::read(ends[0], text.data(), text.size());
        return {text.data(), static_cast<std::size_t>(count > 0 ? count : 0)};
    }
};

}  // namespace

TEST_CASE("answers and messages go their own ways") {
    Pipe const out;
    Pipe const err;
    app::Console const console(out.ends[1], err.ends[1]);
    console.print("answer");
    console.say("message");
    CHECK(out.read() == "answer");
    CHECK(err.read() == "message");
    CHECK_FALSE(console.errors_on_terminal());
}

TEST_CASE("a reader that went away ends the program without complaint") {
    Pipe out;
    Pipe const err;
    out.close_reader();
    app::Console const console(out.ends[1], err.ends[1]);
    CHECK_THROWS_AS(console.print("answer"), app::ReaderGone);
    CHECK(app::program({"--help"}, console) == app::ExitCode::done);
    console.say(".");
    CHECK(err.read() == ".");
}

TEST_CASE("an output that cannot be written is a file's error, messages never are") {
    int const full = ::open("/dev/full", O_WRONLY);
    REQUIRE(full >= 0);
    app::Console const console(full, full);
    CHECK_THROWS_WITH_AS(console.print("answer"),
                         "standard output: cannot be written (No space left on device)", core::FileError);
    CHECK_NOTHROW(console.say("message"));
    ::close(full);
}
