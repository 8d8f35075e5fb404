#include "app/commands.hpp"
#include "app/interrupt.hpp"
#include "app/outputs.hpp"
#include "app/progress.hpp"
#include "app/settings.hpp"
#include "app/sweep_results.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "files/files.hpp"
#include "files/results_file.hpp"
#include "files/results_growth.hpp"
#include "files/results_reader.hpp"
#include "study/layout_lookup.hpp"
#include "study/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

namespace eigenkracht::app {
namespace {

/// The sweep that is meant.
study::SweepSpec const& spec_of(study::Scenario const& scenario, Arguments const& arguments) {
    std::vector<std::string> names;
    for (auto const& sweep : scenario.sweeps) {
        names.push_back(sweep.name);
    }
    if (names.empty()) {
        throw core::UsageError(
            fmt::format("eigenkracht sweep: {} has no [sweep.NAME] (expected one)", arguments.subject));
    }
    if (arguments.only.empty()) {
        if (names.size() > 1) {
            throw core::UsageError(
                fmt::format("eigenkracht sweep: {} has several sweeps (expected --only with one of {})",
                            arguments.subject, core::join(names, ", ")));
        }
        return scenario.sweeps.front();
    }
    auto const at = std::find(names.begin(), names.end(), arguments.only.front());
    if (at == names.end()) {
        throw core::UsageError(fmt::format("--only: found {} {}", arguments.only.front(),
                                           core::expected_one_of(names, arguments.only.front())));
    }
    return scenario.sweeps[static_cast<std::size_t>(at - names.begin())];
}

/// \param expected  designs that will do
/// \throws core::UsageError  where the inputs say how many points there are
void require_free_points(study::SweepSpec const& spec, std::string const& option,
                         std::string const& expected) {
    using Design = study::SweepSpec::Design;
    if (spec.design == Design::grid || spec.design == Design::one_at_a_time || spec.design == Design::list) {
        throw core::UsageError(fmt::format(
            "{}: found a sweep whose points are fixed by its inputs (expected design {})", option, expected));
    }
}

/// The sweep that the words of the command line ask for, with other points if they are given.
study::SweepPlan plan_of(Arguments const& arguments, std::optional<std::uint64_t> points) {
    auto settings = settings_of(arguments);
    auto const scenario_with = [arguments](std::vector<std::string> const& all) {
        return files::read_scenario(arguments.subject, all);
    };
    auto scenario = scenario_with(settings);
    if (points) {
        require_free_points(spec_of(scenario, arguments), "--points",
                            "monte_carlo, latin_hypercube, sobol, saltelli or morris");
        settings.push_back(fmt::format("sweep.{}.points={}", spec_of(scenario, arguments).name, *points));
        scenario = scenario_with(settings);
    }
    if (auto mistakes = study::check(scenario); !mistakes.empty()) {
        throw core::ScenarioError(std::move(mistakes));
    }
    // From what was read once: the file may change while the sweep goes on.
    return {spec_of(scenario, arguments), scenario,
            [text = scenario.as_resolved, path = arguments.subject](std::vector<std::string> const& more) {
                return files::parse_scenario(text, path, more);
            }};
}

std::uint64_t recorded_points(study::ResultsLayout const& layout, std::string const& path) {
    if (auto const points = study::attribute<std::int64_t>(layout, "base_points")) {
        return static_cast<std::uint64_t>(*points);
    }
    throw core::FileError(core::SourceLocation{path}, "holds no sweep (expected a finished one to extend)");
}

/// Makes room behind the points of a finished sweep, if that is the beginning of this one.
void begin_extension(study::SweepPlan const& plan, study::ResultsLayout const& layout,
                     Arguments const& arguments, std::string const& path) {
    if (plan.spec().design == study::SweepSpec::Design::latin_hypercube) {
        throw core::UsageError(
            "--extend: found a sweep with design latin_hypercube (expected another: a Latin hypercube "
            "is laid out for a number of points that is known beforehand, and with more of them all lie "
            "elsewhere)");
    }
    require_free_points(plan.spec(), "--extend", "monte_carlo, sobol, saltelli or morris");
    std::string const partial = files::ResultsFile::partial_path(path);
    if (!std::filesystem::exists(path)) {
        bool const stopped = std::filesystem::exists(partial);
        throw core::FileError(core::SourceLocation{stopped ? partial : path},
                              stopped
                                  ? "holds a sweep that was stopped (expected a finished one to extend). Go "
                                    "on with --resume instead of --extend"
                                  : "cannot be opened (no such file; expected a finished sweep to extend)");
    }
    files::ResultsReader const finished(path);
    std::uint64_t const points = recorded_points(finished.layout(), path);
    if (points > plan.design().base_points()) {
        throw core::UsageError(
            fmt::format("--extend: found {} points in {} (expected fewer than the {} asked for)", points,
                        path, plan.design().base_points()));
    }
    // The scenario may say that many points itself.
    auto const unset = plan_of(arguments, std::nullopt);
    auto const before = unset.design().base_points() == points ? unset : plan_of(arguments, points);
    files::grow_finished(path, before.layout(0, before.design().points()), layout);
}

std::string stem_of(study::SweepPlan const& plan, Arguments const& arguments) {
    std::string stem = std::filesystem::path(arguments.subject).stem().string() + "-" + plan.spec().name;
    if (arguments.shard) {
        stem += fmt::format(".{}of{}", arguments.shard->first, arguments.shard->second);
    }
    return stem;
}

}  // namespace

ExitCode sweep(Arguments const& arguments, std::vector<std::string> const& words, Console const& console) {
    auto const plan = plan_of(arguments, arguments.points);
    auto const part = arguments.shard
                          ? study::part_of(plan.design(), arguments.shard->first, arguments.shard->second)
                          : study::SweepPart{0, plan.design().points()};
    auto const layout = plan.layout(part.first, part.count);
    std::string const path = output_of(arguments, stem_of(plan, arguments));
    if (arguments.extend && arguments.shard) {
        throw core::UsageError("--extend: found --shard beside it (expected one of them)");
    }
    // Before the file is made: a Ctrl-C that comes early must not leave an empty one behind.
    StopOnSignal const stop;
    bool const begun = arguments.resume && std::filesystem::exists(files::ResultsFile::partial_path(path));
    if (arguments.extend && !begun) {
        begin_extension(plan, layout, arguments, path);
    }
    study::SweepSummary summary;
    std::optional<study::SweepFailures> failures;
    auto sink = std::make_unique<files::ResultsFile>(
        path, layout,
        files::ResultsFile::Options{arguments.resume || arguments.extend, true,
                                    plan.base().scenario().run.deflate});
    study::RunOptions options;
    options.threads = threads_of(arguments);
    options.finished_draws = sink->finished_draws();
    options.stop = &stop.flag();
    {
        ProgressLine line(console, options.finished_draws);
        options.progress = [&](study::Progress const& progress) { line.show(progress); };
        summary = study::run_sweep(plan, part, options, *sink);
        options.progress = {};
    }
    if (summary.complete) {
        files::ResultsReader const reader(files::ResultsFile::partial_path(path), layout);
        failures = study::failures_of(plan, part, reader, summary.reasons, options);
    }
    if (!failures) {
        std::uint64_t const finished = sink->finished_draws();
        sink.reset();  // while signals are still heard
        auto again = words;
        std::erase(again, "--extend");
        tell_interrupted(finished, part.count, "points", path, again, console);
        return ExitCode::interrupted;
    }
    finish_sweep(*sink, layout, *failures, summary.seconds, path, console);
    return failures->count < part.count ? ExitCode::done : ExitCode::not_reached;
}

}  // namespace eigenkracht::app
