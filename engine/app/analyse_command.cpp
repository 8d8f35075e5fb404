#include "app/commands.hpp"
#include "app/results_record.hpp"
#include "core/error.hpp"
#include "files/estimates_file.hpp"
#include "files/files.hpp"
#include "files/results_reader.hpp"
#include "report/analysed.hpp"
#include "study/analyse.hpp"
#include "study/layout_lookup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>

namespace eigenkracht::app {

ExitCode analyse(Arguments const& arguments, Console const& console) {
    constexpr std::size_t leading = 10;
    files::ResultsReader const reader(arguments.subject);
    study::Scenario const scenario = finished_scenario(reader, arguments.subject, Finished::run_or_sweep);
    if (arguments.uncalibrated && study::attribute<std::string>(reader.layout(), "sweep")) {
        throw core::UsageError(
            fmt::format("--uncalibrated: found {}, which holds a sweep (expected the draws of a run)",
                        arguments.subject));
    }
    study::Analysis analysis;
    try {
        analysis = study::analyse(
            scenario, reader,
            {arguments.weights, arguments.of,
             arguments.uncalibrated ? study::Weighing::off : study::Weighing::as_the_scenario_says});
    } catch (core::InputError const& error) {
        throw core::FileError(core::SourceLocation{arguments.subject}, error.what());
    }
    analysis.results_file = arguments.subject;
    if (arguments.output) {
        files::write_estimates(*arguments.output, analysis);
    }
    if (arguments.csv) {
        std::filesystem::path const folder = *arguments.csv;
        for (study::EstimateTable const& table : analysis.tables) {
            files::write_text((folder / (table.kind + ".csv")).string(), report::csv_text(analysis, table));
        }
        // SALib knows neither luck as an input nor inputs that change together in ours.
        bool const plain = std::equal(
            analysis.factors.begin(), analysis.factors.end(), analysis.inputs.begin(), analysis.inputs.end(),
            [](std::string const& factor, auto const& input) { return factor == input.name; });
        if (plain) {
            files::write_text((folder / "problem.json").string(), files::salib_problem(analysis) + "\n");
        }
    }
    console.print(arguments.json ? files::to_json(analysis) + "\n"
                                 : report::analysed_text(analysis, arguments.full ? 0 : leading));
    return ExitCode::done;
}

}  // namespace eigenkracht::app
