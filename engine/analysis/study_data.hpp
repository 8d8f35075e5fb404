/// \file
/// What a study that was never held would have seen in each draw, for the value of its data.
///
/// Each function gives one summary of the data a draw, made from the drawn truth by one uniform number: sufficient for the law it stands for,
/// and ready as a column of Known. A study that reports several numbers has several columns, each on luck of its own. Strata that share
/// luck take the same uniform numbers.
///
/// \see Strong et al. (2015), Medical Decision Making 35, 570-583.
#pragma once

#include "random/address.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace eigenkracht::analysis {

/// Luck of a study's data, in (0, 1), one a draw: draws of a longer column are the same.
/// \param study    its name; studies of other names have independent luck
/// \param summary  which of the numbers it reports
/// \param draws    below 2^32
/// \throws core::InputError  for too many draws
[[nodiscard]] std::vector<double> study_luck(random::Seed seed, std::string_view study, std::uint32_t summary,
                                             std::size_t draws);

/// How many of so many people had the event.
/// \param chances  [draw] the true chance, 0 to 1
/// \param people   0 to 1e9
/// \param luck     [draw] as study_luck()
/// \throws core::InputError  for columns of different lengths, or as random::binomial_by_inversion()
[[nodiscard]] std::vector<double> counts_of(std::span<double const> chances, std::int64_t people,
                                            std::span<double const> luck);

/// How many events were seen over an exposure.
/// \param rates     [draw] the true rate per unit of exposure, at least 0
/// \param exposure  such as person-years, at least 0
/// \param luck      [draw] as study_luck()
/// \throws core::InputError  for columns of different lengths, or as random::poisson_by_inversion()
[[nodiscard]] std::vector<double> events_of(std::span<double const> rates, double exposure,
                                            std::span<double const> luck);

/// Mean of so many normal observations; 0 of none.
/// \param means         [draw] the true mean
/// \param sd            of one observation, in the unit of the means, at least 0
/// \param observations  at least 0
/// \param luck          [draw] as study_luck()
/// \throws core::InputError  for columns of different lengths, or if one is outside
[[nodiscard]] std::vector<double> means_of(std::span<double const> means, double sd,
                                           std::int64_t observations, std::span<double const> luck);

}  // namespace eigenkracht::analysis
