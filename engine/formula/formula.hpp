/// \file
/// A formula as a person wrote it in a scenario file: text, and the place where it stands.
#pragma once

#include "core/error.hpp"

#include <string>

namespace eigenkracht::formula {

/// An expression over named quantities, kept as text until it is compiled.
///
/// A plain number in a scenario file becomes a formula of that number, so that every quantity may be either.
struct Formula {
    std::string text;            ///< e.g. "residential_year_eur / 12"; empty: not given
    core::SourceLocation where;  ///< where it stands, for messages

    [[nodiscard]] bool given() const { return !text.empty(); }
};

}  // namespace eigenkracht::formula
