/// \file
/// A mean over draws with its Monte Carlo error: how far another seed would move it.
#pragma once

#include "analysis/sampling.hpp"

#include <cstddef>
#include <span>

namespace eigenkracht::analysis {

/// A mean and its Monte Carlo standard error.
struct MeanEstimate {
    double mean = 0;
    double error = 0;  ///< standard error; 0 for a single draw, from which none can be had
};

/// Mean of equally weighted draws, with its standard error under the design that spread them.
///
/// Monte Carlo: s / sqrt(n). Latin hypercube: the same, which is an upper bound (a Latin hypercube's variance is
/// at most n / (n - 1) of it; by how much it is better is not known from one sample). Scrambled Sobol' points: the
/// standard deviation of the replicates' means over sqrt(replicates); draws within a replicate are dependent,
/// so that s / sqrt(n) would be several times too wide, or for some integrands too narrow.
///
/// \param values    one number a draw, in order of draw; at least one
/// \param sampling  the design; Sobol': the draws must divide into at least two replicates
/// \throws core::InputError  for no draws, a number that is not finite, or draws that do not divide into replicates
/// \see   Owen (1997), SIAM Journal on Numerical Analysis 34(5), 1884-1910, for the bound;
///        L'Ecuyer & Lemieux (2002), in Modeling Uncertainty, 419-474, for replicates.
[[nodiscard]] MeanEstimate mean_with_error(std::span<double const> values, Sampling const& sampling);

/// How many standard errors an interval of a mean must reach to either side: Student's t.
///
/// Sixteen replicates leave 15 degrees of freedom, so that 95% takes 2.13 errors, not 1.96.
///
/// \param sampling  the design
/// \param draws     number of draws, at least 2
/// \param coverage  share of intervals that shall hold the true mean, in (0, 1)
/// \throws core::InputError  if draws or coverage are outside
[[nodiscard]] double interval_factor(Sampling const& sampling, std::size_t draws, double coverage);

}  // namespace eigenkracht::analysis
