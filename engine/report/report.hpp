/// \file
/// The answer in words: what a run says to a reader, as plain text that can be read aloud.
#pragma once

#include "study/answers.hpp"

#include <cstddef>
#include <string>

namespace eigenkracht::report {

/// The whole answer as text.
///
/// Always in this order, and without the parts for which there is nothing to say: what happens to children (harm
/// included); the questions, by body of evidence, equally prominent, then overall, with all baselines side by
/// side; money by year and payer; its share of the budgets; doubt, chance and computing error; published numbers
/// beside the model's; strategies or outcomes of studies without a region; numbers without a source; notices;
/// last, where the results are and how to get them again.
///
/// No number has more digits than its Monte Carlo error allows, and no chance is given as 0% or 100%.
///
/// \param answers  by study::answer
/// \param columns  widest line; at least 60. A path or a word longer than that keeps a line of its own
/// \return         lines ended by newlines
[[nodiscard]] std::string text(study::Answers const& answers, std::size_t columns = 100);

}  // namespace eigenkracht::report
