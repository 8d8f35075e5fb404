/// \file
/// The only source of chance: 128 random bits as a pure function of a key and a counter.
#pragma once

#include <array>
#include <cstdint>

namespace eigenkracht::random {

/// 128 bits, as four words.
using Block = std::array<std::uint32_t, 4>;

/// Philox4x32-10: for a fixed key a permutation of the counters that looks random.
///
/// \see Salmon, Moraes, Dror & Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, SC'11. Computed by
///      their library Random123; its known-answer vectors are our test.
[[nodiscard]] Block philox(std::array<std::uint32_t, 2> key, Block counter);

}  // namespace eigenkracht::random
