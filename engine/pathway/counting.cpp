#include "pathway/counting.hpp"

#include "core/elementary.hpp"

namespace eigenkracht::pathway {
namespace {

using Rule = Counting::Rule;

/// Weight of point t under the rules that look at every point.
double weight_at(Counting const& counting, int cycles, int point) {
    bool const edge = point == 0 || point == cycles;
    switch (counting.rule) {
        case Rule::trapezoid:
            return edge ? 0.5 : 1.0;
        case Rule::weights:
            return point == 0        ? counting.first
                   : point == cycles ? counting.last
                   : point % 2 == 1  ? counting.odd
                                     : counting.even;
        default:
            return 1;
    }
}

double time_of(Discounting::At at, int point, int cycle) {
    switch (at) {
        case Discounting::At::start:
            return cycle;
        case Discounting::At::mid:
            return cycle + 0.5;
        case Discounting::At::end:
            return cycle + 1.0;
        case Discounting::At::point:
            break;
    }
    return point;
}

}  // namespace

std::vector<Look> looks(Counting const& counting, Discounting::At at, int cycles) {
    std::vector<Look> all;
    switch (counting.rule) {
        case Rule::start:
            for (int t = 0; t < cycles; ++t) {
                all.push_back({t, t, 1, time_of(at, t, t)});
            }
            break;
        case Rule::end:
            for (int t = 0; t < cycles; ++t) {
                all.push_back({t + 1, t + 1, 1, time_of(at, t + 1, t)});
            }
            break;
        case Rule::life_table:
            for (int t = 0; t < cycles; ++t) {
                all.push_back({t, t, 0.5, time_of(at, t, t)});
                all.push_back({t + 1, t, 0.5, time_of(at, t + 1, t)});
            }
            break;
        case Rule::all:
        case Rule::trapezoid:
        case Rule::weights:
            for (int t = 0; t <= cycles; ++t) {
                all.push_back({t, t, weight_at(counting, cycles, t), time_of(at, t, t)});
            }
            break;
    }
    return all;
}

MoveCounting move_counting(Counting const& counting, Discounting::At at, int cycles, int cycle,
                           bool weighted) {
    bool const by_cycle = counting.rule == Rule::start || counting.rule == Rule::life_table;
    double const weight = !weighted || by_cycle ? 1 : weight_at(counting, cycles, cycle + 1);
    return {weight, time_of(at, cycle + 1, cycle)};
}

double sum_of_weights(Counting const& counting, int cycles) {
    double sum = 0;
    for (Look const& look : looks(counting, Discounting::At::start, cycles)) {
        sum += look.weight;
    }
    return sum;
}

double discount_factor(Discounting::Form form, double rate, double years) {
    if (rate == 0) {
        return 1;
    }
    return form == Discounting::Form::yearly ? core::pow(1 + rate, -years) : core::exp(-rate * years);
}

}  // namespace eigenkracht::pathway
