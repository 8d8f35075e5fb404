#include "report/analysed_parts.hpp"

#include "core/text.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace eigenkracht::report {
namespace {

using study::EstimateTable;

constexpr double errors_of_half_width = 2;  ///< about so many standard errors make half of a 95% interval

std::string points_word(study::Analysis const& analysis) {
    return analysis.sweep.empty()          ? "the draws"
           : analysis.design == "saltelli" ? "the base points"
           : analysis.design == "morris"   ? "the trajectories"
                                           : "the points";
}

}  // namespace

std::string estimate_cell(double value, double half_width, double scale, bool told) {
    constexpr double digits = 1e-3;
    constexpr double least_shown = 1e-6;  // of the largest in its column
    if (std::isnan(value)) {
        return "";
    }
    constexpr double rounding = 1e-9;  // half-widths below are those of the computer's numbers
    if (std::abs(value) <= scale * least_shown && !(half_width > scale * least_shown)) {
        return "0";
    }
    if (!std::isfinite(half_width) || half_width <= scale * rounding) {
        return core::rounded_to_error(value, scale * digits);
    }
    double const error = half_width / errors_of_half_width;
    return core::rounded_to_error(value, error) +
           (told ? " +- " + core::rounded_to_error(half_width, error) : "");
}

std::string title_of(study::Analysis const& analysis, std::string const& evidence) {
    for (std::size_t stance = 0; stance < analysis.stances.size(); ++stance) {
        if (analysis.stances[stance].name == evidence) {
            return short_title(analysis.stances, stance);
        }
    }
    return evidence;
}

void write_head(Page& page, study::AnalysedOutput const& output, bool& headed) {
    if (!headed) {
        page.heading(fmt::format("{} ({}{})", output.title, output.name,
                                 output.unit == "1" || output.unit.empty() ? "" : ", " + output.unit));
        headed = true;
    }
}

void write_convergence(Page& page, study::Analysis const& analysis, EstimateTable const& table,
                       std::string const& column, std::string const& about) {
    auto const* const costs = analysis.find(table.kind + study::by_cost);
    if (costs == nullptr) {
        return;
    }
    std::map<double, double> moved;  // by points: the largest change from the step before
    std::map<std::vector<std::string>, double> last;
    double largest = 0;
    for (auto const& row : costs->rows) {
        double const now = costs->at(row, column);
        if (row.keys[0] != about || !std::isfinite(now)) {
            continue;
        }
        double const points = costs->at(row, "points");
        if (auto const before = last.find(row.keys); before != last.end()) {
            moved[points] = std::max(moved[points], std::abs(now - before->second));
        }
        last[row.keys] = now;
        largest = std::max(largest, std::abs(now));
    }
    if (moved.empty()) {
        return;
    }
    constexpr std::size_t most_steps = 4;
    constexpr double digits = 1e-3;
    std::vector<std::string> steps;
    for (auto at = moved.rbegin(); at != moved.rend() && steps.size() < most_steps; ++at) {
        steps.push_back(fmt::format("{} up to {}", core::rounded_to_error(at->second, largest * digits),
                                    core::grouped(std::llround(at->first))));
    }
    std::reverse(steps.begin(), steps.end());
    std::string const unit = table.units[static_cast<std::size_t>(
        std::find(table.columns.begin(), table.columns.end(), column) - table.columns.begin())];
    std::string in;
    auto const its = std::find_if(table.rows.begin(), table.rows.end(),
                                  [&](EstimateTable::Row const& row) { return row.keys[0] == about; });
    if (unit == "output" && its != table.rows.end()) {
        auto const whose = study::unit_of_output(analysis, table, *its);
        in = whose == "1" || whose.empty() ? "" : " (" + whose + ")";
    }
    page.paragraph(fmt::format("Convergence: when {} were doubled, the {}{} that moved most moved by {}.",
                               points_word(analysis), column, in, core::join(steps, ", ")));
}

void write_pairs(Page& page, study::Analysis const& analysis, std::string const& output,
                 std::string const& lead, std::size_t most) {
    auto const* const found = analysis.find("sobol_pairs");
    if (found == nullptr) {
        return;
    }
    auto const& pairs = *found;
    std::vector<EstimateTable::Row const*> rows;
    for (auto const& row : pairs.rows) {
        if (row.keys[0] == output && row.keys[1] == lead) {
            rows.push_back(&row);
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [&](auto const* a, auto const* b) {
        return std::abs(pairs.at(*a, "S2")) > std::abs(pairs.at(*b, "S2"));
    });
    rows.resize(std::min(rows.size(), most == 0 ? rows.size() : most));
    if (rows.empty()) {
        return;
    }
    Table table{"pair", {"S2"}, {}};
    for (auto const* row : rows) {
        table.rows.push_back({row->keys[2] + " and " + row->keys[3],
                              {estimate_cell(pairs.at(*row, "S2"), pairs.at(*row, "S2_conf"), 1)},
                              0});
    }
    page.paragraph("What two inputs do together, beyond what each does alone (S2):");
    page.blank();
    page.table(table);
}

}  // namespace eigenkracht::report
