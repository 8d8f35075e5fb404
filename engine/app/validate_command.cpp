#include "app/commands.hpp"
#include "app/published.hpp"
#include "app/self_check.hpp"
#include "core/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>

namespace eigenkracht::app {
namespace {

/// The published models that came with the program: in its source tree, or where it was installed.
std::string folder_of(Arguments const& arguments) {
    namespace fs = std::filesystem;
    if (arguments.scenarios) {
        if (!fs::is_directory(*arguments.scenarios)) {
            throw core::FileError(core::SourceLocation{*arguments.scenarios},
                                  "is not a folder (expected one that holds the published models)");
        }
        return *arguments.scenarios;
    }
    std::error_code error;
    fs::path const program = fs::read_symlink("/proc/self/exe", error).parent_path();
    fs::path const below = "scenarios/published";
    for (fs::path const& beside : {program / "../.." / below, program / "../share/eigenkracht" / below}) {
        if (fs::is_directory(beside, error)) {
            return fs::weakly_canonical(beside, error).string();
        }
    }
    throw core::FileError(core::SourceLocation{below.string()},
                          "not found beside the program. Say where it is with --scenarios DIR");
}

/// A scenario in which both solvers are compared, with so many people that the rarest kind of care is met by some:
/// where nobody meets it, the sample has no error to judge a difference by.
struct SolverCheck {
    std::string file;
    std::uint64_t persons;
};

/// A table of comparisons; how many were missed.
std::size_t tell(Console const& console, std::vector<Comparison> const& comparisons) {
    std::size_t what = 0;
    std::size_t expected = 0;
    std::size_t found = 0;
    std::size_t missed = 0;
    for (Comparison const& one : comparisons) {
        what = std::max(what, one.what.size());
        expected = std::max(expected, one.expected.size());
        found = std::max(found, one.found.size());
    }
    for (Comparison const& one : comparisons) {
        console.print(fmt::format("  {:<{}}  expected {:>{}}  found {:>{}}  {}\n", one.what, what,
                                  one.expected, expected, one.found, found, one.met ? "ok" : "MISSED"));
        missed += one.met ? 0U : 1U;
    }
    console.print("\n");
    return missed;
}

}  // namespace

ExitCode validate(Arguments const& arguments, Console const& console) {
    std::string const folder = folder_of(arguments) + "/";
    std::size_t missed = 0;
    std::size_t compared = 0;
    auto const tell_all = [&](std::vector<Comparison> const& comparisons) {
        missed += tell(console, comparisons);
        compared += comparisons.size();
    };
    for (PrintedTable const& table : printed_tables()) {
        console.print(fmt::format("{}\n  {}\n", table.title, table.source));
        tell_all(compare(table, run_in_memory(folder + table.file, table.settings, 1).answers));
    }
    for (SolverCheck const& check : {SolverCheck{"hiv.toml", 20000}, SolverCheck{"../tiny.toml", 20000}}) {
        console.print(fmt::format("Sampled people against the exact solver, {}\n", check.file));
        tell_all({compare_solvers(folder + check.file, check.persons)});
    }
    console.print("Doubt and chance apart, two-level.toml\n  beta-binomial distribution, in closed form\n");
    // Beta(63, 39) and 1,000 families: see the file.
    tell_all(compare_split(folder + "two-level.toml", 617.647, std::sqrt(2292.807), std::sqrt(233.866)));
    console.print("One thread against three, hiv-uncertain.toml\n");
    tell_all({compare_threads(folder + "hiv-uncertain.toml")});
    if (missed > 0) {
        throw core::NotReached(fmt::format("{} of {} numbers missed", missed, compared));
    }
    console.print(fmt::format("All {} numbers met.\n", compared));
    return ExitCode::done;
}

}  // namespace eigenkracht::app
