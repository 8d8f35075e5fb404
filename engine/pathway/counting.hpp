/// \file
/// When membership of a state counts, and by how much it is discounted.
#pragma once

#include "pathway/spec.hpp"

#include <vector>

namespace eigenkracht::pathway {

/// One look at where persons are, and what it counts.
///
/// Persons are looked at at points t = 0, 1, ..., n (n = cycles). Formulas of per-cycle rewards read the
/// clocks as they stand at the point: `cycle` = t, and `age`, `calendar_year` and the clocks of the state
/// with it. (With `end` the last year counted is so the point t = n.) Only life_table values both ends of a
/// cycle at the cycle's own number.
///
/// | rule       | looks                                | `cycle` read | weight                 |
/// |------------|--------------------------------------|--------------|------------------------|
/// | start      | points 0 .. n-1                      | point        | 1                      |
/// | end        | points 1 .. n                        | point        | 1                      |
/// | all        | points 0 .. n                        | point        | 1                      |
/// | trapezoid  | points 0 .. n                        | point        | 1/2 at points 0 and n  |
/// | weights    | points 0 .. n                        | point        | first, odd, even, last |
/// | life_table | points t and t+1 of cycles 0 .. n-1  | t            | 1/2                    |
///
/// life_table and trapezoid agree where values do not depend on the cycle and discounting is at the point.
struct Look {
    int point;
    int cycle;  ///< what formulas read as `cycle`
    double weight;
    double time;  ///< of discounting, in cycles from the start
};

/// All looks, in the order of points within cycles.
///
/// Discounting `at`: `start`, `mid` (half a cycle later) or `end` (one cycle later) of the cycle that the
/// look belongs to, which is the one that ends at the point for `end`, and the one that starts there
/// otherwise; or `point`, the point itself.
[[nodiscard]] std::vector<Look> looks(Counting const& counting, Discounting::At at, int cycles);

/// Weight and time of discounting of what happens once, by move.
struct MoveCounting {
    double weight;
    double time;
};

/// How a reward on a move in cycle t (from point t to t + 1) counts.
///
/// A weighted one takes the weight of the point it arrives at (start and life_table: 1); one that is not
/// takes 1. Discounting `at`: `start` t, `mid` t + 1/2, `end` and `point` t + 1.
[[nodiscard]] MoveCounting move_counting(Counting const& counting, Discounting::At at, int cycles, int cycle,
                                         bool weighted);

/// Sum of the weights of all looks; the horizon, if the rule counts every cycle once.
[[nodiscard]] double sum_of_weights(Counting const& counting, int cycles);

/// Discount factor at a time: (1 + rate)^-years or exp(-rate years).
/// \param rate   per year, above -1
/// \param years  from the start
[[nodiscard]] double discount_factor(Discounting::Form form, double rate, double years);

}  // namespace eigenkracht::pathway
