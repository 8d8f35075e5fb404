/// \file
/// Rows of whole numbers as short text: small numbers take one character each, as source maps of programs have it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace eigenkracht::core {

/// Base64 VLQ: each number in groups of five bits, the lowest first, its sign in the lowest bit of all; the sixth bit of
/// a character says that more follow.
///
/// \param numbers  -(2^53 - 1) to 2^53 - 1, which a reader in JavaScript holds exactly
/// \return         characters of A-Z a-z 0-9 + / alone: from -15 to 15 one a number, to 511 two, to 16,383 three
/// \throws core::Defect  for a number outside
/// \see    Source Map Specification (ECMA-426), "VLQ values"; the alphabet of RFC 4648, section 4.
[[nodiscard]] std::string base64_vlq(std::span<std::int64_t const> numbers);

/// The numbers again.
/// \throws core::InputError  for a character outside the alphabet, a number that does not end, or one that is too large;
///                           says at which character, counted from 1
[[nodiscard]] std::vector<std::int64_t> numbers_of_base64_vlq(std::string_view text);

}  // namespace eigenkracht::core
