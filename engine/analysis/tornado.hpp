/// \file
/// Tornado: how far an outcome moves when each input alone goes from its low to its high value, largest first.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace eigenkracht::analysis {

/// The outcome with one input at its low and at its high value, all others at their base.
struct TornadoInput {
    std::string name;
    double at_low = 0;   ///< not finite: failed
    double at_high = 0;  ///< not finite: failed
};

/// One bar, in the outcome's unit.
struct TornadoBar {
    std::size_t input = 0;  ///< number of the input as it was given
    std::string name;
    double at_low = 0;
    double at_high = 0;
    double low = 0;    ///< left end: the least of both and of the base
    double high = 0;   ///< right end: the largest of both and of the base
    double swing = 0;  ///< at_high - at_low: below 0 where the outcome falls as the input rises
    /// Both ends lie on one side of the base: the outcome bends in this input, and the swing hides it.
    bool one_sided = false;
};

/// All bars, the longest (high - low) first; bars as long as each other in the order given.
struct Tornado {
    double base = 0;
    std::vector<TornadoBar> bars;
    std::vector<std::size_t> failed;  ///< inputs left out because an end is not finite
};

/// \throws core::InputError  for a base that is not finite
/// \see   Eschenbach (1992), Interfaces 22(6), 40-46.
[[nodiscard]] Tornado tornado(double base, std::vector<TornadoInput> const& inputs);

}  // namespace eigenkracht::analysis
