#include "core/text.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace eigenkracht::report {
namespace {

std::string const all_payers = "all";

Scale scale_of(study::Answers const& answers) {
    std::vector<study::Spread> spreads;
    for (study::MoneyLine const& line : answers.money) {
        spreads.push_back(line.overall);
    }
    return money_scale(largest(spreads));
}

/// Mean and intervals of every payer and year.
Table by_payer(study::Answers const& answers, Scale const& scale) {
    Table table{"year and payer", {"mean, " + scale.unit}, {}};
    if (is_drawn(answers)) {
        table.heads.insert(table.heads.end(), {"+-", "80% of draws", "95% of draws"});
    }
    int year = 0;
    for (study::MoneyLine const& line : answers.money) {
        std::string const payer = line.payer == all_payers ? "all payers" : line.payer;
        bool const same_year = line.year == year;
        Row row{same_year ? payer : fmt::format("{} {}", line.year, payer),
                {mean_text(line.overall, scale.divisor)},
                same_year ? std::size_t{5} : 0};
        if (is_drawn(answers)) {
            row.cells.insert(row.cells.end(), {error_text(line.overall.mean_error / scale.divisor),
                                               interval80_text(line.overall, scale.divisor),
                                               interval95_text(line.overall, scale.divisor)});
        }
        table.rows.push_back(std::move(row));
        year = line.year;
    }
    return table;
}

/// Means of all payers together by stance and year; no columns if there are none.
Table by_stance(study::Answers const& answers, Scale const& scale) {
    StanceRows stances = stance_rows(answers, false);
    Table table{"on the evidence of", {}, std::move(stances.rows)};
    for (study::MoneyLine const& line : answers.money) {
        if (line.payer != all_payers || line.mean_by_stance.empty()) {
            continue;
        }
        table.heads.push_back(fmt::format("{}", line.year));
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            std::size_t const s = stances.stance_of[r];
            study::Spread mean;
            mean.mean = line.mean_by_stance[s];
            // Where the error was not computed: two digits at most, and none finer than of the stances together.
            mean.mean_error = line.mean_error_by_stance.empty()
                                  ? std::max(std::fabs(mean.mean) / 10, line.overall.mean_error)
                                  : line.mean_error_by_stance[s];
            table.rows[r].cells.push_back(mean_text(mean, scale.divisor));
        }
    }
    return table;
}

/// "0.52% (95% of draws: -0.1% to 1.3%) of the EUR 120 million ..."
std::string share_sentence(study::Spread const& share, std::string const& of) {
    auto const percent = [](double value, double error) { return core::percentage(value, error); };
    std::string text = percent(share.mean, share.mean_error);
    if (share.sd > 0) {
        text += fmt::format(" (95% of draws: {} to {})", percent(share.low95, share.quantile_error),
                            percent(share.high95, share.quantile_error));
    }
    return text + " of " + of + ".";
}

}  // namespace

void write_money(Page& page, study::Answers const& answers) {
    if (answers.money.empty()) {
        return;
    }
    Scale const scale = scale_of(answers);
    page.heading("MONEY, YEAR BY YEAR");
    std::string text =
        comparison_text(answers) +
        ": care avoided less the cost of the conferences, in the money of its year. Minus: it costs "
        "more than it saves. It becomes cash only when places are closed or bought no more.";
    page.paragraph(text);
    Table const stances = by_stance(answers, scale);
    if (answers.stances.size() > 1 && !stances.heads.empty()) {
        page.blank();
        page.paragraph(fmt::format("Mean of all payers together, {}:", scale.unit));
        page.table(stances);
    }
    page.blank();
    if (answers.stances.size() > 1) {
        page.paragraph("All bodies of evidence together, by the weights given:");
    }
    page.table(by_payer(answers, scale));
}

void write_shares(Page& page, study::Answers const& answers) {
    if (!answers.share_of_region && !answers.share_of_nation) {
        return;
    }
    page.heading(fmt::format("AS A SHARE OF THE BUDGET, {}", answers.share_year));
    page.paragraph(
        fmt::format("Care avoided less the cost of the conferences, all payers together, against {}:",
                    answers.baseline.empty() ? "no conferences at all" : baseline_text(answers.baseline)));
    std::string const region = answers.region_title.empty() ? "the region" : answers.region_title;
    if (answers.share_of_region && answers.region_budget_eur > 0) {
        page.item(share_sentence(
            *answers.share_of_region,
            fmt::format("what {} has for youth care ({} a year)", region,
                        core::euros(answers.region_budget_eur, answers.region_budget_eur / 100))));
    }
    if (answers.share_of_nation && answers.national_budget_eur > 0) {
        page.item(share_sentence(
            *answers.share_of_nation,
            fmt::format("what the Netherlands spend on youth care ({} a year)",
                        core::euros(answers.national_budget_eur, answers.national_budget_eur / 100))));
    }
}

}  // namespace eigenkracht::report
