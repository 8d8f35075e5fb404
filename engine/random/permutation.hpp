/// \file
/// Random orders of any length without storing them: where does number i go?
#pragma once

#include "random/address.hpp"

#include <cstdint>

namespace eigenkracht::random {

/// The place of `index` in a pseudo-random permutation of 0 .. n-1; different names have independent ones.
///
/// A Feistel network of eight rounds over the smallest even number of bits that hold n (at least eight), its round
/// function Philox; numbers that land outside 0 .. n-1 walk on until they are inside.
///
/// \param n      1 <= n <= 2^63
/// \param index  below n
/// \throws core::InputError  if n or index is outside
/// \see Luby & Rackoff (1988), SIAM Journal on Computing 17(2), 373-386; Black & Rogaway (2002), Ciphers with
///      arbitrary finite domains, CT-RSA (cycle walking).
[[nodiscard]] std::uint64_t permuted(Seed seed, std::uint32_t name, std::uint64_t n, std::uint64_t index);

}  // namespace eigenkracht::random
