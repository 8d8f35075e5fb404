#include "core/text.hpp"
#include "report/numbers.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace eigenkracht::report {
namespace {

std::string const all_payers = "all";

using Lines = std::vector<study::MoneyLine>;

Scale scale_of(Lines const& lines) {
    std::vector<study::Spread> spreads;
    for (study::MoneyLine const& line : lines) {
        spreads.push_back(line.overall);
    }
    return money_scale(largest(spreads));
}

/// Mean and intervals of every payer and year.
Table by_payer(study::Answers const& answers, Lines const& lines, Scale const& scale) {
    Table table{"year and payer", {}, {}};
    std::vector<study::Spread> spreads;
    std::vector<std::string> errors;
    int year = 0;
    for (study::MoneyLine const& line : lines) {
        std::string const payer = line.payer == all_payers ? "all payers" : line.payer;
        bool const same_year = line.year == year;
        table.rows.push_back(
            {same_year ? payer : fmt::format("{} {}", line.year, payer), {}, same_year ? std::size_t{5} : 0});
        spreads.push_back(line.overall);
        errors.push_back(error_text(line.overall.mean_error / scale.divisor));
        year = line.year;
    }
    add_column(table, "mean, " + scale.unit, column(spreads, Part::mean, scale.divisor));
    if (is_drawn(answers)) {
        add_column(table, "+-", errors);
        add_column(table, "80% of draws", column(spreads, Part::range80, scale.divisor));
        add_column(table, "95% of draws", column(spreads, Part::range95, scale.divisor));
    }
    return table;
}

/// Means of all payers together by stance and year; no columns if there are none.
Table by_stance(study::Answers const& answers, Lines const& lines, Scale const& scale) {
    StanceRows const stances = stance_rows(answers, false);
    Table table{"on the evidence of", {}, stances.rows};
    for (study::MoneyLine const& line : lines) {
        if (line.payer != all_payers || line.mean_by_stance.empty()) {
            continue;
        }
        std::vector<study::Spread> means;
        for (std::size_t const s : stances.stance_of) {
            study::Spread mean;
            mean.mean = line.mean_by_stance[s];
            // Where the error was not computed: two digits at most, and none finer than of the stances together.
            mean.mean_error = line.mean_error_by_stance.empty()
                                  ? std::max(std::fabs(mean.mean) / 10, line.overall.mean_error)
                                  : line.mean_error_by_stance[s];
            means.push_back(mean);
        }
        add_column(table, fmt::format("{}", line.year), column(means, Part::mean, scale.divisor));
    }
    return table;
}

void write_lines(Page& page, study::Answers const& answers, Lines const& lines) {
    Scale const scale = scale_of(lines);
    Table const stances = by_stance(answers, lines, scale);
    if (answers.stances.size() > 1 && !stances.heads.empty()) {
        page.blank();
        page.paragraph(fmt::format("Mean of all payers together, {}:", scale.unit));
        page.table(stances);
    }
    page.blank();
    if (answers.stances.size() > 1) {
        page.paragraph("All bodies of evidence together, by the weights given:");
    }
    page.table(by_payer(answers, lines, scale));
}

/// A share with its range, in per cent: "0.5% (-0.1% to 1.3%)", or a bound where all of it is small.
std::string share_text(study::Spread const& share) {
    constexpr double small = 0.01;
    // "0.004% (-0.74% to 0.78%)" says no more than this.
    if (std::max(std::fabs(share.low95), std::fabs(share.high95)) < small && share.low95 < 0 &&
        share.high95 > 0) {
        return "less than 1%";
    }
    double const error =
        one_digit(std::max({share.mean_error, share.quantile_error, (share.high95 - share.low95) / 40}));
    auto const percent = [&](double value) { return core::percentage(value, error); };
    std::string mean = percent(share.mean);
    if (share.sd <= 0) {
        return mean;
    }
    bool const none = mean.find_first_of("123456789") == std::string::npos;
    return fmt::format("{} ({} to {})", none ? "about 0%" : mean, percent(share.low95),
                       percent(share.high95));
}

/// What conferences prevent, of all placements there are, by body of evidence.
void write_prevented_share(Page& page, study::Answers const& answers) {
    constexpr double percent = 0.01;
    std::vector<std::size_t> const stances = weighted_stances(answers);
    std::string text;
    if (answers.prevented_share_by_stance.size() == answers.stances.size() && stances.size() > 1) {
        std::vector<study::Spread> const shares = spreads_at(stances, answers.prevented_share_by_stance);
        std::vector<std::string> const cells = column(shares, Part::mean_with_range, percent);
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < stances.size(); ++i) {
            parts.push_back(fmt::format("{} {}", short_title(answers.stances, stances[i]), cells[i]));
        }
        text = core::join(parts, ", ");
    } else if (answers.prevented_share) {
        text = column({*answers.prevented_share}, Part::mean_with_range, percent).front();
    }
    if (!text.empty()) {
        page.item("Prevented, in % of all placements of the region: " + text + ".");
    }
}

}  // namespace

void write_money(Page& page, study::Answers const& answers) {
    if (answers.money.empty()) {
        return;
    }
    page.heading("CARE AVOIDED, YEAR BY YEAR");
    page.paragraph(
        comparison_text(answers) +
        ": care avoided less the cost of the conferences, in the money of its year. Minus: it costs "
        "more than it saves. It becomes cash only when places are closed or bought no more.");
    write_lines(page, answers, answers.money);
}

void write_cash(Page& page, study::Answers const& answers) {
    if (answers.cash.empty()) {
        return;
    }
    page.heading("CASH, YEAR BY YEAR");
    page.paragraph(comparison_text(answers) +
                   ": cash released less the cost of the conferences, in the money of its year. Minus: it "
                   "costs more than it releases.");
    write_lines(page, answers, answers.cash);
}

bool has_shares(study::Answers const& answers) {
    return answers.share_of_region || answers.share_of_nation || answers.share_of_addressable ||
           answers.prevented_share || !answers.prevented_share_by_stance.empty();
}

void write_share_items(Page& page, study::Answers const& answers) {
    auto const budget = [](double eur) { return core::euros(eur, eur / 100); };
    std::string const title = answers.region_title.empty() ? "the region" : answers.region_title;
    std::vector<std::string> parts;
    if (answers.share_of_region && answers.region_budget_eur > 0) {
        parts.push_back(fmt::format("{} of what {} has for youth care ({} a year)",
                                    share_text(*answers.share_of_region), title,
                                    budget(answers.region_budget_eur)));
    }
    if (answers.share_of_nation && answers.national_budget_eur > 0) {
        parts.push_back(fmt::format("{} of what the Netherlands spend on youth care ({})",
                                    share_text(*answers.share_of_nation),
                                    budget(answers.national_budget_eur)));
    }
    if (answers.share_of_addressable) {
        parts.push_back(fmt::format("{} of the part of the national budget that conferences can touch",
                                    share_text(*answers.share_of_addressable)));
    }
    if (!parts.empty()) {
        page.item(
            fmt::format("{} less conferences in {}, all payers, by the weights, against {}: {}.",
                        answers.cash.empty() ? "Care avoided" : "Cash released", answers.share_year,
                        answers.baseline.empty() ? "no conferences at all" : baseline_text(answers.baseline),
                        core::join(parts, "; ")));
    }
    write_prevented_share(page, answers);
}

void write_shares(Page& page, study::Answers const& answers) {
    if (!has_shares(answers)) {
        return;
    }
    page.heading(fmt::format("AS A SHARE OF THE WHOLE, {}", answers.share_year));
    if (is_drawn(answers)) {
        page.paragraph("Means over all bodies of evidence, by their weights (95% of draws).");
    }
    write_share_items(page, answers);
}

}  // namespace eigenkracht::report
