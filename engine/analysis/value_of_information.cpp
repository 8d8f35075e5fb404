#include "analysis/value_of_information.hpp"

#include "analysis/columns.hpp"
#include "analysis/decision.hpp"
#include "analysis/draw_weights.hpp"
#include "analysis/score_regression.hpp"
#include "core/error.hpp"
#include "core/fixed_sum.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace eigenkracht::analysis {
namespace {

constexpr std::size_t monte_carlo_folds = 16;

/// A value with each number made from its own.
template <typename Function>
InformationValue each(InformationValue value, Function const& function) {
    for (double* const number :
         {&value.value, &value.interval.low, &value.interval.high, &value.in_sample, &value.held_out}) {
        *number = function(*number);
    }
    return value;
}

}  // namespace

ValueOfInformation::ValueOfInformation(std::span<PayoffStratum const> strata, Sampling const& sampling,
                                       double coverage)
    : strata_(strata.begin(), strata.end()), sampling_(sampling), coverage_(coverage) {
    if (strata_.empty() || strata_.front().options.empty()) {
        throw core::InputError("options to choose from", "none", "at least one");
    }
    std::size_t const count = strata_.front().options.size();
    for (auto const& stratum : strata_) {
        if (stratum.options.size() != count) {
            throw core::InputError("options of a stratum", static_cast<double>(stratum.options.size()),
                                   fmt::format("{}, as in the first one", count));
        }
    }
    std::vector<std::vector<std::vector<double>>> best;
    for (auto const& stratum : strata_) {
        best.push_back(best_of(stratum.options));
    }
    for (std::size_t option = 0; option < count; ++option) {
        std::vector<Stratum> payoffs;
        std::vector<Stratum> chances;
        for (std::size_t s = 0; s < strata_.size(); ++s) {
            payoffs.push_back({strata_[s].options[option], strata_[s].weight, strata_[s].draw_weights});
            chances.push_back({best[s][option], strata_[s].weight, strata_[s].draw_weights});
        }
        shares_ = shares_of(payoffs);
        worth_ = least_draws(payoffs, shares_);
        auto const by_draw = sums_by_draw(payoffs, shares_, [](double value) { return value; });
        options_.push_back({mean_with_error(by_draw, sampling_), mean_chance(chances, sampling_), {}, 0, 0});
        if (options_[option].payoff.mean > options_[chosen_].payoff.mean) {
            chosen_ = option;
        }
    }
    draws_ = strata_.front().options.front().size();
    folds_ = sampling_.kind == SamplingKind::sobol ? sampling_.replicates : monte_carlo_folds;
    if (folds_ < 2 || draws_ < 2 * folds_) {
        throw core::InputError("draws for a value of information", static_cast<double>(draws_),
                               fmt::format("at least {}", 2 * folds_));
    }
    fold_weights_.assign(folds_, 0.0);
    for (std::size_t s = 0; s < strata_.size(); ++s) {
        auto const& own = strata_[s].draw_weights;
        double const total = own.empty() ? static_cast<double>(draws_) : core::fixed_sum(own);
        for (std::size_t draw = 0; draw < draws_; ++draw) {
            weights_.push_back(shares_[s] * (own.empty() ? 1 : own[draw]) / total);
            fold_of_.push_back(draw % folds_);
            fold_weights_[fold_of_.back()] += weights_.back();
        }
    }
    if (*std::max_element(fold_weights_.begin(), fold_weights_.end()) > 1 - 1e-12) {
        throw core::InputError("weights of draws", fmt::format("all in one of {} parts", folds_),
                               "weight in at least two: more draws that count");
    }
    for (std::size_t option = 0; option < count; ++option) {
        std::vector<double> rows;
        for (auto const& stratum : strata_) {
            for (std::size_t draw = 0; draw < draws_; ++draw) {
                rows.push_back(stratum.options[option][draw] - stratum.options[chosen_][draw]);
            }
        }
        beyond_.push_back(std::move(rows));
    }
    double const factor = interval_factor(sampling_, std::max<std::size_t>(worth_, 2), coverage_);
    for (std::size_t option = 0; option < count; ++option) {
        auto& one = options_[option];
        one.beyond = mean_with_error(
            sums_by_draw(columns_of(beyond_[option]), shares_, [](double value) { return value; }),
            sampling_);
        one.payoff_reach = factor * one.payoff.error;
        one.beyond_reach = factor * one.beyond.error;
    }
}

std::vector<std::size_t> ValueOfInformation::best_by(Columns const& expected) const {
    // The option chosen without information is left only for a better one.
    std::vector<std::size_t> best(weights_.size(), chosen_);
    for (std::size_t row = 0; row < best.size(); ++row) {
        for (std::size_t option = 0; option < expected.size(); ++option) {
            if (expected[option][row] > expected[best[row]][row]) {
                best[row] = option;
            }
        }
    }
    return best;
}

ValueOfInformation::Gain ValueOfInformation::gain(Columns const& expected, std::size_t fold_left_out) const {
    auto const best = best_by(expected);
    core::FixedSum informed;
    std::vector<core::FixedSum> uninformed(expected.size());
    for (std::size_t row = 0; row < weights_.size(); ++row) {
        if (weights_[row] > 0 && fold_of_[row] != fold_left_out) {
            informed.add(weights_[row] * expected[best[row]][row]);
            for (std::size_t option = 0; option < expected.size(); ++option) {
                uninformed[option].add(weights_[row] * beyond_[option][row]);
            }
        }
    }
    double largest = uninformed[chosen_].total();
    for (auto const& sum : uninformed) {
        largest = std::max(largest, sum.total());
    }
    double const left = fold_left_out < folds_ ? 1 - fold_weights_[fold_left_out] : 1;
    return {informed.total() / left, largest / left};
}

std::vector<Stratum> ValueOfInformation::columns_of(std::vector<double> const& rows) const {
    std::vector<Stratum> columns;
    for (std::size_t s = 0; s < strata_.size(); ++s) {
        columns.push_back(
            {std::span(rows).subspan(s * draws_, draws_), strata_[s].weight, strata_[s].draw_weights});
    }
    return columns;
}

InformationValue ValueOfInformation::finish(Gain const& whole, std::vector<Gain> const& without,
                                            std::vector<std::size_t> const& choices) const {
    // Sum over groups of (1 - weight) * (estimate without it) is, to the first order, groups - 1 times the estimate.
    core::FixedSum informed;
    core::FixedSum uninformed;
    for (std::size_t fold = 0; fold < folds_; ++fold) {
        informed.add((1 - fold_weights_[fold]) * (without[fold].informed - whole.informed));
        uninformed.add((1 - fold_weights_[fold]) * (without[fold].uninformed - whole.uninformed));
    }
    std::vector<double> paid(weights_.size());
    std::vector<double> changed(weights_.size());
    for (std::size_t row = 0; row < paid.size(); ++row) {
        paid[row] = beyond_[choices[row]][row];
        changed[row] = choices[row] != chosen_ ? 1 : 0;
    }
    auto const held_out = mean_with_error(
        sums_by_draw(columns_of(paid), shares_, [](double value) { return value; }), sampling_);
    // By so much maxima over noisy numbers are too large, and as much is lost where other draws are decided upon by them.
    double const lost = informed.total() + uninformed.total();
    InformationValue found;
    found.in_sample = whole.informed - whole.uninformed;
    found.held_out = held_out.mean;
    found.changed = mean_chance(columns_of(changed), sampling_);
    found.value = held_out.mean + lost;
    found.error = std::sqrt(held_out.error * held_out.error + lost * lost);
    double const reach =
        interval_factor(sampling_, std::max<std::size_t>(worth_, 2), coverage_) * found.error;
    found.interval = {found.value - reach, found.value + reach};
    return found;
}

InformationValue ValueOfInformation::of_everything() const {
    std::vector<Gain> without;
    for (std::size_t fold = 0; fold < folds_; ++fold) {
        without.push_back(gain(beyond_, fold));
    }
    return finish(gain(beyond_, folds_), without, best_by(beyond_));
}

void ValueOfInformation::check_known(Known const& known) const {
    if (known.columns.empty()) {
        return;
    }
    if (known.columns.size() != strata_.size()) {
        throw core::InputError("strata of what is known", static_cast<double>(known.columns.size()),
                               fmt::format("{}, as of the payoffs", strata_.size()));
    }
    for (auto const& columns : known.columns) {
        if (!known.stratum && columns.size() != known.columns.front().size()) {
            throw core::InputError("columns of what is known",
                                   fmt::format("{} and {}", known.columns.front().size(), columns.size()),
                                   "as many in each stratum, unless the stratum is known");
        }
        for (auto const& column : columns) {
            check_pair(column, strata_.front().options.front());
        }
    }
}

/// Rows that are regressed together.
struct ValueOfInformation::Cell {
    std::vector<std::size_t> rows;
    ScoreRegression regression;
};

std::vector<ValueOfInformation::Cell> ValueOfInformation::cells(Known const& known) const {
    std::vector<std::vector<std::size_t>> rows_of(known.stratum ? strata_.size() : 1);
    for (std::size_t row = 0; row < weights_.size(); ++row) {
        if (weights_[row] > 0) {
            rows_of[known.stratum ? row / draws_ : 0].push_back(row);
        }
    }
    std::vector<Cell> cells;
    for (auto& rows : rows_of) {
        if (rows.empty()) {
            continue;  // a stratum without weight
        }
        auto const column_of = [&](auto const& number) {
            std::vector<double> column;
            column.reserve(rows.size());
            for (std::size_t const row : rows) {
                column.push_back(number(row));
            }
            return column;
        };
        RegressionRows wanted;
        wanted.fold_count = folds_;
        wanted.draws = worth_;
        std::size_t const columns = known.columns.empty() ? 0 : known.columns[rows.front() / draws_].size();
        for (std::size_t column = 0; column < columns; ++column) {
            wanted.known.push_back(column_of(
                [&](std::size_t row) { return known.columns[row / draws_][column][row % draws_]; }));
        }
        for (std::size_t option = 0; option < beyond_.size(); ++option) {
            if (option != chosen_) {
                wanted.responses.push_back(column_of([&](std::size_t row) { return beyond_[option][row]; }));
            }
        }
        wanted.weights = column_of([&](std::size_t row) { return weights_[row]; });
        for (std::size_t const row : rows) {
            wanted.folds.push_back(fold_of_[row]);
        }
        ScoreRegression regression(std::move(wanted));
        cells.push_back({std::move(rows), std::move(regression)});
    }
    return cells;
}

ValueOfInformation::Columns ValueOfInformation::expected(std::vector<Cell> const& cells,
                                                         std::size_t fold_left_out) const {
    Columns all(beyond_.size(), std::vector<double>(weights_.size(), 0.0));
    for (auto const& cell : cells) {
        auto const own =
            fold_left_out < folds_ ? cell.regression.fitted_without(fold_left_out) : cell.regression.fitted();
        for (std::size_t other = 0; other < own.size(); ++other) {
            auto& option = all[other < chosen_ ? other : other + 1];  // the chosen one is 0 beyond itself
            for (std::size_t at = 0; at < cell.rows.size(); ++at) {
                option[cell.rows[at]] = own[other][at];
            }
        }
    }
    return all;
}

InformationValue ValueOfInformation::of(Known const& known) const {
    check_known(known);
    InformationValue nothing;
    nothing.changed.draws = worth_;
    if (beyond_.size() == 1) {
        return nothing;  // there is no choice
    }
    auto const cells = this->cells(known);
    std::size_t terms = 0;
    for (auto const& cell : cells) {
        terms = std::max(terms, cell.regression.terms());
    }
    if (cells.size() == 1 && terms == 0) {
        return nothing;  // nothing is learned
    }
    std::vector<Gain> without;
    std::vector<std::size_t> choices(weights_.size(), chosen_);
    for (std::size_t fold = 0; fold < folds_; ++fold) {
        auto const guessed = expected(cells, fold);
        without.push_back(gain(guessed, fold));
        auto const best = best_by(guessed);
        for (std::size_t row = 0; row < choices.size(); ++row) {
            if (fold_of_[row] == fold) {
                choices[row] = best[row];
            }
        }
    }
    auto found = finish(gain(expected(cells, folds_), folds_), without, choices);
    found.terms = terms;
    return found;
}

InformationValue for_decisions(InformationValue const& value, double decisions) {
    if (!(decisions >= 0) || !std::isfinite(decisions)) {
        throw core::InputError("number of decisions", decisions, "a number, at least 0");
    }
    auto scaled = each(value, [decisions](double number) { return number * decisions; });
    scaled.error *= decisions;
    return scaled;
}

InformationValue net_benefit_of_study(InformationValue const& value, double cost) {
    if (!std::isfinite(cost)) {
        throw core::InputError("cost of a study", cost, "a finite number");
    }
    return each(value, [cost](double number) { return number - cost; });
}

}  // namespace eigenkracht::analysis
