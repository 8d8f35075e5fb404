/// \file
/// Whether a result holds the numbers of the sample, each where it belongs.
#pragma once

#include "support/results_sample.hpp"

#include <functional>
#include <numeric>
#include <string>

namespace eigenkracht::support {

/// The first number that is not where it belongs, e.g. `totals: element 3 of stance 1, draw 7`; empty if none.
inline std::string misplaced(study::ResultsSource const& results, study::ResultsLayout const& layout) {
    for (study::Variable const& variable : layout.variables) {
        if (!variable.per_draw) {
            continue;
        }
        std::vector<std::uint64_t> const size = extents(layout, variable);
        std::uint64_t const elements =
            std::accumulate(size.begin() + 2, size.end(), std::uint64_t{1}, std::multiplies<>());
        for (std::uint64_t column = 0; column < size[0] * elements; ++column) {
            std::uint64_t const stance = column / elements;
            std::uint64_t const element = column % elements;
            std::vector<std::uint64_t> at(size.size());
            at[0] = stance;
            std::uint64_t rest = element;
            for (std::size_t axis = size.size(); axis-- > 2;) {
                at[axis] = rest % size[axis];
                rest /= size[axis];
            }
            std::vector<double> const values = results.column(variable.name, stance, element);
            for (at[1] = 0; at[1] < results.draws(); ++at[1]) {
                if (values.at(at[1]) != number_at(at)) {
                    return variable.name + ": element " + std::to_string(element) + " of stance " +
                           std::to_string(stance) + ", draw " + std::to_string(at[1]);
                }
            }
        }
    }
    return "";
}

}  // namespace eigenkracht::support
