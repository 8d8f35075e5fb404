/// \file
/// Pieces of which the layouts of results are put together.
#pragma once

#include "study/plan.hpp"
#include "study/results.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace eigenkracht::study {

[[nodiscard]] Dimension labelled(std::string name, std::string long_name, std::vector<std::string> labels);
[[nodiscard]] Dimension numbered(std::string name, std::string long_name, std::vector<double> numbers,
                                 std::string unit);

/// What a function says of each item of a list.
template <typename List, typename Get>
[[nodiscard]] std::vector<std::string> texts_of(List const& list, Get const& get) {
    std::vector<std::string> texts;
    for (auto const& item : list) {
        texts.push_back(get(item));
    }
    return texts;
}

/// A variable over stance, draw and `rest`, whose numbers come later.
[[nodiscard]] Variable per_draw(std::string name, std::string long_name, std::string unit,
                                std::vector<std::string> rest);
/// A variable of texts.
[[nodiscard]] Variable described(std::string name, std::string long_name, std::vector<std::string> dimensions,
                                 std::vector<std::string> texts);

/// The dimensions `stance` and `draw`, which every result has first. \param draws  counted from 0
[[nodiscard]] std::vector<Dimension> stances_and_draws(Plan const& plan, std::uint64_t draws,
                                                       std::string draw_name);
/// The variable `weight` of each stance.
[[nodiscard]] Variable stance_weights(Plan const& plan);

}  // namespace eigenkracht::study
