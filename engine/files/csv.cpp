#include "files/csv.hpp"

#include "files/text_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <string_view>

namespace eigenkracht::files {
namespace {

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

/// \return  whether all is well
bool add_row(CsvTable& table, std::vector<std::string> const& cells, int line,
             std::vector<core::Mistake>& mistakes) {
    auto const wrong = [&](std::string const& found, std::string const& expected) {
        mistakes.push_back({{table.path, line, 1}, "", found, expected, ""});
        return false;
    };
    if (cells.size() != table.header.size()) {
        return wrong(fmt::format("{} fields", cells.size()),
                     fmt::format("{}, as in the header", table.header.size()));
    }
    std::vector<double> numbers;
    for (std::string const& cell : cells) {
        std::optional<double> const value = number(cell);
        if (!value) {
            return wrong(fmt::format("\"{}\"", cell), "a number");
        }
        numbers.push_back(*value);
    }
    table.rows.push_back(std::move(numbers));
    table.lines.push_back(line);
    return true;
}

std::optional<CsvTable> parsed(std::string const& path, std::string const& text,
                               std::vector<core::Mistake>& mistakes) {
    CsvTable table;
    table.path = path;
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
        if (table.header.empty()) {
            table.header = fields(content);
        } else if (!add_row(table, fields(content), line, mistakes)) {
            return std::nullopt;
        }
    }
    if (table.rows.empty()) {
        mistakes.push_back({{path, line, 1}, "", "no rows", "a header and at least one row", ""});
        return std::nullopt;
    }
    return table;
}

/// A list with nothing in it yet.
Node empty_list(core::SourceLocation const& where) {
    Node list;
    list.kind = Node::Kind::list;
    list.where = where;
    return list;
}

}  // namespace

std::optional<CsvTable> read_csv(Node const& table, std::string const& key,
                                 std::vector<core::Mistake>& mistakes) {
    Node const& csv = *table.find("csv");
    std::string const path =
        (std::filesystem::path(csv.where.file).parent_path() / csv.text).lexically_normal().string();
    try {
        std::string const text = read_text_file(path);
        std::vector<core::Mistake> const bad = check_text(text, path);
        mistakes.insert(mistakes.end(), bad.begin(), bad.end());
        return bad.empty() ? parsed(path, text, mistakes) : std::nullopt;
    } catch (core::FileError const& error) {
        mistakes.push_back({csv.where, key + ".csv",
                            fmt::format("\"{}\", which {}", csv.text, finding_of(error, path)),
                            "a file, named relative to this one", ""});
    }
    return std::nullopt;
}

Node list_of(std::vector<double> const& numbers, core::SourceLocation const& where) {
    Node list = empty_list(where);
    for (double const value : numbers) {
        Node item;
        item.kind = Node::Kind::number;
        item.number = value;
        item.where = where;
        list.items.push_back(std::move(item));
    }
    return list;
}

Node list_of(std::vector<std::string> const& texts, core::SourceLocation const& where) {
    Node list = empty_list(where);
    for (std::string const& text : texts) {
        Node item;
        item.kind = Node::Kind::text;
        item.text = text;
        item.where = where;
        list.items.push_back(std::move(item));
    }
    return list;
}

Node rows_of(std::vector<std::vector<double>> const& rows, core::SourceLocation const& where) {
    Node list = empty_list(where);
    for (std::vector<double> const& row : rows) {
        list.items.push_back(list_of(row, where));
    }
    return list;
}

}  // namespace eigenkracht::files
