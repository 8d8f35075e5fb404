#include "study/answer_parts.hpp"

#include "analysis/draw_weights.hpp"
#include "analysis/intervals.hpp"
#include "analysis/split.hpp"
#include "study/baseline_words.hpp"
#include "study/integration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace eigenkracht::study {

namespace {

// The cohort solver knows the mean given the parameters: what is left is chance.
analysis::Split split_by_expectation(ColumnReader const& reader, Column const& values, std::size_t stance,
                                     std::size_t which) {
    auto const expected = reader.column(Kept::question_expected, stance, which);
    return analysis::split_around_means(values, expected, reader.sampling(), reader.draw_weights(stance));
}

// Places tie families together, and no solver knows their mean: some draws were simulated on other luck as well.
analysis::Split split_by_other_luck(ColumnReader const& reader, Column const& values, std::size_t stance,
                                    std::size_t which) {
    auto const again = reader.column(Kept::question_again, stance, which);
    Column first;
    Column second;
    std::vector<double> weights;
    auto const all_weights = reader.draw_weights(stance);
    for (std::size_t d = 0; d < again.size(); ++d) {
        if (!std::isnan(again[d])) {
            first.push_back(values[d]);
            second.push_back(again[d]);
            if (!all_weights.empty()) {
                weights.push_back(all_weights[d]);
            }
        }
    }
    return first.size() < 2 ? analysis::Split{} : analysis::split_from_pairs(first, second, {}, weights);
}

Shortfall shortfall_of(ColumnReader const& reader, std::vector<analysis::Stratum> const& strata) {
    auto const& sampling = reader.sampling();
    auto const mean = analysis::summarise(strata, sampling);
    Shortfall shortfall{mean.mean, mean.mean_error, 0, 0, 0, 0};
    for (auto const& [sure, reserve] :
         {std::pair{0.80, &shortfall.reserve80}, std::pair{0.90, &shortfall.reserve90},
          std::pair{0.95, &shortfall.reserve95}}) {
        auto const found = analysis::quantile(strata, sure, sampling);
        *reserve = found.value;
        shortfall.reserve_error = std::max(shortfall.reserve_error, found.error);
    }
    return shortfall;
}

}  // namespace

Chance chance_of(ColumnReader const& reader, std::vector<analysis::Stratum> const& excess) {
    auto const found = analysis::chance_at_least(excess, 0, reader.sampling());
    auto const interval = analysis::chance_interval(excess, 0, reader.sampling());
    return {found.value, found.error, found.draws, interval.low, interval.high};
}

Chance mean_chance_of(ColumnReader const& reader, std::vector<analysis::Stratum> const& chances) {
    auto const found = analysis::mean_chance(chances, reader.sampling());
    auto const interval = analysis::mean_chance_interval(chances, reader.sampling());
    return {found.value, found.error, found.draws, interval.low, interval.high};
}

QuestionAnswer answer_question(Plan const& plan, ColumnReader const& reader, DoubtGroups const& groups,
                               std::size_t which) {
    auto const& point = plan.questions[which];
    auto const& question = plan.scenario.questions[point.question];
    QuestionAnswer answer;
    answer.name = question.name;
    answer.title = question.title;
    answer.outcome = question.outcome;
    answer.policy = question.policy;
    answer.baseline = point.baseline;
    answer.year = question.year;
    answer.headline = point.headline;
    answer.why_baseline = why_baseline(plan.scenario, point);
    for (auto const& item : items_of(plan.scenario, question)) {
        answer.items.push_back(price_of(plan.scenario.accounts, item).title);
    }
    answer.payer = payer_title(plan, payer_of(plan.scenario, question));

    auto const values = reader.columns(Kept::questions, which);
    answer.outcome_by_stance = reader.by_stance(values);
    answer.outcome_overall = reader.overall(values);

    // A threshold may be a belief itself, so it is compared draw by draw.
    auto excess = values;
    std::vector<Column> chances;
    for (std::size_t s = 0; s < excess.size(); ++s) {
        auto const thresholds = reader.evaluate(question.at_least, s);
        add(excess[s], thresholds, -1);
        answer.threshold += reader.weights()[s] * reader.one(s, thresholds).mean;
        if (auto found = chances_given_rest(plan, reader, which, s, thresholds)) {
            chances.push_back(std::move(*found));
            answer.by_stance.push_back(mean_chance_of(reader, reader.stratum(s, chances.back())));
        } else {
            answer.by_stance.push_back(chance_of(reader, reader.stratum(s, excess[s])));
        }
    }
    answer.overall = chances.empty() ? chance_of(reader, reader.strata(excess))
                                     : mean_chance_of(reader, reader.strata(chances));
    answer.integrated = price_of_chances(reader, which);
    chances = {};
    for (auto& column : excess) {
        for (double& value : column) {
            value = std::max(0.0, -value);
        }
    }
    for (std::size_t s = 0; s < excess.size(); ++s) {
        answer.shortfall_by_stance.push_back(shortfall_of(reader, reader.stratum(s, excess[s])));
    }
    answer.shortfall_overall = shortfall_of(reader, reader.strata(excess));

    for (std::size_t s = 0; s < values.size(); ++s) {
        auto const split = reader.draws() < 2 ? analysis::Split{}
                           : point.cash       ? split_by_other_luck(reader, values[s], s, which)
                                              : split_by_expectation(reader, values[s], s, which);
        answer.doubt_sd_by_stance.push_back(split.doubt_sd);
        answer.chance_sd_by_stance.push_back(split.chance_sd);
        answer.doubt_sd_error_by_stance.push_back(split.doubt_sd_error);
        answer.chance_sd_error_by_stance.push_back(split.chance_sd_error);
        double const weight = reader.weights()[s];
        double const apart = answer.outcome_by_stance[s].mean - answer.outcome_overall.mean;
        answer.doubt_sd += weight * split.doubt_sd * split.doubt_sd;
        answer.chance_sd += weight * split.chance_sd * split.chance_sd;
        answer.between_stances_sd += weight * apart * apart;
    }
    for (double* variance : {&answer.doubt_sd, &answer.chance_sd, &answer.between_stances_sd}) {
        *variance = std::sqrt(*variance);
    }
    answer.groups_with_luck = point.cash;
    auto of_groups = point.cash ? values : reader.columns(Kept::question_expected, which);
    for (std::size_t s = 0; s < of_groups.size(); ++s) {
        if (analysis::are_uneven(reader.draw_weights(s))) {
            of_groups[s].clear();
        }
    }
    answer.doubt_by_group = groups.lines(of_groups);
    return answer;
}

Focus focus_of(Plan const& plan) {
    Focus focus;
    if (plan.questions.empty()) {
        focus.policy = plan.world.policies - 1;
        return focus;
    }
    auto const& point = plan.questions.front();
    focus.policy = point.policy;
    focus.year = point.year;
    for (auto const& other : plan.questions) {
        // The baselines of the first question stand together; the last policy among them is furthest from what is asked about.
        if (other.question == point.question && !other.against_year) {
            focus.against_policy = true;
            focus.base_policy = other.base_policy;
            if (point.baseline == other.baseline) {
                break;
            }
        }
    }
    return focus;
}

std::vector<ChildrenLine> children_lines(Plan const& plan, ColumnReader const& reader, Focus const& focus) {
    std::vector<ChildrenLine> lines;
    auto const& outcomes = plan.scenario.child_outcomes;
    if (!reader.has(Kept::outcomes)) {
        return lines;
    }
    for (std::size_t o = 0; o < outcomes.size(); ++o) {
        auto const columns = reader.over_regions(Kept::outcomes, focus.policy, focus.less(), focus.year, o);
        lines.push_back({outcomes[o].name, outcomes[o].title, outcomes[o].unit, outcomes[o].harm,
                         reader.by_stance(columns), reader.overall(columns)});
    }
    return lines;
}

SavingOfYear saving_of_year(Plan const& plan, ColumnReader const& reader, Kept what, Focus const& focus,
                            std::size_t year) {
    SavingOfYear saving;
    saving.all = reader.zeros();
    for (std::size_t payer = 0; payer < plan.book->payers().size(); ++payer) {
        auto columns = reader.over_regions(what, focus.policy, focus.less(), year, payer);
        add(saving.all, columns);
        saving.by_payer.push_back(std::move(columns));
    }
    return saving;
}

std::string payer_title(Plan const& plan, std::string const& payer) {
    auto const& titles = plan.scenario.accounts.payers;
    auto const found =
        std::find_if(titles.begin(), titles.end(), [&](auto const& one) { return one.first == payer; });
    return found == titles.end() ? payer : found->second;
}

void add_money(Plan const& plan, ColumnReader const& reader, std::size_t year, SavingOfYear const& saving,
               std::vector<MoneyLine>& lines) {
    auto const add_line = [&](std::string const& title, std::vector<Column> const& columns) {
        MoneyLine line{
            plan.world.report_year + static_cast<int>(year), title, reader.overall(columns), {}, {}};
        for (auto const& spread : reader.by_stance(columns)) {
            line.mean_by_stance.push_back(spread.mean);
            line.mean_error_by_stance.push_back(spread.mean_error);
        }
        lines.push_back(std::move(line));
    };
    bool any_payer = false;
    for (std::size_t payer = 0; payer < saving.by_payer.size(); ++payer) {
        if (!all_zero(saving.by_payer[payer])) {
            add_line(payer_title(plan, plan.book->payers()[payer]), saving.by_payer[payer]);
            any_payer = true;
        }
    }
    if (any_payer) {
        add_line("all", saving.all);
    }
}

std::vector<MoneyLine> money_lines(Plan const& plan, ColumnReader const& reader, Kept what,
                                   Focus const& focus) {
    std::vector<MoneyLine> lines;
    for (std::size_t year = 0; reader.has(what) && year < plan.years(); ++year) {
        add_money(plan, reader, year, saving_of_year(plan, reader, what, focus, year), lines);
    }
    return lines;
}

}  // namespace eigenkracht::study
