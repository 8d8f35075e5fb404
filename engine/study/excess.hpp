/// \file
/// What questions' outcomes are beyond their thresholds, draw by draw, in a finished run.
#pragma once

#include "analysis/sampling.hpp"
#include "study/answers.hpp"
#include "study/column_reader.hpp"
#include "study/prepared.hpp"

#include <vector>

namespace eigenkracht::study {

/// Of one question. \see analysis::Stratum
struct Excess {
    std::vector<Column> by_stance;
    std::vector<Column> chances;                    ///< given the rest of each draw; none: draws are counted
    std::vector<std::vector<double>> draw_weights;  ///< by stance; empty: draws count alike
    std::vector<StanceLine> stances;
    analysis::Sampling sampling;
};

/// Of every question of the scenario, each against its own baseline.
/// \param of_chance  whether chances given the rest of a draw are wanted where they are known
/// \throws core::NotReached  if weighing leaves too few draws
[[nodiscard]] std::vector<Excess> excess_of(ResultsSource const& results, Prepared const& study,
                                            bool of_chance);

}  // namespace eigenkracht::study
