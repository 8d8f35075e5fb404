#include "core/text.hpp"
#include "report/cash_rows.hpp"
#include "report/numbers.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace eigenkracht::report {
namespace {

constexpr std::size_t most_places = 1;  ///< lines about places that are not harm; steps tell of the others

void append(Table& table, std::vector<Row> rows, std::size_t indent = 0) {
    for (Row& row : rows) {
        row.indent += indent;
        table.rows.push_back(std::move(row));
    }
}

/// Steps that anybody sees: levels, and what is not 0 with the digits shown.
std::vector<Row> without_zeros(std::vector<Row> rows) {
    auto const is_zero = [](std::string const& cell) {
        return cell.find_first_of("123456789") == std::string::npos;
    };
    rows.erase(std::remove_if(rows.begin(), rows.end(),
                              [&](Row const& row) {
                                  return !row.label.starts_with("=") &&
                                         std::all_of(row.cells.begin(), row.cells.end(), is_zero);
                              }),
               rows.end());
    return rows;
}

/// A line between the parts of the table.
void part(Table& table, std::string const& label) {
    table.rows.push_back({label, std::vector<std::string>(table.heads.size()), 0});
}

/// When it is paid back, how surely, and what it is worth: a column for each body of evidence.
void append_payback(Table& table, study::Answers const& answers, std::vector<std::size_t> const& stances) {
    std::vector<study::PaybackLine> lines;
    for (std::size_t const s : stances) {
        auto const at =
            std::find_if(answers.payback.begin(), answers.payback.end(), [&](study::PaybackLine const& line) {
                return stance_named(answers, line.stance) == s ||
                       (answers.stances.size() == 1 && line.stance.empty());
            });
        if (at == answers.payback.end()) {
            return;
        }
        lines.push_back(*at);
    }
    std::vector<std::string> years;
    std::vector<study::Chance> chances;
    std::vector<study::Spread> values;
    for (study::PaybackLine const& line : lines) {
        years.push_back(line.year ? fmt::format("{}", *line.year) : "no");
        chances.push_back(line.by_last_year);
        values.push_back(line.present_value);
    }
    std::vector<std::string> surely = chance_column(chances, false);
    for (std::size_t i = 0; i < surely.size(); ++i) {
        // "1,024 of 1,024" would widen its column for this row alone.
        if (surely[i].find(" of ") != std::string::npos) {
            surely[i] = chances[i].value > 0 ? "every draw" : "no draw";
        }
    }
    Scale const scale = money_scale(largest(values));
    bool const never =
        std::any_of(lines.begin(), lines.end(), [](study::PaybackLine const& line) { return !line.year; });
    append(
        table,
        {{fmt::format("paid back in{}", never ? fmt::format(" (no: not before {})", answers.last_year) : ""),
          years, 0},
         {fmt::format("chance that it is by {}", answers.last_year), surely, 0},
         {fmt::format("worth of all years at {} a year, {}", core::percentage(answers.discount_rate, 0),
                      scale.unit),
          column(values, Part::rough_mean, scale.divisor), 0}});
}

/// All kinds of places together, in the year of the first question or else the last: every harm, and what leads.
std::vector<study::PlacesLine> leading_places(study::Answers const& answers) {
    std::vector<study::PlacesLine> chosen;
    std::size_t others = 0;
    for (study::PlacesLine const& line : place_lines(answers, "", places_year(answers))) {
        if (line.harm || others++ < most_places) {
            chosen.push_back(line);
        }
    }
    return chosen;
}

}  // namespace

void write_cash_briefly(Page& page, study::Answers const& answers) {
    std::vector<study::PlacesLine> const places = leading_places(answers);
    bool const reconciled = !answers.reconciliations.empty();
    if (!reconciled && answers.not_by_you.empty() && places.empty() && answers.payback.empty()) {
        return;
    }
    std::vector<std::size_t> const stances = weighted_stances(answers);
    page.heading(reconciled ? "FROM WHAT IS CLAIMED TO CASH" : "CASH, PLACES AND CHILDREN WAITING");
    Table table{"mean", stance_heads(answers, stances), {}};
    if (reconciled) {
        study::Reconciliation const& one = answers.reconciliations.front();
        Scale const scale = scale_of(one.steps);
        bool const of_first = !answers.questions.empty() && answers.questions.front().name == one.question;
        page.paragraph((of_first ? "" : '"' + title_of_question(answers, one.question) + ".\" ") +
                       fmt::format("Policy \"{}\", {}; lines with = are levels; steps of 0 are left out.",
                                   words_of(one.policy), one.year));
        page.blank();
        table.label_head = "mean, " + scale.unit;
        append(table, without_zeros(step_rows(answers, one.steps, stances, scale, Length::brief)));
    }
    auto const append_levels = [&](std::vector<study::ReconciliationStep> const& levels,
                                   std::string const& what) {
        if (levels.empty()) {
            return;
        }
        Scale const scale = reconciled ? scale_of(answers.reconciliations.front().steps) : scale_of(levels);
        std::vector<Row> rows = step_rows(answers, levels, stances, scale, Length::brief);
        for (Row& row : rows) {
            row.label = what + row.label.substr(row.label.starts_with("= ") ? 2 : 0) +
                        (reconciled ? "" : ", " + scale.unit);
        }
        append(table, std::move(rows));
    };
    append_levels(answers.overspend, "");
    append_levels(answers.not_by_you, "saved, but not by you: ");
    append_payback(table, answers, stances);
    if (!places.empty()) {
        part(table, fmt::format("Places and children waiting, {}:", places.front().year));
        append(table, place_rows(places, stances, Length::brief));
    }
    page.table(table);
    std::size_t const more = answers.reconciliations.size() - (reconciled ? 1 : 0);
    if (more > 0) {
        page.paragraph(
            fmt::format("The same way of {}: --full.", counted(more, "other question", "other questions")));
    }
}

}  // namespace eigenkracht::report
