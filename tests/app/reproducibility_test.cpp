#include "app/whole_study.hpp"

#include <doctest/doctest.h>

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

}  // namespace

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

TEST_CASE("fewer draws of a Monte Carlo run are the first of more draws") {
    auto const few = draw(scenario("tiny", {"run.draws=4"}));
    auto const more = draw(scenario("tiny", {"run.draws=8"}));
    auto const a = few.column("questions", 0, 0);
    auto const b = more.column("questions", 0, 0);
    for (std::size_t d = 0; d < a.size(); ++d) {
        CHECK(a[d] == b[d]);
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
