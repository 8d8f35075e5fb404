// What a results file holds when its run ends badly: killed, or on a disk that is full.
#include "core/error.hpp"
#include "files/results_file.hpp"
#include "files/results_reader.hpp"

#include "support/another_process.hpp"
#include "support/folder.hpp"
#include "support/results_check.hpp"

#include <doctest/doctest.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <csignal>
#include <filesystem>
#include <string>

using namespace eigenkracht;
using namespace eigenkracht::files;
using namespace eigenkracht::support;
namespace fs = std::filesystem;

namespace {

/// A process that writes draw after draw and says so, until it is killed.
class Writer {
public:
    Writer(std::string const& path, study::ResultsLayout const& layout, bool resume) {
        REQUIRE(::pipe(says_) == 0);
        process_ = ::fork();
        REQUIRE(process_ >= 0);
        if (process_ == 0) {
            try {
                ResultsFile file(path, layout, {resume, true});
                for (std::uint64_t draw = file.finished_draws();; ++draw) {
                    file.write(sample_block(layout, draw, 1));
                    if (::write(says_[1], ".", 1) != 1) {
                        ::_exit(1);
                    }
                }
            } catch (...) {
                ::_exit(2);
            }
        }
        ::close(says_[1]);
    }
    ~Writer() {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
        ::close(says_[0]);
    }
    Writer(Writer const&) = delete;
    Writer& operator=(Writer const&) = delete;

    /// Waits until it said so many times that a draw is written.
    void wait(std::uint64_t times) {
        while (said_ < times && hears()) {
        }
        REQUIRE(said_ >= times);
    }

    /// Kills it in the middle of whatever it does.
    /// \return  draws it said were written
    std::uint64_t kill() {
        ::kill(process_, SIGKILL);
        while (hears()) {
        }
        return said_;
    }

private:
    bool hears() {
        char word = 0;
        bool const heard = ::read(says_[0], &word, 1) == 1;
        said_ += heard ? 1U : 0U;
        return heard;
    }

    int says_[2] = {};
    pid_t process_ = -1;
    std::uint64_t said_ = 0;
};

/// What a results file says when it is not made.
std::string refusal(std::string const& path, study::ResultsLayout const& layout, bool resume) {
    try {
        ResultsFile const file(path, layout, {resume, true});
    } catch (core::FileError const& error) {
        return error.what();
    }
    return "no error";
}

/// A limit on the size of files while this lives, in place of a full disk.
class FullDisk {
public:
    explicit FullDisk(std::uint64_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit const limit{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FullDisk(FullDisk const&) = delete;
    FullDisk& operator=(FullDisk const&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int);
};

}  // namespace

TEST_CASE("a run that is killed leaves a valid file of finished draws, and can be continued") {
    Folder const folder("killed");
    constexpr std::uint64_t draws = 20'000;  // more than can be written before the kill
    study::ResultsLayout const layout = sample_layout(draws);
    std::string const path = folder.file("a.h5");
    std::string const partial = ResultsFile::partial_path(path);
    std::uint64_t finished = 0;
    for (std::uint64_t const after : {1U, 2U, 40U, 7U, 300U}) {
        CAPTURE(after);
        Writer writer(path, layout, true);
        writer.wait(after);
        std::uint64_t const said = writer.kill();
        CHECK_FALSE(fs::exists(path));
        ResultsReader const reader(partial);
        CHECK_FALSE(reader.complete());
        CHECK(reader.draws() > finished);  // the first block of each run is kept at once
        CHECK(reader.draws() <= finished + said + 1);
        CHECK(misplaced(reader, layout) == "");
        finished = reader.draws();
    }
    ResultsFile file(path, layout, {true, true});
    CHECK(file.finished_draws() == finished);
    for (std::uint64_t first = finished; first < draws; first += 1000) {
        file.write(sample_block(layout, first, std::min<std::uint64_t>(1000, draws - first)));
    }
    file.finish({}, {}, {});
    ResultsReader const reader(path);
    CHECK(reader.complete());
    CHECK(misplaced(reader, layout) == "");
}

TEST_CASE("what a run is writing is neither read nor replaced nor continued by another") {
    Folder const folder("two_runs");
    study::ResultsLayout const layout = sample_layout(20'000);
    std::string const path = folder.file("a.h5");
    std::string const partial = ResultsFile::partial_path(path);
    std::string const busy =
        partial + ": is being written by a run that is still going. Wait for it, or stop it";
    Writer writer(path, layout, false);
    writer.wait(1);
    CHECK(refusal(path, layout, false) == busy);
    CHECK(refusal(path, layout, true) == busy);
    std::string said;
    try {
        ResultsReader const reader(partial);
    } catch (core::FileError const& error) {
        said = error.what();
    }
    CHECK(said == busy);
    writer.wait(20);  // none of this stopped it
    writer.kill();
}

TEST_CASE("a run without --resume starts anew") {
    Folder const folder("anew");
    study::ResultsLayout const layout = sample_layout(20);
    std::string const path = folder.file("a.h5");
    {
        ResultsFile file(path, layout, {});
        file.write(sample_block(layout, 0, 9));
    }
    ResultsFile file(path, layout, {});
    CHECK(file.finished_draws() == 0);
    file.write(sample_block(layout, 0, 4));
    CHECK(ResultsReader(ResultsFile::partial_path(path)).draws() == 4);
}

TEST_CASE("a disk that fills up while draws are written ends the run and keeps what was finished") {
    Folder const folder("full");
    study::ResultsLayout layout = sample_layout(20'000);
    layout.dimensions[0] = {"stance", "body of evidence", "", 1, {"as_claimed"}, {}};
    layout.variables = {{"stay", "mean stay in care", "days", {"stance", "draw"}, true, {}, {}}};
    std::string const path = folder.file("a.h5");
    std::string const partial = ResultsFile::partial_path(path);
    std::string said;
    {
        ResultsFile file(path, layout, {});
        file.write(sample_block(layout, 0, 1000));
        FullDisk const full(fs::file_size(partial) / 2);
        try {
            for (std::uint64_t first = 1000; first < 20'000; first += 1000) {
                file.write(sample_block(layout, first, 1000));
            }
        } catch (core::FileError const& error) {
            said = error.what();
        }
    }
    CHECK(said == partial + ": variable \"stay\" cannot be written (File too large)");
    CHECK_FALSE(fs::exists(path));
    {
        ResultsReader const reader(partial);
        CHECK(reader.draws() >= 1000);
        CHECK(reader.draws() < 20'000);
        CHECK(misplaced(reader, layout) == "");
    }
    ResultsFile file(path, layout, {true, true});
    for (std::uint64_t first = file.finished_draws(); first < 20'000; first += 1000) {
        file.write(sample_block(layout, first, 1000));
    }
    file.finish({}, {}, {});
    CHECK(misplaced(ResultsReader(path), layout) == "");
}

TEST_CASE("a disk too full for a result ends the run before it begins, with nothing left") {
    Folder const folder("no_room");
    study::ResultsLayout layout = sample_layout(20'000);
    std::string said = in_another_process([&] {
        FullDisk const full(100'000);
        return refusal(folder.file("a.h5"), layout, false);
    });
    CHECK(said.find(folder.file("a.partial.h5")) == 0);
    CHECK(said.find("(File too large)") != std::string::npos);
    CHECK(fs::is_empty(folder.path));

    layout.dimensions[1].size = std::uint64_t{1} << 50;  // petabytes
    layout.variables.erase(layout.variables.begin());
    said = refusal(folder.file("a.h5"), layout, false);
    CHECK(said.find("cannot be written (it takes ") != std::string::npos);
    CHECK(said.find("MB are free). Keep less, or draw less") != std::string::npos);
    CHECK(fs::is_empty(folder.path));
}
