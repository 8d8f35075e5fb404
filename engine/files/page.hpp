/// \file
/// Paragraphs and columns of plain text that fit a page.
#pragma once

#include <cstddef>
#include <string>

namespace eigenkracht::files {

/// Text of at most `columns` letters a line, written from top to bottom.
class Page {
public:
    static constexpr std::size_t columns = 100;

    /// A heading after an empty line, with a sentence below it.
    void heading(std::string const& text, std::string const& note = "");
    /// A paragraph; lines after its first stand two further in.
    void line(std::string const& text, std::size_t indent);
    void space() { text_ += "\n"; }
    /// A name in a column of its own width, then text beside it.
    void entry(std::string const& name, std::string const& text, std::size_t indent, std::size_t width);

    [[nodiscard]] std::string const& text() const { return text_; }

private:
    std::string text_;
};

}  // namespace eigenkracht::files
