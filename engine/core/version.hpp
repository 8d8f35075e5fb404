/// \file
/// What built this program: the words that results carry so that they can be made again.
#pragma once

#include <string>

namespace eigenkracht::core {

/// Version, as in `0.1.0`.
[[nodiscard]] std::string version();

/// The commit it was built from, twelve digits, with `-changed` if the engine was edited since; empty for a source
/// download without history.
[[nodiscard]] std::string revision();

/// Name and version of the compiler, as in `GNU 12.2.0`.
[[nodiscard]] std::string compiler();

}  // namespace eigenkracht::core
