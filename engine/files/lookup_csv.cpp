#include "files/lookup_csv.hpp"

#include "files/check_keys.hpp"
#include "files/numbers.hpp"
#include "files/text_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace eigenkracht::files {
namespace {

constexpr std::size_t most_arguments = 3;

std::string trimmed(std::string_view text) {
    std::size_t const start = text.find_first_not_of(" \t\r");
    return start == std::string_view::npos
               ? ""
               : std::string(text.substr(start, text.find_last_not_of(" \t\r") - start + 1));
}

/// Fields between commas; quotes around a field are taken off.
std::vector<std::string> fields(std::string_view line) {
    std::vector<std::string> result;
    std::size_t start = 0;
    while (start <= line.size()) {
        std::size_t const comma = std::min(line.find(',', start), line.size());
        std::string field = trimmed(line.substr(start, comma - start));
        if (field.size() >= 2 && field.front() == '"' && field.back() == '"') {
            field = field.substr(1, field.size() - 2);
        }
        result.push_back(std::move(field));
        start = comma + 1;
    }
    return result;
}

std::optional<double> number(std::string const& text) {
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const whole = error == std::errc() && end == text.data() + text.size();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// A grid under construction.
struct Grid {
    std::vector<std::string> header;
    std::map<std::vector<double>, double> values;  ///< in row-major order by nature
    std::vector<std::vector<double>> axes;
};

class CsvReader {
public:
    CsvReader(std::string const& file, std::vector<core::Mistake>& mistakes)
        : file_(file), mistakes_(mistakes) {}

    std::optional<Grid> read(std::string const& text) {
        Grid grid;
        int line = 0;
        std::size_t start = 0;
        while (start < text.size()) {
            std::size_t const end = std::min(text.find('\n', start), text.size());
            std::string const content = trimmed(std::string_view(text).substr(start, end - start));
            ++line;
            start = end + 1;
            if (content.empty()) {
                continue;
            }
            bool const good =
                grid.header.empty() ? header(grid, fields(content), line) : row(grid, fields(content), line);
            if (!good) {
                return std::nullopt;
            }
        }
        return whole(grid, line) ? std::optional(std::move(grid)) : std::nullopt;
    }

private:
    bool wrong(int line, std::string const& found, std::string const& expected) {
        mistakes_.push_back({{file_, line, line == 0 ? 0 : 1}, "", found, expected, ""});
        return false;
    }

    bool header(Grid& grid, std::vector<std::string> const& names, int line) {
        if (names.size() < 2 || names.size() > most_arguments + 1) {
            return wrong(line, fmt::format("{} column{}", names.size(), names.size() == 1 ? "" : "s"),
                         "one to three arguments and a value");
        }
        for (std::string const& name : names) {
            if (!is_plain_name(name)) {
                return wrong(line, fmt::format("the column name \"{}\"", name),
                             "letters, digits and _, a letter first");
            }
        }
        grid.header = names;
        grid.axes.resize(names.size() - 1);
        return true;
    }

    bool row(Grid& grid, std::vector<std::string> const& cells, int line) {
        if (cells.size() != grid.header.size()) {
            return wrong(line, fmt::format("{} fields", cells.size()),
                         fmt::format("{}, as in the header", grid.header.size()));
        }
        std::vector<double> numbers;
        for (std::string const& cell : cells) {
            std::optional<double> const value = number(cell);
            if (!value) {
                return wrong(line, fmt::format("\"{}\"", cell), "a number");
            }
            numbers.push_back(*value);
        }
        double const value = numbers.back();
        numbers.pop_back();
        for (std::size_t axis = 0; axis < numbers.size(); ++axis) {
            std::vector<double>& knots = grid.axes[axis];
            auto const place = std::lower_bound(knots.begin(), knots.end(), numbers[axis]);
            if (place == knots.end() || *place != numbers[axis]) {
                knots.insert(place, numbers[axis]);
            }
        }
        return grid.values.emplace(numbers, value).second ||
               wrong(line, "the same arguments a second time", "each combination once");
    }

    bool whole(Grid const& grid, int lines) {
        std::size_t wanted = 1;
        for (std::vector<double> const& knots : grid.axes) {
            wanted *= knots.size();
        }
        if (grid.values.empty()) {
            return wrong(lines, "no rows", "a header and a row for each combination of arguments");
        }
        return grid.values.size() == wanted ||
               wrong(0, fmt::format("{} rows", grid.values.size()),
                     fmt::format("{}: one for each combination of arguments", wanted));
    }

    std::string file_;
    std::vector<core::Mistake>& mistakes_;
};

Node list_of(std::vector<double> const& numbers, core::SourceLocation const& where) {
    Node list;
    list.kind = Node::Kind::list;
    list.where = where;
    for (double const value : numbers) {
        Node item;
        item.kind = Node::Kind::number;
        item.number = value;
        item.where = where;
        list.items.push_back(std::move(item));
    }
    return list;
}

void put_grid(Node& table, Grid const& grid, core::SourceLocation const& where) {
    Node arguments;
    arguments.kind = Node::Kind::list;
    arguments.where = where;
    Node axes = arguments;
    std::vector<double> values;
    for (std::size_t axis = 0; axis < grid.axes.size(); ++axis) {
        Node name;
        name.kind = Node::Kind::text;
        name.text = grid.header[axis];
        name.where = where;
        arguments.items.push_back(std::move(name));
        axes.items.push_back(list_of(grid.axes[axis], where));
    }
    for (auto const& [knots, value] : grid.values) {
        values.push_back(value);
    }
    table.erase("csv");
    table.put("arguments", where, std::move(arguments));
    table.put("axes", where, std::move(axes));
    table.put("values", where, list_of(values, where));
}

void read_table(Node& table, std::string const& key, std::vector<core::Mistake>& mistakes) {
    Node const* const csv = table.find("csv");
    if (csv == nullptr || csv->broken || table.find("values") != nullptr) {
        return;
    }
    core::SourceLocation const where = csv->where;
    std::string const path =
        (std::filesystem::path(where.file).parent_path() / csv->text).lexically_normal().string();
    try {
        std::string const text = read_text_file(path);
        std::vector<core::Mistake> const bad = check_text(text, path);
        mistakes.insert(mistakes.end(), bad.begin(), bad.end());
        if (std::optional<Grid> const grid =
                bad.empty() ? CsvReader(path, mistakes).read(text) : std::nullopt) {
            put_grid(table, *grid, where);
            return;
        }
    } catch (core::FileError const& error) {
        mistakes.push_back({where, key + ".csv",
                            fmt::format("\"{}\", which {}", csv->text, finding_of(error, path)),
                            "a file, named relative to this one", ""});
    }
    table.broken = true;
}

}  // namespace

std::vector<core::Mistake> read_csv_tables(Node& root) {
    std::vector<core::Mistake> mistakes;
    if (Node* const tables = root.find("table"); tables != nullptr && tables->is_table()) {
        for (Entry& entry : tables->entries) {
            if (entry.value.is_table() && !entry.value.broken) {
                read_table(entry.value, "table." + entry.key, mistakes);
            }
        }
    }
    return mistakes;
}

}  // namespace eigenkracht::files
