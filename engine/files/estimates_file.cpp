#include "files/estimates_file.hpp"

#include "core/error.hpp"
#include "files/hdf5.hpp"
#include "files/results_file_format.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>
#include <vector>

namespace eigenkracht::files {
namespace {

namespace fs = std::filesystem;

constexpr char const* estimates_file_type = "eigenkracht estimates";
constexpr char const* unfinished = ".unfinished";

void put_in_place(std::string const& from, std::string const& path) {
    std::error_code error;
    fs::rename(from, path, error);
    if (error) {
        throw core::FileError(core::SourceLocation{path},
                              fmt::format("cannot be written ({})", error.message()));
    }
}

/// What is there already may only be replaced if it holds estimates too.
void require_estimates(std::string const& path) {
    if (!fs::exists(path)) {
        return;
    }
    for (auto const& [name, value] : hdf5::attributes(hdf5::open_file(path, false))) {
        if (name == "file_type" && value == study::AttributeValue(std::string(estimates_file_type))) {
            return;
        }
    }
    throw core::FileError(core::SourceLocation{path},
                          "is there already and holds no estimates (expected another name)");
}

void make_folder_of(std::string const& path) {
    std::error_code error;
    if (fs::path const folder = fs::path(path).parent_path(); !folder.empty()) {
        fs::create_directories(folder, error);
    }
    if (error) {
        throw core::FileError(core::SourceLocation{path},
                              fmt::format("cannot be written ({})", error.message()));
    }
}

void add_table(study::Analysis const& analysis, study::EstimateTable const& table,
               std::vector<study::Dimension>& dimensions, std::vector<study::Variable>& variables) {
    if (table.rows.empty()) {
        return;
    }
    std::string const rows = table.kind + "_row";
    study::Dimension dimension;
    dimension.name = rows;
    dimension.long_name = table.title;
    dimension.size = table.rows.size();
    dimensions.push_back(std::move(dimension));
    for (std::size_t key = 0; key < table.keys.size(); ++key) {
        study::Variable variable;
        variable.name = table.kind + "_" + table.keys[key];
        variable.dimensions = {rows};
        for (auto const& row : table.rows) {
            variable.texts.push_back(row.keys[key]);
        }
        variables.push_back(std::move(variable));
    }
    auto const add_units = [&](std::string const& whose, auto const& unit_of) {
        study::Variable variable;
        variable.name = table.kind + whose;
        variable.dimensions = {rows};
        for (auto const& row : table.rows) {
            variable.texts.push_back(unit_of(analysis, table, row));
        }
        variables.push_back(std::move(variable));
    };
    add_units("_output_unit", study::unit_of_output);
    add_units("_input_unit", study::unit_of_input);
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        study::Variable variable;
        variable.name = table.kind + "_" + table.columns[column];
        variable.dimensions = {rows};
        if (table.units[column] == "1") {
            variable.unit = table.units[column];  // else that of each row's input or output
        }
        for (auto const& row : table.rows) {
            variable.values.push_back(row.values[column]);
        }
        variables.push_back(std::move(variable));
    }
}

}  // namespace

void write_estimates(std::string const& path, study::Analysis const& analysis) {
    make_folder_of(path);
    require_estimates(path);
    std::string const beside = path + unfinished;
    std::error_code error;
    fs::remove(beside, error);
    try {
        hdf5::Handle const file = hdf5::create_file(beside);
        hdf5::set_attribute(file, "file_type", std::string(estimates_file_type));
        hdf5::set_attribute(file, "title", analysis.title);
        hdf5::set_attribute(file, "results_file", analysis.results_file);
        hdf5::set_attribute(file, "sweep", analysis.sweep);
        std::vector<study::Dimension> dimensions;
        std::vector<study::Variable> variables;
        for (auto const& table : analysis.tables) {
            add_table(analysis, table, dimensions, variables);
        }
        write_dimensions(file, dimensions);
        write_variables(file, variables);
        hdf5::flush(file);
    } catch (...) {
        fs::remove(beside, error);
        throw;
    }
    put_in_place(beside, path);
}

void write_text(std::string const& path, std::string const& text) {
    make_folder_of(path);
    std::string const beside = path + unfinished;
    {
        std::ofstream file(beside, std::ios::binary);
        file << text;
        file.flush();
        if (!file) {
            std::error_code error;
            fs::remove(beside, error);
            throw core::FileError(core::SourceLocation{path}, "cannot be written");
        }
    }
    put_in_place(beside, path);
}

}  // namespace eigenkracht::files
