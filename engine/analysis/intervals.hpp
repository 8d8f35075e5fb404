/// \file
/// Monte Carlo intervals: between which bounds a mean, a chance or a quantile lies that draws have estimated.
///
/// What they hold is the number that infinitely many draws would give; they say nothing of doubt or of chance at the
/// stated size. All take strata that share their luck, as spread.hpp does, and the design that spread the draws. They may
/// be wider than they need be, never narrower: a Latin hypercube's are those of independent draws. Where draws are
/// weighted, n is what they are worth in the stratum of least worth.
#pragma once

#include "analysis/sampling.hpp"
#include "analysis/spread.hpp"

#include <span>

namespace eigenkracht::analysis {

/// Both bounds are in the unit of what is estimated.
struct Interval {
    double low = 0;   ///< -infinity where the draws give no bound
    double high = 0;  ///< infinity where the draws give no bound
};

/// Clopper & Pearson's interval of a chance of which so many independent draws have seen such a share.
///
/// \param share     0 to 1
/// \param draws     above 0; need not be whole: what draws that are not independent are worth
/// \param coverage  share of intervals that hold the chance at least, in (0, 1)
/// \throws core::InputError  if one is outside
/// \see   Clopper & Pearson (1934), Biometrika 26, 404-413.
[[nodiscard]] Interval share_interval(double share, double draws, double coverage = 0.95);

/// Interval of the mean of the mixture: mean +- Student's t times its standard error.
///
/// Degrees of freedom: draws - 1; scrambled Sobol' points: replicates - 1. A single draw bounds nothing.
///
/// \param coverage  share of intervals that shall hold the true mean, in (0, 1)
/// \throws core::InputError  as summarise, or if the coverage is outside
/// \see   L'Ecuyer, Nakayama, Owen & Tuffin (2023), Confidence intervals for randomized quasi-Monte Carlo estimators,
///        Winter Simulation Conference, on Student's t over replicates.
[[nodiscard]] Interval mean_interval(std::span<Stratum const> strata, Sampling const& sampling,
                                     double coverage = 0.95);

/// Interval of the chance that a quantity is at least a threshold, in the mixture: Clopper & Pearson's on the effective
/// number of draws (Korn & Graubard).
///
/// With p the share, e its standard error, n the draws and f the degrees of freedom of the design, the effective number
/// is n* = p(1 - p) / e^2 times (t_{n-1} / t_f)^2, t at the coverage; n times that factor where no draw, or every draw,
/// has seen the event. For independent draws of one stratum n* = n and the interval is Clopper & Pearson's. n* may be
/// larger than n: that is what a net, or a mixture of strata, gains. Since an event that happens in few draws may have
/// been seen in none, where all but three replicates of a net, or all draws of a mixture, count the same, the bounds
/// lie at least as far off as n unanimous draws leave room for: 3.7 / n for 95%.
///
/// \throws core::InputError  as mean_interval
/// \see   Clopper & Pearson (1934), Biometrika 26, 404-413; Korn & Graubard (1998), Survey Methodology 24, 193-201.
[[nodiscard]] Interval chance_interval(std::span<Stratum const> strata, double threshold,
                                       Sampling const& sampling, double coverage = 0.95);

/// Likewise, of the mean of chances: numbers from 0 to 1 that each tell how probable an event is in its draw.
///
/// The same formulas hold. In particular a mean of next to 0 in n draws leaves room for as much as n draws that have not seen the event: if the
/// mean over all draws there may be is p, at least a share p - c of them lie above any small c, and no more is known of draws
/// that were not made. So smooth numbers are no surer than counts where they are all alike.
/// \throws core::InputError  as mean_interval
[[nodiscard]] Interval mean_chance_interval(std::span<Stratum const> chances, Sampling const& sampling,
                                            double coverage = 0.95);

/// Interval of the quantile of the mixture at a probability (Woodruff): the values where the share of draws passes
/// bounds around that probability.
///
/// The bounds are quantiles of a binomial number of n* draws, n* as in chance_interval of the share of draws below or up
/// to the estimated quantile, whichever is smaller. For independent draws of one stratum these are order statistics,
/// whose coverage is at least the stated one for any law, ties included. A bound that no draw reaches (few draws, a
/// probability near 0 or 1) is infinite.
///
/// \param probability  in (0, 1)
/// \throws core::InputError  as mean_interval, or if the probability is outside
/// \see   Woodruff (1952), Journal of the American Statistical Association 47, 635-646; David & Nagaraja (2003),
///        Order Statistics, 3rd ed., section 7.1.
[[nodiscard]] Interval quantile_interval(std::span<Stratum const> strata, double probability,
                                         Sampling const& sampling, double coverage = 0.95);

}  // namespace eigenkracht::analysis
