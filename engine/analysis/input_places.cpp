#include "analysis/input_places.hpp"

#include "analysis/ranks.hpp"
#include "core/error.hpp"

#include <fmt/format.h>

#include <cmath>

namespace eigenkracht::analysis {

void check_inputs(std::span<InputColumn const> inputs, std::size_t length) {
    if (inputs.empty()) {
        throw core::InputError("inputs", "none", "at least one");
    }
    for (InputColumn const& input : inputs) {
        if (input.values.size() != length) {
            throw core::InputError(fmt::format("draws of {}", input.name),
                                   fmt::format("{}", input.values.size()),
                                   fmt::format("{}, as many as of the outcome", length));
        }
        for (std::size_t draw = 0; draw < length; ++draw) {
            if (!std::isfinite(input.values[draw])) {
                throw core::InputError(fmt::format("{} in draw {}", input.name, draw), input.values[draw],
                                       "a finite number");
            }
        }
    }
}

std::vector<std::vector<double>> input_places(std::span<InputColumn const> inputs, std::size_t length,
                                              std::span<std::size_t const> draws) {
    check_inputs(inputs, length);
    std::vector<std::vector<double>> places;
    std::vector<double> own(draws.size());
    for (InputColumn const& input : inputs) {
        for (std::size_t row = 0; row < draws.size(); ++row) {
            own[row] = input.values[draws[row]];
        }
        places.push_back(RankedColumn(own).places());
    }
    return places;
}

}  // namespace eigenkracht::analysis
