#include "random/permutation.hpp"

#include "core/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace eigenkracht::random {
namespace {

constexpr std::uint64_t largest = std::uint64_t{1} << 63U;
constexpr std::uint32_t rounds = 8;

/// Bits of half a number. Four at least: with shorter halves too few of all permutations can occur.
unsigned half_bits(std::uint64_t n) {
    auto const bits = static_cast<unsigned>(std::bit_width(n - 1));
    return std::max((bits + 1) / 2, 4U);
}

}  // namespace

std::uint64_t permuted(Seed seed, std::uint32_t name, std::uint64_t n, std::uint64_t index) {
    if (n < 1 || n > largest) {
        throw core::InputError("length of a permutation", fmt::format("{}", n), "1 to 2^63");
    }
    if (index >= n) {
        throw core::InputError("index in a permutation", fmt::format("{}", index),
                               fmt::format("below {}", n));
    }
    auto const key = key_of(seed, Purpose::permutation);
    unsigned const bits = half_bits(n);
    std::uint64_t const mask = (std::uint64_t{1} << bits) - 1;
    std::uint64_t number = index;
    do {
        std::uint64_t left = number >> bits;
        std::uint64_t right = number & mask;
        for (std::uint32_t round = 0; round < rounds; ++round) {
            // bits <= 32, so that the round number and the width share a word of the counter with nothing else.
            Block const noise = philox(key, {static_cast<std::uint32_t>(right), round, bits, name});
            std::uint64_t const mixed = left ^ (noise[0] & mask);
            left = right;
            right = mixed;
        }
        number = left << bits | right;
    } while (number >= n);
    return number;
}

}  // namespace eigenkracht::random
