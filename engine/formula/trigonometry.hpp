/// \file
/// Sine and cosine with the same bits on every x86-64 processor, for test functions and seasons.
#pragma once

namespace eigenkracht::formula {

/// sin(x) for x in radians; not a number for |x| above 1e9 and for what is not finite.
///
/// Within one unit in the last place. The C library's may differ between processors with and without FMA.
/// Multiples of pi/2 are taken off in three parts after Cody & Waite (1980), Software Manual for the Elementary
/// Functions, chapter 8; then Taylor's series, in long double.
[[nodiscard]] double sine(double x);

/// cos(x), likewise.
[[nodiscard]] double cosine(double x);

}  // namespace eigenkracht::formula
