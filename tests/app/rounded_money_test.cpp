#include "app/spawn.hpp"
#include "app/whole_study.hpp"
#include "files/results_reader.hpp"
#include "support/folder.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <string>

using namespace eigenkracht;
using tests::draw;
using tests::scenario;

namespace {

std::size_t numbers_of(study::ResultsLayout const& layout, study::Variable const& variable) {
    std::size_t size = 1;
    for (std::size_t d = 2; d < variable.dimensions.size(); ++d) {
        for (auto const& dimension : layout.dimensions) {
            size *= dimension.name == variable.dimensions[d] ? dimension.size : 1;
        }
    }
    return size;
}

/// The largest distance between two results, of variables in EUR or of the others; and whether all are whole multiples.
struct Apart {
    double in_eur = 0;
    double elsewhere = 0;
    bool multiples = true;
};

Apart apart(study::MemoryResults const& plain, study::MemoryResults const& rounded, double step) {
    Apart found;
    auto const& layout = plain.layout();
    for (auto const& variable : layout.variables) {
        for (std::size_t e = 0; variable.per_draw && e < numbers_of(layout, variable); ++e) {
            auto const before = plain.column(variable.name, 1, e);
            auto const after = rounded.column(variable.name, 1, e);
            for (std::size_t d = 0; d < before.size(); ++d) {
                REQUIRE(std::isnan(before[d]) == std::isnan(after[d]));
                if (std::isnan(before[d])) {
                    continue;
                }
                double& largest = variable.unit == "EUR" ? found.in_eur : found.elsewhere;
                largest = std::max(largest, std::fabs(before[d] - after[d]));
                found.multiples =
                    found.multiples && (variable.unit != "EUR" || std::fmod(after[d], step) == 0);
            }
        }
    }
    return found;
}

}  // namespace

TEST_CASE("rounded money is the same to within half a step, and nothing else is touched") {
    std::string const few = "run.draws=12";
    auto const plain = draw(scenario("tiny", {few}));
    for (double const step : {1.0, 1000.0}) {
        auto const rounded = draw(scenario("tiny", {few, "run.round_eur=" + std::to_string(int(step))}));
        auto const found = apart(plain, rounded, step);
        CHECK(found.in_eur <= step / 2);
        CHECK(found.in_eur > step / 4);
        CHECK(found.elsewhere == 0);
        CHECK(found.multiples);
        CHECK(study::digest(rounded) != study::digest(plain));
    }
    CHECK_FALSE(apart(plain, plain, 1).multiples);
}

TEST_CASE("a rounded run says so in its file and in its answer, and answers within half a euro") {
    auto const before = scenario("tiny", {"run.draws=40"});
    auto const after = scenario("tiny", {"run.draws=40", "run.round_eur=1"});
    auto const plain = study::answer(before, draw(before), {});
    auto const results = draw(after);
    auto const rounded = study::answer(after, results, {});
    bool named = false;
    for (auto const& [name, value] : results.layout().attributes) {
        named = named || (name == "money_rounded_to_eur" && value == study::AttributeValue(std::int64_t{1}));
    }
    CHECK(named);
    auto const told = [](study::Answers const& answers) {
        return std::any_of(answers.notices.begin(), answers.notices.end(), [](study::Notice const& notice) {
            return notice.text.find("run.round_eur") != std::string::npos;
        });
    };
    CHECK(told(rounded));
    CHECK_FALSE(told(plain));
    REQUIRE(rounded.questions.size() == plain.questions.size());
    for (std::size_t q = 0; q < plain.questions.size(); ++q) {
        CHECK(std::fabs(rounded.questions[q].outcome_overall.mean -
                        plain.questions[q].outcome_overall.mean) <= 0.5);
        CHECK(std::fabs(rounded.questions[q].outcome_overall.low95 -
                        plain.questions[q].outcome_overall.low95) <= 0.5);
    }
}

TEST_CASE("in a study of formulas an outcome in EUR is rounded, and no other") {
    for (bool const in_eur : {true, false}) {
        std::vector<std::string> settings{"run.draws=64", in_eur ? "outcome.y.unit=EUR" : "outcome.y.unit=m"};
        auto const plain = draw(scenario("published/ishigami", settings)).column("outcomes", 0, 0);
        settings.emplace_back("run.round_eur=2");
        auto const rounded = draw(scenario("published/ishigami", settings)).column("outcomes", 0, 0);
        for (std::size_t d = 0; d < plain.size(); ++d) {
            CHECK(rounded[d] == (in_eur ? std::round(plain[d] / 2) * 2 : plain[d]));
        }
        CHECK((plain == rounded) == !in_eur);
    }
}

TEST_CASE("a compressed file holds the same draws and answers, in less room") {
    support::Folder const folder("compressed");
    auto const digest_of = [&](std::string const& name, std::vector<std::string> const& more) {
        std::vector<std::string> words{"run", tests::shipped("tiny"), "--draws", "128", "-o", name};
        words.insert(words.end(), more.begin(), more.end());
        auto const ended = app_test::run_program(words, folder.path.string());
        CAPTURE(ended.err);
        REQUIRE(ended.code == 0);
        return study::digest(files::ResultsReader(folder.file(name)));
    };
    auto const plain = digest_of("plain.h5", {});
    CHECK(digest_of("packed.h5", {"--set", "run.deflate=1"}) == plain);
    CHECK(digest_of("both.h5", {"--set", "run.deflate=1", "--set", "run.round_eur=1"}) != plain);
    auto const size = [&](std::string const& name) { return std::filesystem::file_size(folder.file(name)); };
    CHECK(size("packed.h5") < size("plain.h5"));
    CHECK(size("both.h5") < size("packed.h5"));
    std::size_t files = 0;
    for (auto const& entry : std::filesystem::directory_iterator(folder.path)) {
        files += entry.path().extension() == ".h5" ? 1U : 0U;
    }
    CHECK(files == 3);  // no partial file, nor one half packed
}
