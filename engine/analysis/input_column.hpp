/// \file
/// A column of an uncertain number under its name.
#pragma once

#include <span>
#include <string>

namespace eigenkracht::analysis {

/// What was drawn of one uncertain number, one number a draw.
struct InputColumn {
    std::string name;                ///< for messages
    std::span<double const> values;  ///< in any unit
};

}  // namespace eigenkracht::analysis
