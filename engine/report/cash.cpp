#include "core/text.hpp"
#include "report/cash_rows.hpp"
#include "report/numbers.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::report {
namespace {

/// Every stance's index, in the order of other tables.
std::vector<std::size_t> all_stances(study::Answers const& answers) {
    return stance_rows(answers, false).stance_of;
}

Table steps_table(study::Answers const& answers, std::vector<study::ReconciliationStep> const& steps) {
    Scale const scale = scale_of(steps);
    std::vector<std::size_t> const stances = all_stances(answers);
    Table table{scale.unit, stance_heads(answers, stances),
                step_rows(answers, steps, stances, scale, Length::full)};
    if (weighted_stances(answers).size() > 1) {
        table.heads.emplace_back("overall, by the weights");
    }
    return table;
}

std::vector<int> years_of(std::vector<study::PlacesLine> const& lines) {
    std::set<int> years;
    for (study::PlacesLine const& line : lines) {
        years.insert(line.year);
    }
    return {years.begin(), years.end()};
}

/// Kinds of places in the order of the lines; all together first.
std::vector<std::string> kinds_of(std::vector<study::PlacesLine> const& lines) {
    std::vector<std::string> kinds{""};
    for (study::PlacesLine const& line : lines) {
        if (std::find(kinds.begin(), kinds.end(), line.kind) == kinds.end()) {
            kinds.push_back(line.kind);
        }
    }
    return kinds;
}

}  // namespace

void write_reconciliations(Page& page, study::Answers const& answers) {
    if (answers.reconciliations.empty() && answers.not_by_you.empty() && answers.overspend.empty()) {
        return;
    }
    page.heading("FROM WHAT IS CLAIMED TO CASH");
    page.paragraph("Mean (95% range). Lines with = are levels; those between add up from one to the next.");
    for (study::Reconciliation const& one : answers.reconciliations) {
        page.blank();
        page.paragraph(fmt::format("\"{}.\" Policy \"{}\", {}:", title_of_question(answers, one.question),
                                   words_of(one.policy), one.year));
        page.table(steps_table(answers, one.steps));
    }
    if (!answers.overspend.empty()) {
        page.blank();
        page.paragraph("What the cut asked and cash did not give, carried over:");
        page.table(steps_table(answers, answers.overspend));
    }
    if (!answers.not_by_you.empty()) {
        page.blank();
        page.paragraph("Saved, but not by you:");
        page.table(steps_table(answers, answers.not_by_you));
    }
}

void write_places(Page& page, study::Answers const& answers) {
    if (answers.places.empty()) {
        return;
    }
    std::vector<std::size_t> const stances = all_stances(answers);
    std::vector<int> const years = years_of(answers.places);
    page.heading("PLACES AND CHILDREN WAITING");
    page.paragraph(fmt::format("Policy \"{}\": mean (95% range). HARM: more of it is worse for a child.",
                               words_of(answers.policy)));
    int const year = places_year(answers);
    for (std::string const& kind : kinds_of(answers.places)) {
        std::vector<study::PlacesLine> const lines = place_lines(answers, kind, year);
        std::string const title = kind.empty() ? "All kinds" : capital(kind);
        if (!lines.empty()) {
            page.blank();
            page.paragraph(fmt::format("{}, {}:", title, year));
            page.table({"", stance_heads(answers, stances), place_rows(lines, stances, Length::full)});
        }
        // With ranges, every kind in every year would be a book.
        Table others{"", stance_heads(answers, stances), {}};
        for (int const other : years) {
            std::vector<study::PlacesLine> const in_year = place_lines(answers, kind, other);
            if (other == year || in_year.empty()) {
                continue;
            }
            others.rows.push_back(
                {fmt::format("{}:", other), std::vector<std::string>(others.heads.size()), 0});
            for (Row& row : place_rows(in_year, stances, Length::brief)) {
                row.indent = 2;
                others.rows.push_back(std::move(row));
            }
        }
        if (!others.rows.empty()) {
            page.blank();
            page.paragraph(title + ", means of the other years:");
            page.table(others);
        }
    }
}

void write_funnel(Page& page, study::Answers const& answers) {
    if (answers.funnel.empty()) {
        return;
    }
    std::vector<std::size_t> const stances = all_stances(answers);
    page.heading(fmt::format("FAMILIES, STEP BY STEP, {}", answers.funnel.front().year));
    page.paragraph(fmt::format("Policy \"{}\": mean (95% range).", words_of(answers.policy)));
    page.blank();
    page.table({"", stance_heads(answers, stances), place_rows(answers.funnel, stances, Length::full)});
}

void write_payback(Page& page, study::Answers const& answers) {
    if (answers.payback.empty()) {
        return;
    }
    bool const several = answers.stances.size() > 1;
    Table table{several ? "on the evidence of" : "", {}, {}};
    std::vector<std::string> years;
    std::vector<study::Chance> chances;
    std::vector<study::Spread> values;
    for (study::PaybackLine const& line : answers.payback) {
        std::size_t const s = stance_named(answers, line.stance);
        std::string label = line.stance.empty() ? "Overall, by the weights" : line.stance;
        if (s < answers.stances.size()) {
            label = short_title(answers.stances, s);
        }
        table.rows.push_back({several ? label : "", {}, 0});
        years.push_back(payback_year(line, answers.last_year));
        chances.push_back(line.by_last_year);
        values.push_back(line.present_value);
    }
    page.heading("PAYBACK");
    page.paragraph(
        fmt::format("Policy \"{}\": when the cash of all years since {} together is above 0, on average; "
                    "with what chance "
                    "by {}; and what it is worth, discounted at {} a year.",
                    words_of(answers.policy), answers.first_year, answers.last_year,
                    core::percentage(answers.discount_rate, 0)));
    page.blank();
    Scale const scale = money_scale(largest(values));
    add_column(table, "paid back in", years);
    add_column(table, fmt::format("chance by {}", answers.last_year), chance_column(chances, true));
    add_column(table, fmt::format("worth, {}: mean (95% range)", scale.unit),
               column(values, Part::mean_with_range, scale.divisor));
    page.table(table);
}

}  // namespace eigenkracht::report
