#include "core/lookup_table.hpp"

#include "core/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace eigenkracht::core {
namespace {

constexpr std::size_t most_axes = 3;

/// Where an argument lies on an axis: a knot, and how far on the way to the next one (0 to 1).
struct Place {
    std::size_t knot = 0;
    double share = 0;
};

Place place_on(std::vector<double> const& knots, double argument, bool linear) {
    if (argument <= knots.front()) {
        return {0, 0};
    }
    if (argument >= knots.back()) {
        return {knots.size() - 1, 0};
    }
    auto const next = std::upper_bound(knots.begin(), knots.end(), argument);
    auto const knot = static_cast<std::size_t>(next - knots.begin()) - 1;
    double const share = linear ? (argument - knots[knot]) / (knots[knot + 1] - knots[knot]) : 0;
    return {knot, share};
}

/// Value of the part of a table that is left when the first axes are fixed.
double along(LookupTable const& table, std::array<Place, most_axes> const& places, std::size_t axis,
             std::size_t row) {
    if (axis == table.axes.size()) {
        return table.values[row];
    }
    Place const& place = places[axis];
    std::size_t const first = row * table.axes[axis].size() + place.knot;
    double const value = along(table, places, axis + 1, first);
    if (place.share <= 0) {
        return value;
    }
    double const next = along(table, places, axis + 1, first + 1);
    return value + (next - value) * place.share;
}

}  // namespace

void require_valid(LookupTable const& table) {
    std::string const quantity = fmt::format("table {}", table.name);
    if (table.axes.empty() || table.axes.size() > most_axes) {
        throw InputError(quantity, fmt::format("{} axes", table.axes.size()), "1 to 3 axes");
    }
    if (table.arguments.size() != table.axes.size()) {
        throw InputError(quantity, fmt::format("{} names of axes", table.arguments.size()),
                         fmt::format("{}, one for each axis", table.axes.size()));
    }
    std::size_t cells = 1;
    for (std::size_t axis = 0; axis < table.axes.size(); ++axis) {
        std::vector<double> const& knots = table.axes[axis];
        bool const finite =
            std::all_of(knots.begin(), knots.end(), [](double knot) { return std::isfinite(knot); });
        bool const rising = std::adjacent_find(knots.begin(), knots.end(), [](double left, double right) {
                                return left >= right;
                            }) == knots.end();
        if (knots.empty() || !finite || !rising) {
            throw InputError(quantity,
                             fmt::format("{} = [{}]", table.arguments[axis], fmt::join(knots, ", ")),
                             "at least one number, each larger than the one before");
        }
        cells *= knots.size();
    }
    if (table.values.size() != cells) {
        throw InputError(quantity, fmt::format("{} values", table.values.size()),
                         fmt::format("{}, one for each combination of the axes", cells));
    }
    auto const odd = std::find_if(table.values.begin(), table.values.end(),
                                  [](double value) { return !std::isfinite(value); });
    if (odd != table.values.end()) {
        throw InputError(quantity, fmt::format("the value {}", *odd), "finite numbers only");
    }
}

double look_up(LookupTable const& table, double const* arguments) {
    std::array<Place, most_axes> places;
    for (std::size_t axis = 0; axis < table.axes.size(); ++axis) {
        if (std::isnan(arguments[axis])) {
            return arguments[axis];
        }
        places[axis] = place_on(table.axes[axis], arguments[axis], table.linear);
    }
    return along(table, places, 0, 0);
}

}  // namespace eigenkracht::core
