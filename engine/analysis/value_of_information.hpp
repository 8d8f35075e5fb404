/// \file
/// What it is worth to know more before choosing: everything, some numbers, which body of evidence is true, or a study's data.
///
/// Of options with uncertain payoffs the one with the largest expected payoff is chosen. Whoever learns something first may choose another one
/// where that is better; how much this adds to the expected payoff is the value of the information. It is in the payoffs' unit, for
/// one decision. True values obey 0 <= data <= the numbers that the data are about <= everything; estimates may miss that within their
/// errors and are shown as they are.
///
/// \see Raiffa & Schlaifer (1961), Applied Statistical Decision Theory; Strong, Oakley & Brennan (2014), Medical Decision Making 34,
///      311-326, and Strong et al. (2015), Medical Decision Making 35, 570-583, for values from the draws of one run.
#pragma once

#include "analysis/intervals.hpp"
#include "analysis/mean_error.hpp"
#include "analysis/sampling.hpp"
#include "analysis/spread.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace eigenkracht::analysis {

/// Payoffs of the options in one stratum of draws (a body of evidence); strata share their luck.
struct PayoffStratum {
    std::vector<std::span<double const>> options;  ///< [option] one number a draw; as many in every stratum
    double weight = 1;                             ///< as Stratum's
    std::span<double const> draw_weights = {};     ///< as Stratum's
};

/// What is learned before choosing.
struct Known {
    /// [stratum][column] one number a draw: parameters, or what a study would have seen in each draw (study_data.hpp). Empty: no numbers.
    std::vector<std::vector<std::span<double const>>> columns;
    /// Also (or only) which stratum is true. If not, numbers are read as by somebody who does not know it: the strata are pooled by their
    /// weights, and numbers tell of the stratum as well. Then each stratum has as many columns.
    bool stratum = false;
};

/// The value of some information, for one decision.
struct InformationValue {
    double value = 0;        ///< the estimate: held_out and what its choices lose
    double error = 0;        ///< Monte Carlo standard error of it
    Interval interval;       ///< value -+ Student's t times error
    double in_sample = 0;    ///< the plain estimate, too large on average by its own noise
    double held_out = 0;     ///< what choices by other draws earn: too small on average
    ChanceEstimate changed;  ///< chance that these choices are not the one made without the information
    std::size_t terms = 0;   ///< of the regression beside the constant, in the stratum of most terms
};

/// One option before anything is learned.
struct OptionPayoff {
    MeanEstimate payoff;      ///< expected, with its Monte Carlo error
    ChanceEstimate best;      ///< chance that it is the best one of all
    MeanEstimate beyond;      ///< expected beyond that of the chosen one; errors of draws in common cancel
    double payoff_reach = 0;  ///< half of the interval of the expected payoff
    double beyond_reach = 0;  ///< likewise of the difference
};

/// Values of information of one choice between options.
///
/// `in_sample` is E[max g_k] - max E[g_k] over options k, where g_k is what is expected of the option given what is known: the payoff itself
/// (everything is known), its mean in each stratum (the stratum is known), or a ScoreRegression of it on the numbers, in
/// each stratum if that is known. It is the usual estimate; a maximum over noisy g is too large on average, and a regression
/// that is too smooth for the payoffs can move it either way.
///
/// `held_out` needs no regression to be right: each sixteenth of the draws (or each replicate of Sobol' points) is decided upon by regressions on
/// the others, and paid by its own payoffs, less the largest expected payoff. No rule earns more on average than the best one for what is
/// known, and a rule that is nearly that one loses little: near the numbers where two options cross, and there they are next to equal. What
/// it loses by noise is as much as in_sample gains by it (both half the variance of g where options cross, times the density there), which the
/// jackknife finds by leaving out the same parts; likewise the maximum over expected payoffs of options that are next to equal. That is added
/// to make `value`. Its error comes
/// from what each draw was paid, under the design of the draws, and what was added stands in quadrature beside it, so that errors stay
/// honest where an estimate is mostly that (two options next to equal, and numbers that say little).
///
/// \see Chernozhukov et al. (2018), Econometrics Journal 21, C1-C68, on estimates whose fits are made on other folds; Efron & Stein (1981), Annals of
///      Statistics 9, 586-596, and Busing, Meijer & van der Leeden (1999), Statistics and Computing 9, 3-8, on the jackknife of
///      groups of unequal size.
class ValueOfInformation {
public:
    /// \param strata    at least one option; refers to the caller's columns, which stay until the object is gone
    /// \param coverage  of the intervals, in (0, 1)
    /// \throws core::InputError  for no option, strata with different numbers of options, as summarise(), or a coverage outside
    ValueOfInformation(std::span<PayoffStratum const> strata, Sampling const& sampling,
                       double coverage = 0.95);

    [[nodiscard]] std::vector<OptionPayoff> const& options() const { return options_; }

    /// The option with the largest expected payoff; the first of several.
    [[nodiscard]] std::size_t chosen() const { return chosen_; }

    /// Of knowing everything (EVPI), the luck in the payoffs too. Nothing is regressed: held_out is in_sample.
    [[nodiscard]] InformationValue of_everything() const;

    /// Of knowing parameters or the stratum (EVPPI), or of a study's data (EVSI). Of nothing, or of columns that do not vary, exactly 0.
    ///
    /// A study's value includes no cost (net_benefit_of_study()).
    /// \throws core::InputError  for columns that do not fit the payoffs, or as ScoreRegression
    [[nodiscard]] InformationValue of(Known const& known) const;

private:
    using Columns = std::vector<std::vector<double>>;  ///< [option][row]

    [[nodiscard]] std::vector<std::size_t> best_by(Columns const& expected) const;
    /// Means of the payoffs beyond that of the chosen option.
    struct Gain {
        double informed = 0;    ///< of what is best by expectation
        double uninformed = 0;  ///< of the one option that is best on average
    };
    [[nodiscard]] Gain gain(Columns const& expected, std::size_t fold_left_out) const;
    [[nodiscard]] std::vector<Stratum> columns_of(std::vector<double> const& rows) const;
    void check_known(Known const& known) const;
    struct Cell;
    [[nodiscard]] std::vector<Cell> cells(Known const& known) const;
    /// By the fits to all folds but one; folds_: to all.
    [[nodiscard]] Columns expected(std::vector<Cell> const& cells, std::size_t fold_left_out) const;
    /// \param choices  [row] by other draws
    [[nodiscard]] InformationValue finish(Gain const& whole, std::vector<Gain> const& without,
                                          std::vector<std::size_t> const& choices) const;

    std::vector<PayoffStratum> strata_;
    Sampling sampling_;
    double coverage_;
    std::size_t draws_ = 0;
    std::size_t worth_ = 0;  ///< of the draws, in the stratum of least worth
    std::size_t folds_ = 0;
    std::vector<std::size_t> fold_of_;  ///< [row]
    std::vector<double> shares_;        ///< [stratum]
    std::vector<double> weights_;       ///< [row: stratum, draw] adding up to 1
    std::vector<double> fold_weights_;  ///< [fold] likewise
    std::vector<OptionPayoff> options_;
    std::size_t chosen_ = 0;
    Columns beyond_;  ///< payoffs less that of the chosen option
};

/// The value for so many decisions (population EVPI, EVPPI or EVSI).
/// \param decisions  at least 0
/// \throws core::InputError  if outside
[[nodiscard]] InformationValue for_decisions(InformationValue const& value, double decisions);

/// What a study is worth beyond its cost (expected net benefit of sampling).
/// \param value  of its data, for all decisions
/// \param cost   in the same unit
/// \throws core::InputError  for a cost that is not finite
[[nodiscard]] InformationValue net_benefit_of_study(InformationValue const& value, double cost);

}  // namespace eigenkracht::analysis
