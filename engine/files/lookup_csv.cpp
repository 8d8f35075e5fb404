#include "files/lookup_csv.hpp"

#include "files/check_keys.hpp"
#include "files/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace eigenkracht::files {
namespace {

constexpr std::size_t most_arguments = 3;

/// The values of a lookup table on all combinations of its knots.
struct Grid {
    std::map<std::vector<double>, double> values;  ///< in row-major order by nature
    std::vector<std::vector<double>> axes;
};

/// What is wrong with a table's header; nothing: all is well.
std::optional<std::pair<std::string, std::string>> wrong_header(std::vector<std::string> const& names) {
    if (names.size() < 2 || names.size() > most_arguments + 1) {
        return {{fmt::format("{} column{}", names.size(), names.size() == 1 ? "" : "s"),
                 "one to three arguments and a value"}};
    }
    for (std::string const& name : names) {
        if (!is_plain_name(name)) {
            return {{fmt::format("the column name \"{}\"", name), "letters, digits and _, a letter first"}};
        }
    }
    return std::nullopt;
}

std::optional<Grid> grid_of(CsvTable const& table, std::vector<core::Mistake>& mistakes) {
    auto const wrong = [&](int line, std::string const& found, std::string const& expected) {
        mistakes.push_back({{table.path, line, line == 0 ? 0 : 1}, "", found, expected, ""});
        return std::nullopt;
    };
    if (auto const header = wrong_header(table.header)) {
        return wrong(1, header->first, header->second);
    }
    Grid grid;
    grid.axes.resize(table.header.size() - 1);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        std::vector<double> arguments = table.rows[row];
        double const value = arguments.back();
        arguments.pop_back();
        for (std::size_t axis = 0; axis < arguments.size(); ++axis) {
            std::vector<double>& knots = grid.axes[axis];
            auto const place = std::lower_bound(knots.begin(), knots.end(), arguments[axis]);
            if (place == knots.end() || *place != arguments[axis]) {
                knots.insert(place, arguments[axis]);
            }
        }
        if (!grid.values.emplace(arguments, value).second) {
            return wrong(table.lines[row], "the same arguments a second time", "each combination once");
        }
    }
    std::size_t wanted = 1;
    for (std::vector<double> const& knots : grid.axes) {
        wanted *= knots.size();
    }
    if (grid.values.size() != wanted) {
        return wrong(0, fmt::format("{} rows", grid.values.size()),
                     fmt::format("{}: one for each combination of arguments", wanted));
    }
    return grid;
}

void put_grid(Node& table, CsvTable csv, Grid const& grid, core::SourceLocation const& where) {
    std::vector<double> values;
    for (auto const& [knots, value] : grid.values) {
        values.push_back(value);
    }
    csv.header.pop_back();
    table.erase("csv");
    table.put("arguments", where, list_of(csv.header, where));
    table.put("axes", where, rows_of(grid.axes, where));
    table.put("values", where, list_of(values, where));
}

/// Whether a table has a CSV file to be read, and not also what it would hold.
bool stands_in_csv(Node const& table, char const* instead) {
    Node const* const csv = table.is_table() && !table.broken ? table.find("csv") : nullptr;
    return csv != nullptr && !csv->broken && table.find(instead) == nullptr;
}

void read_table(Node& table, std::string const& key, std::vector<core::Mistake>& mistakes) {
    if (!stands_in_csv(table, "values")) {
        return;
    }
    core::SourceLocation const where = table.find("csv")->where;
    std::optional<CsvTable> const csv = read_csv(table, key, mistakes);
    std::optional<Grid> const grid = csv ? grid_of(*csv, mistakes) : std::nullopt;
    table.broken = !grid;
    if (grid) {
        put_grid(table, *csv, *grid, where);
    }
}

void read_points(Node& sweep, std::string const& key, std::vector<core::Mistake>& mistakes) {
    if (!stands_in_csv(sweep, "rows")) {
        return;
    }
    core::SourceLocation const where = sweep.find("csv")->where;
    std::optional<CsvTable> const csv = read_csv(sweep, key, mistakes);
    sweep.broken = !csv;
    if (csv) {
        sweep.erase("csv");
        sweep.put("columns", where, list_of(csv->header, where));
        sweep.put("rows", where, rows_of(csv->rows, where));
    }
}

template <typename Read>
void read_each(Node& root, std::string const& section, Read const& read,
               std::vector<core::Mistake>& mistakes) {
    if (Node* const tables = root.find(section); tables != nullptr && tables->is_table()) {
        for (Entry& entry : tables->entries) {
            read(entry.value, section + "." + entry.key, mistakes);
        }
    }
}

}  // namespace

std::vector<core::Mistake> read_csv_tables(Node& root) {
    std::vector<core::Mistake> mistakes;
    read_each(root, "table", read_table, mistakes);
    read_each(root, "sweep", read_points, mistakes);
    return mistakes;
}

}  // namespace eigenkracht::files
