/// \file
/// Months on one number line: an index that counts months from January of year 0.
#pragma once

namespace eigenkracht::core {

/// Months in a year.
inline constexpr int months_per_year = 12;

/// Index of a month.
/// \param year   calendar year
/// \param month  1 (January) to 12; other numbers run on into the neighbouring years
[[nodiscard]] constexpr int month_index(int year, int month) { return year * months_per_year + (month - 1); }

/// Calendar year of a month index, also before year 0.
[[nodiscard]] constexpr int year_of(int index) {
    int const towards_zero = index / months_per_year;
    return index % months_per_year < 0 ? towards_zero - 1 : towards_zero;
}

/// Month of the year, 1 to 12, of a month index.
[[nodiscard]] constexpr int month_of(int index) { return index - year_of(index) * months_per_year + 1; }

}  // namespace eigenkracht::core
