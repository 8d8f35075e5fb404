#include "files/text_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

namespace eigenkracht::files {
namespace {

struct Closing {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

[[noreturn]] void refuse(std::string const& path, std::string const& finding) {
    throw core::FileError(core::SourceLocation{path}, finding);
}

/// Reason of the system for its last failure, in words that depend on no language setting.
std::string reason(int error) {
    switch (error) {
        case ENOENT:
            return "no such file";
        case EACCES:
            return "no permission";
        case ENOTDIR:
            return "part of the path is not a folder";
        case ENAMETOOLONG:
            return "the path is too long";
        case ELOOP:
            return "the links go round in a circle";
        default:
            return std::generic_category().message(error);
    }
}

/// Length in bytes of the UTF-8 letter at the start of `rest`; 0 if there is none.
/// \see Unicode 15, table 3-7: well-formed byte sequences
std::size_t letter_length(std::string_view rest) {
    auto const byte = [&](std::size_t index) {
        return index < rest.size() ? static_cast<unsigned char>(rest[index]) : static_cast<unsigned char>(0);
    };
    auto const follows = [&](std::size_t index, unsigned low = 0x80, unsigned high = 0xbf) {
        return byte(index) >= low && byte(index) <= high;
    };
    unsigned const first = byte(0);
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xc2 && first <= 0xdf) {
        return follows(1) ? 2 : 0;
    }
    if (first >= 0xe0 && first <= 0xef) {
        bool const good = follows(1, first == 0xe0 ? 0xa0 : 0x80, first == 0xed ? 0x9f : 0xbf) && follows(2);
        return good ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        bool const good =
            follows(1, first == 0xf0 ? 0x90 : 0x80, first == 0xf4 ? 0x8f : 0xbf) && follows(2) && follows(3);
        return good ? 4 : 0;
    }
    return 0;
}

}  // namespace

std::string read_text_file(std::string const& path) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        refuse(path, "is a folder, not a file");
    }
    std::unique_ptr<std::FILE, Closing> const file(std::fopen(path.c_str(), "rb"));
    if (!file) {
        refuse(path, fmt::format("cannot be read ({})", reason(errno)));
    }
    std::string bytes;
    std::string block(std::size_t{1} << 16U, '\0');
    while (true) {
        std::size_t const count = std::fread(block.data(), 1, block.size(), file.get());
        bytes.append(block, 0, count);
        if (bytes.size() > most_bytes) {
            refuse(path, fmt::format("is longer than {} MB, so it is no scenario", most_bytes >> 20U));
        }
        if (count < block.size()) {
            break;
        }
    }
    if (std::ferror(file.get()) != 0) {
        refuse(path, fmt::format("cannot be read ({})", reason(errno)));
    }
    return bytes;
}

std::string finding_of(core::FileError const& error, std::string const& path) {
    std::string const text = error.what();
    return text.starts_with(path + ": ") ? text.substr(path.size() + 2) : text;
}

std::vector<core::Mistake> check_text(std::string_view bytes, std::string const& file) {
    int line = 1;
    int column = 1;
    std::size_t line_start = 0;
    std::size_t position = 0;
    auto const mistake = [&](std::string const& found, std::string const& expected) {
        return std::vector<core::Mistake>{{{file, line, column}, "", found, expected, ""}};
    };
    while (position < bytes.size()) {
        if (bytes[position] == '\0') {
            return mistake("a zero byte", "text");
        }
        std::size_t const length = letter_length(bytes.substr(position));
        if (length == 0) {
            return mistake(fmt::format("the byte {:#04x}, which is no letter",
                                       static_cast<unsigned char>(bytes[position])),
                           "text in UTF-8");
        }
        if (bytes[position] == '\n') {
            ++line;
            column = 1;
            line_start = position + 1;
        } else {
            ++column;
        }
        position += length;
        if (position - line_start > most_line_bytes) {
            column = 1;
            return mistake(fmt::format("a line of more than {} MB", most_line_bytes >> 20U),
                           "lines that a person can read");
        }
    }
    return {};
}

}  // namespace eigenkracht::files
