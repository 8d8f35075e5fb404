#include "files/page.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

namespace eigenkracht::files {
namespace {

/// Text in lines of at most `width`, all but the first after `indent` blanks.
std::string lines(std::string const& text, std::size_t width, std::size_t hanging, std::size_t indent) {
    std::string result;
    for (char const letter : core::wrap(text, width, hanging)) {
        result += letter;
        if (letter == '\n') {
            result += std::string(indent, ' ');
        }
    }
    return result + "\n";
}

}  // namespace

void Page::heading(std::string const& text, std::string const& note) {
    text_ += fmt::format("\n{}\n", text);
    if (!note.empty()) {
        line(note, 0);
    }
    text_ += "\n";
}

void Page::line(std::string const& text, std::size_t indent) {
    text_ += std::string(indent, ' ') + lines(text, columns - indent, indent == 0 ? 0 : 2, indent);
}

void Page::entry(std::string const& name, std::string const& text, std::size_t indent, std::size_t width) {
    if (name.size() + 1 > width) {
        line(name, indent);
        text_ += std::string(indent + width, ' ');
    } else {
        text_ += fmt::format("{:{}}{:{}}", "", indent, name, width);
    }
    text_ += lines(text, columns - indent - width, 0, indent + width);
}

}  // namespace eigenkracht::files
