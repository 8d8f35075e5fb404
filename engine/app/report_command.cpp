#include "app/commands.hpp"
#include "app/pages.hpp"
#include "app/results_record.hpp"
#include "core/error.hpp"
#include "files/estimates_file.hpp"
#include "files/files.hpp"
#include "files/page_data.hpp"
#include "files/results_reader.hpp"
#include "files/table_folder.hpp"
#include "study/analyse.hpp"
#include "study/compare.hpp"
#include "study/layout_lookup.hpp"
#include "study/pictures.hpp"
#include "webpage/webpage.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <ctime>
#include <deque>
#include <filesystem>
#include <memory>
#include <set>
#include <utility>

namespace eigenkracht::app {
namespace {

/// A run that is open, with what it says.
struct Run {
    Run(std::unique_ptr<files::ResultsReader> opened, std::string const& path,
        std::vector<std::pair<std::string, double>> const& weights)
        : reader(std::move(opened)), scenario(finished_scenario(*reader, path)), prepared(scenario) {
        answers = study::answer(prepared, *reader, weights);
        answers.results_file = path;
        answers.digest = study::digest(*reader);
        answers.seconds = recorded_number(reader->layout(), "seconds");
        pictures = study::pictures(prepared, *reader, weights);
    }

    std::unique_ptr<files::ResultsReader> reader;
    study::Scenario scenario;
    study::Prepared prepared;
    study::Answers answers;
    study::Pictures pictures;
};

/// Today, or the day of SOURCE_DATE_EPOCH, by which a page is the same whenever it is written.
std::string day_of_writing() {
    char const* const given = std::getenv("SOURCE_DATE_EPOCH");  // NOLINT(concurrency-mt-unsafe)
    std::time_t const seconds = given == nullptr ? std::time(nullptr) : std::atoll(given);
    std::tm day{};
    gmtime_r(&seconds, &day);
    return fmt::format("{:04}-{:02}-{:02}", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

/// The scenario's file, wherever it lay.
std::string scenario_file(study::Scenario const& scenario) {
    return std::filesystem::path(scenario.path).filename().string();
}

/// What readers know the results files by: their names, which say nothing of the machine that they lie on; where two are
/// alike, with the name of their folder.
std::vector<std::string> names_of(std::deque<Run> const& runs) {
    std::vector<std::string> names;
    std::set<std::string> seen;
    bool alike = false;
    for (Run const& run : runs) {
        names.push_back(std::filesystem::path(run.answers.results_file).filename().string());
        alike = !seen.insert(names.back()).second || alike;
    }
    for (std::size_t r = 0; alike && r < runs.size(); ++r) {
        auto const folder = std::filesystem::absolute(runs[r].answers.results_file).parent_path().filename();
        names[r] = folder.string() + " " + names[r];
    }
    return names;
}

/// What the page's data are made of: runs, and sweeps that tell what an answer hangs on.
std::string data_of(Arguments const& arguments) {
    std::vector<std::string> const paths = arguments.subjects();
    std::deque<Run> runs;
    std::optional<study::PictureTornado> tornado;
    std::string swept;  // the scenario that the sweep is of
    for (std::string const& path : paths) {
        auto reader = std::make_unique<files::ResultsReader>(path);
        if (study::attribute<std::string>(reader->layout(), "sweep")) {
            study::Scenario const scenario = finished_scenario(*reader, path, Finished::run_or_sweep);
            if (tornado) {
                throw core::UsageError(
                    fmt::format("eigenkracht report: found a second sweep, {} (expected at most one)", path));
            }
            swept = scenario_file(scenario);
            tornado = study::tornado_of_sweep(
                scenario,
                study::analyse(scenario, *reader,
                               {arguments.weights, {}, study::Weighing::as_the_scenario_says, false}));
            if (!tornado) {
                throw core::FileError(core::SourceLocation{path},
                                      "holds a sweep of another design (expected runs, and at most a sweep "
                                      "with design one_at_a_time). What drives it: eigenkracht analyse");
            }
            continue;
        }
        runs.emplace_back(std::move(reader), path, arguments.weights);
    }
    if (runs.empty()) {
        throw core::UsageError(
            fmt::format("eigenkracht report: found no run among {} (expected at least one results file of "
                        "eigenkracht run)",
                        arguments.subject));
    }
    if (std::string const run = scenario_file(runs.front().scenario); tornado && swept != run) {
        throw core::UsageError(fmt::format(
            "eigenkracht report: found a sweep of {} beside a run of {} (expected both of one scenario)",
            swept, run));
    }
    if (tornado) {
        runs.front().pictures.tornado = std::move(tornado);
    }
    files::PageContent content{arguments.language, day_of_writing(), {}, std::nullopt, ""};
    std::vector<study::ComparedResult> compared;
    std::vector<std::string> const names = names_of(runs);
    for (std::size_t r = 0; r < runs.size(); ++r) {
        Run const& run = runs[r];
        content.results.push_back({names[r], run.scenario, run.answers, run.pictures});
        compared.push_back({std::filesystem::path(names[r]).stem().string(), run.scenario, *run.reader});
    }
    if (compared.size() > 1) {
        try {
            content.compared = study::compare(compared, arguments.weights);
        } catch (core::InputError const& error) {
            content.why_not_compared = error.what();
        }
    }
    return files::page_data(content);
}

}  // namespace

void write_page(Arguments const& arguments, std::string const& path, Console const& console) {
    std::string const data = data_of(arguments);
    if (arguments.picture) {
        files::write_text(path, webpage::picture(data, *arguments.picture));
    } else if (arguments.format == "csv") {
        files::write_tables(path, webpage::csv(data));
    } else {
        files::write_text(path, arguments.format == "md" ? webpage::markdown(data) : webpage::html(data));
    }
    console.say(fmt::format("Report: {}\n", path));
}

ExitCode report(Arguments const& arguments, Console const& console) {
    std::string const ending = arguments.picture           ? ".svg"
                               : arguments.format == "csv" ? ""
                                                           : "." + arguments.format;
    std::filesystem::path const subject = arguments.subject;
    std::string const beside =
        (subject.parent_path() / subject.stem()).string() + (ending.empty() ? "-tables" : ending);
    std::string const path = arguments.page.value_or(beside);
    if (!ending.empty() && !path.ends_with(ending)) {
        throw core::UsageError(
            fmt::format("--output: found {} (expected a file name ending in {})", path, ending));
    }
    write_page(arguments, path, console);
    return ExitCode::done;
}

}  // namespace eigenkracht::app
