#include "app/spawn.hpp"
#include "app/whole_study.hpp"
#include "support/folder.hpp"

#include "core/vector_code.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

using namespace eigenkracht;
using tests::draw;
using tests::scenario;

namespace {

study::RunOptions with(unsigned threads, std::uint64_t block) {
    study::RunOptions options;
    options.threads = threads;
    options.block_draws = block;
    return options;
}

/// An environment variable for programs started while this stands.
class Environment {
public:
    Environment(std::string name, std::string const& value) : name_(std::move(name)) {
        char const* const before = std::getenv(name_.c_str());
        had_ = before != nullptr;
        before_ = had_ ? before : "";
        ::setenv(name_.c_str(), value.c_str(), 1);
    }
    ~Environment() {
        if (had_) {
            ::setenv(name_.c_str(), before_.c_str(), 1);
        } else {
            ::unsetenv(name_.c_str());
        }
    }
    Environment(Environment const&) = delete;
    Environment& operator=(Environment const&) = delete;

private:
    std::string name_;
    std::string before_;
    bool had_ = false;
};

/// The digest that a run of the program prints.
std::string printed_digest(std::string const& folder_name, std::vector<std::string> const& more = {}) {
    support::Folder const folder(folder_name);
    std::vector<std::string> words{"run", tests::shipped("tiny")};
    words.insert(words.end(), more.begin(), more.end());
    auto const ended = app_test::run_program(words, folder.path.string());
    CAPTURE(ended.err);
    REQUIRE(ended.code == 0);
    std::string const before = "digest ";
    auto const at = ended.out.rfind(before);
    REQUIRE(at != std::string::npos);
    auto const from = at + before.size();
    return ended.out.substr(from, ended.out.find_first_of(",.\n ", from) - from);
}

}  // namespace

TEST_CASE("a whole run prints the same digest on processors with and without FMA") {
    auto const all = printed_digest("digest_all");
    CHECK(all.size() >= 16);
    // That the switch works, and that the C library's own functions would differ, is shown by the test of elementary functions.
    Environment const few("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX2,-FMA");
    CHECK(printed_digest("digest_few") == all);
    CHECK(printed_digest("digest_seed", {"--seed", "7"}) != all);
}

TEST_CASE("a whole run prints the same digest with every kind of vector instructions") {
    auto const ways = core::vector_ways();
    CHECK(ways.back() == "plain");
    auto const all = printed_digest("digest_fastest");
    for (auto const& way : ways) {
        CAPTURE(way);
        CHECK(printed_digest("digest_" + way, {"--instructions", way}) == all);
    }
}

TEST_CASE("the same scenario and seed give the same digest whatever the threads and the block size") {
    auto const tiny = scenario("tiny", {"run.draws=24"});
    auto const expected = study::digest(draw(tiny, with(1, 8)));
    CHECK(study::digest(draw(tiny, with(2, 8))) == expected);
    CHECK(study::digest(draw(tiny, with(3, 8))) == expected);
    CHECK(study::digest(draw(tiny, with(2, 5))) == expected);
    CHECK(study::digest(draw(tiny, with(1, 24))) == expected);
}

TEST_CASE("another seed gives another digest") {
    CHECK(study::digest(draw(scenario("tiny", {"run.draws=8"}))) !=
          study::digest(draw(scenario("tiny", {"run.draws=8", "run.seed=7"}))));
}

TEST_CASE("a run that goes on after its first draws gives the same digest as one that never stopped") {
    auto const tiny = scenario("tiny", {"run.draws=24"});
    auto const expected = study::digest(draw(tiny, with(2, 4)));
    study::MemoryResults results(study::layout(tiny), 24);
    // A stop flag that is set from the start lets no block begin, so the first part is made by hand: ten draws of the same scenario.
    std::atomic<bool> stop{false};
    auto options = with(1, 2);
    options.stop = &stop;
    options.progress = [&](study::Progress const& progress) { stop = progress.done >= 10 * 6; };
    auto const first = study::run(tiny, options, results);
    CHECK_FALSE(first.complete);
    CHECK(first.finished_draws >= 10);
    CHECK(first.finished_draws < 24);
    auto rest = with(2, 3);
    rest.finished_draws = first.finished_draws;
    CHECK(study::run(tiny, rest, results).complete);
    CHECK(study::digest(results) == expected);
}

TEST_CASE("fewer draws of a Monte Carlo or Sobol' run are the first of more draws") {
    for (std::string const design : {"monte_carlo", "sobol", "latin_hypercube"}) {
        CAPTURE(design);
        std::vector<std::string> const settings{"run.design=" + design, "run.replicates=4"};
        auto const begin_alike = [&] {
            auto shorter = settings;
            auto longer = settings;
            shorter.emplace_back("run.draws=8");
            longer.emplace_back("run.draws=16");
            auto const a = draw(scenario("tiny", shorter)).column("questions", 0, 0);
            auto const b = draw(scenario("tiny", longer)).column("questions", 0, 0);
            return std::equal(a.begin(), a.end(), b.begin());
        };
        CHECK(begin_alike() == (design != "latin_hypercube"));
    }
}

TEST_CASE("a parameter more changes no other parameter's draws") {
    auto const plain = scenario("tiny", {"run.draws=6"});
    auto const more = scenario(
        "tiny", {"run.draws=6", "parameter.nothing_else.unit=\"1\"",
                 "parameter.nothing_else.meaning=\"unused\"", "parameter.nothing_else.assumption=\"a test\"",
                 "parameter.nothing_else.distribution={normal={mean=0,sd=1}}"});
    CHECK(draw(plain).column("questions", 1, 0) == draw(more).column("questions", 1, 0));
}

TEST_CASE("designs other than Monte Carlo are reproducible too") {
    for (std::string const design : {"latin_hypercube", "sobol"}) {
        auto const given =
            scenario("tiny", {"run.draws=32", "run.replicates=16", "run.design=\"" + design + "\""});
        CHECK(study::digest(draw(given, with(1, 7))) == study::digest(draw(given, with(2, 16))));
    }
}
