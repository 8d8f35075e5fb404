/// \file
/// The sentences that lead an answer: under which evidence a threshold is reached, and what decides the chance.
#pragma once

#include "study/answers.hpp"

#include <string>
#include <vector>

namespace eigenkracht::report {

/// Under which bodies of evidence a threshold is more likely reached than not.
///
/// Chances of at least 50% count as reached. Variants (other readings of a stance) are named only where they fall on
/// the other side than the stance they vary; a chance within two Monte Carlo errors of 50% is said to be too close.
///
/// \param question  with one chance for each stance
/// \param stances   in the same order
[[nodiscard]] std::string leading_sentence(study::QuestionAnswer const& question,
                                           std::vector<study::StanceLine> const& stances);

/// What the overall chance rests on, and the weight at which it passes 50%.
///
/// Where each weighted stance has a chance of at most 5% or at least 95%, and both kinds occur, the overall chance is
/// the weight given to the latter, and the sentence says so. Empty unless weighted stances lie on both sides of 50%.
[[nodiscard]] std::string weight_sentence(study::QuestionAnswer const& question,
                                          std::vector<study::StanceLine> const& stances);

}  // namespace eigenkracht::report
