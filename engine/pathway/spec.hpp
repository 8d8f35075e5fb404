/// \file
/// What a scenario says about the care pathway: states, clocks, ways of leaving, traits, rewards, as plain
/// data.
#pragma once

#include "core/error.hpp"
#include "formula/formula.hpp"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace eigenkracht::pathway {

/// How long one cycle is.
enum class CycleUnit { month, year };

/// A set of states as a scenario names it: states, tags, or "*" for all (of one track, where it stands
/// beside a track's states).
struct StateSet {
    std::vector<std::string> names;
    core::SourceLocation where;
};

/// One place a person can be in, within one track.
///
/// Tracks run side by side and know nothing of each other (where a child lives; which order runs): leaving
/// in one track never depends on the state in another.
struct State {
    std::string name;
    std::string title;
    std::string track = "main";
    std::vector<std::string> tags;
    bool ends = false;  ///< entering it ends the person's course in every track (grown up)
    core::SourceLocation location;
    std::vector<std::string> lighter_than = {};  ///< states that cost no less and give no more a cycle
};

/// A clock over a set of states of one track: counts cycles spent in the set.
///
/// It runs (advances one per cycle) while the person is in `runs_in` and stands still outside. It starts at
/// `first` on entry into the set when `resets_on_exit`; otherwise it goes on from where it stopped.
struct NamedClock {
    std::string name;
    StateSet runs_in;
    int first = 0;
    bool resets_on_exit = true;
    core::SourceLocation location;
};

/// A distribution of time in cycles, by its usual parameters; parameters are formulas.
struct TimeDistribution {
    std::string family;  ///< exponential, weibull, gamma, lognormal, loglogistic, gompertz, geometric, fixed
    /// E.g. shape, scale | mean; in cycles
    std::vector<std::pair<std::string, formula::Formula>> parameters;
    core::SourceLocation where;
};

/// One way of leaving a set of states. A state takes exactly one of the three forms; `before` leaves come
/// first and may be added to any.
///
/// "*" means every state of the targets' track but the targets themselves and those that end. A leave into
/// a state that ends, in a pathway of several tracks, acts on all tracks: it comes before all else, from
/// "*", and reads no clock of a state. A distribution of time reads parameters, strategy values and traits
/// only; its argument is the clock, in the clock's own unit (`age`: years), and a cycle's hazard is what
/// the cycle adds. Formulas read the clocks at the cycle's start, but for the shares of a stay: they read
/// its whole length as `time_in_state`.
struct Leave {
    enum class Form {
        probability,        ///< (a) per cycle, as written
        rate,               ///< (b) hazard per cycle
        cumulative_hazard,  ///< (b) H(t): the cycle's hazard is H(t + 1) - H(t), t = `clock`
        hazard_of,          ///< (b) from a time distribution's -ln S(t), t = `clock`
        stay                ///< (c) the distribution of the observed stay
    };
    StateSet from;
    Form form = Form::probability;
    /// Forms (a), (b): probability, rate per `per` or H; may use clocks, traits, strategy values
    formula::Formula value;
    TimeDistribution time;  ///< hazard_of and stay
    /// Length in cycles of the time unit of `value` (rate_per_year in monthly cycles: 12)
    double per_cycles = 1;
    std::string clock = "time_in_state";  ///< time argument of cumulative_hazard and hazard_of
    /// Target state and share; one target of share "1" for (a), (b); "rest" for the remainder
    std::vector<std::pair<std::string, formula::Formula>> to;
    bool before = false;  ///< acts before all others; the others are multiplied by the rest
    core::SourceLocation location;
};

/// A choice of state that is made on its own luck, wherever a person comes from.
///
/// May stand as a target of a leave (`to`) or of an entry (`start`). The sampler gives it a uniform of its
/// own, addressed by the split and its visit number, so that a child's first placement is of the same kind
/// in both arms. The cohort solver multiplies through.
struct Split {
    std::string name;
    std::string title;
    /// States of one track and their shares; "rest" for the remainder
    std::vector<std::pair<std::string, formula::Formula>> shares;
    core::SourceLocation location;
};

/// Something that differs between persons and stays with them.
struct Trait {
    /// Named level (subgroup) with its value and share.
    struct Level {
        std::string name;
        double value;
        formula::Formula share;
    };
    /// Values spread evenly over [low, high), with a share of persons.
    struct Band {
        double low;
        double high;
        double share;
    };
    std::string name;
    std::string unit;
    std::string meaning;
    std::string source;
    std::string assumption;
    std::vector<Level> levels;  ///< either levels ...
    std::vector<Band> bands;    ///< ... or bands ...
    std::string family;         ///< ... or a distribution: normal, lognormal, gamma, beta, uniform
    std::vector<std::pair<std::string, formula::Formula>> parameters;
    int points = 15;  ///< quadrature nodes for the cohort solver (levels need none)
    core::SourceLocation location;
};

/// How persons come in: a share of them (or so many per conference) starts in these states.
struct Entry {
    std::string name;
    std::string title;
    /// Share of persons (weights are normalised), or children per conference; empty: 1
    formula::Formula amount;
    /// State and share, each track sums to 1; "rest" for the remainder
    std::vector<std::pair<std::string, formula::Formula>> start;
    /// States found in the middle of a stay (time in state has the stationary distribution)
    StateSet residual;
    core::SourceLocation location;
};

/// What is compared: strategies per person, or the two arms `usual` and `conference` of a region.
struct Strategy {
    std::string name;
    std::string title;
    /// Values of names that formulas may use; every strategy gives the same names
    std::vector<std::pair<std::string, formula::Formula>> with;
    core::SourceLocation location;
};

/// A result per person: a sum of rewards, discounted at its own rate.
struct Outcome {
    std::string name;
    std::string title;
    std::string unit;
    bool effect = false;             ///< more is better (life-years); else a cost
    formula::Formula discount_rate;  ///< per year; empty: 0
    core::SourceLocation location;
};

/// What is counted towards an outcome.
struct Reward {
    enum class When { per_cycle, on_transition, on_entry, at_start };
    std::string name;
    std::vector<std::string> outcomes;  ///< one reward may count towards several outcomes (health, total)
    When when = When::per_cycle;
    StateSet
        /// Per_cycle: states it is earned in; on_entry: states entered; at_start: states started in ("*")
        in;
    StateSet from;  ///< on_transition
    StateSet to;    ///< on_transition
    formula::Formula value;
    double per_cycles =
        /// Per_cycle: length in cycles of the time unit of `value` (value_per_year in monthly cycles: 12)
        1;
    bool weighted = true;  ///< transition rewards: take the counting weights of their cycle?
    core::SourceLocation location;
};

/// When in a cycle membership is counted.
struct Counting {
    enum class Rule { start, end, all, trapezoid, life_table, weights };
    Rule rule = Rule::start;
    double first = 1, odd = 1, even = 1, last = 1;  ///< Rule::weights, over points t = 0..cycles
};

/// How outcomes are discounted: factor (1 + r)^-time or exp(-r time), time in years from the start.
struct Discounting {
    enum class Form { yearly, continuous };
    enum class At { start, mid, end, point };
    Form form = Form::yearly;
    At at = At::start;
};

/// An observable of one arm that a study can have measured.
struct Measure {
    enum class Kind {
        in_state,  ///< share in the set at the start of cycle `cycle`
        /// Share that has been in the set at any time up to and including the start of cycle `cycle`; 0: at
        /// once
        entered,
        time_in  ///< mean cycles spent in the set over cycles 0 .. cycle - 1
    };
    std::string name;
    Kind kind = Kind::in_state;
    StateSet of;
    int cycle = 0;
    core::SourceLocation location;
};

/// Everything a scenario says about the course of a person.
struct PathwaySpec {
    CycleUnit cycle_unit = CycleUnit::month;
    int cycles = 0;  ///< horizon; at most `most_cycles`
    static constexpr int most_cycles = 32'000;
    formula::Formula start_age;  ///< years; gives the clock `age`; a trait named `age` takes its place
    int start_year = 0;          ///< gives the clock `calendar_year` (0: none)
    std::vector<State> states;
    std::vector<Split> splits;
    std::vector<NamedClock> clocks;
    std::vector<Leave> leaves;
    std::vector<Trait> traits;
    std::vector<Entry> entries;
    std::vector<Strategy> strategies;
    std::vector<Outcome> outcomes;
    std::vector<Reward> rewards;
    std::vector<Measure> measures;
    Counting counting;
    Discounting discounting;
    core::SourceLocation location;
};

}  // namespace eigenkracht::pathway
