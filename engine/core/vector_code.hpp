/// \file
/// Which of the processor's vector instructions the engine's hot loops use.
///
/// They are written once, with Highway, and compiled for several processors; which is taken is decided when the
/// program runs. All do the same operations on the same numbers in the same order, so results are the same bits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace eigenkracht::core {

/// Names of the ways this build knows and this processor can run, fastest first: avx512, avx2, ..., sse2.
[[nodiscard]] std::vector<std::string> vector_ways();

/// The way in use: the fastest, unless another was chosen.
[[nodiscard]] std::string vector_way();

/// Uses this way from now on, in all threads; call it before any work.
/// \param way  one of vector_ways()
/// \throws core::InputError  if it is none of them
void use_vector_way(std::string_view way);

}  // namespace eigenkracht::core
