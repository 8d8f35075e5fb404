/// \file
/// A small result whose every number says where it belongs, so that a swapped axis shows.
#pragma once

#include "study/results.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace eigenkracht::support {

/// The number at some indices: each index takes two decimal digits, the last one the lowest.
inline double number_at(std::vector<std::uint64_t> const& indices) {
    double number = 0;
    for (std::uint64_t const index : indices) {
        number = number * 100 + static_cast<double>(index);
    }
    return number;
}

/// Extents of a variable's dimensions.
inline std::vector<std::uint64_t> extents(study::ResultsLayout const& layout,
                                          study::Variable const& variable) {
    std::vector<std::uint64_t> found;
    for (std::string const& name : variable.dimensions) {
        for (study::Dimension const& dimension : layout.dimensions) {
            if (dimension.name == name) {
                found.push_back(dimension.size);
            }
        }
    }
    return found;
}

/// The layout of a region study, small. The first number of each variable is 0.
inline study::ResultsLayout sample_layout(std::uint64_t draws) {
    study::ResultsLayout layout;
    layout.attributes = {{"title", std::string("EUR 7 million less – één proef")},
                         {"scenario_as_resolved", std::string("format = 1\n[study]\ndraws = 40\nseed = 7\n")},
                         {"engine_version", std::string("0.1.0")},
                         {"seed", std::int64_t{7}},
                         {"empty_text", std::string()},
                         {"discount_rate", 0.055}};
    layout.dimensions = {{"stance", "body of evidence", "", 2, {"as_claimed", "english_trial"}, {}},
                         {"draw", "draw of the parameters", "", draws, {}, {}},
                         {"policy", "policy", "", 3, {"no_conferences", "stay", "grow"}, {}},
                         {"region", "region", "", 1, {"stadsregio_amsterdam"}, {}},
                         {"year", "calendar year", "", 4, {}, {2012, 2013, 2014, 2015}},
                         {"payer", "who pays", "", 2, {"region", "gemeente één"}, {}},
                         {"entry",
                          "item of one payer",
                          "",
                          3,
                          {"foster/region", "foster/gemeente één", "conference/region"},
                          {}},
                         {"question", "question", "", 1, {"cut_covered"}, {}},
                         {"parameter", "parameter", "", 23, std::vector<std::string>(23), {}},
                         {"dose", "a dimension of fractions", "g", 3, {}, {0.5, 1.25, -2}}};
    for (std::size_t i = 0; i < 23; ++i) {
        layout.dimensions[8].labels[i] = "parameter_" + std::to_string(i);
    }
    layout.variables = {
        {"replicate", "replicate of the design", "1", {"draw"}, false, std::vector<double>(draws), {}},
        {"weight", "weight of the stance", "1", {"stance"}, false, {0.25, 0.75}, {}},
        {"entry_payer", "who pays the entry", "", {"entry"}, false, {}, {"region", "gemeente één", "region"}},
        {"parameter_unit", "unit", "", {"parameter"}, false, {}, std::vector<std::string>(23)},
        {"horizon", "months counted", "months", {}, false, {48}, {}},
        {"parameters", "parameters", "", {"stance", "draw", "parameter"}, true, {}, {}},
        {"questions", "outcome of each question", "EUR", {"stance", "draw", "question"}, true, {}, {}},
        {"totals",
         "care avoided",
         "EUR",
         {"stance", "draw", "policy", "region", "year", "payer"},
         true,
         {},
         {}},
        {"stay", "mean stay in care", "days", {"stance", "draw"}, true, {}, {}}};
    for (std::uint64_t draw = 0; draw < draws; ++draw) {
        layout.variables[0].values[draw] = static_cast<double>(draw % 4);
    }
    return layout;
}

/// Draws of that layout, as a run would hand them on.
inline study::DrawBlock sample_block(study::ResultsLayout const& layout, std::uint64_t first,
                                     std::uint64_t count) {
    study::DrawBlock block{first, count, {}};
    for (study::Variable const& variable : layout.variables) {
        if (!variable.per_draw) {
            continue;
        }
        std::vector<std::uint64_t> size = extents(layout, variable);
        size[1] = count;
        std::vector<double> values;
        std::vector<std::uint64_t> at(size.size(), 0);
        for (bool more = true; more;) {
            std::vector<std::uint64_t> indices = at;
            indices[1] += first;
            values.push_back(number_at(indices));
            more = false;
            for (std::size_t axis = size.size(); axis-- > 0 && !more;) {
                more = ++at[axis] < size[axis];
                at[axis] = more ? at[axis] : 0;
            }
        }
        block.data.push_back(std::move(values));
    }
    return block;
}

/// What is known only after the last draw.
struct SampleEnd {
    std::vector<study::Dimension> dimensions = {{"stance_or_overall",
                                                 "stance, or all by weight",
                                                 "",
                                                 3,
                                                 {"as_claimed", "english_trial", "overall"},
                                                 {}}};
    std::vector<study::Variable> summaries = {{"question_chance",
                                               "chance of at least the threshold",
                                               "1",
                                               {"stance_or_overall", "question"},
                                               false,
                                               {0.5, 0.125, 0.25},
                                               {}}};
    study::Attributes attributes = {{"answers", std::string("{\"children\": []}")}, {"seconds", 1.5}};
};

}  // namespace eigenkracht::support
