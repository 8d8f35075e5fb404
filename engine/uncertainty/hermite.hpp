/// \file
/// A piece of a smooth curve as a polynomial of degree seven that meets value and three derivatives at both ends.
#pragma once

#include <array>
#include <cstddef>

namespace eigenkracht::uncertainty {

/// Coefficients of powers 0 to 7 of the place in a piece, from 0 to 1.
using Septic = std::array<double, 8>;

/// A curve at one end of a piece: value and first three derivatives, with respect to the place in the piece.
using Jet = std::array<double, 4>;

/// The polynomial between two ends. Misses the curve by at most its eighth derivative / (8! 2^8), in the middle.
///
/// \see Stoer & Bulirsch, Introduction to Numerical Analysis, 2.1.5 (Hermite interpolation)
[[nodiscard]] inline Septic hermite_septic(Jet const& start, Jet const& end) {
    double const c2 = start[2] / 2;
    double const c3 = start[3] / 6;
    // What the cubic of the start leaves at the end, of value and derivatives.
    double const value = end[0] - start[0] - start[1] - c2 - c3;
    double const first = end[1] - start[1] - start[2] - 3 * c3;
    double const second = end[2] - start[2] - start[3];
    double const third = end[3] - start[3];
    return {start[0],
            start[1],
            c2,
            c3,
            35 * value - 15 * first + 2.5 * second - third / 6,
            -84 * value + 39 * first - 7 * second + third / 2,
            70 * value - 34 * first + 6.5 * second - third / 2,
            -20 * value + 10 * first - 2 * second + third / 6};
}

/// The polynomial's value, in a fixed order of operations that processors can overlap.
[[nodiscard]] inline double septic_value(Septic const& c, double place) {
    double const square = place * place;
    double const lower = (c[0] + c[1] * place) + square * (c[2] + c[3] * place);
    double const upper = (c[4] + c[5] * place) + square * (c[6] + c[7] * place);
    return lower + square * square * upper;
}

}  // namespace eigenkracht::uncertainty
