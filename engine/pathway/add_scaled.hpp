/// \file
/// The inner loop of expectations: one row of numbers, times a factor, onto another.
#pragma once

#include <cstddef>

namespace eigenkracht::pathway {

/// to[i] += factor * from[i], i < count, with the processor's vector instructions; product and sum are rounded each, so
/// that every processor gives the same bits.
void add_scaled(double factor, double const* from, std::size_t count, double* to);

}  // namespace eigenkracht::pathway
