#include "analysis/saltelli_sums.hpp"

#include "core/error.hpp"
#include "core/fixed_sum.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace eigenkracht::analysis {
namespace {

constexpr std::size_t fewest_rows = 8;

/// Columns of all designs.
enum Common : std::size_t { of_a, of_b, squares_a, squares_b, a_times_b, common_columns };
/// Columns more where bodies of evidence are mixed: squares of the mixture's mean, and one for each body of evidence.
enum Mixed : std::size_t { mean_squares_a = common_columns, mean_squares_b, first_stratum };
/// Columns of one side of an input. After them: half squared differences of the mixture's mean where bodies of evidence are mixed, and
/// f(AB) f(BA) where there are two sides.
enum Side : std::size_t { of_side, squares, times_other, half_differences, side_columns };

void require_length(std::span<double const> column, std::size_t rows, char const* what) {
    if (column.size() != rows) {
        throw core::InputError(fmt::format("outputs {} of a Saltelli design", what),
                               fmt::format("{}", column.size()), fmt::format("{}, as many as f(A)", rows));
    }
}

void require_shape(SaltelliOutputs const& one, SaltelliOutputs const& first) {
    std::size_t const rows = first.a.size();
    require_length(one.a, rows, "f(A)");
    require_length(one.b, rows, "f(B)");
    if (one.ab.empty() || one.ab.size() != first.ab.size()) {
        throw core::InputError("inputs of a Saltelli design", static_cast<double>(one.ab.size()),
                               "at least one, as many in every body of evidence");
    }
    if (one.ba.size() != first.ba.size() || (!one.ba.empty() && one.ba.size() != one.ab.size())) {
        throw core::InputError("columns f(BA) of a Saltelli design", static_cast<double>(one.ba.size()),
                               "none, or as many as f(AB), alike in every body of evidence");
    }
    for (auto const& column : one.ab) {
        require_length(column, rows, "f(AB)");
    }
    for (auto const& column : one.ba) {
        require_length(column, rows, "f(BA)");
    }
    if (!(one.weight >= 0) || !std::isfinite(one.weight)) {
        throw core::InputError("weight of a body of evidence", one.weight, "a number, at least 0");
    }
}

/// Every column of a design.
template <class Function>
void for_each_column(SaltelliOutputs const& outputs, Function const& function) {
    function(outputs.a);
    function(outputs.b);
    for (auto const& column : outputs.ab) {
        function(column);
    }
    for (auto const& column : outputs.ba) {
        function(column);
    }
}

}  // namespace

SaltelliSums::SaltelliSums(std::span<SaltelliOutputs const> evidence, Sampling const& sampling) {
    double total = 0;
    for (SaltelliOutputs const& one : evidence) {
        require_shape(one, evidence.front());
        total += one.weight;
    }
    if (!(total > 0)) {
        throw core::InputError("weights of the bodies of evidence", evidence.empty() ? "none" : "all 0",
                               "at least one above 0");
    }
    for (SaltelliOutputs const& one : evidence) {
        if (one.weight > 0) {
            evidence_.push_back(one);
            shares_.push_back(one.weight / total);
        }
    }
    if (sampling.kind == SamplingKind::sobol) {
        independent_ = false;
        replicates_ = sampling.replicates;
        if (replicates_ < 2 || evidence.front().a.size() % replicates_ != 0) {
            throw core::InputError(
                "replicates of a Sobol' design",
                fmt::format("{} for {} base points", replicates_, evidence.front().a.size()),
                "at least 2, all of the same size");
        }
    }
    inputs_ = evidence_.front().ab.size();
    several_ = evidence_.size() > 1;
    both_sides_ = !evidence_.front().ba.empty();
    first_input_ = several_ ? std::size_t{first_stratum} + evidence_.size() : std::size_t{common_columns};
    per_side_ = side_columns + (several_ ? 1 : 0) + (both_sides_ ? 1 : 0);
    per_input_ = per_side_ * (both_sides_ ? 2 : 1);
    first_pair_ = first_input_ + inputs_ * per_input_;
    columns_ = first_pair_ + (both_sides_ ? inputs_ * (inputs_ - 1) / 2 : 0);
    keep_whole_rows();
    look_for_variation();
}

void SaltelliSums::keep_whole_rows() {
    std::vector<char> whole(evidence_.front().a.size(), 1);
    for (SaltelliOutputs const& one : evidence_) {
        for_each_column(one, [&](std::span<double const> column) {
            for (std::size_t row = 0; row < column.size(); ++row) {
                whole[row] = std::isfinite(column[row]) ? whole[row] : char{0};
            }
        });
    }
    for (std::size_t row = 0; row < whole.size(); ++row) {
        if (whole[row] != 0) {
            kept_.push_back(row);
        }
    }
    failed_ = whole.size() - kept_.size();
    std::vector<char> seen(replicates_, 0);
    for (std::size_t const row : kept_) {
        seen[row % replicates_] = 1;
    }
    auto const replicates = std::count(seen.begin(), seen.end(), 1);
    if (independent_ ? kept_.size() < fewest_rows : replicates < 2) {
        reason_ =
            fmt::format("{} of {} base points have all their outputs: too few", kept_.size(), whole.size());
    }
}

void SaltelliSums::look_for_variation() {
    if (!reason_.empty()) {
        return;
    }
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    core::FixedSum sum;
    for (std::size_t s = 0; s < evidence_.size(); ++s) {
        for_each_column(evidence_[s], [&](std::span<double const> column) {
            for (std::size_t const row : kept_) {
                low = std::min(low, column[row]);
                high = std::max(high, column[row]);
            }
        });
        for (std::size_t const row : kept_) {
            sum.add(shares_[s] * (evidence_[s].a[row] + evidence_[s].b[row]) / 2);
        }
    }
    centre_ = sum.total() / static_cast<double>(kept_.size());
    // What differs in the last digits only is rounding, whose indices would mean nothing.
    constexpr double rounding = 1e-13;
    if (high - low <= rounding * std::max(std::fabs(low), std::fabs(high))) {
        reason_ = "the outcome does not vary";
    }
}

void SaltelliSums::write(std::size_t first, std::size_t count, std::size_t stride, double* to) const {
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t const row = kept_[first + i];
        double* const out = to + i * stride;
        std::fill_n(out, first_input_, 0.0);
        for (std::size_t s = 0; s < evidence_.size(); ++s) {
            double const a = evidence_[s].a[row] - centre_;
            double const b = evidence_[s].b[row] - centre_;
            out[of_a] += shares_[s] * a;
            out[of_b] += shares_[s] * b;
            out[squares_a] += shares_[s] * a * a;
            out[squares_b] += shares_[s] * b * b;
            if (several_) {
                out[first_stratum + s] = (a + b) / 2;
            }
        }
        out[a_times_b] = out[of_a] * out[of_b];
        if (several_) {
            out[mean_squares_a] = out[of_a] * out[of_a];
            out[mean_squares_b] = out[of_b] * out[of_b];
        }
    }
    for (std::size_t input = 0; input < inputs_; ++input) {
        write_side(input, false, first, count, stride, to);
        if (both_sides_) {
            write_side(input, true, first, count, stride, to);
        }
    }
    if (both_sides_) {
        write_pairs(count, stride, to);
    }
}

void SaltelliSums::write_side(std::size_t input, bool ba, std::size_t first, std::size_t count,
                              std::size_t stride, double* to) const {
    std::size_t const column = input_column(input) + (ba ? per_side_ : 0);
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t const row = kept_[first + i];
        double mean = 0;
        double square = 0;
        double half_square = 0;
        for (std::size_t s = 0; s < evidence_.size(); ++s) {
            auto const& own = evidence_[s];
            double const from = (ba ? own.b : own.a)[row] - centre_;
            double const value = (ba ? own.ba : own.ab)[input][row] - centre_;
            mean += shares_[s] * value;
            square += shares_[s] * value * value;
            half_square += shares_[s] * ((value - from) * (value - from)) / 2;
        }
        double* const all = to + i * stride;
        double const from = all[ba ? of_b : of_a];
        double const other = all[ba ? of_a : of_b];
        double* const out = all + column;
        out[of_side] = mean;
        out[squares] = square;
        out[times_other] = other * mean;
        out[half_differences] = half_square;
        std::size_t more = side_columns;
        if (several_) {
            out[more++] = (mean - from) * (mean - from) / 2;
        }
        if (both_sides_) {
            // f(AB) f(BA), whose covariance is known to be 0 as that of f(A) f(B) is; once is enough.
            out[more] = ba ? mean * all[input_column(input)] : 0;
        }
    }
}

void SaltelliSums::write_pairs(std::size_t count, std::size_t stride, double* to) const {
    for (std::size_t i = 0; i < count; ++i) {
        double* const all = to + i * stride;
        auto const from_a = [&](std::size_t input) { return all[input_column(input)] - all[of_a]; };
        auto const from_b = [&](std::size_t input) {
            return all[input_column(input) + per_side_] - all[of_b];
        };
        std::size_t column = first_pair_;
        for (std::size_t j = 0; j < inputs_; ++j) {
            for (std::size_t k = j + 1; k < inputs_; ++k) {
                all[column++] = (from_b(j) * from_a(k) + from_b(k) * from_a(j)) / 2;
            }
        }
    }
}

double SaltelliSums::mean(double const* sums, double rows) const {
    return centre_ + (sums[of_a] + sums[of_b]) / 2 / rows;
}

double SaltelliSums::variance(double const* sums, double rows) const {
    double const a = sums[of_a] / rows;
    double const b = sums[of_b] / rows;
    double const plain = ((sums[squares_a] / rows - a * a) + (sums[squares_b] / rows - b * b)) / 2;
    // Means of Sobol' points are next to exact, so that nothing is lost by taking them from the points.
    return independent_ ? plain * rows / (rows - 1) : plain;
}

std::size_t SaltelliSums::figures() const {
    return 2 * inputs_ + (columns_ - first_pair_) + (several_ ? 2 : 0);
}

void SaltelliSums::estimate(double const* sums, double rows, double* figures) const {
    auto const mean_of = [&](std::size_t column) { return sums[column] / rows; };
    double const unbiased = independent_ ? rows / (rows - 1) : 1;
    double const a = mean_of(of_a);
    double const b = mean_of(of_b);
    double const variance_a = (mean_of(squares_a) - a * a) * unbiased;
    double const variance_b = (mean_of(squares_b) - b * b) * unbiased;
    double const variance = (variance_a + variance_b) / 2;
    if (!(variance > 0)) {
        std::fill_n(figures, this->figures(), std::numeric_limits<double>::quiet_NaN());
        return;
    }
    double const of_mixture =
        several_ ? ((mean_of(mean_squares_a) - a * a) + (mean_of(mean_squares_b) - b * b)) / 2 * unbiased
                 : variance;
    double const a_with_b = (mean_of(a_times_b) - a * b) * unbiased;
    double const sides = both_sides_ ? 2 : 1;
    for (std::size_t input = 0; input < inputs_; ++input) {
        double covariance = 0;  // of outputs that share this input alone
        double difference = 0;  // half mean squares of what it changes
        double of_mean = 0;     // the same of the mixture's mean
        double spread_other = 0;
        double spread_own = 0;
        double chance = a_with_b;  // a covariance that is 0 but for luck
        for (std::size_t side = 0; side < (both_sides_ ? 2U : 1U); ++side) {
            std::size_t const column = input_column(input) + side * per_side_;
            double const mean = mean_of(column + of_side);
            double const other = side == 0 ? b : a;
            double const own = (mean_of(column + squares) - mean * mean) * unbiased;
            covariance += (mean_of(column + times_other) - other * mean) * unbiased / sides;
            difference += mean_of(column + half_differences) / sides;
            of_mean += mean_of(column + (several_ ? side_columns : half_differences)) / sides;
            spread_other += (own + (side == 0 ? variance_b : variance_a)) / 2 / sides;
            spread_own += (own + (side == 0 ? variance_a : variance_b)) / 2 / sides;
        }
        if (both_sides_) {
            std::size_t const column = input_column(input);
            double const ab = mean_of(column + of_side);
            double const ba = mean_of(column + per_side_ + of_side);
            chance = (chance + (mean_of(column + 2 * per_side_ - 1) - ab * ba) * unbiased) / 2;
        }
        double const control = of_mixture > 0 ? std::clamp(1 - of_mean / of_mixture, 0.0, 1.0) : 1.0;
        figures[2 * input] = (covariance - control * chance) / spread_other;
        figures[2 * input + 1] = difference / spread_own;
    }
    std::size_t figure = 2 * inputs_;
    for (std::size_t column = first_pair_; column < columns_; ++column) {
        figures[figure++] = mean_of(column) / variance;
    }
    if (several_) {
        // Mean variance over evidence of one point.
        double const within =
            (mean_of(squares_a) - mean_of(mean_squares_a) + mean_of(squares_b) - mean_of(mean_squares_b)) / 2;
        double between = 0;
        for (std::size_t s = 0; s < evidence_.size(); ++s) {
            double const off = mean_of(first_stratum + s) - (a + b) / 2;
            between += shares_[s] * off * off;
        }
        // Squares of means hold their own luck: that of rows points on either side.
        double const luck = independent_ ? (within - between) / (2 * rows) : 0;
        figures[figure++] = (between - luck) / variance;
        figures[figure] = within / variance;
    }
}

void SaltelliSums::name(std::span<double const> figures, std::span<double const> half_widths,
                        SobolIndices& to) const {
    std::size_t figure = 0;
    auto const next = [&] {
        SobolIndex const index{figures[figure], half_widths[figure], figures[figure + 1],
                               half_widths[figure + 1]};
        figure += 2;
        return index;
    };
    for (std::size_t input = 0; input < inputs_; ++input) {
        to.inputs.push_back(next());
    }
    for (std::size_t j = 0; both_sides_ && j < inputs_; ++j) {
        for (std::size_t k = j + 1; k < inputs_; ++k, ++figure) {
            to.pairs.push_back({j, k, figures[figure], half_widths[figure]});
        }
    }
    if (several_) {
        to.evidence = next();
    }
}

}  // namespace eigenkracht::analysis
