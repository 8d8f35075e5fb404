/// \file
/// What would have to be true, in words: levels of levers by body of evidence.
#pragma once

#include "study/solve.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace eigenkracht::report {

/// What was solved, one part for each lever: the answer in a sentence, then a table by body of evidence.
///
/// No level has more digits than its interval allows; where none is enough, that is the answer, with how near the best
/// one comes.
/// \param title    of the scenario
/// \param solved   as study::solve gives them, one list for each lever
/// \param columns  widest line; at least 60
[[nodiscard]] std::string solved_text(std::string const& title,
                                      std::vector<std::vector<study::Solved>> const& solved,
                                      std::size_t columns = 100);

}  // namespace eigenkracht::report
