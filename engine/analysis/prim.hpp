/// \file
/// Under which conditions does it happen? Boxes of inputs in which an outcome is frequent (scenario discovery).
///
/// The patient rule induction method: a box begins as the whole space and is peeled, a small share of its rows at a time, always on the side
/// that raises the outcome's frequency most for what it takes away; the boxes passed on the way trade coverage (how much of the
/// outcome lies inside) for density (how frequent it is inside). What is found on some rows is told too well by the same rows:
/// check_box() tells it on others.
///
/// \see Friedman & Fisher (1999), Bump hunting in high-dimensional data, Statistics and Computing 9, 123-143; Bryant & Lempert (2010),
///      Technological Forecasting & Social Change 77, 34-49; Kwakkel & Jaxa-Rozen (2016), Environmental Modelling & Software 79, 311-321, on
///      inputs and outcomes of different kinds.
#pragma once

#include "analysis/intervals.hpp"
#include "analysis/sampling.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace eigenkracht::analysis {

/// An input of all rows.
struct DiscoveryInput {
    std::span<double const> values;
    bool category = false;  ///< whose order means nothing: a stratum, a policy
};

/// Draws whose outcome is to be explained.
struct DiscoveryRows {
    std::vector<DiscoveryInput> inputs;
    /// 1 where it happened, 0 where not, or a chance.
    std::span<double const> outcome;
    /// At least 0, not all 0; a row of weight 2 counts as two rows. None: all alike.
    std::span<double const> weights = {};
};

/// Between which numbers (both included) an input lies in a box, or which categories it has.
struct BoxLimit {
    std::size_t input = 0;
    double low = 0;                  ///< -infinity: no bound
    double high = 0;                 ///< infinity: no bound
    std::vector<double> categories;  ///< in ascending order; empty for numbers
};

/// Some conditions, and what the rows say of them. Inputs without a limit may be anything.
struct DiscoveryBox {
    std::vector<BoxLimit> limits;  ///< by input
    double coverage = 0;           ///< share of the outcome that lies in the box
    double density = 0;            ///< frequency of the outcome in the box
    double mass = 0;               ///< share of the rows that lie in the box
};

/// How boxes are peeled.
struct PeelOptions {
    double peeled = 0.05;      ///< share of a box's rows that a peel takes; more where numbers are equal
    double pasted = 0.05;      ///< likewise what paste() adds; 0: nothing
    double least_mass = 0.05;  ///< share of all rows below which no box is made
};

/// From the whole space inwards: each box of the way, the first one without limits.
///
/// A peel takes the lowest or the highest numbers of an input, or one category. The peel with the largest rise in density for the rows taken
/// away is chosen (Kwakkel & Jaxa-Rozen's criterion; the first of several); the way ends where no peel raises it or all would leave too
/// few rows.
///
/// \throws core::InputError  for no inputs, columns of different lengths, numbers that are not finite, outcomes outside 0 to 1, outcomes that are
///                           all 0, or options outside: peeled (0, 0.5], pasted [0, 1), least_mass (0, 1)
[[nodiscard]] std::vector<DiscoveryBox> peel(DiscoveryRows const& rows, PeelOptions const& options = {});

/// Puts back what peeling took too much of: a bound is moved outwards by a share of the box's rows, or a category let in, as long as density
/// rises; the largest rise first.
/// \throws core::InputError  as peel
[[nodiscard]] DiscoveryBox paste(DiscoveryRows const& rows, DiscoveryBox const& box,
                                 PeelOptions const& options = {});

/// Which box of the way is meant.
enum class BoxChoice {
    balanced,      ///< the largest harmonic mean of coverage and density
    most_covered,  ///< the largest coverage of those with at least the stated density
    densest        ///< the largest density of those with at least the stated coverage
};

/// Index of a box of the way: the one with fewest limits of several.
/// \param least  density or coverage that is stated; not read for `balanced`
/// \throws core::InputError    for no boxes
/// \throws core::NotReached    if none has what is stated
[[nodiscard]] std::size_t choose_box(std::span<DiscoveryBox const> way, BoxChoice choice, double least = 0);

/// Whether rows lie in the box.
/// \throws core::InputError  if the box limits an input that is not there
[[nodiscard]] std::vector<bool> inside(DiscoveryRows const& rows, DiscoveryBox const& box);

/// The same limits, told by these rows.
/// \throws core::InputError  as peel and inside; coverage is 0 where these rows have no outcome
[[nodiscard]] DiscoveryBox measured(DiscoveryRows const& rows, DiscoveryBox const& box);

/// The next box, and further ones, on the rows that are in none before: each peeled, chosen and (where options.pasted > 0) pasted.
///
/// A box's coverage and mass are shares of the outcome and the weight of all rows, but of the rows in it only those count that no earlier box
/// holds, so that coverages add up; likewise its density. Ends where no row with the outcome is left, or nothing can be peeled.
/// \param boxes  most boxes
/// \throws core::InputError    as peel
/// \throws core::NotReached    as choose_box, for the first box
[[nodiscard]] std::vector<DiscoveryBox> cover(DiscoveryRows const& rows, std::size_t boxes, BoxChoice choice,
                                              double least = 0, PeelOptions const& options = {});

/// For each limit of a box, the chance that the outcome would be so frequent in it if that input said nothing (quasi-p-value).
///
/// Without the limit the box holds more rows, of which a share p has the outcome: the chance that of n rows with that chance at least as many have
/// it as in the box, exactly by the binomial law (continued by the incomplete beta function where outcomes are chances or weights no whole
/// numbers). On the rows that the box was found on it is too small, since the limit was sought on them; on other rows it is a test.
///
/// \param worth  so many independent rows all rows together are worth; 0: the sum of their weights
/// \throws core::InputError  as measured, or for a negative worth
/// \see   Bryant & Lempert (2010), appendix; sdtoolkit and the EMA Workbench compute the same.
[[nodiscard]] std::vector<double> quasi_p_values(DiscoveryRows const& rows, DiscoveryBox const& box,
                                                 double worth = 0);

/// The box without the limits whose quasi-p-value is above the level: the largest is left out first, and all others are tested again.
/// \throws core::InputError  as quasi_p_values
[[nodiscard]] DiscoveryBox without_doubtful(DiscoveryRows const& rows, DiscoveryBox const& box, double level,
                                            double worth = 0);

/// What other rows than those that it was found on say of a box.
struct CheckedBox {
    DiscoveryBox box;
    Interval coverage;  ///< 0 to 1 where these rows have no outcome
    Interval density;   ///< 0 to 1 where no row lies in the box
};

/// Coverage and density on rows that the box was not fitted to, with intervals under the design of the draws.
///
/// Both are ratios of sums over draws, so that errors come by the delta method from sums per draw (strata share luck), and from replicates
/// where there are any; intervals are Clopper & Pearson's on the effective number of draws that give that error, but no more than the draws
/// that there are in the box (with the outcome, for coverage).
///
/// \param rows      strata one after another, each of as many draws in the same order; weights: strata's and draws' together
/// \param draws     in each stratum
/// \throws core::InputError  as measured, for rows that are not whole strata, or a coverage outside (0, 1)
[[nodiscard]] CheckedBox check_box(DiscoveryRows const& rows, DiscoveryBox const& box, std::size_t draws,
                                   Sampling const& sampling, double interval_coverage = 0.95);

}  // namespace eigenkracht::analysis
