#include "app/commands.hpp"
#include "app/interrupt.hpp"
#include "app/outputs.hpp"
#include "app/pages.hpp"
#include "app/progress.hpp"
#include "app/settings.hpp"
#include "core/error.hpp"
#include "files/files.hpp"
#include "files/results_file.hpp"
#include "files/results_growth.hpp"
#include "files/results_reader.hpp"
#include "report/report.hpp"
#include "study/study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

namespace eigenkracht::app {
namespace {

/// A scenario with the draws that are, or were, made, what its results look like, and where they go.
struct Drawn {
    study::Prepared prepared;
    study::ResultsLayout layout;
    std::unique_ptr<files::ResultsFile>
        sink;  ///< none before and between stages: a larger file takes its place

    [[nodiscard]] std::uint64_t draws() const { return prepared.scenario().run.draws; }
};

Drawn drawn_up_to(study::Prepared const& whole, std::uint64_t draws) {
    auto const& scenario = whole.scenario();
    auto prepared = draws == scenario.run.draws ? whole : study::Prepared(study::up_to(scenario, draws));
    auto layout = study::layout(prepared);
    return {std::move(prepared), std::move(layout), nullptr};
}

/// Draws what is left to draw. Whether all is done.
/// \param resume  go on with a stopped run, if there is one
study::RunSummary draw(Drawn& drawn, Arguments const& arguments, bool resume, std::string const& path,
                       StopOnSignal const& stop, Console const& console) {
    drawn.sink = std::make_unique<files::ResultsFile>(
        path, drawn.layout, files::ResultsFile::Options{resume, true, drawn.prepared.scenario().run.deflate});
    files::ResultsFile& sink = *drawn.sink;
    study::RunOptions options;
    options.threads = threads_of(arguments);
    options.finished_draws = sink.finished_draws();
    options.stop = &stop.flag();
    // The first dimension is that of the stances.
    ProgressLine line(console, options.finished_draws * drawn.layout.dimensions.front().size);
    options.progress = [&](study::Progress const& progress) { line.show(progress); };
    study::RunSummary summary = study::run(drawn.prepared, options, sink);
    summary.finished_draws = sink.finished_draws();
    return summary;
}

/// Draws stage after stage until the errors are as small as they shall be, or the most is drawn. A run without errors to
/// watch has one stage.
/// \param drawn  up to the first stage; becomes what was drawn
study::RunSummary draw_in_stages(study::Prepared const& prepared, Arguments const& arguments,
                                 std::string const& path, Drawn& drawn, Console const& console) {
    // Before the file is made: a Ctrl-C that comes early must not leave an empty one behind.
    StopOnSignal const stop;
    std::vector<std::uint64_t> stages = study::stages(prepared.scenario().run);
    if (arguments.resume && stages.size() > 1) {
        // A stopped run stands at one of the stages, past the ones before it.
        auto const at = std::find(stages.begin(), stages.end(), files::room_of_stopped(path));
        stages.erase(stages.begin(), at == stages.end() ? stages.begin() : at);
    }
    study::RunSummary whole;
    for (std::uint64_t const draws : stages) {
        bool const first = draws == stages.front();
        if (draws != drawn.draws()) {
            drawn = drawn_up_to(prepared, draws);  // closes the file, which the next stage opens again
        }
        if (!first) {
            files::grow_stopped(path, drawn.layout);
        }
        study::RunSummary const part =
            draw(drawn, arguments, arguments.resume || !first, path, stop, console);
        whole.complete = part.complete;
        whole.finished_draws = part.finished_draws;
        whole.child_stays += part.child_stays;
        whole.seconds += part.seconds;
        whole.cpu_seconds += part.cpu_seconds;
        if (!part.complete || draws == stages.back()) {
            break;
        }
        files::ResultsReader const reader(files::ResultsFile::partial_path(path), drawn.layout);
        if (study::convergence(prepared, reader).reached()) {
            break;
        }
    }
    if (!whole.complete) {
        drawn.sink
            .reset();  // while signals are still heard, so that what was drawn lies in the file whatever comes
    }
    return whole;
}

/// What the file says of why the run ended where it did.
study::Attributes stopping_attributes(study::Answers const& answers) {
    if (!answers.convergence) {
        return {};
    }
    return {{"most_draws", static_cast<std::int64_t>(answers.convergence->most_draws)},
            {"stopped_because",
             std::string(answers.convergence->reached() ? "errors reached" : "most draws made")},
            {"error_to_target", answers.convergence->error_to_target()}};
}

/// What a run ends with.
struct Finished {
    study::Answers answers;
    std::string
        not_reached;  ///< why published numbers could not weigh the draws; empty: they did, or none does
};

/// Answers the questions from the draws that lie in the file, and makes the file whole.
///
/// Where published numbers leave too few draws, the file becomes whole all the same, with draws that count alike.
Finished finish(study::Prepared const& prepared, Drawn& drawn, study::RunSummary const& summary,
                std::string const& path) {
    Finished finished;
    study::Answers& answers = finished.answers;
    {
        files::ResultsReader const reader(files::ResultsFile::partial_path(path), std::move(drawn.layout));
        try {
            answers = study::answer(prepared, reader, {});
        } catch (core::NotReached const& error) {
            answers = study::answer(prepared, reader, {}, study::Weighing::off);
            finished.not_reached = error.what();
        }
        answers.digest = study::digest(reader);
    }
    answers.seconds = summary.seconds;
    answers.results_file = path;
    study::Summaries const summaries = study::summaries(answers);
    study::Attributes attributes{{"digest", answers.digest},
                                 {"calibrated", static_cast<std::int64_t>(answers.calibrated)},
                                 {"seconds", summary.seconds},
                                 {"child_stays", static_cast<std::int64_t>(summary.child_stays)}};
    study::Attributes const stopping = stopping_attributes(answers);
    attributes.insert(attributes.end(), stopping.begin(), stopping.end());
    drawn.sink->finish(summaries.dimensions, summaries.variables, attributes);
    return finished;
}

/// Whether the errors are as small as they were asked to be; if not, how near they came is told.
bool told_reached(study::Answers const& answers, Console const& console) {
    if (!answers.convergence || answers.convergence->reached()) {
        return true;
    }
    console.say("Not reached: " + report::convergence_text(*answers.convergence) + "\n");
    return false;
}

}  // namespace

ExitCode run(Arguments const& arguments, std::vector<std::string> const& words, Console const& console) {
    // Finds every mistake, before anything is made.
    study::Prepared const prepared(files::read_scenario(arguments.subject, settings_of(arguments)));
    Drawn drawn = drawn_up_to(prepared, study::stages(prepared.scenario().run).front());
    std::string const path = output_of(arguments, std::filesystem::path(arguments.subject).stem().string());
    study::RunSummary const summary = draw_in_stages(prepared, arguments, path, drawn, console);
    if (!summary.complete) {
        tell_interrupted(summary.finished_draws, prepared.scenario().run.draws, "draws", path, words,
                         console);
        return ExitCode::interrupted;
    }
    auto const [answers, not_reached] = finish(prepared, drawn, summary, path);
    if (!not_reached.empty()) {
        throw core::NotReached(
            fmt::format("{}\nThe results are whole in {}; eigenkracht answer {} --uncalibrated answers from "
                        "all draws alike",
                        not_reached, path, for_shell(path)));
    }
    console.print(arguments.json   ? files::to_json(answers) + "\n"
                  : arguments.full ? report::text(answers)
                                   : report::summary(answers));
    if (arguments.report) {
        Arguments page = arguments;
        page.subject = path;
        write_page(page, path.substr(0, path.size() - std::string(".h5").size()) + ".html", console);
    }
    return told_reached(answers, console) ? ExitCode::done : ExitCode::not_reached;
}

}  // namespace eigenkracht::app
