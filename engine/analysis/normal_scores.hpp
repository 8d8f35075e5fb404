/// \file
/// Numbers of any law brought to the scale of a standard normal one, by their ranks.
#pragma once

#include <span>
#include <vector>

namespace eigenkracht::analysis {

/// For each number the normal quantile of its rank: of the weight below it and half the weight at it (mid-rank).
///
/// Equal numbers get equal scores; numbers that are all the same get 0. What comes out is bounded by the number of draws, so that no
/// single far number decides a regression on it.
///
/// \param values   finite, at least one
/// \param weights  one a value, above 0; none: all alike
/// \throws core::InputError  as check_column(), or for weights that do not fit
/// \see   Blom (1958), Statistical Estimates and Transformed Beta-Variables; Conover & Iman (1981), The American Statistician 35,
///        124-129, on ranks in regressions.
[[nodiscard]] std::vector<double> normal_scores(std::span<double const> values,
                                                std::span<double const> weights = {});

}  // namespace eigenkracht::analysis
