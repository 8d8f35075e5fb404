/// \file
/// Chances worked out over an uncertain price: how probable a question's threshold is in one draw, by the price's own law.
///
/// Where a price is a factor of the ledger and nothing else, the outcome of a draw is a + b x price, with a and b from everything
/// else the draw holds. The chance given the draw then follows from the law of the price: F at (threshold - a) / b, by the sign of b.
/// The mean of these numbers between 0 and 1 is the same chance as the share of draws that reach the threshold, with less error.
#pragma once

#include "study/column_reader.hpp"
#include "study/plan.hpp"
#include "study/price_factors.hpp"
#include "uncertainty/spec.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::study {

/// How a question's chance is found.
struct Integration {
    std::optional<PriceFactor> over;  ///< nothing: draws that reach the threshold are counted
    std::string
        why_not;  ///< a sentence's end, where nothing: "no price is drawn", or why each one is no factor
    /// The question, asked of the money that is in proportion to the price: what is paid a month or a conference, what waiting
    /// costs, and what closing costs.
    QuestionPoint prices, waiting, friction;
};

/// For every question of the plan.
///
/// Of several factors the one counts that moves the question most: the largest |b| x standard deviation in the first stance,
/// with b from the months that the cohort solver expects at the medians of everything drawn (of cash: of the care avoided in the same places). It is a choice of precision only; a chance comes out right whichever is taken.
[[nodiscard]] std::vector<Integration> integrations(Plan const& plan);

/// How the chance of each question of a scenario is found, in words, against its own baseline; empty for studies without a region.
/// \throws core::ScenarioError  if the scenario has mistakes
[[nodiscard]] std::vector<std::string> how_chances_are_found(Scenario const& scenario);

/// Whether any question's chance is worked out over a price: then its chance and its part of every draw are kept.
[[nodiscard]] bool any_integration(Plan const& plan);

/// The law of a parameter in a stance; null where it has none of its own (a fixed value).
[[nodiscard]] uncertainty::Distribution const* law_of(Plan const& plan, std::size_t stance,
                                                      std::size_t parameter);

/// The chance that an outcome is at least a threshold, given everything in its draw but the price.
/// \param law      of the price; null: a fixed value
/// \param outcome  at the price that was drawn
/// \param part     of the outcome: what is in proportion to the price
/// \param price    as drawn; 0, or a part of 0, tells nothing of b: then 1 or 0, as the outcome is
[[nodiscard]] double chance_given_rest(uncertainty::Distribution const* law, double outcome, double part,
                                       double price, double threshold);

/// A question's threshold in words that change whenever its value may: what kept chances were worked out for.
[[nodiscard]] std::string threshold_words(Plan const& plan, QuestionPoint const& point);

/// Chances of a question in every draw of a stance: as they were kept, or worked out anew where the threshold is another.
/// \param thresholds  of every draw
/// \return            nothing where the question's chance is not worked out over a price
[[nodiscard]] std::optional<Column> chances_given_rest(Plan const& plan, ColumnReader const& reader,
                                                       std::size_t which, std::size_t stance,
                                                       Column const& thresholds);

/// The price over which a question's kept chances were worked out; empty: none. It is read from the result: a scenario whose threshold was
/// replaced since may choose another one.
[[nodiscard]] std::string price_of_chances(ColumnReader const& reader, std::size_t which);

}  // namespace eigenkracht::study
