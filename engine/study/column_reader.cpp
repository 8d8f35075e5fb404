#include "study/column_reader.hpp"

#include "analysis/draw_weights.hpp"
#include "analysis/intervals.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "study/integration.hpp"
#include "study/region_formulas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace eigenkracht::study {

namespace {

/// What run.keep must name for it.
std::string word_of(Kept what) {
    switch (what) {
        case Kept::parameters:
            return "parameters";
        case Kept::totals:
        case Kept::cash:
            return "totals";
        case Kept::outcomes:
            return "outcomes";
        case Kept::ledger:
            return "ledger";
        default:
            return "questions";
    }
}

Spread spread_of(std::vector<analysis::Stratum> const& strata, analysis::Sampling const& sampling) {
    auto const s = analysis::summarise(strata, sampling);
    auto const interval = analysis::mean_interval(strata, sampling);
    return {s.mean,   s.mean_error,     s.sd,         s.low95,      s.low80, s.median, s.high80,
            s.high95, s.quantile_error, interval.low, interval.high};
}

}  // namespace

void add(Column& sum, Column const& more, double times) {
    for (std::size_t d = 0; d < sum.size(); ++d) {
        sum[d] += times * more[d];
    }
}

void add(std::vector<Column>& sum, std::vector<Column> const& more, double times) {
    for (std::size_t s = 0; s < sum.size(); ++s) {
        add(sum[s], more[s], times);
    }
}

void scale(Column& column, double factor) {
    for (double& value : column) {
        value *= factor;
    }
}

void divide(Column& column, Column const& by) {
    for (std::size_t d = 0; d < column.size(); ++d) {
        column[d] /= by[d];
    }
}

bool all_zero(std::vector<Column> const& columns) {
    return std::all_of(columns.begin(), columns.end(), [](Column const& column) {
        return std::all_of(column.begin(), column.end(), [](double value) { return value == 0; });
    });
}

Column over_draws(formula::Expression const& expression, std::size_t names, std::vector<Column> const& used,
                  std::uint64_t draws) {
    std::vector<double> values(names);
    Column result;
    result.reserve(draws);
    for (std::uint64_t draw = 0; draw < draws; ++draw) {
        for (std::size_t i = 0; i < used.size(); ++i) {
            values[expression.uses()[i]] = used[i][draw];
        }
        result.push_back(expression(values.data()));
    }
    return result;
}

std::vector<double> weights_in_force(Plan const& plan,
                                     std::vector<std::pair<std::string, double>> const& replaced) {
    std::vector<std::string> names;
    std::vector<double> weights;
    for (auto const& stance : plan.beliefs.stances()) {
        names.push_back(stance.name);
        weights.push_back(stance.weight);
    }
    for (auto const& [name, weight] : replaced) {
        auto const at = std::find(names.begin(), names.end(), name);
        if (at == names.end() && names == std::vector<std::string>{""}) {
            throw core::UsageError(
                fmt::format("--weight: found stance \"{}\" (expected none: there is one body of evidence, "
                            "without a name)",
                            name));
        }
        if (at == names.end()) {
            throw core::UsageError(
                fmt::format("--weight: found stance \"{}\" {}", name, core::expected_one_of(names, name)));
        }
        if (!(weight >= 0) || !std::isfinite(weight)) {
            throw core::UsageError(
                fmt::format("--weight: found {} for {} (expected a number, at least 0)", weight, name));
        }
        weights[static_cast<std::size_t>(at - names.begin())] = weight;
    }
    double sum = 0;
    for (double const weight : weights) {
        sum += weight;
    }
    if (!(sum > 0)) {
        throw core::UsageError("--weight: all stances have weight 0 (expected at least one above 0)");
    }
    for (double& weight : weights) {
        weight /= sum;
    }
    return weights;
}

ColumnReader::ColumnReader(Plan const& plan, ResultsSource const& results, std::vector<double> weights)
    : ColumnReader(plan, results, std::move(weights), kept_variables(plan, any_integration(plan))) {}

ColumnReader::ColumnReader(Plan const& plan, ResultsSource const& results, std::vector<double> weights,
                           std::vector<KeptVariable> kept)
    : plan_(plan), results_(results), weights_(std::move(weights)), kept_(std::move(kept)) {
    if (plan.scenario.run.design == Design::latin_hypercube) {
        sampling_.kind = analysis::SamplingKind::latin_hypercube;
    } else if (plan.scenario.run.design == Design::sobol) {
        sampling_ = {analysis::SamplingKind::sobol, plan.scenario.run.replicates};
    }
}

std::vector<KeptVariable>::const_iterator ColumnReader::find(Kept what) const {
    return std::find_if(kept_.begin(), kept_.end(),
                        [&](KeptVariable const& variable) { return variable.what == what; });
}

bool ColumnReader::has(Kept what) const { return find(what) != kept_.end(); }

KeptVariable const& ColumnReader::found(Kept what) const {
    auto const at = find(what);
    if (at == kept_.end()) {
        throw core::InputError("the results", "no " + word_of(what) + " that this could be told from",
                               "a run that keeps them: run.keep with \"" + word_of(what) + "\"");
    }
    return *at;
}

std::vector<Column> ColumnReader::zeros() const {
    return std::vector<Column>(stances(), Column(draws(), 0.0));
}

Column ColumnReader::column(Kept what, std::size_t stance, std::size_t element) const {
    return results_.column(found(what).variable.name, stance, element);
}

std::string ColumnReader::text(std::string const& variable, std::size_t element) const {
    auto const& variables = results_.layout().variables;
    auto const at = std::find_if(variables.begin(), variables.end(),
                                 [&](Variable const& one) { return one.name == variable; });
    return at != variables.end() && element < at->texts.size() ? at->texts[element] : "";
}

std::vector<Column> ColumnReader::columns(Kept what, std::size_t element) const {
    std::vector<Column> all;
    for (std::size_t s = 0; s < stances(); ++s) {
        all.push_back(column(what, s, element));
    }
    return all;
}

std::vector<Column> ColumnReader::in_region(std::size_t region, Kept what, std::size_t policy,
                                            std::optional<std::size_t> less, std::size_t year,
                                            std::size_t which) const {
    auto const regions = plan_.regions();
    auto const numbers = found(what).size / (plan_.world.policies * regions * plan_.years());
    auto const element = [&](std::size_t of_policy) {
        return ((of_policy * regions + region) * plan_.years() + year) * numbers + which;
    };
    auto own = columns(what, element(policy));
    for (std::size_t s = 0; less && s < own.size(); ++s) {
        add(own[s], column(what, s, element(*less)), -1);
    }
    return own;
}

std::vector<Column> ColumnReader::over_regions(Kept what, std::size_t policy, std::optional<std::size_t> less,
                                               std::size_t year, std::size_t which) const {
    auto sums = zeros();
    for (std::size_t region = 0; region < plan_.regions(); ++region) {
        // Region by region, so that a policy against its like is exactly zero.
        add(sums, in_region(region, what, policy, less, year, which));
    }
    return sums;
}

Column ColumnReader::evaluate(formula::Formula const& formula, std::size_t stance, std::size_t region,
                              int year) const {
    formula::Expression const expression(formula, plan_.region_formula_names, plan_.scenario.tables);
    std::vector<double> values(plan_.region_formula_names.size());
    if (expression.is_constant()) {
        return Column(draws(), expression(values.data()));
    }
    std::vector<Column> used;
    for (std::size_t const name : expression.uses()) {
        used.push_back(of_name(name, stance, region, year));
    }
    return over_draws(expression, values.size(), used, draws());
}

Column ColumnReader::evaluate_together(formula::Formula region::RegionSpec::*formula, std::size_t stance,
                                       std::size_t regions, int year) const {
    Column sum(draws(), 0.0);
    for (std::size_t region = 0; region < regions; ++region) {
        add(sum, evaluate(plan_.scenario.regions[region].*formula, stance, region, year));
    }
    return sum;
}

Column ColumnReader::of_name(std::size_t name, std::size_t stance, std::size_t region, int year) const {
    if (name < plan_.cut_amount) {
        return column(Kept::parameters, stance, name);
    }
    if (name == plan_.cut_amount) {
        return evaluate(plan_.scenario.cut.amount_eur, stance);
    }
    if (name + 1 == plan_.region_formula_names.size()) {
        return Column(draws(), year);
    }
    auto const& scenario = plan_.scenario;
    auto const own = name - plan_.names.size();
    auto const quantities = scenario.regions.front().quantities.size();
    if (own < quantities) {
        return evaluate(scenario.regions[region].quantity(scenario.regions.front().quantities[own].first),
                        stance);
    }
    Column drawn;
    for (std::uint64_t draw = 0; draw < draws(); ++draw) {
        drawn.push_back(regional_value(plan_, own - quantities, region, static_cast<std::uint32_t>(draw)));
    }
    return drawn;
}

std::uint64_t ColumnReader::draws_worth(std::optional<std::size_t> stance) const {
    std::uint64_t least = draws();
    for (std::size_t s = 0; s < stances(); ++s) {
        bool const counts = stance ? *stance == s : weights_[s] > 0;
        if (counts && analysis::are_uneven(draw_weights(s))) {
            least = std::min(least, static_cast<std::uint64_t>(analysis::effective_draws(draw_weights(s))));
        }
    }
    return least;
}

std::vector<analysis::Stratum> ColumnReader::strata(std::vector<Column> const& columns) const {
    std::vector<analysis::Stratum> strata;
    for (std::size_t s = 0; s < columns.size(); ++s) {
        strata.push_back({columns[s], weights_[s], draw_weights(s)});
    }
    return strata;
}

Spread ColumnReader::overall(std::vector<Column> const& columns) const {
    return spread_of(strata(columns), sampling_);
}

Spread ColumnReader::one(std::size_t stance, Column const& column) const {
    return spread_of(stratum(stance, column), sampling_);
}

std::vector<Spread> ColumnReader::by_stance(std::vector<Column> const& columns) const {
    std::vector<Spread> spreads;
    for (std::size_t s = 0; s < columns.size(); ++s) {
        spreads.push_back(one(s, columns[s]));
    }
    return spreads;
}

}  // namespace eigenkracht::study
