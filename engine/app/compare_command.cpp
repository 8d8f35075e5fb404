#include "app/commands.hpp"
#include "app/results_record.hpp"
#include "files/files.hpp"
#include "files/results_reader.hpp"
#include "report/compared.hpp"
#include "study/compare.hpp"

#include <deque>
#include <filesystem>

namespace eigenkracht::app {
namespace {

/// A results file that is open, with the scenario it records.
struct Opened {
    explicit Opened(std::string const& path) : reader(path), scenario(finished_scenario(reader, path)) {}
    files::ResultsReader reader;
    study::Scenario scenario;
};

}  // namespace

ExitCode compare(Arguments const& arguments, Console const& console) {
    std::vector<std::string> const paths = arguments.subjects();
    std::deque<Opened> opened;
    std::vector<study::ComparedResult> results;
    for (std::string const& path : paths) {
        auto const& one = opened.emplace_back(path);
        std::string const label = paths.size() > 1 ? std::filesystem::path(path).stem().string() : "";
        results.push_back({label, one.scenario, one.reader});
    }
    study::Compared const compared = study::compare(results, arguments.weights);
    console.print(arguments.json ? files::to_json(compared) + "\n" : report::compared_text(compared));
    return ExitCode::done;
}

}  // namespace eigenkracht::app
