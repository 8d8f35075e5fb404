/// \file
/// Reads a text file whole, and refuses what cannot be a scenario before it costs memory.
#pragma once

#include "core/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace eigenkracht::files {

/// No scenario needs more; a file of any other kind is refused after so many bytes.
inline constexpr std::size_t most_bytes = std::size_t{16} << 20U;
inline constexpr std::size_t most_line_bytes = std::size_t{1} << 20U;

/// The bytes of a file.
/// \throws core::FileError  if it is missing, a folder, unreadable, or longer than `most_bytes` (read no further than that)
[[nodiscard]] std::string read_text_file(std::string const& path);

/// What an error of read_text_file() says about the file, without its name.
[[nodiscard]] std::string finding_of(core::FileError const& error, std::string const& path);

/// What keeps bytes from being text: too long a line, a zero byte, invalid UTF-8. Empty: nothing.
[[nodiscard]] std::vector<core::Mistake> check_text(std::string_view bytes, std::string const& file);

}  // namespace eigenkracht::files
