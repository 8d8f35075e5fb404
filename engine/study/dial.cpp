#include "study/dial.hpp"

#include "analysis/draw_weights.hpp"
#include "study/amounts.hpp"
#include "study/chance_table.hpp"
#include "study/index_of.hpp"
#include "study/integration.hpp"
#include "study/sorted_draws.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace eigenkracht::study {

namespace {

constexpr double outermost = 0.001;  // of the draws may lie beyond the amounts on either side

/// Where a question against one baseline stands in the results.
struct Asked {
    std::size_t question = 0;  ///< of the scenario
    std::string baseline;
    bool headline = true;
    Kept what = Kept::questions;
    std::size_t element = 0;
    bool money = true;  ///< what is missing is told
};

std::vector<Asked> all_asked(Plan const& plan, ColumnReader const& reader) {
    std::vector<Asked> asked;
    auto const& scenario = plan.scenario;
    for (std::size_t q = 0; reader.has(Kept::questions) && q < plan.questions.size(); ++q) {
        auto const& point = plan.questions[q];
        asked.push_back({point.question, point.baseline, point.headline, Kept::questions, q, true});
    }
    if (scenario.has_regions() || plan.pathway || !reader.has(Kept::outcomes)) {
        return asked;
    }
    for (std::size_t q = 0; q < scenario.questions.size(); ++q) {
        asked.push_back({q, "", true, Kept::outcomes,
                         index_of(scenario.outcome_formulas, scenario.questions[q].outcome), false});
    }
    return asked;
}

/// Amounts as they are compared with a stance's column.
struct Compared {
    std::vector<Column> columns;  ///< outcomes; less the threshold's own value where it is uncertain
    std::vector<double> amounts;  ///< likewise: what is added to the threshold
    DialAmounts of;
    bool uncertain = false;
    double mean_threshold = 0;
};

/// The shared value of all draws and stances, if there is one.
std::optional<double> same_everywhere(std::vector<Column> const& columns) {
    double const first = columns.front().front();
    for (auto const& column : columns) {
        if (std::any_of(column.begin(), column.end(), [&](double value) { return value != first; })) {
            return std::nullopt;
        }
    }
    return first;
}

Compared compared(Plan const& plan, ColumnReader const& reader, Asked const& asked) {
    Compared made;
    auto const& at_least = plan.scenario.questions[asked.question].at_least;
    std::vector<Column> thresholds;
    for (std::size_t s = 0; s < reader.stances(); ++s) {
        thresholds.push_back(reader.evaluate(at_least, s));
    }
    made.columns = reader.columns(asked.what, asked.element);
    if (auto const same = same_everywhere(thresholds)) {
        made.mean_threshold = *same;
    } else {
        made.uncertain = true;
        for (std::size_t s = 0; s < thresholds.size(); ++s) {
            made.mean_threshold += reader.weights()[s] * reader.one(s, thresholds[s]).mean;
            add(made.columns[s], thresholds[s], -1);
        }
    }
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (auto const& column : made.columns) {
        SortedDraws const sorted(column, {});
        low = std::min(low, sorted.place(outermost));
        high = std::max(high, sorted.place(1 - outermost));
    }
    double const moved = made.uncertain ? made.mean_threshold : 0;
    made.of = amounts_for(low + moved, high + moved, made.mean_threshold);
    auto const& amounts = made.of.amounts;
    for (std::size_t k = 0; k < amounts.count; ++k) {
        auto const from_threshold = static_cast<double>(k) - static_cast<double>(made.of.threshold);
        // The threshold itself to the bit, whatever the step.
        made.amounts.push_back(made.uncertain        ? from_threshold * amounts.step
                               : from_threshold == 0 ? made.mean_threshold
                                                     : amounts.at(k));
    }
    return made;
}

Curve shares(SortedDraws const& draws, std::vector<double> const& amounts, double unit) {
    Curve curve;
    curve.unit = unit;
    for (double const amount : amounts) {
        curve.values.push_back(draws.at_least(amount));
    }
    return curve;
}

/// A hundredth of a step, or so much less that three digits of what is missing at the threshold are told, to a hundredth of that.
double unit_of_missing(double step, double at_threshold) {
    constexpr double hundredth = 0.01;
    constexpr double third_digit = 1e-3;
    double unit = step * hundredth;
    for (double const finest = unit * hundredth;
         at_threshold > 0 && unit > finest && unit > at_threshold * third_digit;) {
        unit /= 10;
    }
    return unit;
}

Curve missing(SortedDraws const& draws, Compared const& with) {
    Curve curve;
    for (double const amount : with.amounts) {
        curve.values.push_back(draws.missing(amount));
    }
    curve.unit = unit_of_missing(with.of.amounts.step, curve.values[with.of.threshold]);
    return curve;
}

/// Chances of a stance, where they are worked out over a price.
Curve priced(Plan const& plan, ColumnReader const& reader, Asked const& asked, Compared const& with,
             std::size_t stance, std::string const& price) {
    auto const parameter = plan.beliefs.index(price);
    auto const outcomes = reader.column(Kept::questions, stance, asked.element);
    auto const parts = reader.column(Kept::question_part, stance, asked.element);
    auto const prices = reader.column(Kept::parameters, stance, parameter);
    auto const at_least = reader.evaluate(plan.scenario.questions[asked.question].at_least, stance);
    Column const nothing(outcomes.size(), 0.0);
    Curve curve;
    curve.unit = unit_of_chance(reader.draws());
    curve.values = mean_chances({law_of(plan, stance, parameter), outcomes, parts, prices,
                                 with.uncertain ? at_least : nothing, reader.draw_weights(stance)},
                                with.amounts);
    // Money may be kept rounded; what was worked out before that is the answer to the question itself.
    if (auto const kept = chances_given_rest(plan, reader, asked.element, stance, at_least)) {
        curve.values[with.of.threshold] =
            analysis::mean_with_error(*kept, reader.draw_weights(stance), reader.sampling()).mean;
    }
    return curve;
}

std::optional<Dial> dial_of(Plan const& plan, ColumnReader const& reader, Asked const& asked) {
    auto const price =
        asked.what == Kept::questions ? price_of_chances(reader, asked.element) : std::string();
    if (!price.empty() && !reader.has(Kept::parameters)) {
        return std::nullopt;
    }
    auto const with = compared(plan, reader, asked);
    Dial dial{plan.scenario.questions[asked.question].name,
              asked.baseline,
              asked.headline,
              with.uncertain,
              with.of.amounts,
              {}};
    for (std::size_t s = 0; s < reader.stances(); ++s) {
        auto const weights = reader.draw_weights(s);
        SortedDraws const draws(with.columns[s], weights);
        auto& made = dial.by_stance.emplace_back();
        bool const counts_draws = !analysis::are_uneven(weights);
        made.at_least =
            shares(draws, with.amounts,
                   counts_draws ? 1 / static_cast<double>(reader.draws()) : unit_of_chance(reader.draws()));
        made.chance = price.empty() ? made.at_least : priced(plan, reader, asked, with, s, price);
        if (asked.headline && asked.money) {
            made.missing = missing(draws, with);
        }
    }
    return dial;
}

}  // namespace

double unit_of_chance(std::uint64_t draws) {
    double const most = 0.2 / static_cast<double>(draws);  // rounding moves by half a unit
    for (double const unit : {1e-3, 1e-4, 1e-5}) {
        if (unit <= most) {
            return unit;
        }
    }
    return 1e-6;
}

std::vector<double> mean_chances(PricedDraws const& draws, std::vector<double> const& amounts) {
    std::optional<ChanceTable> table;
    if (draws.law != nullptr) {
        table.emplace(*draws.law);
    }
    std::vector<double> sums(amounts.size(), 0.0);  // of chances between 0 and 1
    std::vector<double> certain(amounts.size(),
                                0.0);  // weight for which this is the last amount surely reached
    double all = 0;
    bool const alike = draws.weights.empty();
    for (std::size_t d = 0; d < draws.outcomes.size(); ++d) {
        double const weight = alike ? 1 : draws.weights[d];
        all += weight;
        double const threshold = draws.thresholds[d];
        double const b = draws.prices[d] != 0 ? draws.parts[d] / draws.prices[d] : 0;
        // As in chance_given_rest(): without such a price the outcome decides.
        bool const counted = !table || b == 0 || !std::isfinite(b);
        double const rest = draws.outcomes[d] - draws.parts[d];
        // Amounts rise, so that those surely reached come first, then those in doubt.
        auto const surely = std::partition_point(amounts.begin(), amounts.end(), [&](double amount) {
            if (counted) {
                return draws.outcomes[d] >= threshold + amount;
            }
            double const price = (threshold + amount - rest) / b;
            return b > 0 ? price < table->low() : price > table->high();
        });
        if (surely != amounts.begin()) {
            certain[static_cast<std::size_t>(surely - amounts.begin()) - 1] += weight;
        }
        if (counted) {
            continue;
        }
        for (auto amount = surely; amount != amounts.end(); ++amount) {
            double const price = (threshold + *amount - rest) / b;
            if (b > 0 ? price > table->high() : price < table->low()) {
                break;
            }
            double const below = (*table)(price);
            sums[static_cast<std::size_t>(amount - amounts.begin())] += weight * (b > 0 ? 1 - below : below);
        }
    }
    double surely = 0;
    for (std::size_t k = amounts.size(); k-- > 0;) {
        surely += certain[k];
        sums[k] = std::clamp((sums[k] + surely) / all, 0.0, 1.0);
    }
    return sums;
}

std::vector<Dial> dials_of(Plan const& plan, ColumnReader const& reader) {
    std::vector<Dial> dials;
    for (auto const& asked : all_asked(plan, reader)) {
        if (auto dial = dial_of(plan, reader, asked)) {
            dials.push_back(std::move(*dial));
        }
    }
    return dials;
}

}  // namespace eigenkracht::study
