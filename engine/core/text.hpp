/// \file
/// Words and numbers as a reader wants to see them: no more digits than are known, lines that fit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace eigenkracht::core {

/// The candidate that a misspelt word probably meant, for "did you mean ...?"; empty when none is near.
///
/// Near is a Damerau-Levenshtein distance (letters left out, added, changed, or two neighbours swapped; capitals do
/// not count) of at most a third of the word's length, and at least 1 for words of two letters or more. Of equally near
/// ones the first.
[[nodiscard]] std::string nearest_word(std::string_view word, std::vector<std::string> const& candidates);

/// What is told of a name that is none of those there are: "(expected one of stay, grow). Did you mean grow?"
/// \param names  those there are, at least one
[[nodiscard]] std::string expected_one_of(std::vector<std::string> const& names, std::string_view word);

/// All words with a separator between them.
[[nodiscard]] std::string join(std::vector<std::string> const& words, std::string_view separator);

/// A whole number with its thousands apart: 9,350,000.
[[nodiscard]] std::string grouped(std::int64_t number);

/// A number with no more digits than its error allows.
///
/// The place of the last digit printed is that of the standard error's first digit: 412.345 with an error of 2.3
/// is "412", with 23 it is "410". An error of 0 means an exact number: up to six significant digits, no trailing
/// zeros. Thousands are grouped. A value or an error that is not finite gives "unknown".
///
/// \param value           in any unit
/// \param standard_error  in the same unit, at least 0
[[nodiscard]] std::string rounded_to_error(double value, double standard_error);

/// An amount of money in words: "EUR 8,500", "EUR 7.0 million", "EUR -1.25 billion".
///
/// Digits as in rounded_to_error(), but never cents, and at most four significant digits where the error is not 0.
[[nodiscard]] std::string euros(double value, double standard_error);

/// A share as a percentage: "36.2%".
///
/// Digits as in rounded_to_error(), at most four significant ones.
/// \param share           0.362 for 36.2%
/// \param standard_error  of the share, at least 0
[[nodiscard]] std::string percentage(double share, double standard_error);

/// Text broken at blanks so that no line is longer than `columns` (but for a single longer word).
///
/// Line breaks in the text stay. Letters beyond ASCII count as one column each.
/// \param indent  blanks before every line but the first
[[nodiscard]] std::string wrap(std::string_view text, std::size_t columns, std::size_t indent);

}  // namespace eigenkracht::core
