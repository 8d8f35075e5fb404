#include "app/commands.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "files/files.hpp"
#include "study/study.hpp"

#include <fmt/format.h>

#include <cmath>

namespace eigenkracht::app {
namespace {

/// "12 MB", rounded up.
std::string size_text(std::uint64_t bytes) {
    constexpr double kilo = 1000;
    double size = static_cast<double>(bytes);
    for (char const* unit : {"bytes", "kB", "MB"}) {
        if (size < kilo) {
            return fmt::format("{:.0f} {}", std::ceil(size), unit);
        }
        size /= kilo;
    }
    return fmt::format("{:.1f} GB", size);
}

std::string count_text(std::uint64_t number) { return core::grouped(static_cast<std::int64_t>(number)); }

}  // namespace

ExitCode check(Arguments const& arguments, Console const& console) {
    study::Scenario const scenario = files::read_scenario(arguments.subject, arguments.settings);
    if (std::vector<core::Mistake> mistakes = study::check(scenario); !mistakes.empty()) {
        throw core::ScenarioError(std::move(mistakes));
    }
    study::WorkSize const size = study::work_size(scenario);
    std::string text = fmt::format("{}: no mistakes\n", arguments.subject);
    text += fmt::format("  bodies of evidence  {}\n", count_text(size.stances));
    text += fmt::format("  draws of each       {}{}\n", scenario.run.stops_by_error() ? "at most " : "",
                        count_text(size.draws));
    text += fmt::format("  uncertain numbers   {}\n", count_text(size.parameters));
    if (size.children_per_draw > 0) {
        text += fmt::format("  children a draw     about {}\n",
                            count_text(static_cast<std::uint64_t>(std::llround(size.children_per_draw))));
    }
    text += fmt::format("  results file        about {}\n", size_text(size.bytes_of_results));
    if (!size.solver.empty()) {
        text += fmt::format("  solver              {}\n", size.solver);
    }
    console.print(text);
    return ExitCode::done;
}

ExitCode describe(Arguments const& arguments, Console const& console) {
    if (arguments.keys) {
        console.print(files::keys_text());
        return ExitCode::done;
    }
    study::Scenario const scenario = files::read_scenario(arguments.subject, arguments.settings);
    console.print(arguments.json ? files::describe_json(scenario) + "\n" : files::describe_text(scenario));
    if (!arguments.json && scenario.has_regions() && study::check(scenario).empty()) {
        console.print(
            fmt::format("\nSOLVER: how children are followed\n\n  {}\n", study::work_size(scenario).solver));
    }
    return ExitCode::done;
}

}  // namespace eigenkracht::app
