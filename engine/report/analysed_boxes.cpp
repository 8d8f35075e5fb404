#include "core/text.hpp"
#include "report/analysed_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace eigenkracht::report {
namespace {

using study::EstimateTable;
using RowList = std::vector<EstimateTable::Row const*>;

/// What a box says, to three digits: limits lie between two draws and are no surer than that.
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
        std::string const who = box.keys[1] == study::all_evidence ? "All bodies of evidence, by weight"
                                : box.keys[1] == "only"
                                    ? ""
                                    : "On the evidence of " + title_of(analysis_, box.keys[1]);
        std::string const outcome = (who.empty() ? "" : ": ") + capital_unless(!who.empty(), box.keys[2]);
        std::string const share = percent(box, "share", "", "");
        if (limits.empty()) {
            page.paragraph(fmt::format("{}{} in {} of the draws; {}.", who, outcome, share,
                                       boxes_.at(box, "share") > 0 && boxes_.at(box, "share") < 1
                                           ? "no condition makes that much more frequent"
                                           : "so that there is no condition to look for"));
            return;
        }
        std::vector<std::string> sentences;
        for (auto const* limit : limits) {
            sentences.push_back(condition(*limit));
        }
        page.paragraph(
            fmt::format("{}{} mostly when {}. Of the draws with these conditions {} are {}, of all draws {}. "
                        "The conditions hold "
                        "{} of all that are {}.",
                        who, outcome, core::join(sentences, " and "),
                        percent(box, "density", "density_low", "density_high"), box.keys[2], share,
                        percent(box, "coverage", "coverage_low", "coverage_high"), box.keys[2]));
        std::vector<std::string> chances;
        for (auto const* limit : limits) {
            chances.push_back(fmt::format("{} {}", limit->keys[3], chance(limits_.at(*limit, "quasi_p"))));
        }
        page.paragraph("Quasi-p-values: " + core::join(chances, ", ") + ".");
    }

private:
    static std::string capital_unless(bool within, std::string const& word) {
        std::string text = word;
        if (!within) {
            text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
        }
        return text;
    }

    static std::string chance(double value) {
        constexpr double least = 1e-4;
        return value < least ? "below 0.0001" : core::rounded_to_error(value, value / 2);
    }

    [[nodiscard]] std::string percent(EstimateTable::Row const& box, std::string const& column,
                                      std::string const& low, std::string const& high) const {
        constexpr double hundred = 100;
        if (low.empty()) {
            return core::rounded_to_error(hundred * boxes_.at(box, column), 1) + "%";
        }
        double const half = (boxes_.at(box, high) - boxes_.at(box, low)) / 4;
        auto const text = [&](std::string const& which) {
            return core::rounded_to_error(hundred * boxes_.at(box, which), hundred * std::max(half, 1e-4));
        };
        return fmt::format("{}% ({} to {})", text(column), text(low), text(high));
    }

    [[nodiscard]] std::string condition(EstimateTable::Row const& limit) const {
        std::string const& input = limit.keys[3];
        if (!limit.keys[4].empty()) {
            return "the evidence of " + among(limit.keys[4]) + " is true";
        }
        std::string what = input;
        for (auto const& one : analysis_.inputs) {
            if (one.name == input && !one.title.empty() && one.title != input) {
                what = one.title + " (" + input + ")";
            }
        }
        auto const unit = study::unit_of_input(analysis_, limits_, limit);
        double const low = limits_.at(limit, "low");
        double const high = limits_.at(limit, "high");
        std::string const behind = unit.empty() || unit == "1" ? "" : " " + unit;
        if (std::isnan(low)) {
            return fmt::format("{} is at most {}{}", what, number(high), behind);
        }
        if (std::isnan(high)) {
            return fmt::format("{} is at least {}{}", what, number(low), behind);
        }
        return fmt::format("{} is between {} and {}{}", what, number(low), number(high), behind);
    }

    /// Names of bodies of evidence as titles.
    [[nodiscard]] std::string among(std::string const& names) const {
        std::string const separator = " or ";
        std::vector<std::string> titles;
        std::size_t at = 0;
        while (at <= names.size()) {
            std::size_t const end = std::min(names.find(separator, at), names.size());
            titles.push_back(title_of(analysis_, names.substr(at, end - at)));
            at = end + separator.size();
        }
        return core::join(titles, separator);
    }

    static std::string number(double value) {
        constexpr double digits = 5e-3;
        return value == 0 ? "0" : core::rounded_to_error(value, std::abs(value) * digits);
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
    bool explained = false;
    for (auto const& box : boxes->rows) {
        if (box.keys[0] != output.name) {
            continue;
        }
        write_head(page, output, headed);
        if (!explained) {
            explained = true;
            page.paragraph(
                limits->title +
                ". Sought on one half of the draws and told by the other half, with 95% intervals. A "
                "quasi-p-value is the chance of so frequent an outcome if that condition said nothing.");
        }
        words.write(page, box);
    }
}

}  // namespace eigenkracht::report
