/// \file
/// The answer in words: what a run says to a reader, as plain text that can be read aloud.
#pragma once

#include "study/answers.hpp"

#include <cstddef>
#include <string>

namespace eigenkracht::report {

/// The answer on a page or two: what a reader needs within a minute.
///
/// Always in this order, and without the parts for which there is nothing to say: what happens to children, harm
/// included; the answers in words, by body of evidence; the way from a claimed saving to cash; places and the children
/// who wait for them; payback; shares of the budgets; strategies or outcomes of studies without a region; how sure
/// that is and what the model misses; last, where the results are. Bodies of evidence without weight are left out, and
/// so are means in euros over bodies that disagree.
///
/// \param answers  by study::answer
/// \param columns  widest line; at least 60. A path or a word longer than that keeps a line of its own
/// \return         lines ended by newlines
[[nodiscard]] std::string summary(study::Answers const& answers, std::size_t columns = 100);

/// Everything, in the same order: all that is counted for children; every question with all baselines side by side,
/// by body of evidence, equally prominent, then overall; reconciliations with all ranges; places by kind; payback;
/// cash and care avoided by year and payer; shares; uncertainty; published numbers beside the model's; numbers without
/// a source; notices; the results file.
///
/// No number has more digits than its Monte Carlo error allows, and no chance is given as 0% or 100%.
[[nodiscard]] std::string text(study::Answers const& answers, std::size_t columns = 100);

/// How near a run came to the Monte Carlo errors it was to reach, in a sentence or two; about how many draws it takes if
/// they were not reached. No line breaks.
[[nodiscard]] std::string convergence_text(study::Convergence const& convergence);

}  // namespace eigenkracht::report
