/// \file
/// A short fingerprint of data, to compare two runs in one line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace eigenkracht::core {

/// 64-bit FNV-1a over bytes: finds accidental differences, is no protection against intent.
///
/// Numbers count as their eight bytes, lowest first; all not-a-numbers count alike; -0 and 0 differ.
/// \see Fowler, Noll & Vo (1991); Eastlake et al., The FNV Non-Cryptographic Hash Algorithm (draft-eastlake-fnv).
class Digest {
public:
    void add(std::uint64_t number);
    void add(double number);
    void add(std::span<double const> numbers);
    /// The length, then the bytes, so that "ab", "c" and "a", "bc" differ.
    void add(std::string_view text);
    /// The bytes alone.
    void add_bytes(void const* bytes, std::size_t count);

    [[nodiscard]] std::uint64_t value() const { return state_; }
    /// Sixteen hexadecimal digits.
    [[nodiscard]] std::string text() const;

private:
    std::uint64_t state_ = 0xcbf29ce484222325U;
};

}  // namespace eigenkracht::core
