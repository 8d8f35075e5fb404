#include "analysis/tornado.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cmath>

namespace eigenkracht::analysis {

Tornado tornado(double base, std::vector<TornadoInput> const& inputs) {
    if (!std::isfinite(base)) {
        throw core::InputError("outcome with every input at its base", base, "a finite number");
    }
    Tornado found;
    found.base = base;
    for (std::size_t input = 0; input < inputs.size(); ++input) {
        TornadoInput const& own = inputs[input];
        if (!std::isfinite(own.at_low) || !std::isfinite(own.at_high)) {
            found.failed.push_back(input);
            continue;
        }
        bool const above = own.at_low > base && own.at_high > base;
        bool const below = own.at_low < base && own.at_high < base;
        found.bars.push_back(
            {input, own.name, own.at_low, own.at_high, std::min({base, own.at_low, own.at_high}),
             std::max({base, own.at_low, own.at_high}), own.at_high - own.at_low, above || below});
    }
    std::stable_sort(found.bars.begin(), found.bars.end(), [](TornadoBar const& a, TornadoBar const& b) {
        return a.high - a.low > b.high - b.low;
    });
    return found;
}

}  // namespace eigenkracht::analysis
