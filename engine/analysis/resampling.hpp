/// \file
/// Bootstrap over rows: the sums that an estimate is made of, over rows drawn again with replacement.
#pragma once

#include "random/address.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace eigenkracht::analysis {

/// How rows are drawn again.
struct Resampling {
    random::Seed seed;          ///< of the study: the same seed draws the same rows
    unsigned resamples = 1000;  ///< at least 2
};

/// Writes the numbers of rows first to first + count - 1.
/// \param to  [count][columns], where a row takes `stride` numbers
using RowWriter = std::function<void(std::size_t first, std::size_t count, std::size_t stride, double* to)>;

/// Sums of every column over `rows` rows drawn with replacement, [resample][column].
///
/// A product of two matrices, resample counts times columns, taken in pieces, so that memory grows with the rows by some tens of
/// bytes each at most, and not with rows times columns. A resample's rows depend on seed, its number and the number of rows
/// alone; sums are taken in order of rows.
///
/// \param rows  at least 1
/// \throws core::InputError  for no rows, or fewer than 2 resamples
/// \see   Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 6.
[[nodiscard]] std::vector<double> resampled_sums(std::size_t rows, std::size_t columns,
                                                 RowWriter const& write, Resampling const& resampling);

/// How often each row is drawn in one resample, as in resampled_sums().
[[nodiscard]] std::vector<unsigned short> resample_counts(std::size_t rows, unsigned resample,
                                                          random::Seed seed);

/// Sums of every column over all rows, in the order of resampled_sums().
[[nodiscard]] std::vector<double> plain_sums(std::size_t rows, std::size_t columns, RowWriter const& write);

}  // namespace eigenkracht::analysis
