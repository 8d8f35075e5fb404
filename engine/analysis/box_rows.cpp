#include "analysis/box_rows.hpp"

#include "analysis/columns.hpp"
#include "core/error.hpp"
#include "core/fixed_sum.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace eigenkracht::analysis {

BoxRows::BoxRows(DiscoveryRows const& rows) : rows_(rows) {
    if (rows_.inputs.empty()) {
        throw core::InputError("inputs of a scenario discovery", "none", "at least one");
    }
    for (auto const& input : rows_.inputs) {
        check_pair(input.values, rows_.outcome);
    }
    check_draw_weights(rows_.outcome, rows_.weights);
    for (std::size_t row = 0; row < size(); ++row) {
        if (!(outcome(row) >= 0 && outcome(row) <= 1)) {
            throw core::InputError(fmt::format("outcome of draw {}", row), outcome(row),
                                   "a chance from 0 to 1");
        }
        if (weight(row) > 0) {
            counting_.push_back(row);
        }
    }
}

void BoxRows::require_outcome() const {
    if (std::all_of(counting_.begin(), counting_.end(),
                    [this](std::size_t row) { return outcome(row) == 0; })) {
        throw core::InputError("outcome to be explained", "0 in all draws", "at least one draw with it");
    }
}

std::vector<bool> BoxRows::inside(DiscoveryBox const& box) const {
    std::vector<bool> in(size(), true);
    for (auto const& limit : box.limits) {
        if (limit.input >= inputs().size()) {
            throw core::InputError("input of a box", static_cast<double>(limit.input),
                                   fmt::format("below {}", inputs().size()));
        }
        auto const& input = inputs()[limit.input];
        for (std::size_t row = 0; row < in.size(); ++row) {
            double const value = input.values[row];
            bool const fits = input.category ? std::find(limit.categories.begin(), limit.categories.end(),
                                                         value) != limit.categories.end()
                                             : limit.low <= value && value <= limit.high;
            in[row] = in[row] && fits;
        }
    }
    return in;
}

DiscoveryBox BoxRows::measured(DiscoveryBox box) const {
    auto const in = inside(box);
    core::FixedSum weight_all;
    core::FixedSum outcome_all;
    core::FixedSum weight_in;
    core::FixedSum outcome_in;
    for (std::size_t const row : counting_) {
        double const seen = weight(row) * outcome(row);
        weight_all.add(weight(row));
        outcome_all.add(seen);
        if (in[row]) {
            weight_in.add(weight(row));
            outcome_in.add(seen);
        }
    }
    box.coverage = outcome_all.total() > 0 ? outcome_in.total() / outcome_all.total() : 0;
    box.density = weight_in.total() > 0 ? outcome_in.total() / weight_in.total() : 0;
    box.mass = weight_in.total() / weight_all.total();
    return box;
}

}  // namespace eigenkracht::analysis
