#include "random/sobol_lanes.hpp"

#include <algorithm>
#include <vector>

// Highway compiles what follows once for each kind of processor; the right one is picked at run time.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "random/sobol_lanes.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace eigenkracht::random::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

using Lanes = hn::ScalableTag<std::uint64_t>;
using Words = hn::Vec<Lanes>;  ///< 32 bits in the lower half of each lane; the upper half may hold anything
using Key = std::array<std::uint32_t, 2>;

constexpr std::size_t rounds = 10;
using Keys = std::array<std::array<std::uint64_t, 2>, rounds>;  ///< of each round

constexpr unsigned digits = 32;
constexpr unsigned digits_of_block = 7;      ///< as in scrambled_sobol.cpp
constexpr unsigned looked_up = 14;           ///< digits
constexpr std::size_t worth_a_table = 8192;  ///< coordinates from which on looking up pays

/// 128 random bits a lane: branchings 0 to 63 and 64 to 127 of a tree of seven levels.
struct Noise {
    Words lower;
    Words upper;
};

/// The four words of a Philox4x32-10 block, a block a lane.
/// \see random/philox.hpp
struct Blocks {
    Words word0, word1, word2, word3;
};

Keys keys_of(Key key) {
    Keys keys{};
    for (auto& of_round : keys) {
        of_round = {key[0], key[1]};
        key[0] += 0x9E3779B9U;
        key[1] += 0xBB67AE85U;
    }
    return keys;
}

/// Products of the lower halves.
HWY_INLINE Words product_of(Words words, std::uint32_t factor) {
#if HWY_TARGET == HWY_SCALAR
    return hn::Set(Lanes(), (hn::GetLane(words) & 0xFFFFFFFFU) * std::uint64_t{factor});
#else
    constexpr hn::RepartitionToNarrow<Lanes> halves;
    return hn::MulEven(hn::BitCast(halves, words), hn::BitCast(halves, hn::Set(Lanes(), factor)));
#endif
}

HWY_INLINE Blocks philox_lanes(Keys const& keys, Words c0, Words c1, Words c2, Words c3) {
    constexpr Lanes lanes;
    for (std::size_t round = 0; round < rounds; ++round) {
        Words const product0 = product_of(c0, 0xD2511F53U);
        Words const product1 = product_of(c2, 0xCD9E8D57U);
        c0 = hn::Xor(hn::Xor(hn::ShiftRight<32>(product1), c1), hn::Set(lanes, keys[round][0]));
        c2 = hn::Xor(hn::Xor(hn::ShiftRight<32>(product0), c3), hn::Set(lanes, keys[round][1]));
        c1 = product1;
        c3 = product0;
    }
    return {c0, c1, c2, c3};
}

HWY_INLINE Words lower_half(Words words) { return hn::And(words, hn::Set(Lanes(), 0xFFFFFFFFU)); }

/// The noise of the digits from `first` on, given those before them.
HWY_INLINE Noise noise_of(Keys const& keys, Words coordinate, unsigned first, Words dimension,
                          Words replicate) {
    constexpr Lanes lanes;
    Words const before =
        first == 0 ? hn::Zero(lanes) : hn::ShiftRightSame(coordinate, static_cast<int>(digits - first));
    Blocks const noise = philox_lanes(keys, before, dimension, replicate, hn::Set(lanes, first));
    return {hn::Or(lower_half(noise.word0), hn::ShiftLeft<32>(noise.word1)),
            hn::Or(lower_half(noise.word2), hn::ShiftLeft<32>(noise.word3))};
}

/// The flips of a block's digits, the last one in the lowest place.
template <unsigned first>
HWY_INLINE Words flips_of(Noise const& noise, Words coordinate) {
    constexpr Lanes lanes;
    constexpr unsigned levels = first + digits_of_block <= digits ? digits_of_block : digits - first;
    // A one and then the digits of the block: without the last n of them it is the branching of the level n from below.
    Words const path = hn::Or(
        hn::And(hn::ShiftRight<digits - first - levels>(coordinate), hn::Set(lanes, (1U << levels) - 1)),
        hn::Set(lanes, 1U << levels));
    Words const one = hn::Set(lanes, 1);
    Words flips = hn::And(hn::ShiftRight<1>(noise.lower), one);
    auto const add = [&](Words const& bits, Words const& branching) HWY_ATTR {
        flips = hn::Or(hn::Add(flips, flips), hn::And(hn::Shr(bits, branching), one));
    };
    add(noise.lower, hn::ShiftRight<levels - 1>(path));
    add(noise.lower, hn::ShiftRight<levels - 2>(path));
    add(noise.lower, hn::ShiftRight<levels - 3>(path));
    if constexpr (levels == digits_of_block) {
        add(noise.lower, hn::ShiftRight<3>(path));
        add(noise.lower, hn::ShiftRight<2>(path));
        add(noise.upper, hn::And(hn::ShiftRight<1>(path), hn::Set(lanes, 63)));
    }
    return flips;
}

/// Flips of the digits from the 14th on, at their places.
HWY_INLINE Words later_flips(Keys const& keys, Words coordinate, Words dimension, Words replicate) {
    Words flips =
        hn::ShiftLeft<11>(flips_of<14>(noise_of(keys, coordinate, 14, dimension, replicate), coordinate));
    flips = hn::Or(flips, hn::ShiftLeft<4>(flips_of<21>(noise_of(keys, coordinate, 21, dimension, replicate),
                                                        coordinate)));
    return hn::Or(flips, flips_of<28>(noise_of(keys, coordinate, 28, dimension, replicate), coordinate));
}

/// Scrambled digits and random ones behind them, as numbers in (0, 1). Every step is exact.
HWY_INLINE void store_units(Keys const& keys, Words coordinate, Words scrambled, Words dimension,
                            Words replicate, double* u) {
    constexpr Lanes lanes;
    constexpr hn::RebindToFloat<Lanes> reals;
    Words const tail =
        philox_lanes(keys, coordinate, dimension, replicate, hn::Set(lanes, std::uint64_t{digits})).word0;
    Words const bits = hn::Or(hn::ShiftLeft<20>(scrambled), hn::ShiftRight<12>(lower_half(tail)));
    // 52 bits behind the exponent of 2^52 are 2^52 and that whole number.
    auto const whole = hn::BitCast(reals, hn::Or(bits, hn::Set(lanes, 0x4330000000000000U)));
    auto const number = hn::Add(hn::Sub(whole, hn::Set(reals, 0x1p52)), hn::Set(reals, 0.5));
    hn::StoreU(hn::Mul(number, hn::Set(reals, 0x1p-52)), reals, u);
}

/// Calls `block(place, size)` for lanes full of coordinates, then for what is left.
template <class Block>
HWY_INLINE void in_lanes(std::size_t count, double* u, Block const& block) {
    std::size_t const size = hn::Lanes(Lanes());
    HWY_ALIGN double last[HWY_MAX_BYTES / 8];
    for (std::size_t place = 0; place < count; place += size) {
        std::size_t const used = std::min(size, count - place);
        block(place, used, used == size ? u + place : last);
        if (used < size) {
            std::copy(last, last + used, u + place);
        }
    }
}

HWY_INLINE Words load(std::uint32_t const* words, std::size_t used) {
    constexpr Lanes lanes;
    constexpr hn::Rebind<std::uint32_t, Lanes> narrow;
    if (used == hn::Lanes(lanes)) {
        return hn::PromoteTo(lanes, hn::LoadU(narrow, words));
    }
    HWY_ALIGN std::uint32_t copy[HWY_MAX_BYTES / 4] = {};
    std::copy(words, words + used, copy);
    return hn::PromoteTo(lanes, hn::Load(narrow, copy));
}

/// All 32 digits scrambled, with dimensions that follow each other (step 1) or are the same (step 0).
HWY_INLINE void scramble_all(Key key, std::uint32_t const* coordinates, std::uint32_t first_dimension,
                             std::uint32_t step, std::uint32_t replicate_number, std::size_t count,
                             double* u) {
    constexpr Lanes lanes;
    Keys const keys = keys_of(key);
    Words const replicate = hn::Set(lanes, replicate_number);
    Words dimension =
        step == 0 ? hn::Set(lanes, first_dimension) : hn::Iota(lanes, std::uint64_t{first_dimension});
    Words const next = hn::Set(lanes, std::uint64_t{step} * hn::Lanes(lanes));
    in_lanes(count, u, [&](std::size_t place, std::size_t used, double* to) HWY_ATTR {
        Words const coordinate = load(coordinates + place, used);
        Words const first = flips_of<0>(noise_of(keys, coordinate, 0, dimension, replicate), coordinate);
        Words const second = flips_of<7>(noise_of(keys, coordinate, 7, dimension, replicate), coordinate);
        Words const flips = hn::Or(hn::Or(hn::ShiftLeft<25>(first), hn::ShiftLeft<18>(second)),
                                   later_flips(keys, coordinate, dimension, replicate));
        store_units(keys, coordinate, hn::Xor(coordinate, flips), dimension, replicate, to);
        dimension = hn::Add(dimension, next);
    });
}

void scramble_point_lanes(Key key, std::uint32_t const* coordinates, std::uint32_t first_dimension,
                          std::uint32_t replicate, std::size_t count, double* u) {
    scramble_all(key, coordinates, first_dimension, 1, replicate, count, u);
}

/// The first 14 digits, scrambled, at their places: [those digits]. What follows each is zero.
std::vector<std::uint32_t> first_digits_of(Keys const& keys, Words dimension, Words replicate) {
    constexpr Lanes lanes;
    constexpr hn::Rebind<std::uint32_t, Lanes> narrow;
    constexpr std::uint32_t branches = std::uint32_t{1} << digits_of_block;
    std::vector<std::uint32_t> scrambled(std::size_t{1} << looked_up);
    Noise const first = noise_of(keys, hn::Zero(lanes), 0, dimension, replicate);
    for (std::uint32_t before = 0; before < scrambled.size(); before += branches) {
        Words const parent = hn::Set(lanes, std::uint64_t{before} << (digits - looked_up));
        Noise const second = noise_of(keys, parent, 7, dimension, replicate);
        for (std::uint32_t after = 0; after < branches;
             after += static_cast<std::uint32_t>(hn::Lanes(lanes))) {
            Words const coordinate =
                hn::ShiftLeft<digits - looked_up>(hn::Iota(lanes, std::uint64_t{before + after}));
            Words const flips = hn::Or(hn::ShiftLeft<25>(flips_of<0>(first, coordinate)),
                                       hn::ShiftLeft<18>(flips_of<7>(second, coordinate)));
            hn::StoreU(hn::TruncateTo(narrow, hn::Xor(coordinate, flips)), narrow,
                       &scrambled[before + after]);
        }
    }
    return scrambled;
}

void scramble_column_lanes(Key key, std::uint32_t const* coordinates, std::uint32_t dimension_number,
                           std::uint32_t replicate_number, std::size_t count, double* u) {
    if (count < worth_a_table) {
        scramble_all(key, coordinates, dimension_number, 0, replicate_number, count, u);
        return;
    }
    constexpr Lanes lanes;
    Keys const keys = keys_of(key);
    Words const dimension = hn::Set(lanes, dimension_number);
    Words const replicate = hn::Set(lanes, replicate_number);
    std::vector<std::uint32_t> const first_digits = first_digits_of(keys, dimension, replicate);
    std::uint32_t scrambled[HWY_MAX_BYTES / 8] = {};
    in_lanes(count, u, [&](std::size_t place, std::size_t used, double* to) HWY_ATTR {
        for (std::size_t lane = 0; lane < used; ++lane) {
            scrambled[lane] = first_digits[coordinates[place + lane] >> (digits - looked_up)];
        }
        Words const coordinate = load(coordinates + place, used);
        Words const later = hn::And(hn::Xor(coordinate, later_flips(keys, coordinate, dimension, replicate)),
                                    hn::Set(lanes, (1U << (digits - looked_up)) - 1));
        store_units(keys, coordinate, hn::Or(load(scrambled, hn::Lanes(lanes)), later), dimension, replicate,
                    to);
    });
}

}  // namespace
}  // namespace eigenkracht::random::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace eigenkracht::random {
namespace {

HWY_EXPORT(scramble_point_lanes);
HWY_EXPORT(scramble_column_lanes);

}  // namespace

void scramble_point(std::array<std::uint32_t, 2> key, std::uint32_t const* coordinates,
                    std::uint32_t first_dimension, std::uint32_t replicate, std::size_t count, double* u) {
    HWY_DYNAMIC_DISPATCH(scramble_point_lanes)(key, coordinates, first_dimension, replicate, count, u);
}

void scramble_column(std::array<std::uint32_t, 2> key, std::uint32_t const* coordinates,
                     std::uint32_t dimension, std::uint32_t replicate, std::size_t count, double* u) {
    HWY_DYNAMIC_DISPATCH(scramble_column_lanes)(key, coordinates, dimension, replicate, count, u);
}

}  // namespace eigenkracht::random
#endif
