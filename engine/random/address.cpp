#include "random/address.hpp"

namespace eigenkracht::random {
namespace {

/// SplitMix64's finaliser.
constexpr std::uint64_t mix(std::uint64_t bits) {
    bits = (bits ^ (bits >> 30U)) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ (bits >> 27U)) * 0x94d049bb133111ebU;
    return bits ^ (bits >> 31U);
}

constexpr std::uint64_t wide(std::uint32_t upper, std::uint32_t lower) {
    return std::uint64_t{upper} << 32U | lower;
}

}  // namespace

std::array<std::uint32_t, 2> key_of(Seed seed, Purpose purpose) {
    std::uint64_t const key = mix(seed.value ^ mix(static_cast<std::uint64_t>(purpose)));
    return {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32U)};
}

std::array<double, 2> uniform_pair(Seed seed, Purpose purpose, std::uint32_t a, std::uint32_t b,
                                   std::uint32_t c, std::uint32_t d) {
    Block const bits = philox(key_of(seed, purpose), {a, b, c, d});
    return {unit_interval(wide(bits[0], bits[1])), unit_interval(wide(bits[2], bits[3]))};
}

double uniform(Seed seed, Purpose purpose, std::uint32_t a, std::uint32_t b, std::uint32_t c,
               std::uint32_t d) {
    return uniform_pair(seed, purpose, a, b, c, d)[0];
}

AddressedEngine::AddressedEngine(Seed seed, Purpose purpose, std::uint32_t a, std::uint32_t b,
                                 std::uint32_t c)
    : key_(key_of(seed, purpose)), counter_{a, b, c, 0} {}

AddressedEngine::result_type AddressedEngine::operator()() {
    if (half_used_) {
        half_used_ = false;
        return wide(block_[2], block_[3]);
    }
    block_ = philox(key_, counter_);
    ++counter_[3];
    half_used_ = true;
    return wide(block_[0], block_[1]);
}

}  // namespace eigenkracht::random
