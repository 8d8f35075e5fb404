/// \file
/// Random numbers by address: what is asked for decides the number, never what was asked for before.
///
/// So draws may be computed in any order, by any thread, again, or alone; and two policies, arms or stances that
/// leave themselves out of the address share their luck.
#pragma once

#include "random/philox.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

namespace eigenkracht::random {

/// The seed of a study.
struct Seed {
    std::uint64_t value = 0;
};

/// What a number is for; addresses of different purposes never meet. Numbers stay as they are: results depend on them.
enum class Purpose : std::uint32_t {
    parameter = 1,    ///< a parameter of a draw
    scramble = 2,     ///< scrambling of a Sobol' sequence
    permutation = 3,  ///< random orders
    volume = 4,       ///< how many families arrive
    family = 5,       ///< what a family is like
    child = 6,        ///< what happens to a child
    person = 7,       ///< a person of a pathway study
    resample = 8,     ///< bootstrap and other resampling
    trait = 9,        ///< what a person is like
    adoption = 10,    ///< referral, offer, acceptance
    place = 11,       ///< places and waiting lists
    regional = 12,    ///< a region's own deviation
    aggregate = 13,   ///< how many children take a pair of courses
    design = 14,      ///< where the points of a sweep lie
    study = 15,       ///< what a study that is thought of would see
    pick = 16,        ///< which draws of which body of evidence stand for all
};

/// The key that a seed and a purpose give.
///
/// mix(seed xor mix(purpose)) with the 64-bit finaliser of SplitMix64, a bijection: within one seed no two purposes,
/// and within one purpose no two seeds, have the same key.
/// \see Steele, Lea & Flood (2014), Fast splittable pseudorandom number generators, OOPSLA.
[[nodiscard]] std::array<std::uint32_t, 2> key_of(Seed seed, Purpose purpose);

/// A number in the open interval (0, 1), uniform on the odd multiples of 2^-53.
///
/// A pure function of its address; (a, b, c, d) are the whole 128-bit counter, so no two addresses collide.
[[nodiscard]] double uniform(Seed seed, Purpose purpose, std::uint32_t a, std::uint32_t b, std::uint32_t c,
                             std::uint32_t d);

/// Two independent such numbers for the price of one; the first is uniform() of the same address.
[[nodiscard]] std::array<double, 2> uniform_pair(Seed seed, Purpose purpose, std::uint32_t a, std::uint32_t b,
                                                 std::uint32_t c, std::uint32_t d);

/// 64 random bits as a number in (0, 1): the upper 52 bits and a half.
[[nodiscard]] constexpr double unit_interval(std::uint64_t bits) {
    return (static_cast<double>(bits >> 12U) + 0.5) * 0x1p-52;
}

/// A number for a name, as part of an address (32-bit FNV-1a). Names may collide: whoever uses it checks.
[[nodiscard]] constexpr std::uint32_t name_hash(std::string_view name) {
    std::uint32_t hash = 0x811c9dc5U;
    for (char const letter : name) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x01000193U;
    }
    return hash;
}

/// A generator within one address, for algorithms that need a stream (a UniformRandomBitGenerator).
///
/// Its numbers are the blocks (a, b, c, 0), (a, b, c, 1), ...: leave the fourth part of such addresses to it.
/// After 2^33 numbers it starts again.
class AddressedEngine {
public:
    using result_type = std::uint64_t;

    AddressedEngine(Seed seed, Purpose purpose, std::uint32_t a, std::uint32_t b, std::uint32_t c);

    [[nodiscard]] static constexpr result_type min() { return 0; }
    [[nodiscard]] static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

    result_type operator()();

private:
    std::array<std::uint32_t, 2> key_;
    Block counter_;
    Block block_{};
    bool half_used_ = false;
};

}  // namespace eigenkracht::random
