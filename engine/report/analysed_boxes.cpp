#include "core/text.hpp"
#include "report/analysed_parts.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace eigenkracht::report {
namespace {

using study::EstimateTable;
using RowList = std::vector<EstimateTable::Row const*>;

/// What a box says, to about three digits: limits lie between two draws and are no surer than that.
class BoxWords {
public:
    BoxWords(study::Analysis const& analysis, EstimateTable const& limits, EstimateTable const& boxes)
        : analysis_(analysis), limits_(limits), boxes_(boxes) {}

    /// The conditions in a sentence, how far they reach, and how sure each is.
    void write(Page& page, EstimateTable::Row const& box) const {
        RowList limits;
        for (auto const& row : limits_.rows) {
            bool const its =
                std::equal(box.keys.begin(), box.keys.end(), row.keys.begin());  // output, evidence, outcome
            if (its) {
                limits.push_back(&row);
            }
        }
        std::string const who = whose(box.keys[1]);
        std::string const& outcome = box.keys[2];
        std::string const among = analysis_.sweep.empty() ? "draws" : "points";
        if (limits.empty()) {
            double const share = boxes_.at(box, "share");
            bool const sought = !std::isnan(boxes_.at(box, "limits"));
            if (share > 0 && share < 1) {
                page.paragraph(
                    capital(fmt::format("{}{} in {} of the {}{}.", who, outcome, percent(box, "share"), among,
                                        sought ? "; no condition makes that much more frequent" : "")));
            } else if (outcome == study::outcome_met) {  // the same is said of what is missed
                page.paragraph(capital(
                    fmt::format("{}{} in {} of the {}.", who, outcome, share > 0 ? "all" : "none", among)));
            }
            return;
        }
        std::vector<std::string> conditions;
        std::vector<std::string> chances;
        std::vector<std::string> evidence;
        for (auto const* limit : limits) {
            bool const which = limit->keys[3] == study::which_evidence;
            if (which) {
                evidence.push_back(title_of(analysis_, limit->keys[4]));
            } else {
                conditions.push_back(condition(*limit));
            }
            if (!which || evidence.size() == 1) {
                chances.push_back(limit->keys[3] + " " + chance(limits_.at(*limit, "quasi_p")));
            }
        }
        if (!evidence.empty()) {
            conditions.push_back("the evidence of " + core::join(evidence, " or ") + " is true");
        }
        page.paragraph(capital(
            fmt::format("{0}{1} most often when {2}. It is {1} in {3} of the {4} with these conditions, and "
                        "in {5} of all {4}; "
                        "the conditions hold {6} of all {4} in which it is {1}.",
                        who, outcome, core::join(conditions, "; and "),
                        percent(box, "density", "density_low", "density_high"), among, percent(box, "share"),
                        percent(box, "coverage", "coverage_low", "coverage_high"))));
        page.paragraph("Quasi-p-values: " + core::join(chances, ", ") + ".");
    }

private:
    /// At the head of a sentence: whose evidence is meant.
    [[nodiscard]] std::string whose(std::string const& evidence) const {
        if (evidence == study::all_evidence) {
            return "all bodies of evidence, by weight: ";
        }
        return analysis_.stances.size() < 2 ? ""
                                            : "on the evidence of " + title_of(analysis_, evidence) + ": ";
    }

    static std::string chance(double value) {
        constexpr double least = 1e-4;
        return value < least ? "below 0.0001" : core::rounded_to_error(value, value / 2);
    }

    [[nodiscard]] std::string percent(EstimateTable::Row const& box, std::string const& column) const {
        constexpr double digits = 0.1;  // of the rarer side
        double const share = boxes_.at(box, column);
        return core::percentage(share, digits * std::min(share, 1 - share));
    }

    [[nodiscard]] std::string percent(EstimateTable::Row const& box, std::string const& column,
                                      std::string const& low, std::string const& high) const {
        constexpr double errors_of_interval = 4;
        constexpr double least = 1e-4;
        double const error =
            std::max((boxes_.at(box, high) - boxes_.at(box, low)) / errors_of_interval, least);
        auto const text = [&](std::string const& which) {
            return core::percentage(boxes_.at(box, which), error);
        };
        return fmt::format("{} ({} to {})", text(column), text(low), text(high));
    }

    [[nodiscard]] std::string condition(EstimateTable::Row const& limit) const {
        std::string const& input = limit.keys[3];
        std::string what = input;
        for (auto const& one : analysis_.inputs) {
            if (one.name == input && !one.title.empty() && one.title != input) {
                what = one.title + " (" + input + ")";
            }
        }
        auto const unit = study::unit_of_input(analysis_, limits_, limit);
        double const low = limits_.at(limit, "low");
        double const high = limits_.at(limit, "high");
        if (std::isnan(low)) {
            return fmt::format("{} is at most {}", what, amount(high, unit));
        }
        if (std::isnan(high)) {
            return fmt::format("{} is at least {}", what, amount(low, unit));
        }
        return fmt::format("{} is between {} and {}", what, amount(low, unit), amount(high, unit));
    }

    static std::string amount(double value, std::string const& unit) {
        constexpr double digits = 1e-2;
        constexpr std::string_view euro = "EUR";
        double const error = std::abs(value) * digits;
        if (unit.starts_with(euro)) {
            return core::euros(value, error) + unit.substr(euro.size());
        }
        if (unit == "share") {
            return core::percentage(value, error);
        }
        return core::rounded_to_error(value, error) + (unit.empty() || unit == "1" ? "" : " " + unit);
    }

    study::Analysis const& analysis_;
    EstimateTable const& limits_;
    EstimateTable const& boxes_;
};

}  // namespace

void write_boxes(Page& page, study::Analysis const& analysis, study::AnalysedOutput const& output,
                 bool& headed) {
    auto const* const limits = analysis.find("box_limits");
    auto const* const boxes = analysis.find("boxes");
    if (limits == nullptr || boxes == nullptr) {
        return;
    }
    BoxWords const words(analysis, *limits, *boxes);
    RowList all;  // of all evidence first
    for (auto const& box : boxes->rows) {
        if (box.keys[0] == output.name) {
            all.insert(box.keys[1] == study::all_evidence
                           ? std::find_if(all.begin(), all.end(),
                                          [](auto const* row) { return row->keys[1] != study::all_evidence; })
                           : all.end(),
                       &box);
        }
    }
    if (all.empty()) {
        return;
    }
    write_head(page, output, headed);
    page.paragraph(limits->title +
                   ". Sought on one half of the draws and told by the other half, with 95% intervals. A "
                   "quasi-p-value is the chance of so frequent an outcome if that condition said nothing.");
    for (auto const* box : all) {
        words.write(page, *box);
    }
}

}  // namespace eigenkracht::report
