#include "study/analyse_parts.hpp"

#include "core/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace eigenkracht::study {

namespace {

/// Of the one that has the name; empty where none has.
template <typename Named>
std::string unit_in(std::vector<Named> const& all, std::string const& name) {
    auto const found =
        std::find_if(all.begin(), all.end(), [&](Named const& one) { return one.name == name; });
    return found == all.end() ? "" : found->unit;
}

}  // namespace

double EstimateTable::at(Row const& row, std::string const& column) const {
    auto const found = std::find(columns.begin(), columns.end(), column);
    if (found == columns.end()) {
        throw core::Defect("a table " + kind + " has no column " + column);
    }
    return row.values[static_cast<std::size_t>(found - columns.begin())];
}

std::string EstimateTable::about(Row const& row, std::string const& key) const {
    auto const found = std::find(keys.begin(), keys.end(), key);
    return found == keys.end() ? "" : row.keys[static_cast<std::size_t>(found - keys.begin())];
}

std::string unit_of_output(Analysis const& analysis, EstimateTable const& table,
                           EstimateTable::Row const& row) {
    return unit_in(analysis.outputs, table.about(row, "output")) +
           unit_in(analysis.decisions, table.about(row, "decision"));
}

std::string unit_of_input(Analysis const& analysis, EstimateTable const& table,
                          EstimateTable::Row const& row) {
    return unit_in(analysis.inputs, table.about(row, "input"));
}

EstimateTable const* Analysis::find(std::string const& kind) const {
    auto const found = std::find_if(tables.begin(), tables.end(),
                                    [&](EstimateTable const& table) { return table.kind == kind; });
    return found == tables.end() ? nullptr : &*found;
}

EstimateTable& AnalysisInProgress::table(std::string const& kind, std::string const& title,
                                         std::vector<std::string> const& keys,
                                         std::vector<std::string> const& columns,
                                         std::vector<std::string> const& units) {
    auto const found = std::find_if(result.tables.begin(), result.tables.end(),
                                    [&](EstimateTable const& one) { return one.kind == kind; });
    if (found != result.tables.end()) {
        return *found;
    }
    return result.tables.emplace_back(EstimateTable{kind, title, keys, columns, units, {}});
}

EstimateTable& AnalysisInProgress::costs(EstimateTable const& table) {
    std::vector<std::string> columns{"points", "evaluations"};
    columns.insert(columns.end(), table.columns.begin(), table.columns.end());
    std::vector<std::string> units{"1", "1"};
    units.insert(units.end(), table.units.begin(), table.units.end());
    return this->table(table.kind + by_cost, table.title + ": by what it costs", table.keys, columns, units);
}

void EstimateRows::add(std::vector<std::string> const& keys, std::vector<double> const& values) {
    if (all_) {
        table_.rows.push_back({keys, values});
    }
    std::vector<double> costs{static_cast<double>(points_), static_cast<double>(evaluations_)};
    costs.insert(costs.end(), values.begin(), values.end());
    costs_.rows.push_back({keys, std::move(costs)});
}

std::vector<std::size_t> prefixes(std::size_t points, std::size_t least, std::size_t multiple) {
    std::vector<std::size_t> counts{points};
    for (std::size_t half = points / 2; half / multiple * multiple >= least; half /= 2) {
        counts.push_back(half / multiple * multiple);
    }
    std::reverse(counts.begin(), counts.end());
    return counts;
}

void AnalysisInProgress::note(std::string const& text) {
    if (std::find(result.notes.begin(), result.notes.end(), text) == result.notes.end()) {
        result.notes.push_back(text);
    }
}

std::vector<std::vector<std::size_t>> AnalysisInProgress::views() const {
    std::vector<std::vector<std::size_t>> views;
    std::vector<std::size_t> weighed;
    for (std::size_t stance = 0; stance < weights.size(); ++stance) {
        views.push_back({stance});
        if (weights[stance] > 0) {
            weighed.push_back(stance);
        }
    }
    if (weighed.size() > 1) {
        views.push_back(weighed);
    }
    return views;
}

std::vector<analysis::Stratum> AnalysisInProgress::strata(SpreadData const& data,
                                                          std::vector<std::size_t> const& view) const {
    std::vector<analysis::Stratum> strata;
    for (std::size_t const stance : view) {
        bool const weighed = !data.draw_weights.empty() && !data.draw_weights[stance].empty();
        strata.push_back(
            {data.outcome[stance], view.size() == 1 ? 1 : weights[stance],
             weighed ? std::span<double const>(data.draw_weights[stance]) : std::span<double const>()});
    }
    return strata;
}

bool AnalysisInProgress::too_rare(SpreadData const& data, std::vector<std::size_t> const& view,
                                  std::string const& output, bool all_points) {
    constexpr double fewest = 30;  // of fewer neither estimates nor their errors mean anything
    double met = 0;
    double missed = 0;
    double all = 0;
    std::size_t points = 0;
    for (auto const& stratum : strata(data, view)) {
        points = stratum.values.size();
        double weight = 0;
        for (std::size_t point = 0; point < points; ++point) {
            weight += stratum.draw_weights.empty() ? 1 : stratum.draw_weights[point];
        }
        all += stratum.weight;
        for (std::size_t point = 0; point < points; ++point) {
            double const value = stratum.values[point];
            if (std::isfinite(value) && value != 0 && value != 1) {
                return false;
            }
            double const counts =
                stratum.weight * (stratum.draw_weights.empty() ? 1 : stratum.draw_weights[point]) / weight;
            (value == 1 ? met : missed) += std::isfinite(value) ? counts : 0;
        }
    }
    double const rarer = std::min(met, missed) / all * static_cast<double>(points);
    if (rarer <= 0 || rarer >= fewest) {
        return false;
    }
    if (all_points) {
        note(fmt::format(
            "{}, {}: nothing is told of what drives it: about {} of {} points fall on the rarer side of the "
            "threshold (at least {} are needed).",
            output, name_of(view), std::max(1.0, std::round(rarer)), points, fewest));
    }
    return true;
}

std::string AnalysisInProgress::name_of(std::vector<std::size_t> const& view) const {
    return view.size() == 1 ? evidence[view.front()] : all_evidence;
}

Column AnalysisInProgress::mixed(std::vector<std::size_t> const& view,
                                 std::function<Column(std::size_t stance)> const& column) const {
    if (view.size() == 1) {
        return column(view.front());
    }
    double all = 0;
    for (std::size_t const stance : view) {
        all += weights[stance];
    }
    Column sum;
    for (std::size_t const stance : view) {
        auto const one = column(stance);
        sum.resize(one.size());
        add(sum, one, weights[stance] / all);
    }
    return sum;
}

}  // namespace eigenkracht::study
