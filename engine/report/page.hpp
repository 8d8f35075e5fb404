/// \file
/// A page of plain text: headings, paragraphs, lists, and tables that break into panels where they are too wide.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace eigenkracht::report {

/// A line of a table.
struct Row {
    std::string label;
    std::vector<std::string> cells;  ///< one for each column
    std::size_t indent = 0;          ///< blanks before the label: the row belongs to the one above
};

/// A table whose columns may be laid out below each other in panels, each with the labels of all rows.
struct Table {
    std::string label_head;
    std::vector<std::string> heads;  ///< one for each column; broken at blanks
    std::vector<Row> rows;
};

/// How many columns of a terminal a text takes: letters beyond ASCII count as one.
[[nodiscard]] std::size_t width_of(std::string_view text);

/// Text that grows part by part and never passes its number of columns.
class Page {
public:
    /// \param columns  widest line
    explicit Page(std::size_t columns) : columns_(columns) {}

    /// A numbered heading with a blank line before it.
    void heading(std::string const& title);
    /// A line of its own, without blank line or indent.
    void line(std::string const& text);
    /// Text broken into lines, indented.
    void paragraph(std::string const& text, std::size_t indent = 3);
    /// A paragraph with a dash before it.
    void item(std::string const& text);
    void table(Table const& table);
    void blank();

    [[nodiscard]] std::string const& text() const { return text_; }

private:
    /// Text broken into lines: the first after `start`, the others indented by as much.
    void set(std::string const& text, std::string const& start);

    std::size_t columns_;
    std::size_t headings_ = 0;
    std::string text_;
};

}  // namespace eigenkracht::report
