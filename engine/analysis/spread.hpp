/// \file
/// What a column of draws says: mean, intervals and chance of a threshold, each with its Monte Carlo error.
///
/// Draws lie in strata (bodies of evidence) that carry weights and share their luck: draw d of every stratum has
/// the same random numbers. Weighted over strata, the draws are an exact mixture; its errors come from sums per
/// draw, because errors of strata on shared luck do not average out.
#pragma once

#include "analysis/sampling.hpp"

#include <cstddef>
#include <span>

namespace eigenkracht::analysis {

/// The draws of one quantity in one stratum.
struct Stratum {
    std::span<double const> values;  ///< one number a draw; as many in every stratum
    double weight = 1;               ///< at least 0; weights are normalised over the strata
    /// How much each draw counts within the stratum; none: all alike. At least 0, not all 0; only ratios matter.
    std::span<double const> draw_weights = {};
};

/// Mean, standard deviation and intervals of a quantity over the draws.
struct Summary {
    double mean = 0;
    double mean_error = 0;  ///< Monte Carlo standard error of the mean
    double sd = 0;          ///< standard deviation over draws
    double low95 = 0;       ///< quantile 0.025
    double low80 = 0;       ///< quantile 0.1
    double median = 0;
    double high80 = 0;          ///< quantile 0.9
    double high95 = 0;          ///< quantile 0.975
    double quantile_error = 0;  ///< Monte Carlo standard error of the 95% bounds, the larger of the two
};

/// A chance, estimated as a share of draws.
struct ChanceEstimate {
    double value = 0;
    double error = 0;  ///< Monte Carlo standard error; 0 when the event was never or always seen
    /// Per stratum: never seen in n draws means less than 3/n, at 95% confidence. Where draws are weighted, what
    /// they are worth, rounded down, in the stratum of least worth.
    std::size_t draws = 0;
};

/// Sums up one stratum.
/// \throws core::InputError  as mean_with_error
[[nodiscard]] Summary summarise(std::span<double const> values, Sampling const& sampling);

/// Sums up the mixture of strata.
///
/// sd is that of the mixture: within strata and between their means. With one stratum (or weights of which one
/// alone is not 0) the result is that stratum's own. Error of a quantile q at probability p (Woodruff): with e the
/// standard error of the share of draws at or below q, the wider of q(p + e) - q(p) and q(p) - q(p - e), so that
/// no density has to be guessed.
///
/// Where draws are weighted, every share and mean is the self-normalised one, with errors from pseudo_values(); equal
/// weights, and none, give the same bits.
///
/// \throws core::InputError  as mean_with_error; for strata or weights of different lengths, a negative weight, or
///                           no weight
/// \see   Woodruff (1952), Journal of the American Statistical Association 47, 635-646.
[[nodiscard]] Summary summarise(std::span<Stratum const> strata, Sampling const& sampling);

/// A quantile with its Monte Carlo error.
struct QuantileEstimate {
    double value = 0;
    double error = 0;  ///< Monte Carlo standard error, by Woodruff as in summarise()
};

/// Quantile of the mixture at a probability from 0 to 1.
/// \throws core::InputError  as summarise
[[nodiscard]] QuantileEstimate quantile(std::span<Stratum const> strata, double probability,
                                        Sampling const& sampling);

/// Chance that a quantity is at least a threshold, in the mixture of strata.
///
/// Where draws are weighted and fewer than one of those they are worth has seen the event (or missed it), the error is
/// at least that of a share of so many draws.
/// \throws core::InputError  as summarise
[[nodiscard]] ChanceEstimate chance_at_least(std::span<Stratum const> strata, double threshold,
                                             Sampling const& sampling);

/// Mean of chances, in the mixture of strata: numbers from 0 to 1 that each tell how probable an event is in its draw.
///
/// It is the same chance as the share of draws that see the event, with an error that holds only what the numbers themselves spread.
/// \throws core::InputError  as summarise
[[nodiscard]] ChanceEstimate mean_chance(std::span<Stratum const> chances, Sampling const& sampling);

/// Chance that a quantity is at least a threshold, in one stratum.
/// \throws core::InputError  as mean_with_error
[[nodiscard]] ChanceEstimate chance_at_least(std::span<double const> values, double threshold,
                                             Sampling const& sampling);

}  // namespace eigenkracht::analysis
