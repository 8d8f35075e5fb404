#include "core/text.hpp"
#include "report/numbers.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace eigenkracht::report {
namespace {

/// Whether doubt and chance are told apart: outcome formulas know no luck.
bool is_split(study::Answers const& answers) {
    if (answers.questions.empty() || !is_drawn(answers)) {
        return false;
    }
    study::QuestionAnswer const& question = answers.questions.front();
    return !question.policy.empty() && question.doubt_sd_by_stance.size() == answers.stances.size() &&
           question.outcome_by_stance.size() == answers.stances.size();
}

/// A standard deviation is known to about one part in the root of twice the draws, or of what the stance of least worth
/// has left of them.
double error_of_sd(study::Answers const& answers, double sd) {
    double draws = static_cast<double>(answers.draws);
    for (auto const& line : answers.calibrations) {
        draws = answers.calibrated ? std::min(draws, line.effective_draws) : draws;
    }
    return sd * std::max(1 / std::sqrt(2 * draws), 0.01);
}

std::vector<std::string> sd_column(study::Answers const& answers, std::vector<double> const& sds,
                                   double divisor) {
    std::vector<study::Spread> spreads;
    for (double const sd : sds) {
        study::Spread spread;
        spread.mean = sd;
        spread.mean_error = error_of_sd(answers, sd);
        spreads.push_back(spread);
    }
    std::vector<std::string> cells = column(spreads, Part::mean, divisor);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (sds[i] <= 0) {
            cells[i] = "too small to see";
        }
    }
    return cells;
}

/// "care avoided net in 2013 against the budget of 2012"
std::string subject(study::QuestionAnswer const& question) {
    return fmt::format("{}{}{}", outcome_text(question.outcome),
                       question.year > 0 ? fmt::format(" in {}", question.year) : "",
                       question.baseline.empty() ? "" : " against " + baseline_text(question.baseline));
}

/// How far apart the bodies of evidence lie, said before what is uncertain within each; empty for one.
/// \param what  what the mean is of
std::string apart(study::Answers const& answers, study::QuestionAnswer const& question,
                  std::string const& what) {
    std::vector<std::size_t> const stances = weighted_stances(answers);
    if (stances.size() < 2) {
        return {};
    }
    double const size = largest(question.outcome_by_stance);
    std::vector<study::Spread> const means = spreads_at(stances, question.outcome_by_stance);
    std::vector<std::string> const cells = column(means, Part::rough_mean, amount_divisor(question, size));
    auto const below = [](study::Spread const& a, study::Spread const& b) { return a.mean < b.mean; };
    auto const [low, high] = std::minmax_element(means.begin(), means.end(), below);
    auto const lowest = static_cast<std::size_t>(low - means.begin());
    auto const highest = static_cast<std::size_t>(high - means.begin());
    std::string const unit = amount_unit(question, size);
    return fmt::format("Between bodies of evidence the mean of {} goes from {} ({}) to {} ({}){}", what,
                       cells[lowest], short_title(answers.stances, stances[lowest]), cells[highest],
                       short_title(answers.stances, stances[highest]), unit.empty() ? "" : ", " + unit);
}

/// Doubt, chance and computing error of a question's outcome, by stance.
Table three_numbers(study::Answers const& answers, study::QuestionAnswer const& question) {
    StanceRows const stances = stance_rows(answers, false);
    double const size = largest(question.outcome_by_stance);
    double const divisor = amount_divisor(question, size);
    std::string const unit = amount_unit(question, size).empty() ? "" : ", " + amount_unit(question, size);
    Table table{answers.stances.size() > 1 ? "on the evidence of" : "", {}, stances.rows};
    std::vector<double> doubt;
    std::vector<double> chance;
    std::vector<std::string> errors;
    for (std::size_t const s : stances.stance_of) {
        doubt.push_back(question.doubt_sd_by_stance[s]);
        chance.push_back(question.chance_sd_by_stance[s]);
        errors.push_back(error_text(question.outcome_by_stance[s].mean_error / divisor));
    }
    add_column(table, "doubt" + unit, sd_column(answers, doubt, divisor));
    add_column(table, "chance" + unit, sd_column(answers, chance, divisor));
    add_column(table, "computing error" + unit, errors);
    return table;
}

/// The three kinds in two sentences: the largest of each over the bodies of evidence.
void write_split_briefly(Page& page, study::Answers const& answers) {
    study::QuestionAnswer const& question = answers.questions.front();
    double const size = largest(question.outcome_by_stance);
    double const divisor = amount_divisor(question, size);
    double doubt = 0;
    double chance = 0;
    double error = 0;
    for (std::size_t const s : weighted_stances(answers)) {
        doubt = std::max(doubt, question.doubt_sd_by_stance[s]);
        chance = std::max(chance, question.chance_sd_by_stance[s]);
        error = std::max(error, question.outcome_by_stance[s].mean_error);
    }
    std::vector<std::string> const sds = sd_column(answers, {doubt, chance}, divisor);
    std::string const between = apart(answers, question, "the first answer");
    std::string const unit = amount_unit(question, size);
    std::string const in_unit = unit.empty() || !between.empty() ? "" : ", in " + unit;
    page.item(fmt::format(
        "{} {}doubt (more research makes it smaller) up to {}, chance (luck at this number of families) up "
        "to "
        "{}, computing error (more draws make it smaller) up to {}.",
        between.empty() ? capital(subject(question)) + ":" : between + ".",
        fmt::format("{} standard deviations{}: ", between.empty() ? "as" : "Within each, as", in_unit),
        sds[0], sds[1], error_text(error / divisor)));
}

/// A check's title up to its first comma, where no other title begins so.
std::string short_check(study::Answers const& answers, study::CheckLine const& check) {
    if (check.title.empty()) {
        return words_of(check.name);
    }
    std::string const start = check.title.substr(0, check.title.find(','));
    bool const alone =
        std::none_of(answers.checks.begin(), answers.checks.end(), [&](study::CheckLine const& other) {
            return other.title != check.title && other.title.substr(0, other.title.find(',')) == start;
        });
    return alone ? start : check.title;
}

/// Published numbers that the model misses, each with the bodies of evidence that miss it.
void write_missed(Page& page, study::Answers const& answers) {
    std::vector<std::size_t> const weighted = weighted_stances(answers);
    std::vector<std::string> titles;
    titles.reserve(weighted.size());
    for (std::size_t const s : weighted) {
        titles.push_back(short_title(answers.stances, s));
    }
    auto const has_weight = [&](study::CheckLine const& check) {
        return check.stance.empty() ||
               std::find(titles.begin(), titles.end(), check_stance(answers, check.stance)) != titles.end();
    };
    struct Missed {
        study::CheckLine const* check;
        std::vector<std::string> who;
    };
    std::vector<Missed> all;
    std::size_t tested = 0;
    std::size_t missed = 0;
    for (study::CheckLine const& check : answers.checks) {
        // What went in and comes back says nothing; what does not come back is a defect worth a line.
        // What weighs draws is no test of them.
        if (!has_weight(check) || check.weighed || (check.went_in && !is_missed(check))) {
            continue;
        }
        tested += 1;
        if (!is_missed(check)) {
            continue;
        }
        missed += 1;
        std::string const who = check.stance.empty() ? "" : check_stance(answers, check.stance) + " ";
        std::string const model = who + column({check.model}, Part::rough_mean).front();
        auto const same = std::find_if(all.begin(), all.end(), [&](Missed const& one) {
            return one.check->title == check.title && one.check->observed == check.observed;
        });
        if (same == all.end()) {
            all.push_back({&check, {model}});
        } else {
            same->who.push_back(model);
        }
    }
    if (tested == 0) {
        return;
    }
    if (missed == 0) {
        page.item(fmt::format("The model misses none of {} that it was not told.",
                              counted(tested, "published number", "published numbers")));
        return;
    }
    std::vector<std::string> parts;
    parts.reserve(all.size());
    for (Missed const& one : all) {
        parts.push_back(fmt::format("{} (published {}): {}", short_check(answers, *one.check),
                                    core::rounded_to_error(one.check->observed, 0),
                                    core::join(one.who, ", ")));
    }
    page.item(fmt::format("Of {} that it was not told, the model misses {}: {}.",
                          counted(tested, "published number", "published numbers"), missed,
                          core::join(parts, "; ")));
}

/// A notice's first sentence, with bodies of evidence called as in tables.
std::string brief_notice(study::Answers const& answers, std::string notice) {
    for (std::size_t s = 0; s < answers.stances.size(); ++s) {
        std::string const title = '"' + answers.stances[s].title + '"';
        for (std::size_t at = notice.find(title); at != std::string::npos; at = notice.find(title)) {
            notice.replace(at, title.size(), short_title(answers.stances, s));
        }
    }
    std::size_t const end = std::min(notice.find(". "), notice.size());
    return end == notice.size() ? notice : notice.substr(0, end) + ".";
}

std::vector<std::string> brief_notices(study::Answers const& answers) {
    std::vector<std::string> notices;
    for (study::Notice const& full : answers.notices) {
        notices.push_back(brief_notice(answers, full.text));
    }
    return notices;
}

}  // namespace

void write_uncertainty(Page& page, study::Answers const& answers) {
    if (!is_split(answers)) {
        return;
    }
    study::QuestionAnswer const& question = answers.questions.front();
    page.heading("THREE KINDS OF UNCERTAINTY");
    std::string const between = apart(answers, question, subject(question));
    if (!between.empty()) {
        page.paragraph(between + ".");
    }
    page.paragraph(fmt::format(
        "Of {}, as standard deviations: a figure lies within one standard deviation of the mean in about two "
        "cases out of three.",
        subject(question)));
    page.item("Doubt: what the evidence leaves open. More research would make it smaller.");
    page.item(
        "Chance: luck at this number of families. It would stay if everything were known. With and without a "
        "conference, the same child is given the same luck: a choice of the model.");
    page.item("Computing error: of the mean. More draws (--draws) make it smaller.");
    page.blank();
    page.table(three_numbers(answers, question));
    if (!between.empty()) {
        double const size = largest(question.outcome_by_stance);
        std::vector<std::string> const sds =
            sd_column(answers, {question.between_stances_sd, question.doubt_sd, question.chance_sd},
                      amount_divisor(question, size));
        std::string const unit = amount_unit(question, size);
        page.blank();
        page.paragraph(fmt::format(
            "All bodies of evidence together, by their weights: which evidence is true {}, doubt within each "
            "{}, chance {}{}. Their squares add up to that of the whole.",
            sds[0], sds[1], sds[2], unit.empty() ? "" : ", " + unit));
    }
    write_doubt_groups(page, answers);
}

void write_certainty_briefly(Page& page, study::Answers const& answers) {
    bool const split = is_split(answers);
    bool const shares = has_shares(answers);
    if (!split && !shares && answers.checks.empty() && answers.notices.empty() &&
        answers.assumptions.empty()) {
        return;
    }
    page.heading(shares ? "HOW MUCH OF THE WHOLE, AND HOW SURE" : "HOW SURE, AND WHAT TO KEEP IN MIND");
    write_share_items(page, answers);
    if (split) {
        write_split_briefly(page, answers);
    }
    if (std::string const weighed = calibration_text(answers); !weighed.empty()) {
        page.item(weighed);
    }
    write_missed(page, answers);
    for (std::string const& notice : brief_notices(answers)) {
        page.item(notice);
    }
    if (!answers.assumptions.empty()) {
        bool const one = answers.assumptions.size() == 1;
        page.item(fmt::format("{} on no source; `eigenkracht describe {}` lists {}.",
                              capital(counted(answers.assumptions.size(), "number stands", "numbers stand")),
                              answers.scenario.empty() ? "SCENARIO" : answers.scenario, one ? "it" : "them"));
    }
}

}  // namespace eigenkracht::report
