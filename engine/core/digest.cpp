#include "core/digest.hpp"

#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <limits>

namespace eigenkracht::core {
namespace {

constexpr std::uint64_t fnv_prime = 0x00000100000001b3U;

std::uint64_t with_byte(std::uint64_t state, std::uint64_t byte) { return (state ^ byte) * fnv_prime; }

}  // namespace

void Digest::add(std::uint64_t number) {
    std::uint64_t state = state_;
    for (unsigned shift = 0; shift < 64; shift += 8) {
        state = with_byte(state, number >> shift & 0xffU);
    }
    state_ = state;
}

void Digest::add(double number) {
    add(std::bit_cast<std::uint64_t>(std::isnan(number) ? std::numeric_limits<double>::quiet_NaN() : number));
}

void Digest::add(std::span<double const> numbers) {
    for (double const number : numbers) {
        add(number);
    }
}

void Digest::add(std::string_view text) {
    add(std::uint64_t{text.size()});
    add_bytes(text.data(), text.size());
}

void Digest::add_bytes(void const* bytes, std::size_t count) {
    auto const* const first = static_cast<unsigned char const*>(bytes);
    std::uint64_t state = state_;
    for (std::size_t position = 0; position < count; ++position) {
        state = with_byte(state, first[position]);
    }
    state_ = state;
}

std::string Digest::text() const { return fmt::format("{:016x}", state_); }

}  // namespace eigenkracht::core
