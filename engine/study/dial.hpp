/// \file
/// A question at every amount: chance, share of draws, and what is missing.
#pragma once

#include "study/column_reader.hpp"
#include "study/pictures.hpp"
#include "uncertainty/spec.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace eigenkracht::study {

/// The dials of all questions against all their baselines, as far as the result holds what they are told from.
///
/// A question whose chance is worked out over a price has none where the parameters were not kept: only the chance of its own
/// threshold is known then.
[[nodiscard]] std::vector<Dial> dials_of(Plan const& plan, ColumnReader const& reader);

/// What chances over a price are worked out from: a number a draw in each column.
struct PricedDraws {
    uncertainty::Distribution const* law = nullptr;  ///< of the price; null: a fixed value
    Column const& outcomes;
    Column const& parts;
    Column const& prices;
    Column const& thresholds;         ///< to which amounts are added
    std::span<double const> weights;  ///< of draws; none: all count alike
};

/// For each amount the mean over draws of the chance that the outcome reaches it, given everything in its draw but the price:
/// that of chance_given_rest() at thresholds + amount, within 1e-9.
/// \param amounts  rising
[[nodiscard]] std::vector<double> mean_chances(PricedDraws const& draws, std::vector<double> const& amounts);

/// The largest power of ten that moves no chance by more than a tenth of what one draw counts, from 1e-6 to 1e-3.
[[nodiscard]] double unit_of_chance(std::uint64_t draws);

}  // namespace eigenkracht::study
