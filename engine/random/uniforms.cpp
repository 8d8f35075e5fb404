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

/// Philox4x32-10 on as many counters as there are lanes, then the first two words as one number in (0, 1).
///
/// Upper halves of lanes gather what is of no use; products take the lower halves only.
HWY_INLINE hn::Vec<hn::ScalableTag<double>> number(Keys const& keys, Vector w0, Vector w1, Vector w2,
                                                   Vector w3) {
    Words const words;
    auto const multiplier0 = hn::Set(words, 0xD2511F53U);
    auto const multiplier1 = hn::Set(words, 0xCD9E8D57U);
#pragma GCC unroll 10
    for (int round = 0; round < rounds; ++round) {
        auto const product0 = product(w0, multiplier0);
        auto const product1 = product(w2, multiplier1);
        w0 = hn::Xor(hn::Xor(hn::ShiftRight<32>(product1), w1), keys.first[round]);
        w2 = hn::Xor(hn::Xor(hn::ShiftRight<32>(product0), w3), keys.second[round]);
        w1 = product1;
        w3 = product0;
    }
    // 52 bits behind the exponent of 2^52 are that number more than 2^52.
    hn::ScalableTag<double> const reals;
    auto const lower = hn::Set(words, 0xffffffffU);
    auto const bits = hn::Or(hn::ShiftLeft<20>(hn::And(w0, lower)), hn::ShiftRight<12>(hn::And(w1, lower)));
    auto const above = hn::BitCast(reals, hn::Or(bits, hn::Set(words, 0x4330000000000000U)));
    return hn::Mul(hn::Add(hn::Sub(above, hn::Set(reals, 0x1p52)), hn::Set(reals, 0.5)),
                   hn::Set(reals, 0x1p-52));
}

/// Words from memory, one to a lane.
HWY_INLINE Vector load(std::uint32_t const* from) {
    hn::Rebind<std::uint32_t, Words> const half;
    return hn::PromoteTo(Words(), hn::LoadU(half, from));
}

template <class Counter>
void fill(std::array<std::uint32_t, 2> key, Counter const& counter, std::size_t count, double* out) {
    hn::ScalableTag<double> const reals;
    Keys keys;
    spread(key, keys);
    for (std::size_t i = 0; i < count; i += hn::Lanes(reals)) {
        hn::StoreU(counter.many(keys, i), reals, out + i);
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
    HWY_INLINE hn::Vec<hn::ScalableTag<double>> many(Keys const& keys, std::size_t i) const {
        Words const words;
        return number(keys, hn::Set(words, a), load(b + i), load(c + i),
                      own_d ? load(own + i) : hn::Set(words, d));
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
    HWY_INLINE hn::Vec<hn::ScalableTag<double>> many(Keys const& keys, std::size_t i) const {
        Words const words;
        auto const c = hn::Iota(words, std::uint64_t{first} + i);
        return number(keys, hn::Set(words, a), hn::Set(words, b), c, hn::Set(words, d));
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
