/// \file
/// The sentences that lead an answer: whether a threshold is reached, on whose evidence, and what decides the chance.
#pragma once

#include "study/answers.hpp"

#include <string>
#include <vector>

namespace eigenkracht::report {

/// The answer in words, by the bodies of evidence that have weight.
///
/// "No" where no chance is above 1%, with the most favourable mean; "Yes" where none is below 99%; "Undecided" where a
/// chance is within two Monte Carlo errors of 50%; else the chance, and where the bodies disagree, who says what.
/// Another reading of a body of evidence is named only where it has no weight and says the opposite.
///
/// \param question  with one chance for each stance
/// \param stances   in the same order
[[nodiscard]] std::string answer_words(study::QuestionAnswer const& question,
                                       std::vector<study::StanceLine> const& stances);

/// The same without any amount.
[[nodiscard]] std::string chance_answer(study::QuestionAnswer question,
                                        std::vector<study::StanceLine> const& stances);

/// A question's amount beside what was asked for: "EUR 1.9 million (-0.1 to 4.7) of the 7".
[[nodiscard]] std::string amount_beside_threshold(study::QuestionAnswer const& question,
                                                  study::Spread const& amount);

/// What the overall chance rests on, and the weight at which it passes 50%.
///
/// Where each weighted stance has a chance of at most 5% or at least 95%, and both kinds occur, the overall chance is
/// the weight given to the latter, and the sentence says so. Empty unless weighted stances lie on both sides of 50%.
[[nodiscard]] std::string weight_sentence(study::QuestionAnswer const& question,
                                          std::vector<study::StanceLine> const& stances);

}  // namespace eigenkracht::report
