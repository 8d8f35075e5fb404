// Shipped scenarios with bytes taken out, put in and turned: whatever stands in a file, it is read or refused with places.
#include "places_sample.hpp"

#include "study/study.hpp"

#include <cstdint>

using namespace eigenkracht;
using namespace scenario_tests;

namespace {

/// A plain generator (SplitMix64), so that a failing case can be repeated by its number.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    std::uint64_t below(std::uint64_t bound) {
        state_ += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        return (z ^ (z >> 31U)) % bound;
    }

private:
    std::uint64_t state_;
};

/// Pieces of the language, which go wrong in more interesting ways than bytes.
std::string const pieces[] = {"[",
                              "]",
                              "{",
                              "}",
                              "\"",
                              "'",
                              "=",
                              ",",
                              ".",
                              "\n",
                              "\n[",
                              "#",
                              "-",
                              "nan",
                              "inf",
                              "1e999",
                              "true",
                              "\"rest\"",
                              "[[",
                              "]]",
                              "\"\"\"",
                              "2012-01-01",
                              "9223372036854775807",
                              "NAME",
                              "*",
                              " = {}",
                              " = []",
                              "\\",
                              "\xff",
                              "\t"};

std::string mutated(std::string text, Chance& chance) {
    std::uint64_t const changes = 1 + chance.below(4);
    for (std::uint64_t change = 0; change < changes && !text.empty(); ++change) {
        std::size_t const at = chance.below(text.size());
        std::size_t const line = text.rfind('\n', at) == std::string::npos ? 0 : text.rfind('\n', at) + 1;
        std::size_t const end = std::min(text.find('\n', at), text.size() - 1) + 1;
        switch (chance.below(7)) {
            case 0:
                text.erase(at, 1 + chance.below(20));
                break;
            case 1:
                text[at] = static_cast<char>(chance.below(256));
                break;
            case 2:
                text.insert(at, pieces[chance.below(std::size(pieces))]);
                break;
            case 3:
                text.erase(line, end - line);
                break;
            case 4:
                text.insert(line, text.substr(line, end - line));
                break;
            case 5:
                text.insert(chance.below(text.size()), text.substr(at, chance.below(60)));
                break;
            default:
                text.resize(at);
                break;
        }
    }
    return text;
}

/// Reads a text: it becomes a scenario, or mistakes that say where they stand.
void read_or_refuse(std::string const& text) {
    try {
        study::Scenario const scenario = files::parse_scenario(text, "mutant");
        // What can be read can be written and read again.
        CHECK(files::parse_scenario(scenario.as_resolved, "mutant").as_resolved == scenario.as_resolved);
    } catch (core::ScenarioError const& error) {
        CHECK_FALSE(error.mistakes.empty());
        for (core::Mistake const& mistake : error.mistakes) {
            CHECK(mistake.where.file == "mutant");
            CHECK(mistake.where.line >= 1);
            CHECK_FALSE(mistake.found.empty());
        }
    }
}

void try_mutants(std::string const& text, std::uint64_t first, std::uint64_t count) {
    for (std::uint64_t number = first; number < first + count; ++number) {
        CAPTURE(number);
        Chance chance(number);
        read_or_refuse(mutated(text, chance));
    }
}

}  // namespace

TEST_CASE("a small scenario in many broken forms is read or refused") { try_mutants(small, 0, 3000); }

TEST_CASE("published scenarios in broken forms are read or refused") {
    for (std::string const name : {"hiv", "sick-sicker", "ishigami"}) {
        try_mutants(content_of(source_path("scenarios/published/" + name + ".toml")), 10000, 300);
    }
}

TEST_CASE("the scenario of Amsterdam in broken forms is read or refused") {
    try_mutants(content_of(source_path("scenarios/stadsregio-amsterdam.toml")), 20000, 100);
}

TEST_CASE("a scenario with places in broken forms is read or refused, in form and in meaning") {
    Folder const folder("places_mutants");
    for (std::uint64_t number = 40000; number < 40200; ++number) {
        CAPTURE(number);
        Chance chance(number);
        std::string const path = folder.write("mutant.toml", mutated(with_places(), chance));
        try {
            (void)study::check(files::read_scenario(path, {}));
        } catch (core::ScenarioError const& error) {
            CHECK_FALSE(error.mistakes.empty());
        } catch (core::FileError const& error) {
            CHECK_FALSE(std::string(error.what()).empty());
        }
    }
}

TEST_CASE("settings in broken forms are taken or refused") {
    Folder const folder("settings");
    std::string const path = folder.write("small.toml", small);
    for (std::uint64_t number = 30000; number < 31000; ++number) {
        CAPTURE(number);
        Chance chance(number);
        std::string const setting =
            mutated("parameter.ill.distribution={ beta = { alpha = 2, beta = \"1 / 3\" } }", chance);
        try {
            (void)files::read_scenario(path, {setting});
        } catch (core::ScenarioError const& error) {
            CHECK_FALSE(error.mistakes.empty());
        }
    }
}
