/// \file
/// What a result's layout says under a name.
#pragma once

#include "study/results.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace eigenkracht::study {

/// Labels of a dimension; none if there is no such dimension, or it is numbered.
[[nodiscard]] inline std::vector<std::string> labels_of(ResultsLayout const& layout,
                                                        std::string const& name) {
    for (auto const& dimension : layout.dimensions) {
        if (dimension.name == name) {
            return dimension.labels;
        }
    }
    return {};
}

/// An attribute of that name and type.
template <typename Value>
[[nodiscard]] std::optional<Value> attribute(ResultsLayout const& layout, std::string const& name) {
    for (auto const& [key, value] : layout.attributes) {
        if (key == name && std::holds_alternative<Value>(value)) {
            return std::get<Value>(value);
        }
    }
    return std::nullopt;
}

}  // namespace eigenkracht::study
