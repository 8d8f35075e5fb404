#include "files/results_file_format.hpp"

#include "core/error.hpp"

#include <fmt/format.h>

namespace eigenkracht::files {
namespace {

std::string text_attribute(study::Attributes const& attributes, std::string const& name) {
    for (auto const& [key, value] : attributes) {
        if (auto const* text = std::get_if<std::string>(&value); key == name && text != nullptr) {
            return *text;
        }
    }
    return "";
}

study::Dimension read_dimension(hdf5::Handle const& dataset, std::string const& name) {
    study::Attributes const described = hdf5::attributes(dataset);
    study::Dimension dimension{name,
                               text_attribute(described, "long_name"),
                               text_attribute(described, "units"),
                               hdf5::shape(dataset).at(0),
                               {},
                               {}};
    if (hdf5::kind(dataset) == hdf5::Kind::text) {
        dimension.labels = hdf5::read_texts(dataset);
    } else {
        dimension.numbers = hdf5::read_numbers(dataset);
    }
    return dimension;
}

study::Variable read_variable(hdf5::Handle const& dataset, std::string const& name) {
    study::Attributes const described = hdf5::attributes(dataset);
    study::Variable variable{name,
                             text_attribute(described, "long_name"),
                             text_attribute(described, "units"),
                             hdf5::axes(dataset),
                             false,
                             {},
                             {}};
    variable.per_draw = leads_with_draws(variable.dimensions);
    if (hdf5::kind(dataset) == hdf5::Kind::text) {
        variable.texts = hdf5::read_texts(dataset);
    } else if (!variable.per_draw) {
        variable.values = hdf5::read_numbers(dataset);
    }
    return variable;
}

std::string other_version(std::vector<std::int64_t> const& version, study::Attributes const& attributes) {
    std::string const writer = text_attribute(attributes, "engine_version");
    return fmt::format(
        "results format {}.{} (this program reads {}.x). {}", version.front(), version.back(), results_major,
        writer.empty() ? std::string("Run again.")
                       : fmt::format("Written by version {}; use that version or run again.", writer));
}

/// What is read from a file that may be damaged.
template <typename Read>
auto readable(Read const& read) {
    try {
        return read();
    } catch (core::FileError const& error) {
        throw core::FileError(fmt::format("{}. It is damaged: use a copy of it, or run again", error.what()));
    }
}

/// Refuses what is no result, or of a format that is not read here.
void check_format(study::Attributes const& attributes, std::string const& path) {
    if (text_attribute(attributes, "file_type") != results_file_type) {
        throw core::FileError(
            core::SourceLocation{path},
            "is an HDF5 file, but not a results file (expected one written by this program)");
    }
    for (auto const& [name, value] : attributes) {
        auto const* const version = std::get_if<std::vector<std::int64_t>>(&value);
        if (name == "format_version" && version != nullptr && version->size() == 2) {
            if (version->front() != results_major) {
                throw core::FileError(core::SourceLocation{path}, other_version(*version, attributes));
            }
            return;
        }
    }
    throw core::FileError(core::SourceLocation{path}, "does not say which results format it has. Run again");
}

}  // namespace

study::ResultsLayout read_layout(hdf5::Handle const& file) {
    study::ResultsLayout layout;
    layout.attributes = hdf5::attributes(file);
    for (std::string const& name : hdf5::dataset_names(file)) {
        hdf5::Handle const dataset = hdf5::open_dataset(file, name);
        if (hdf5::is_scale(dataset)) {
            layout.dimensions.push_back(read_dimension(dataset, name));
        } else if (name != draws_finished) {
            layout.variables.push_back(read_variable(dataset, name));
        }
    }
    return as_read_back(std::move(layout));
}

study::ResultsLayout read_results_layout(hdf5::Handle const& file, std::string const& path) {
    check_format(readable([&] { return hdf5::attributes(file); }), path);
    return readable([&] { return read_layout(file); });
}

std::uint64_t read_draws_finished(hdf5::Handle const& file) {
    return static_cast<std::uint64_t>(hdf5::read_numbers(hdf5::open_dataset(file, draws_finished)).at(0));
}

}  // namespace eigenkracht::files
