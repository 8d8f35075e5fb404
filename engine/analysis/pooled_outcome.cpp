#include "analysis/pooled_outcome.hpp"

#include "analysis/columns.hpp"
#include "analysis/draw_weights.hpp"
#include "analysis/student.hpp"
#include "core/error.hpp"
#include "core/fixed_sum.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace eigenkracht::analysis {
namespace {

constexpr std::size_t fewest_draws = 32;

/// Sum over rows of what a function says of each.
template <class Function>
double sum_over(std::size_t rows, Function const& function) {
    core::FixedSum sum;
    for (std::size_t row = 0; row < rows; ++row) {
        sum.add(function(row));
    }
    return sum.total();
}

}  // namespace

PooledOutcome::PooledOutcome(std::span<Stratum const> strata, Sampling const& sampling) {
    double all = 0;
    for (Stratum const& stratum : strata) {
        if (stratum.values.size() != strata.front().values.size()) {
            throw core::InputError(
                "columns of draws",
                fmt::format("{} and {} draws", strata.front().values.size(), stratum.values.size()),
                "as many in both");
        }
        check_draw_weights(stratum.values, stratum.draw_weights);
        if (!(stratum.weight >= 0) || !std::isfinite(stratum.weight)) {
            throw core::InputError("weight of a stratum", stratum.weight, "a number, at least 0");
        }
        all += stratum.weight;
    }
    if (!(all > 0)) {
        throw core::InputError("weights of the strata", strata.empty() ? "none" : "all 0",
                               "at least one above 0");
    }
    std::size_t const length = strata.front().values.size();
    if (sampling.kind == SamplingKind::sobol) {
        independent_ = false;
        folds = sampling.replicates;
        if (folds < 2 || length % folds != 0) {
            throw core::InputError("replicates of a Sobol' design",
                                   fmt::format("{} for {} draws", folds, length),
                                   "at least 2, all of the same size");
        }
    }
    for (std::size_t draw = 0; draw < length; ++draw) {
        bool const whole = std::all_of(strata.begin(), strata.end(), [&](Stratum const& stratum) {
            return !(stratum.weight > 0) || std::isfinite(stratum.values[draw]);
        });
        if (whole) {
            draws.push_back(draw);
            fold_of.push_back(draw % folds);
        }
    }
    failed = length - draws.size();
    std::size_t const rows = draws.size();
    std::vector<std::size_t> in_fold(folds, 0);
    for (std::size_t const fold : fold_of) {
        ++in_fold[fold];
    }
    if (rows < fewest_draws || *std::min_element(in_fold.begin(), in_fold.end()) == 0) {
        reason = fmt::format("{} of {} draws count: too few", rows, length);
        return;
    }
    weight.assign(rows, 0.0);
    sum.assign(rows, 0.0);
    square.assign(rows, 0.0);
    bool varies = false;
    double const anchor = strata.front().values[draws.front()];
    for (Stratum const& stratum : strata) {
        if (!(stratum.weight > 0)) {
            continue;
        }
        auto const own_weight = [&](std::size_t row) {
            return stratum.draw_weights.empty() ? 1.0 : stratum.draw_weights[draws[row]];
        };
        double const total = sum_over(rows, own_weight);
        if (!(total > 0)) {
            reason = "no draw that has not failed has a weight";
            return;
        }
        double const scale = stratum.weight / all * static_cast<double>(rows) / total;
        std::vector<double> weights;
        std::vector<double> values;
        for (std::size_t row = 0; row < rows; ++row) {
            weights.push_back(scale * own_weight(row));
            values.push_back(stratum.values[draws[row]]);
            varies = varies || (weights.back() > 0 &&
                                std::fabs(values.back() - anchor) >
                                    1e-13 * std::max(std::fabs(values.back()), std::fabs(anchor)));
        }
        mean += sum_over(rows, [&](std::size_t row) { return weights[row] * values[row]; });
        stratum_weight_.push_back(std::move(weights));
        value_.push_back(std::move(values));
    }
    total_weight = static_cast<double>(rows);  // shares add up to 1
    mean /= total_weight;
    for (std::size_t s = 0; s < value_.size(); ++s) {
        for (std::size_t row = 0; row < rows; ++row) {
            double& value = value_[s][row];
            value -= mean;
            weight[row] += stratum_weight_[s][row];
            sum[row] += stratum_weight_[s][row] * value;
            square[row] += stratum_weight_[s][row] * value * value;
        }
    }
    worth = effective_draws(weight);
    double const squares = core::fixed_sum(square) / total_weight;
    variance = independent_ ? squares * worth / std::max(worth - 1, 1.0) : squares;
    fold_square_.assign(folds, 0.0);
    for (std::size_t row = 0; row < rows; ++row) {
        fold_square_[fold_of[row]] += square[row];
    }
    if (!varies || !(variance > 0)) {
        reason = "the outcome does not vary";
    } else if (worth < static_cast<double>(fewest_draws)) {
        reason = fmt::format("the draws are worth {:.0f} equal ones: too few", worth);
    }
}

SharePart PooledOutcome::with_error(double share, std::span<double const> of_fold) const {
    auto const count = static_cast<double>(folds);
    std::vector<double> influence;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        influence.push_back((of_fold[fold] - share * fold_square_[fold]) * count / total_weight / variance);
    }
    return {share, student_factor(count - 1, 0.95) * sd_of(influence) / std::sqrt(count)};
}

SharePart PooledOutcome::evidence_first() const {
    std::size_t const rows = draws.size();
    std::vector<double> means;
    std::vector<double> shares;
    for (std::size_t s = 0; s < value_.size(); ++s) {
        double const own = core::fixed_sum(stratum_weight_[s]);
        shares.push_back(own / total_weight);
        means.push_back(
            sum_over(rows, [&](std::size_t row) { return stratum_weight_[s][row] * value_[s][row]; }) / own);
    }
    double between = 0;
    for (std::size_t s = 0; s < means.size(); ++s) {
        between += shares[s] * means[s] * means[s];  // values are taken from the mean of all
    }
    // What a draw does to each mean, and to the mean of all.
    core::FixedSum luck;
    std::vector<double> of_fold(folds, 0.0);
    for (std::size_t row = 0; row < rows; ++row) {
        double of_all = 0;
        double moved = 0;
        for (std::size_t s = 0; s < means.size(); ++s) {
            double const push = stratum_weight_[s][row] * (value_[s][row] - means[s]);
            of_all += push;
            moved += 2 * means[s] * push;
        }
        for (std::size_t s = 0; s < means.size(); ++s) {
            double const push = stratum_weight_[s][row] / shares[s] * (value_[s][row] - means[s]) - of_all;
            luck.add(shares[s] * push * push);
        }
        of_fold[fold_of[row]] += moved + weight[row] * between;
    }
    // Squares of means hold their own luck; means of Sobol' points have next to none.
    auto const n = static_cast<double>(rows);
    double const unbiased = independent_ ? between - luck.total() / n / n : between;
    return with_error(unbiased / variance, of_fold);
}

SharePart PooledOutcome::evidence_total() const {
    std::vector<double> of_fold(folds, 0.0);
    core::FixedSum all;
    for (std::size_t row = 0; row < draws.size(); ++row) {
        double const within = weight[row] > 0 ? square[row] - sum[row] * sum[row] / weight[row] : 0;
        all.add(within);
        of_fold[fold_of[row]] += within;
    }
    return with_error(all.total() / total_weight / variance, of_fold);
}

}  // namespace eigenkracht::analysis
