#include "random/uniforms.hpp"

#include "random/address.hpp"
#include "random/philox.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "random/uniforms.cpp"  // compiled once for each kind of processor
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace eigenkracht::random::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

template <class Counter>
void fill(std::array<std::uint32_t, 2> key, Counter const& counter, std::size_t count, double* out) {
    for (std::size_t i = 0; i < count; ++i) {
        Block const bits = philox(key, counter.one(i));
        out[i] = unit_interval(std::uint64_t{bits[0]} << 32U | bits[1]);
    }
}

#else

namespace hn = hwy::HWY_NAMESPACE;
using Words = hn::ScalableTag<std::uint64_t>;  // one word of a counter in the lower half of each lane
using Vector = hn::Vec<Words>;

/// \param a, b  lanes whose upper halves mean nothing
HWY_INLINE Vector product(Vector a, Vector b) {
    hn::Repartition<std::uint32_t, Words> const halves;
    return hn::MulEven(hn::BitCast(halves, a), hn::BitCast(halves, b));
}

constexpr int rounds = 10;

/// The keys of each round, in all lanes.
struct Keys {
    Vector first[rounds];
    Vector second[rounds];
};

HWY_INLINE void spread(std::array<std::uint32_t, 2> key, Keys& out) {
    for (int round = 0; round < rounds; ++round) {
        out.first[round] = hn::Set(Words(), key[0]);
        out.second[round] = hn::Set(Words(), key[1]);
        key[0] += 0x9E3779B9U;
        key[1] += 0xBB67AE85U;
    }
}

using Reals = hn::ScalableTag<double>;

/// The four words of so many vectors of counters.
template <std::size_t abreast>
struct Counters {
    Vector w0[abreast];
    Vector w1[abreast];
    Vector w2[abreast];
    Vector w3[abreast];
};

/// Philox4x32-10, then the first two words as one number in (0, 1).
///
/// Upper halves of lanes gather what is of no use; products take the lower halves only.
template <std::size_t abreast>
HWY_INLINE void store_numbers(Keys const& keys, Counters<abreast> counters, double* out) {
    Words const words;
    auto const multiplier0 = hn::Set(words, 0xD2511F53U);
    auto const multiplier1 = hn::Set(words, 0xCD9E8D57U);
#pragma GCC unroll 10
    for (int round = 0; round < rounds; ++round) {
#pragma GCC unroll 4
        for (std::size_t k = 0; k < abreast; ++k) {
            auto const product0 = product(counters.w0[k], multiplier0);
            auto const product1 = product(counters.w2[k], multiplier1);
            counters.w0[k] =
                hn::Xor(hn::Xor(hn::ShiftRight<32>(product1), counters.w1[k]), keys.first[round]);
            counters.w2[k] =
                hn::Xor(hn::Xor(hn::ShiftRight<32>(product0), counters.w3[k]), keys.second[round]);
            counters.w1[k] = product1;
            counters.w3[k] = product0;
        }
    }
    Reals const reals;
    auto const lower = hn::Set(words, 0xffffffffU);
    for (std::size_t k = 0; k < abreast; ++k) {
        // 52 bits behind the exponent of 2^52 are that number more than 2^52.
        auto const bits = hn::Or(hn::ShiftLeft<20>(hn::And(counters.w0[k], lower)),
                                 hn::ShiftRight<12>(hn::And(counters.w1[k], lower)));
        auto const above = hn::BitCast(reals, hn::Or(bits, hn::Set(words, 0x4330000000000000U)));
        hn::StoreU(hn::Mul(hn::Add(hn::Sub(above, hn::Set(reals, 0x1p52)), hn::Set(reals, 0.5)),
                           hn::Set(reals, 0x1p-52)),
                   reals, out + k * hn::Lanes(reals));
    }
}

/// Words from memory, one to a lane.
HWY_INLINE Vector load(std::uint32_t const* from) {
    hn::Rebind<std::uint32_t, Words> const half;
    return hn::PromoteTo(Words(), hn::LoadU(half, from));
}

/// So many vectors in step: while one waits for its products the others go on.
template <std::size_t abreast, class Counter>
HWY_INLINE void fill_some(Keys const& keys, Counter const& counter, std::size_t i, double* out) {
    Counters<abreast> counters;
    for (std::size_t k = 0; k < abreast; ++k) {
        counter.many(i + k * hn::Lanes(Words()), k, counters);
    }
    store_numbers(keys, counters, out + i);
}

template <class Counter>
void fill(std::array<std::uint32_t, 2> key, Counter const& counter, std::size_t count, double* out) {
    constexpr std::size_t abreast = 2;
    std::size_t const lanes = hn::Lanes(Words());
    Keys keys;
    spread(key, keys);
    std::size_t i = 0;
    for (; i + abreast * lanes <= count; i += abreast * lanes) {
        fill_some<abreast>(keys, counter, i, out);
    }
    for (; i < count; i += lanes) {
        fill_some<1>(keys, counter, i, out);
    }
}

#endif

/// Addresses of fill(): the words a and d the same for all, or d of its own for each.
template <bool own_d>
struct Listed {
    std::uint32_t a;
    std::uint32_t const* b;
    std::uint32_t const* c;
    std::uint32_t const* own;
    std::uint32_t d;

#if HWY_TARGET == HWY_SCALAR
    Block one(std::size_t i) const { return {a, b[i], c[i], own_d ? own[i] : d}; }
#else
    template <std::size_t abreast>
    HWY_INLINE void many(std::size_t i, std::size_t k, Counters<abreast>& out) const {
        Words const words;
        out.w0[k] = hn::Set(words, a);
        out.w1[k] = load(b + i);
        out.w2[k] = load(c + i);
        out.w3[k] = own_d ? load(own + i) : hn::Set(words, d);
    }
#endif
};

/// Addresses that differ in the third word, which counts up.
struct Row {
    std::uint32_t a;
    std::uint32_t b;
    std::uint32_t first;
    std::uint32_t d;

#if HWY_TARGET == HWY_SCALAR
    Block one(std::size_t i) const { return {a, b, first + static_cast<std::uint32_t>(i), d}; }
#else
    template <std::size_t abreast>
    HWY_INLINE void many(std::size_t i, std::size_t k, Counters<abreast>& out) const {
        Words const words;
        out.w0[k] = hn::Set(words, a);
        out.w1[k] = hn::Set(words, b);
        out.w2[k] = hn::Iota(words, std::uint64_t{first} + i);
        out.w3[k] = hn::Set(words, d);
    }
#endif
};

void listed(std::array<std::uint32_t, 2> key, std::uint32_t a, std::uint32_t const* b, std::uint32_t const* c,
            std::uint32_t const* d, std::size_t count, double* out) {
    fill(key, Listed<true>{a, b, c, d, 0}, count, out);
}
void alike(std::array<std::uint32_t, 2> key, std::uint32_t a, std::uint32_t const* b, std::uint32_t const* c,
           std::uint32_t d, std::size_t count, double* out) {
    fill(key, Listed<false>{a, b, c, nullptr, d}, count, out);
}
void in_a_row(std::array<std::uint32_t, 2> key, std::uint32_t a, std::uint32_t b, std::uint32_t first,
              std::uint32_t d, std::size_t count, double* out) {
    fill(key, Row{a, b, first, d}, count, out);
}

}  // namespace eigenkracht::random::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace eigenkracht::random {

HWY_EXPORT(listed);
HWY_EXPORT(alike);
HWY_EXPORT(in_a_row);

void uniforms(std::array<std::uint32_t, 2> key, std::uint32_t a, std::uint32_t const* b,
              std::uint32_t const* c, std::uint32_t const* d, std::size_t count, double* out) {
    HWY_DYNAMIC_DISPATCH(listed)(key, a, b, c, d, count, out);
}

void uniforms(std::array<std::uint32_t, 2> key, std::uint32_t a, std::uint32_t const* b,
              std::uint32_t const* c, std::uint32_t d, std::size_t count, double* out) {
    HWY_DYNAMIC_DISPATCH(alike)(key, a, b, c, d, count, out);
}

void uniforms_in_a_row(std::array<std::uint32_t, 2> key, std::uint32_t a, std::uint32_t b,
                       std::uint32_t first, std::uint32_t d, std::size_t count, double* out) {
    HWY_DYNAMIC_DISPATCH(in_a_row)(key, a, b, first, d, count, out);
}

}  // namespace eigenkracht::random
#endif  // HWY_ONCE
