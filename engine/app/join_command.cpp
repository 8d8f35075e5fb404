#include "app/commands.hpp"
#include "app/outputs.hpp"
#include "app/results_record.hpp"
#include "app/sweep_results.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "files/results_file.hpp"
#include "files/results_join.hpp"
#include "files/results_reader.hpp"
#include "study/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::app {
namespace {

std::string count_text(std::uint64_t number) { return core::grouped(static_cast<std::int64_t>(number)); }

/// What the parts say of themselves.
struct Told {
    study::SweepFailures failures;  ///< in the order of the points
    double seconds = 0;             ///< of all parts, one after the other
};

/// \param paths  in the order of the points
Told told_in(std::vector<std::string> const& paths) {
    Told all;
    auto& failures = all.failures;
    for (std::string const& path : paths) {
        files::ResultsReader const reader(path);
        auto const of_part = study::recorded_failures(reader.layout());
        failures.count += of_part.count;
        failures.first.insert(failures.first.end(), of_part.first.begin(), of_part.first.end());
        all.seconds += recorded_number(reader.layout(), "seconds");
    }
    failures.first.resize(std::min(failures.first.size(), study::SweepFailures::most_reasons));
    return all;
}

}  // namespace

ExitCode join(Arguments const& arguments, Console const& console) {
    std::vector<std::string> const paths = arguments.subjects();
    files::SweepParts const parts = files::parts_of_sweep(paths);
    if (!parts.missing.empty()) {
        std::uint64_t count = 0;
        std::string list;
        for (auto const& missing : parts.missing) {
            count += missing.count;
            list += fmt::format("\n  points {} to {}", count_text(missing.first),
                                count_text(missing.first + missing.count - 1));
        }
        throw core::NotReached(
            fmt::format("eigenkracht join: {} of {} points are missing; nothing is written{}",
                        count_text(count), count_text(parts.points), list));
    }
    std::string const path = output_of(arguments, "joined");
    for (std::string const& part : parts.paths) {
        if (files::is_same_file(part, path)) {
            throw core::UsageError(
                fmt::format("--output: found {}, which is one of the parts (expected another file)", path));
        }
    }
    Told const told = told_in(parts.paths);
    files::ResultsFile sink(path, parts.layout, {});
    files::copy_parts(parts, sink);
    finish_sweep(sink, parts.layout, told.failures, told.seconds, path, console);
    return ExitCode::done;
}

}  // namespace eigenkracht::app
