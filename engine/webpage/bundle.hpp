/// \file
/// The view's scripts and style as built: texts that the build writes (cmake/view.cmake).
#pragma once

#include <string_view>

namespace eigenkracht::webpage {

/// The view for the interpreter: ECMAScript 5, a global object `eigenkracht`.
[[nodiscard]] std::string_view view_program();
/// What the page itself runs, and the SHA-256 of it in base 64, by which the page's policy knows it.
[[nodiscard]] std::string_view page_script();
[[nodiscard]] std::string_view page_script_sha256();
/// What the page looks like; likewise.
[[nodiscard]] std::string_view page_style();
[[nodiscard]] std::string_view page_style_sha256();

}  // namespace eigenkracht::webpage
