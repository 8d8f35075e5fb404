/// \file
/// What a run has to say, as plain data: children, questions, money, uncertainty, assumptions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace eigenkracht::study {

/// A remark of the program with the numbers and names in it, so that it can be said in another language.
struct Notice {
    using Value = std::variant<std::string, double>;
    std::string kind;  ///< a short key, e.g. "capped_effects"; empty: nothing is remarked
    std::string text;  ///< in English
    /// By name; years are texts. What belongs to the k-th row of a list has k at the end: stance_1, draws_1. `form` says
    /// which of several sentences of its kind it is.
    std::vector<std::pair<std::string, Value>> values = {};
};

/// A mean over draws with its intervals and its Monte Carlo error.
struct Spread {
    double mean = 0;
    double mean_error = 0;  ///< Monte Carlo standard error of the mean
    double sd = 0;          ///< over draws: doubt and chance together
    double low95 = 0, low80 = 0, median = 0, high80 = 0, high95 = 0;
    double quantile_error = 0;           ///< Monte Carlo standard error of the 95% bounds (the larger one)
    double mean_low = 0, mean_high = 0;  ///< 95% Monte Carlo interval of the mean
};

/// A chance with its Monte Carlo error; never seen in n draws: less than 3/n.
struct Chance {
    double value = 0;
    double error = 0;
    std::uint64_t draws = 0;
    double low = 0, high = 1;  ///< 95% Monte Carlo interval
};

/// How the Monte Carlo errors that a run was to reach came down, stage by stage.
struct Convergence {
    /// One number whose error was watched.
    struct Watched {
        std::string what;  ///< e.g. "chance of cut_covered against budget_2012, overall"
        std::string unit;  ///< of its error: 1, EUR, or standard deviations of the outcome
        double target = 0;
    };
    /// The draws of a stage, and what they gave.
    struct Stage {
        std::uint64_t draws = 0;
        std::vector<double> values;  ///< by watched number: the chance, or the mean in the outcome's unit
        std::vector<double> errors;  ///< by watched number; infinite where one draw tells of none
        std::vector<char> unseen;    ///< by watched number: a chance of which no draw, or every draw, tells
    };
    std::vector<Watched> watched;
    std::vector<Stage> stages;
    std::uint64_t most_draws = 0;  ///< where the run ends though errors are larger
    bool enough_weight = true;     ///< weighed draws are worth the scenario's least number of them

    [[nodiscard]] std::uint64_t draws() const { return stages.back().draws; }
    /// Index of the watched number whose error is furthest from its target.
    [[nodiscard]] std::size_t worst() const;
    /// The largest error as a share of its target; at most 1: reached.
    [[nodiscard]] double error_to_target() const;
    [[nodiscard]] bool reached() const { return enough_weight && error_to_target() <= 1; }
    /// About how many draws it takes in all: errors fall with the root of the draws, or faster.
    [[nodiscard]] double draws_needed() const;
};

/// One stance as the reader meets it.
struct StanceLine {
    std::string name;
    std::string title;
    std::string source;      ///< title of the source
    std::string variant_of;  ///< empty: a stance of its own
    double weight = 0;       ///< normalised; variants 0 unless the user weighs them
};

/// One thing counted for children over a period, under one policy against one baseline.
struct ChildrenLine {
    std::string name;
    std::string title;
    std::string unit;
    bool harm = false;
    std::vector<Spread> by_stance;
    Spread overall;
};

/// What is missing to a threshold, and what has to be kept at hand so that it is covered as surely as stated.
struct Shortfall {
    double mean = 0;  ///< of max(0, threshold - outcome)
    double mean_error = 0;
    double reserve80 = 0, reserve90 = 0, reserve95 = 0;  ///< to be 80, 90, 95% sure
    double reserve_error = 0;  ///< Monte Carlo standard error of the largest of them
};

/// What one group of parameters has to do with the spread of a question's outcome.
struct DoubtGroupLine {
    std::string name;                     ///< as parameters name it; "other": those without a group
    std::vector<std::string> parameters;  ///< of "other"
    std::vector<double> share_by_stance;  ///< of the variance; not a number where draws are too few for it
    std::vector<double> error_by_stance;  ///< Monte Carlo standard error
};

/// One question with its answer.
struct QuestionAnswer {
    std::string name;
    std::string title;
    std::string outcome;
    std::string policy;
    std::string baseline;
    int year = 0;
    double threshold = 0;
    std::vector<Chance> by_stance;  ///< chance that the outcome is at least the threshold
    Chance overall;
    std::vector<Spread> outcome_by_stance;
    Spread outcome_overall;
    std::vector<double>
        doubt_sd_by_stance;  ///< standard deviation of the conditional mean given the parameters
    std::vector<double> chance_sd_by_stance;  ///< what luck at the region's size adds
    std::vector<double> doubt_sd_error_by_stance, chance_sd_error_by_stance;  ///< Monte Carlo standard errors
    double doubt_sd = 0;   ///< of all stances together: root of the mean of their squares, weighted
    double chance_sd = 0;  ///< likewise
    double between_stances_sd =
        0;  ///< standard deviation of the stances' means, weighted: which evidence is true
    std::vector<DoubtGroupLine> doubt_by_group;  ///< the last one: what is left, by interactions for one
    bool groups_with_luck =
        false;               ///< cash: shares are of doubt and chance together, as its mean is not known
    std::string integrated;  ///< price over which chances were worked out; empty: draws were counted
    Notice why_baseline;     ///< a sentence: how this baseline differs from the columns' arithmetic
    bool headline = false;   ///< the scenario's own baseline
    std::vector<std::string> items;              ///< titles of what counts; empty: everything
    std::string payer;                           ///< title of whose money counts; empty: everybody's
    std::vector<Shortfall> shortfall_by_stance;  ///< of money questions
    Shortfall shortfall_overall;
};

/// One step of the way from a claimed saving to the cash of a question.
struct ReconciliationStep {
    std::string name;   ///< e.g. "attribution"
    std::string title;  ///< in plain words
    bool level =
        false;  ///< a level that stands (the claim, the cash); else what the step adds (mostly below 0)
    std::vector<Spread> by_stance;
    Spread overall;
};

/// From a claimed saving to cash: levels and steps that add up, in every draw.
struct Reconciliation {
    std::string question;  ///< name
    std::string policy;    ///< title
    int year = 0;
    std::vector<ReconciliationStep> steps;
};

/// One number about places or the children who wait for them, in one year, under the focus policy.
struct PlacesLine {
    std::string kind;   ///< title of the kind of places; empty: all kinds together
    std::string name;   ///< as in the results file
    std::string title;  ///< in plain words
    std::string unit;
    int year = 0;
    bool harm = false;
    std::vector<Spread> by_stance;
    Spread overall;
};

/// When the cash released has paid the conferences back, under the focus policy.
struct PaybackLine {
    std::string stance;  ///< title; empty: overall
    std::optional<int>
        year;  ///< first year in which the mean of the sum since the first year is above 0 and stays so
    Chance by_last_year;  ///< that the sum is above 0 in the last year
    Spread
        present_value;  ///< of all years' net cash, real, at the scenario's discount rate, EUR of the first year
};

/// Money of one payer in one year under one policy against a baseline.
struct MoneyLine {
    int year = 0;
    std::string payer;  ///< title; "all" for the total
    Spread overall;
    std::vector<double> mean_by_stance;
    std::vector<double> mean_error_by_stance =
        {};  ///< Monte Carlo standard errors of mean_by_stance; empty: not known
};

/// A published number that weighs the draws of a stance.
struct CalibrationTarget {
    std::string name;
    std::string title;
    std::string unit;
    double observed = 0;
    double error = 0;            ///< its standard error
    double effective_draws = 0;  ///< what the draws are worth if it alone weighs them
    std::string informs;         ///< what it can tell something about, in words
};

/// A stance whose draws are weighed by published numbers.
struct CalibrationLine {
    std::string name;  ///< of the stance
    std::string stance;
    double effective_draws = 0;  ///< so many draws that count alike would know a mean as well
    std::vector<CalibrationTarget> targets;
};

/// A published number beside what the model says.
struct CheckLine {
    std::string name;
    std::string title;
    std::string unit;
    std::string stance;
    double observed = 0;
    Spread model;
    /// Share of draws at or beyond the observed value, two-sided. Where its error is known, what is compared is what
    /// would be observed: the model's value and that error.
    double tail_share = 0;
    bool went_in = false;              ///< wiring, not validation
    std::optional<double> error = {};  ///< standard error of the observed value
    bool weighed = false;              ///< calibration: it weighs the draws of its stance
    double draws = 0;                  ///< what the draws of its stance are worth; 0: all of them
};

/// A number that stands on no source.
struct AssumptionLine {
    std::string name;
    std::string meaning;
    std::string value;  ///< e.g. "0.5 (0.1 to 0.9)"
    std::string reason;
    std::string joint = {};  ///< key of the joint law it is one number of; empty: a law of its own
};

/// One strategy of a study per person.
struct StrategyLine {
    std::string name;
    std::string title;
    std::vector<Spread> outcomes;  ///< in the order of Answers::strategy_outcomes
    std::optional<double> incremental_cost;
    std::optional<double> incremental_effect;
    std::optional<double> icer;
    std::string status;  ///< "", "dominated", "extendedly dominated", "reference"
};

/// Everything `run` prints, `--json` writes and `answer` recomputes.
struct Answers {
    std::string scenario;
    std::string title;
    std::string asks;
    std::uint64_t draws = 0;
    std::uint64_t seed = 0;
    std::string design;
    std::string version;
    std::vector<StanceLine> stances;
    std::string policy;    ///< the policy children and money lines are about
    std::string baseline;  ///< and against what
    int first_year = 0, last_year = 0;
    std::vector<ChildrenLine> children;
    std::vector<QuestionAnswer>
        questions;  ///< the scenario's questions, each followed by its other baselines
    std::vector<MoneyLine> money;
    std::vector<MoneyLine> cash;  ///< cash released, by year and payer; only with places
    std::vector<Reconciliation> reconciliations;
    std::vector<PlacesLine> places;
    std::vector<PaybackLine> payback;
    std::vector<PlacesLine>
        funnel;  ///< families at each step of the focus policy's funnel, in the focus year; kind unused
    double discount_rate = 0;
    /// What a cut asked and cash did not give, carried over, at the end of each of its years; levels.
    std::vector<ReconciliationStep> overspend;
    std::vector<ReconciliationStep>
        not_by_you;  ///< saved by whom the first question does not ask about, in its year; level
    std::vector<Spread>
        prevented_share_by_stance;  ///< placements prevented, of all new placements of the regions
    std::optional<Spread> prevented_share;
    double region_budget_eur = 0;  ///< posterior mean; 0: not given
    double national_budget_eur = 0;
    std::string region_title;
    int share_year = 0;
    std::optional<Spread>
        share_of_region;  ///< all payers' saving in share_year, against the baseline of money, by budget
    std::optional<Spread> share_of_nation;
    std::optional<Spread>
        share_of_addressable;  ///< of the part of the nation's budget that conferences can touch
    std::vector<CheckLine> checks;
    std::vector<CalibrationLine> calibrations;  ///< what the scenario weighs, whether it was used here or not
    bool calibrated = false;                    ///< draws are weighed in everything above
    std::vector<std::vector<double>>
        draw_weights;  ///< [stance][draw], mean 1; 1 where draws count alike; only if calibrated
    std::vector<AssumptionLine> assumptions;
    std::vector<Notice> notices;                 ///< what to keep in mind, and what to look at
    std::vector<std::string> strategy_outcomes;  ///< names with units, "cost (EUR)"
    std::vector<std::string> strategy_outcome_units;
    std::vector<StrategyLine> strategies;    ///< studies per person
    std::vector<ChildrenLine> outcomes;      ///< studies of outcome formulas (harm unused)
    std::optional<Convergence> convergence;  ///< of a run that stops by its errors
    std::string digest;
    double seconds = 0;
    std::string results_file;
};

}  // namespace eigenkracht::study
