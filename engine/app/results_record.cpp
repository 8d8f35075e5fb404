#include "app/results_record.hpp"

#include "core/error.hpp"
#include "files/files.hpp"

#include <fmt/format.h>

namespace eigenkracht::app {
namespace {

study::AttributeValue const* find(study::ResultsLayout const& layout, std::string const& name) {
    for (auto const& [key, value] : layout.attributes) {
        if (key == name) {
            return &value;
        }
    }
    return nullptr;
}

std::string text_of(study::ResultsLayout const& layout, std::string const& name, std::string const& path) {
    study::AttributeValue const* const value = find(layout, name);
    if (value == nullptr || !std::holds_alternative<std::string>(*value)) {
        throw core::FileError(core::SourceLocation{path},
                              fmt::format("has no record of its scenario (expected an attribute {})", name));
    }
    return std::get<std::string>(*value);
}

}  // namespace

study::Scenario recorded_scenario(study::ResultsLayout const& layout, std::string const& path) {
    return files::parse_scenario(text_of(layout, "scenario_as_resolved", path),
                                 text_of(layout, "scenario", path));
}

study::Scenario finished_scenario(files::ResultsReader const& reader, std::string const& path,
                                  Finished what) {
    study::Scenario scenario = recorded_scenario(reader.layout(), path);
    bool const sweep = find(reader.layout(), "sweep") != nullptr;
    if (sweep && !reader.complete()) {
        throw core::FileError(
            core::SourceLocation{path},
            fmt::format(
                "holds a sweep that was stopped after {} points (expected a finished one). Go on with "
                "eigenkracht sweep {} --only {} --resume and the other options that it began with",
                reader.draws(), scenario.path, text_of(reader.layout(), "sweep", path)));
    }
    if (sweep && what == Finished::run) {
        throw core::FileError(core::SourceLocation{path},
                              "holds a sweep (expected a run). What drives it: eigenkracht analyse");
    }
    if (!reader.complete()) {
        throw core::FileError(
            core::SourceLocation{path},
            fmt::format(
                "holds a run that was stopped after {} of {} draws (expected a finished one). Go on with "
                "eigenkracht run {} --resume and the other options that it began with",
                reader.draws(), scenario.run.draws, scenario.path));
    }
    return scenario;
}

double recorded_number(study::ResultsLayout const& layout, std::string const& name) {
    study::AttributeValue const* const value = find(layout, name);
    if (value != nullptr && std::holds_alternative<double>(*value)) {
        return std::get<double>(*value);
    }
    if (value != nullptr && std::holds_alternative<std::int64_t>(*value)) {
        return static_cast<double>(std::get<std::int64_t>(*value));
    }
    return 0;
}

}  // namespace eigenkracht::app
