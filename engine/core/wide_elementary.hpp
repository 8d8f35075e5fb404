/// \file
/// Exponential and logarithm with 64 significant bits, for those who go on in long double.
///
/// Slower than core/elementary.hpp by an order of magnitude, and as independent of the processor.
#pragma once

namespace eigenkracht::core {

/// e to the power x, for |x| <= 10,000.
[[nodiscard]] long double wide_exp(long double x);

/// Natural logarithm, for finite x > 0.
[[nodiscard]] long double wide_log(long double x);

}  // namespace eigenkracht::core
