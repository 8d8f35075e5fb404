/// \file
/// Draws of several bodies of evidence as one equally weighted sample, for programs that know neither.
#pragma once

#include "random/address.hpp"
#include "study/analyse.hpp"
#include "study/decision_values.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace eigenkracht::study {

/// A draw of a stratum.
struct PickedDraw {
    std::size_t draw = 0;
    std::size_t stratum = 0;
};

/// As many picks as there are draws, each draw of each stratum as often, on average, as its weight says.
///
/// Pairs stand in order of draw, then stratum; pick n of N takes the pair at (n + U_n) / N of their cumulated weight, U_n uniform. So picks are
/// spread over the draws, and whatever order draws were made in is kept.
/// \param weights  [stratum][draw] of all pairs together, adding up to 1
/// \param name     picks of other names have independent luck
/// \see   Kitagawa (1996), Journal of Computational and Graphical Statistics 5, 1-25, on stratified resampling.
[[nodiscard]] std::vector<PickedDraw> stratified_picks(std::vector<std::vector<double>> const& weights,
                                                       random::Seed seed, std::string const& name);

/// Effects, costs and inputs of such picks.
[[nodiscard]] DecisionSample sample_of(Plan const& plan, ColumnReader const& reader,
                                       DecisionSpec const& decision, DecisionValues const& values,
                                       OptionColumns const& options);

}  // namespace eigenkracht::study
