/// \file
/// When membership of a state counts, and by how much it is discounted.
#pragma once

#include "pathway/spec.hpp"

#include <vector>

namespace eigenkracht::pathway {

/// One look at where persons are, and what it counts.
///
/// Persons are looked at at points t = 0, 1, ..., n (n = cycles). `cycle` is the cycle the look belongs to: formulas of
/// per-cycle rewards read `cycle`, `age` and `calendar_year` of that cycle, and clocks of the state as they stand at the point.
///
/// | rule       | looks                                           | weight              |
/// |------------|-------------------------------------------------|---------------------|
/// | start      | point t of cycle t, t = 0 .. n-1                | 1                   |
/// | end        | point t+1 of cycle t, t = 0 .. n-1              | 1                   |
/// | all        | point t of cycle t, t = 0 .. n                  | 1                   |
/// | trapezoid  | point t of cycle t, t = 0 .. n                  | 1/2 at t = 0 and n  |
/// | weights    | point t of cycle t, t = 0 .. n                  | first, odd, even, last |
/// | life_table | points t and t+1, both of cycle t, t = 0 .. n-1 | 1/2                 |
struct Look {
    int point;
    int cycle;
    double weight;
    double time;  ///< of discounting, in cycles from the start
};

/// All looks, in the order of points within cycles.
///
/// Discounting `at`: `start` the start of the look's cycle, `mid` half a cycle later, `end` one cycle later, `point` the point itself.
[[nodiscard]] std::vector<Look> looks(Counting const& counting, Discounting::At at, int cycles);

/// Weight and time of discounting of what happens once, by move.
struct MoveCounting {
    double weight;
    double time;
};

/// How a reward on a move in cycle t (from point t to t + 1) counts.
///
/// A weighted one takes the weight of the point it arrives at (start and life_table: 1); one that is not takes 1.
/// Discounting `at`: `start` t, `mid` t + 1/2, `end` and `point` t + 1.
[[nodiscard]] MoveCounting move_counting(Counting const& counting, Discounting::At at, int cycles, int cycle, bool weighted);

/// Sum of the weights of all looks; the horizon, if the rule counts every cycle once.
[[nodiscard]] double sum_of_weights(Counting const& counting, int cycles);

/// Discount factor at a time: (1 + rate)^-years or exp(-rate years).
/// \param rate   per year, above -1
/// \param years  from the start
[[nodiscard]] double discount_factor(Discounting::Form form, double rate, double years);

}  // namespace eigenkracht::pathway
