#include "report/page.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::report {
namespace {

constexpr std::size_t table_indent = 3;
constexpr std::size_t gap = 2;          ///< between columns
constexpr std::size_t head_width = 13;  ///< a column's head may make it this wide

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines(1);
    for (char const letter : text) {
        if (letter == '\n') {
            lines.emplace_back();
        } else {
            lines.back() += letter;
        }
    }
    return lines;
}

std::size_t widest(std::vector<std::string> const& lines) {
    std::size_t width = 0;
    for (std::string const& line : lines) {
        width = std::max(width, width_of(line));
    }
    return width;
}

std::string padded(std::string const& text, std::size_t width, bool right) {
    std::size_t const used = width_of(text);
    std::string const blanks(width > used ? width - used : 0, ' ');
    return right ? blanks + text : text + blanks;
}

std::string without_end_blanks(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

/// A column that is ready to be set: its head in lines, and its width.
struct Column {
    std::vector<std::string> head;
    std::size_t width = 0;
};

Column column_of(Table const& table, std::size_t index) {
    Column column;
    for (Row const& row : table.rows) {
        column.width = std::max(column.width, width_of(row.cells.at(index)));
    }
    column.head = lines_of(core::wrap(table.heads[index], std::max(column.width, head_width), 0));
    column.width = std::max(column.width, widest(column.head));
    return column;
}

std::vector<std::string> label_lines(Row const& row, std::size_t width) {
    std::vector<std::string> lines = lines_of(core::wrap(row.label, width - row.indent, 2));
    for (std::string& line : lines) {
        line.insert(0, row.indent, ' ');
    }
    return lines;
}

/// The columns from first to last, with the labels.
std::string panel(Table const& table, std::vector<Column> const& columns, std::size_t first, std::size_t last,
                  std::size_t label_width) {
    std::string const margin(table_indent, ' ');
    std::string result;
    std::size_t head_lines = 1;
    for (std::size_t c = first; c < last; ++c) {
        head_lines = std::max(head_lines, columns[c].head.size());
    }
    for (std::size_t h = 0; h < head_lines; ++h) {
        bool const bottom = h + 1 == head_lines;
        std::string line = margin + padded(bottom ? table.label_head : "", label_width, false);
        for (std::size_t c = first; c < last; ++c) {
            std::size_t const above = head_lines - columns[c].head.size();
            line += std::string(gap, ' ') +
                    padded(h < above ? "" : columns[c].head[h - above], columns[c].width, true);
        }
        result += without_end_blanks(line) + '\n';
    }
    for (Row const& row : table.rows) {
        std::vector<std::string> const labels = label_lines(row, label_width);
        for (std::size_t l = 0; l < labels.size(); ++l) {
            std::string line = margin + padded(labels[l], label_width, false);
            // The numbers stand beside the end of a label, so that a reader's eye falls on them last.
            if (l + 1 == labels.size()) {
                for (std::size_t c = first; c < last; ++c) {
                    line += std::string(gap, ' ') + padded(row.cells[c], columns[c].width, true);
                }
            }
            result += without_end_blanks(line) + '\n';
        }
    }
    return result;
}

}  // namespace

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xc0) != 0x80; }));
}

void Page::heading(std::string const& title) {
    ++headings_;
    text_ += fmt::format("\n{}. {}\n", headings_, title);
}

void Page::line(std::string const& text) { text_ += core::wrap(text, columns_, 0) + '\n'; }

void Page::paragraph(std::string const& text, std::size_t indent) { set(text, std::string(indent, ' ')); }

void Page::item(std::string const& text) { set(text, "   - "); }

void Page::set(std::string const& text, std::string const& start) {
    std::string margin = start;
    for (std::string const& line : lines_of(core::wrap(text, columns_ - start.size(), 0))) {
        text_ += margin + line + '\n';
        margin.assign(start.size(), ' ');
    }
}

void Page::table(Table const& table) {
    std::vector<Column> columns;
    std::size_t widest_column = 0;
    for (std::size_t c = 0; c < table.heads.size(); ++c) {
        columns.push_back(column_of(table, c));
        widest_column = std::max(widest_column, columns.back().width);
    }
    std::size_t label_width = width_of(table.label_head);
    for (Row const& row : table.rows) {
        label_width = std::max(label_width, row.indent + width_of(row.label));
    }
    // Long labels are broken, so that at least one column fits beside them, and two fifths of the page is enough; where
    // all columns fit beside each other, labels take what is left.
    std::size_t most =
        std::min(columns_ * 2 / 5, columns_ - table_indent - gap - std::min(widest_column, columns_ / 2));
    std::size_t taken = table_indent;
    for (Column const& one : columns) {
        taken += gap + one.width;
    }
    most = std::max(most, columns_ > taken ? columns_ - taken : 0);
    label_width = std::max(std::min(label_width, most), width_of(table.label_head));

    std::size_t first = 0;
    while (first < columns.size()) {
        std::size_t used = table_indent + label_width + gap + columns[first].width;
        std::size_t last = first + 1;
        while (last < columns.size() && used + gap + columns[last].width <= columns_) {
            used += gap + columns[last].width;
            ++last;
        }
        if (first > 0) {
            blank();
        }
        text_ += panel(table, columns, first, last, label_width);
        first = last;
    }
}

void Page::blank() { text_ += '\n'; }

}  // namespace eigenkracht::report
