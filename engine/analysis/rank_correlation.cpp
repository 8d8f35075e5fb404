#include "analysis/rank_correlation.hpp"

#include "analysis/columns.hpp"
#include "analysis/correlation_matrix.hpp"
#include "analysis/input_places.hpp"
#include "analysis/ranks.hpp"
#include "analysis/student.hpp"
#include "core/elementary.hpp"
#include "core/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace eigenkracht::analysis {
namespace {

/// Correlations nearer to 1 than this are 1 but for rounding.
constexpr double nearly_one = 1 - 1e-12;

double fisher_z(double r) {
    double const inside = std::clamp(r, -nearly_one, nearly_one);
    return (core::log1p(inside) - core::log1p(-inside)) / 2;
}

double from_fisher_z(double z) {
    // tanh z, by its distance to the nearer end.
    double const grown = core::expm1(-2 * std::fabs(z));
    double const r = -grown / (grown + 2);
    return z < 0 ? -r : r;
}

/// Which draws count, as numbers of rows.
std::vector<std::size_t> draws_that_count(std::span<InputColumn const> inputs,
                                          std::span<double const> outcome) {
    check_inputs(inputs, outcome.size());
    std::vector<std::size_t> kept;
    for (std::size_t draw = 0; draw < outcome.size(); ++draw) {
        if (std::isfinite(outcome[draw])) {
            kept.push_back(draw);
        }
    }
    return kept;
}

std::vector<double> picked(std::span<double const> values, std::vector<std::size_t> const& draws) {
    std::vector<double> own;
    own.reserve(draws.size());
    for (std::size_t const draw : draws) {
        own.push_back(values[draw]);
    }
    return own;
}

bool varies(std::vector<double> const& values) {
    return std::any_of(values.begin(), values.end(), [&](double one) { return one != values.front(); });
}

/// \throws core::InputError  if an input follows from others
void refuse_dependent(LastColumn const& found, std::span<InputColumn const> inputs, char const* what) {
    if (found.dependent.empty()) {
        return;
    }
    std::string others;
    for (std::size_t i = 0; i + 1 < found.dependent.size(); ++i) {
        others += (i == 0 ? "" : ", ") + inputs[found.dependent[i]].name;
    }
    throw core::InputError(fmt::format("{} of {}", what, inputs[found.dependent.back()].name),
                           fmt::format("a number that follows from {}", others),
                           "inputs of which none follows from the others; leave one of these out");
}

/// Ranks of inputs and outcome, to be counted again and again.
class Ranks {
public:
    Ranks(std::vector<std::vector<double>> const& columns, std::size_t rows) : table_(rows, columns.size()) {
        for (auto const& column : columns) {
            ranked_.emplace_back(column);
        }
    }

    /// What the ranks say of the outcome where rows count so many times.
    LastColumn explain(std::span<double const> counts) {
        for (std::size_t column = 0; column < ranked_.size(); ++column) {
            ranked_[column].centred_ranks(counts, &table_.at(0, column), table_.stride);
        }
        auto const products = products_of(table_, counts);
        for (std::size_t column = 0; column < ranked_.size(); ++column) {
            if (!(products[column * ranked_.size() + column] > 0)) {
                return {{column}, {}, {}, {}, 0};
            }
        }
        return explain_last(products, ranked_.size());
    }

private:
    ColumnTable table_;
    std::vector<RankedColumn> ranked_;
};

/// Half-widths of z of every input.
std::vector<double> half_widths(Ranks& ranks, LastColumn const& found, std::vector<std::size_t> const& draws,
                                Sampling const& sampling, Resampling const& resampling) {
    std::size_t const inputs = found.partial.size();
    std::size_t const rows = draws.size();
    std::vector<std::vector<double>> seen(inputs);
    auto const look = [&](std::span<double const> counts) {
        LastColumn const again = ranks.explain(counts);
        for (std::size_t j = 0; again.dependent.empty() && j < inputs; ++j) {
            seen[j].push_back(fisher_z(again.partial[j]));
        }
    };
    std::vector<double> counts(rows);
    std::vector<double> result;
    if (sampling.kind == SamplingKind::sobol) {
        for (unsigned replicate = 0; replicate < sampling.replicates; ++replicate) {
            for (std::size_t row = 0; row < rows; ++row) {
                counts[row] = draws[row] % sampling.replicates == replicate ? 0 : 1;
            }
            look(counts);
        }
        for (auto const& of_input : seen) {
            result.push_back(jackknife_error(of_input).half_width95);
        }
        return result;
    }
    for (unsigned resample = 0; resample < resampling.resamples; ++resample) {
        auto const drawn = resample_counts(rows, resample, resampling.seed);
        std::copy(drawn.begin(), drawn.end(), counts.begin());
        look(counts);
    }
    double const degrees = static_cast<double>(rows) - static_cast<double>(inputs) - 2;
    for (std::size_t j = 0; j < inputs; ++j) {
        double const r = found.partial[j];
        double const of_normal = std::sqrt((1 + r * r / 2) / degrees);
        result.push_back(student_factor(degrees, 0.95) * std::max(of_normal, sd_of(seen[j])));
    }
    return result;
}

}  // namespace

RankCorrelations rank_correlations(std::span<InputColumn const> inputs, std::span<double const> outcome,
                                   Sampling const& sampling, Resampling const& resampling) {
    auto const draws = draws_that_count(inputs, outcome);
    std::size_t const columns = inputs.size() + 1;
    if (draws.size() <= inputs.size() + 2) {
        throw core::InputError(fmt::format("draws for {} inputs", inputs.size()),
                               fmt::format("{} that count", draws.size()),
                               fmt::format("at least {}, better ten times as many", inputs.size() + 3));
    }
    if (sampling.kind == SamplingKind::sobol &&
        (sampling.replicates < 2 || outcome.size() % sampling.replicates != 0)) {
        throw core::InputError("replicates of a Sobol' design",
                               fmt::format("{} for {} draws", sampling.replicates, outcome.size()),
                               "at least 2, all of the same size");
    }
    RankCorrelations result;
    result.draws = draws.size();
    result.failed = outcome.size() - draws.size();
    std::vector<std::vector<double>> values;
    for (InputColumn const& input : inputs) {
        values.push_back(picked(input.values, draws));
        if (!varies(values.back())) {
            throw core::InputError(input.name, fmt::format("{} in every draw", values.back().front()),
                                   "an input that varies");
        }
    }
    values.push_back(picked(outcome, draws));
    if (!varies(values.back())) {
        result.reason = "the outcome does not vary";
        return result;
    }
    std::vector<double> const once(draws.size(), 1.0);
    ColumnTable standard(draws.size(), columns);
    for (std::size_t column = 0; column < columns; ++column) {
        double const mean = mean_of(values[column]);
        double const sd = sd_of(values[column]);
        for (std::size_t row = 0; row < draws.size(); ++row) {
            standard.at(row, column) = (values[column][row] - mean) / sd;
        }
    }
    LastColumn const linear = explain_last(products_of(standard, once), columns);
    refuse_dependent(linear, inputs, "values");
    Ranks ranks(values, draws.size());
    LastColumn const ranked = ranks.explain(once);
    refuse_dependent(ranked, inputs, "ranks");
    auto const reach = half_widths(ranks, ranked, draws, sampling, resampling);
    for (std::size_t j = 0; j < inputs.size(); ++j) {
        double const z = fisher_z(ranked.partial[j]);
        result.inputs.push_back({ranked.partial[j], std::min(ranked.partial[j], from_fisher_z(z - reach[j])),
                                 std::max(ranked.partial[j], from_fisher_z(z + reach[j])), linear.slope[j],
                                 linear.plain[j], ranked.plain[j]});
    }
    result.linear_share = linear.share;
    result.rank_share = ranked.share;
    return result;
}

}  // namespace eigenkracht::analysis
