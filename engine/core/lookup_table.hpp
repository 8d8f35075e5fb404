/// \file
/// Tables of numbers by one to three arguments, such as mortality by age and sex.
#pragma once

#include <string>
#include <vector>

namespace eigenkracht::core {

/// Values at the knots of a grid. Made by whoever reads a scenario; look_up() relies on require_valid().
struct LookupTable {
    std::string name;                       ///< as formulas call it
    std::vector<std::string> arguments;     ///< names of the axes, 1 to 3
    std::vector<std::vector<double>> axes;  ///< knots of each axis, rising
    std::vector<double> values;             ///< row-major: the last axis runs fastest
    bool linear = false;  ///< straight lines between knots; otherwise the value of the last knot passed holds
};

/// Makes sure that a table can be used.
/// \throws InputError  that names the table and what is wrong: number of axes, knots that do not rise, values
///                     that are missing, left over or not finite
void require_valid(LookupTable const& table);

/// The value of a valid table.
///
/// A step table gives the value at the last knot <= the argument, a linear one lines between neighbouring knots
/// (along each axis in turn). Outside its knots a table holds its first or last value.
///
/// \param arguments  as many as the table has axes; not-a-number gives not-a-number
[[nodiscard]] double look_up(LookupTable const& table, double const* arguments);

}  // namespace eigenkracht::core
