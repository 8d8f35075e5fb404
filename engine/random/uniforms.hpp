/// \file
/// Many addressed numbers at once, by the processor's vector instructions.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace eigenkracht::random {

/// The numbers in (0, 1) of the addresses (a, b[i], c[i], d[i]), i < count: exactly those of uniform().
///
/// \param key    key_of() a seed and a purpose
/// \param out    count numbers, with room for `uniforms_padding` more
/// \see core/vector_code.hpp
void uniforms(std::array<std::uint32_t, 2> key, std::uint32_t a, std::uint32_t const* b,
              std::uint32_t const* c, std::uint32_t const* d, std::size_t count, double* out);

/// The same with one d for all.
void uniforms(std::array<std::uint32_t, 2> key, std::uint32_t a, std::uint32_t const* b,
              std::uint32_t const* c, std::uint32_t d, std::size_t count, double* out);

/// The numbers of the addresses (a, b, first + i, d), i < count.
void uniforms_in_a_row(std::array<std::uint32_t, 2> key, std::uint32_t a, std::uint32_t b,
                       std::uint32_t first, std::uint32_t d, std::size_t count, double* out);

/// Whole vectors are read and written: b, c, d and out need room for so many elements beyond `count`.
inline constexpr std::size_t uniforms_padding = 8;

}  // namespace eigenkracht::random
