/// \file
/// Inversion by guide tables, many numbers at once, by the processor's vector instructions.
#pragma once

#include <cstddef>
#include <cstdint>

namespace eigenkracht::random {

/// For each number the first place, from where its row's guide points, at which the cumulative chance is above it.
///
/// \param guide   [row][step]: place to start from for numbers from step / steps on; below 2^31
/// \param below   by place: cumulative chance; each row ends with a number above 1
/// \param rows    of each number; count, with room for `guided_padding` more
/// \param u       numbers in (0, 1), likewise
/// \param places  filled, likewise
/// \see Chen & Asau (1974), On generating random variates from an empirical distribution, AIIE Transactions 6(2).
///      core/vector_code.hpp
void guided_pick(std::uint32_t const* guide, double const* below, std::size_t steps, std::uint32_t* rows,
                 double* u, std::size_t count, std::int32_t* places);

/// A row's guide: for numbers from step / steps on, the first place whose cumulative chance is above that.
///
/// \param first  place of the row's first cumulative chance; the row ends with a number above 1
/// \param guide  filled: [step]
void fill_guide(double const* below, std::uint32_t first, std::size_t steps, std::uint32_t* guide);

/// Whole vectors are read and written: what stands in so many elements beyond `count` is overwritten.
inline constexpr std::size_t guided_padding = 8;

}  // namespace eigenkracht::random
