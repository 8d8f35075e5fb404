#include "core/base64_vlq.hpp"

#include "core/error.hpp"

#include <fmt/format.h>

#include <cstddef>

namespace eigenkracht::core {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::int64_t largest = (std::int64_t{1} << 53) - 1;
constexpr unsigned bits = 5;
constexpr std::uint64_t more = 1U << bits;
constexpr std::uint64_t group = more - 1;
constexpr unsigned most_bits = 54;  // of the largest number with its sign

std::string at(std::size_t index) { return fmt::format("row of numbers as text, character {}", index + 1); }

}  // namespace

std::string base64_vlq(std::span<std::int64_t const> numbers) {
    std::string text;
    text.reserve(numbers.size());
    for (std::int64_t const number : numbers) {
        if (number > largest || number < -largest) {
            throw Defect(fmt::format("{} in a row of numbers as text, more than 2^53 - 1", number));
        }
        auto rest = static_cast<std::uint64_t>(number < 0 ? -number : number) << 1U | (number < 0 ? 1U : 0U);
        do {
            std::uint64_t const low = rest & group;
            rest >>= bits;
            text += alphabet[rest != 0 ? low | more : low];
        } while (rest != 0);
    }
    return text;
}

std::vector<std::int64_t> numbers_of_base64_vlq(std::string_view text) {
    std::vector<std::int64_t> numbers;
    std::uint64_t number = 0;
    unsigned shift = 0;
    bool within = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const found = alphabet.find(text[i]);
        if (found == std::string_view::npos) {
            throw InputError(at(i), fmt::format("'{}'", text[i]), "one of A-Z a-z 0-9 + /");
        }
        auto const low = static_cast<std::uint64_t>(found) & group;
        if (shift >= most_bits ? low != 0 : (low << shift) >> most_bits != 0) {
            throw InputError(at(i), "a number beyond 2^53 - 1", "a smaller one");
        }
        number |= shift < most_bits ? low << shift : 0;
        shift += shift < most_bits ? bits : 0;
        within = (found & more) != 0;
        if (!within) {
            auto const size = static_cast<std::int64_t>(number >> 1U);
            numbers.push_back((number & 1U) != 0 ? -size : size);
            number = 0;
            shift = 0;
        }
    }
    if (within) {
        throw InputError(at(text.size()), "the end, within a number", "another character");
    }
    return numbers;
}

}  // namespace eigenkracht::core
