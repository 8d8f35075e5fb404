/// \file
/// A whole scenario as plain data: what the file says, before anything is checked against the model or drawn.
#pragma once

#include "accounts/spec.hpp"
#include "core/error.hpp"
#include "core/lookup_table.hpp"
#include "formula/formula.hpp"
#include "pathway/spec.hpp"
#include "region/spec.hpp"
#include "uncertainty/spec.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::study {

/// How parameters are spread over the draws.
enum class Design { monte_carlo, latin_hypercube, sobol };

/// How the children of a region study are followed.
enum class Solver {
    best,        ///< the cheapest that is exact and gives whole children
    individual,  ///< each child by itself
    aggregated,  ///< how many children take each pair of courses
    expected     ///< not at all: the mean over all luck, exactly
};

/// How much is computed and kept.
struct RunSettings {
    std::uint64_t draws =
        1024;  ///< per stance, at most where the run stops by its errors; sobol: replicates x a power of two
    std::uint64_t seed = 1;
    Design design = Design::monte_carlo;
    unsigned replicates = 16;      ///< sobol only
    Solver solver = Solver::best;  ///< region studies
    std::vector<std::string>
        keep;  ///< of: questions, totals, outcomes, parameters, ledger; empty: the first four
    std::uint64_t individuals =
        0;  ///< pathway studies: persons simulated per draw; 0: expectations by the cohort solver
    std::uint64_t round_eur = 0;  ///< kept amounts are rounded to multiples of so many EUR; 0: not rounded
    unsigned deflate = 0;         ///< level at which the results file is compressed, 1 to 9; 0: not
    double least_effective_draws = 100;  ///< of a stance whose draws are weighed; fewer is an error
    /// \name Monte Carlo standard errors at which the run stops, overall and in each stance; 0: not asked
    /// \{
    double until_chance_error = 0;    ///< of every question's chance
    double until_mean_error = 0;      ///< of every mean, in standard deviations of its outcome
    double until_mean_error_eur = 0;  ///< of every mean in EUR
    /// \}
    [[nodiscard]] bool stops_by_error() const {
        return until_chance_error > 0 || until_mean_error > 0 || until_mean_error_eur > 0;
    }
    core::SourceLocation location;
};

/// Calendar of a region study.
struct YearsSpec {
    int first = 0;  ///< first year reported; earlier years with history are burn-in
    int last = 0;
};

/// The cut a council decides on.
struct CutSpec {
    /// Only the budget falls, and what is not saved is overspent; or places close on the date, whether free or not.
    enum class Mechanism { ceiling, close_places };
    bool given = false;
    formula::Formula amount_eur;
    std::vector<std::string> items;  ///< of prices
    std::string payer;
    int from = 0;
    int until = 0;  ///< last year; 0: for good
    Mechanism mechanism = Mechanism::ceiling;
    core::SourceLocation location;
};

/// A number that each region draws for itself: regional.NAME in formulas.
struct RegionalNumber {
    std::string name;
    std::string unit;
    std::string meaning;
    std::string source;
    std::string assumption;
    uncertainty::Distribution law;
    core::SourceLocation location;
};

/// A saving that somebody claimed, from which the way to cash is told step by step.
struct ClaimSpec {
    bool given = false;
    formula::Formula eur_per_conference;  ///< net of the conference, in the twelve months after it
    std::string stance;                   ///< the claim believed
    std::string source;
    core::SourceLocation location;
};

/// A question with a threshold.
struct Question {
    std::string name;
    std::string title;  ///< in plain words
    /// care_avoided_gross_eur, care_avoided_net_eur, cash_released_gross_eur, cash_released_net_eur, or a name of an
    /// outcome formula / strategy outcome
    std::string outcome;
    std::string policy;                         ///< policy, or strategy
    std::string baseline;                       ///< budget_YEAR, a policy's name; outcome studies: empty
    std::vector<std::string> baselines_beside;  ///< shown next to it
    int year = 0;
    std::vector<std::string> items;  ///< empty: all
    std::string payer;               ///< empty: all
    formula::Formula at_least;       ///< threshold; may use cut.amount_eur
    std::string price_level;         ///< "nominal" or a year
    /// When care avoided counts: in the year it falls in, or (as the columns count) the twelve months after each conference
    /// in the year of the conference.
    enum class Booking { calendar, at_conference };
    Booking booking = Booking::calendar;
    core::SourceLocation location;
};

/// An outcome of a scenario without a pathway: a formula over parameters.
struct OutcomeFormula {
    std::string name;
    std::string title;
    std::string unit;
    std::string perspective;  ///< payer or perspective; may be empty
    formula::Formula formula;
    core::SourceLocation location;
};

/// How strategies per person, or policies, are compared.
struct Comparison {
    std::string reference;  ///< strategy, or policy, the others are held against
    std::string cost;       ///< outcome that is spent; region studies: the money saved (is_money_outcome)
    std::string effect;     ///< outcome that is gained; region studies: a child outcome
    std::string less;       ///< region studies: a child outcome taken off the effect (harm); may be empty
    std::string at_home;    ///< region studies: a child outcome in months that may have a price; may be empty
    core::SourceLocation location;
};

/// A number somebody published that the model can be held against, and that may weigh draws.
struct Check {
    std::string name;
    std::string title;
    /// saving_per_conference_eur, or a parameter's name; empty: the formula or the measure says what it is
    std::string quantity;
    formula::Formula formula;             ///< over parameters
    std::string measure;                  ///< of the pathway
    std::vector<std::string> population;  ///< of the measure: entries, mixed by their amounts
    std::string strategy;                 ///< of the measure
    std::string unit;                     ///< of formula and measure
    int months = 12;
    double observed = 0;
    std::optional<double> error;   ///< standard error of `observed`, in its unit
    std::string error_assumption;  ///< why that error, where the source does not give it
    bool went_in = false;          ///< true: wiring; false: validation
    std::string source;
    std::vector<std::string> stances;                   ///< empty: all
    std::vector<std::string> weighs;                    ///< stances whose draws it weighs
    std::vector<std::pair<std::string, double>> given;  ///< parameters held there when it is worked out
    std::string informs;                                ///< what it can tell something about, in words
    core::SourceLocation location;
};

/// A lever, and what is to be reached by it.
struct SolveSpec {
    std::string name;
    std::string title;
    std::string
        lever;  ///< key of the scenario, as --set takes it; stance.NAME.weight: its share of all weight
    std::string unit;
    double low = 0;
    double high = 1;
    bool whole = false;            ///< only whole numbers
    double tolerance = 0;          ///< how near the level must be found; 0: a thousandth of the range
    std::string question;          ///< name
    std::optional<double> chance;  ///< that the outcome is at least the threshold; none: the mean outcome is
    std::string against;           ///< a second lever, for a curve; may be empty
    std::vector<double> levels;    ///< of the second lever
    core::SourceLocation location;
};

/// A key of the scenario that a sweep moves.
struct SweepLever {
    std::string name;
    std::string title;
    std::string key;  ///< as --set takes it
    std::string unit;
    double low = 0;
    double high = 1;
    bool whole = false;          ///< only whole numbers
    std::vector<double> levels;  ///< instead of a range; may be empty
    core::SourceLocation location;
};

/// Inputs of a sweep whose numbers change together: one closed group among the indices.
struct SweepGroup {
    std::string name;
    std::vector<std::string> inputs;
    core::SourceLocation location;
};

/// Which points of levers and uncertain numbers a scenario is worked out at.
struct SweepSpec {
    enum class Design {
        grid,             ///< every combination of levels
        monte_carlo,      ///< independent points
        latin_hypercube,  ///< one point in every stratum of every input
        sobol,            ///< scrambled Sobol' points
        saltelli,         ///< two sets of them, and the first with inputs from the second: Sobol' indices
        morris,           ///< trajectories of one step for each input: elementary effects
        one_at_a_time,    ///< each input low and high, the others in the middle: a tornado
        list              ///< points that are given
    };
    enum class Each {
        draw,  ///< one draw, at the uncertain numbers of the point
        study  ///< all draws of a run, with answers
    };
    std::string name;
    std::string title;
    Design design = Design::sobol;
    Each each = Each::draw;
    std::uint64_t points =
        1024;  ///< saltelli: base points; morris: trajectories; unused by grid, one_at_a_time, list
    unsigned replicates = 16;                   ///< sobol, saltelli
    unsigned levels = 4;                        ///< grid, morris
    bool second_order = false;                  ///< saltelli: pairs of inputs too
    std::pair<double, double> range{0.1, 0.9};  ///< one_at_a_time: chances of the low and the high value
    std::vector<std::string> parameters;        ///< "*": all that are drawn
    std::vector<SweepLever> levers;
    std::vector<SweepGroup> groups;      ///< saltelli, morris
    bool by_group = false;               ///< likewise: the groups that the parameters name
    std::optional<Solver> solver;        ///< instead of the run's
    std::optional<bool> keep_inputs;     ///< values of inputs at every point; else only where base points lie
    std::vector<std::string> questions;  ///< empty: all
    std::vector<std::string> columns;    ///< list: keys, or names of parameters
    std::vector<std::vector<double>> rows;  ///< list: a value for each column
    core::SourceLocation location;
};

/// A number of a draw that the payoffs of a decision use: exactly one of question, check, measure, child_outcome and
/// present_value is given.
struct DecisionNumber {
    std::string name;
    std::string question;                 ///< its outcome against its own baseline, EUR
    std::string check;                    ///< what the model says of a published number
    std::string measure;                  ///< of the pathway
    std::vector<std::string> population;  ///< of the measure: entries, mixed by their amounts
    std::string strategy;                 ///< of the measure
    std::string child_outcome;            ///< summed over years
    /// care_avoided_net_eur or cash_released_net_eur of all payers over years: real, at the discount rate, as of `from`
    std::string present_value;
    std::string policy;  ///< of the child outcome, or of the money
    std::string less;    ///< policy whose own is taken off; may be empty: no conferences
    int from = 0;        ///< years
    int until = 0;
    core::SourceLocation location;
};

/// Something that may be chosen: with a payoff, or with effect and cost.
struct DecisionOption {
    std::string name;
    std::string title;
    formula::Formula payoff;  ///< over parameters, cut.amount_eur and the decision's numbers
    formula::Formula effect;  ///< likewise, in the decision's effect unit
    formula::Formula cost;    ///< likewise, in the decision's unit
    core::SourceLocation location;
};

/// One number that a study would report.
struct StudyDatum {
    enum class Kind { count, events, mean };
    std::string name;
    Kind kind = Kind::count;
    formula::Formula truth;  ///< chance, rate, or mean; over what payoffs use
    double size = 0;         ///< people, exposure, or observations
    double sd = 0;           ///< of one observation; means only
    core::SourceLocation location;
};

/// A study that could be held before choosing.
struct ProposedStudy {
    std::string name;
    std::string title;
    double cost = 0;  ///< in the decision's unit
    std::vector<StudyDatum> data;
    core::SourceLocation location;
};

/// A choice between options whose payoffs hang on what is not known.
struct DecisionSpec {
    std::string name;
    std::string title;
    std::string unit;
    std::string effect_unit;              ///< empty: options have payoffs only
    formula::Formula willingness_to_pay;  ///< for a unit of effect; over what payoffs use
    double times = 1;                     ///< how many such decisions the information serves, discounted
    std::vector<DecisionNumber> numbers;
    std::vector<DecisionOption> options;
    std::vector<ProposedStudy> studies;
    core::SourceLocation location;
};

/// A text of the scenario in another language. Whoever prints a text looks it up by the text itself.
struct Translation {
    std::string language;  ///< two letters
    std::string key;       ///< of the text, e.g. "question.cut_covered.title"
    std::string original;  ///< as the scenario gives it; within a language each has one translation
    std::string text;
    core::SourceLocation location;
};

/// What a scenario file holds after inheritance and overrides.
struct Scenario {
    std::string path;         ///< as the user named it
    std::string as_given;     ///< text of the file and of every base, for the record
    std::string as_resolved;  ///< one TOML text without base
    std::string title;
    std::string asks;  ///< what it asks, in two sentences
    RunSettings run;
    uncertainty::BeliefsSpec beliefs;
    std::vector<core::LookupTable> tables;
    std::optional<pathway::PathwaySpec> pathway;
    std::vector<region::RegionSpec> regions;
    std::vector<region::PlacesSpec>
        places;  ///< the same kinds in every region; numbers may differ through region.KEY
    std::vector<RegionalNumber> regional;
    ClaimSpec claim;
    double discount_rate = 0;  ///< real, a year; for present values only
    std::vector<region::Policy> policies;
    std::vector<region::ChildOutcome> child_outcomes;
    accounts::AccountsSpec accounts;
    YearsSpec years;
    CutSpec cut;
    std::vector<OutcomeFormula> outcome_formulas;
    std::vector<Question> questions;
    std::vector<SolveSpec> solves;
    std::vector<SweepSpec> sweeps;
    std::vector<DecisionSpec> decisions;
    std::optional<Comparison> comparison;
    std::vector<Check> checks;
    std::vector<Translation> translations;  ///< change no number

    [[nodiscard]] bool has_regions() const { return !regions.empty(); }
};

}  // namespace eigenkracht::study
