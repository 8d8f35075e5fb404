#include "core/text.hpp"
#include "report/lead.hpp"
#include "report/numbers.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace eigenkracht::report {
namespace {

bool has_amounts(study::Answers const& answers, study::QuestionAnswer const& question) {
    return question.outcome_by_stance.size() == answers.stances.size();
}

/// Means on both sides of 0: their mean would be nobody's number.
bool disagree(std::vector<study::Spread> const& amounts) {
    auto const above = [](study::Spread const& amount) { return amount.mean > 0; };
    return std::any_of(amounts.begin(), amounts.end(), above) &&
           !std::all_of(amounts.begin(), amounts.end(), above);
}

/// What is missing to the threshold and what to keep at hand, of the table's stances and overall.
void add_shortfall(Table& table, study::QuestionAnswer const& question,
                   std::vector<std::size_t> const& stances, double divisor) {
    if (question.shortfall_by_stance.empty()) {
        return;
    }
    // Whoever keeps money at hand wants two digits.
    std::vector<study::Spread> missing(table.rows.size());
    std::vector<study::Spread> reserve(table.rows.size());
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        study::Shortfall const& one =
            r < stances.size() ? question.shortfall_by_stance[stances[r]] : question.shortfall_overall;
        missing[r].mean = one.mean;
        missing[r].mean_error = std::max(one.mean_error, one.mean / 20);
        reserve[r].mean = one.reserve90;
        reserve[r].mean_error = std::max(one.reserve_error, one.reserve90 / 20);
    }
    add_column(table, "missing, on average", column(missing, Part::mean, divisor));
    add_column(table, "to keep at hand, 90% sure", column(reserve, Part::mean, divisor));
}

/// Weight, chance and mean of the bodies of evidence that have weight, and the overall chance.
Table headline(study::Answers const& answers, study::QuestionAnswer const& question) {
    std::vector<std::size_t> const stances = weighted_stances(answers);
    bool const overall = stances.size() > 1;
    Table table{"on the evidence of", {}, {}};
    std::vector<std::string> weights;
    std::vector<study::Chance> chances;
    for (std::size_t const s : stances) {
        table.rows.push_back({short_title(answers.stances, s), {}, 0});
        weights.push_back(core::percentage(answers.stances[s].weight, 0.01));
        chances.push_back(question.by_stance[s]);
    }
    if (overall) {
        table.rows.push_back({"Overall, by the weights", {}, 0});
        weights.emplace_back();
        chances.push_back(question.overall);
    }
    add_column(table, "weight", weights);
    add_column(table, "chance", chance_column(chances, false));
    if (has_amounts(answers, question)) {
        std::vector<study::Spread> amounts = spreads_at(stances, question.outcome_by_stance);
        bool const left_out = disagree(amounts);
        double const size = largest(amounts);
        std::string const unit = amount_unit(question, size);
        if (overall && !left_out) {
            amounts.push_back(question.outcome_overall);
        }
        std::vector<std::string> cells =
            column(amounts, Part::mean_with_range, amount_divisor(question, size));
        cells.resize(table.rows.size());
        add_column(table,
                   fmt::format("{}{}", unit.empty() ? "amount" : unit,
                               is_drawn(answers) ? ": mean (95% range)" : ""),
                   cells);
        add_shortfall(table, question, stances, amount_divisor(question, size));
    }
    return table;
}

/// "against "stay" less than 3 in 1,024 to 44% (the claim)"
std::string chances_against(study::Answers const& answers, study::QuestionAnswer const& question) {
    std::vector<std::size_t> const stances = weighted_stances(answers);
    auto const below = [&](std::size_t a, std::size_t b) {
        return question.by_stance[a].value < question.by_stance[b].value;
    };
    auto const [low, high] = std::minmax_element(stances.begin(), stances.end(), below);
    std::string const least = chance_words(question.by_stance[*low]);
    std::string const most = chance_words(question.by_stance[*high]);
    std::string what = "against " + baseline_text(question.baseline) + " " + least;
    if (stances.size() == 1) {
        return what;
    }
    return least == most ? what + " on each"
                         : fmt::format("{} to {} ({})", what, most, short_title(answers.stances, *high));
}

/// What the first baseline leaves out, and the chances against the others.
void write_baselines(Page& page, study::Answers const& answers, QuestionGroup const& group) {
    study::QuestionAnswer const& first = group.front();
    std::string text;
    if (is_budget(first.baseline)) {
        text = fmt::format("Only what is saved beyond {} counts.", baseline_text(first.baseline));
    }
    std::vector<std::string> others;
    for (study::QuestionAnswer const& question : group.subspan(1)) {
        others.push_back(chances_against(answers, question));
    }
    if (!others.empty()) {
        text += (text.empty() ? "" : " ") + std::string("Other chances: ") + core::join(others, "; ") + ".";
    }
    if (!text.empty()) {
        page.paragraph(text);
    }
}

void write_first(Page& page, study::Answers const& answers, QuestionGroup const& group) {
    study::QuestionAnswer const& first = group.front();
    page.paragraph(joined_text({question_text(first), compared_text(first), counted_text(first)}));
    page.paragraph("ANSWER: " + answer_words(first, answers.stances));
    if (answers.stances.size() > 1 || !first.shortfall_by_stance.empty()) {
        page.blank();
        page.table(headline(answers, first));
        page.blank();
    }
    write_baselines(page, answers, group);
    std::string const weights = weight_sentence(first, answers.stances);
    if (!weights.empty()) {
        page.paragraph(weights);
    }
}

/// Of a later question: the words, and a line of means. What is as with the first question is not said again.
void write_later(Page& page, study::Answers const& answers, QuestionGroup const& group,
                 study::QuestionAnswer const& first) {
    study::QuestionAnswer const& question = group.front();
    auto const unless_same = [](std::string const& text, std::string const& before) {
        return text == before ? std::string() : text;
    };
    std::vector<std::size_t> const stances = weighted_stances(answers);
    bool const means = stances.size() > 1 && has_amounts(answers, question);
    std::string text =
        joined_text({question_text(question), unless_same(compared_text(question), compared_text(first)),
                     unless_same(counted_text(question), counted_text(first)),
                     "ANSWER: " + (means ? chance_answer(question, answers.stances)
                                         : answer_words(question, answers.stances))});
    if (means) {
        std::vector<study::Spread> const amounts = spreads_at(stances, question.outcome_by_stance);
        double const size = largest(amounts);
        std::vector<std::string> const cells =
            column(amounts, Part::rough_mean, amount_divisor(question, size));
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < stances.size(); ++i) {
            parts.push_back(fmt::format("{} {}", short_title(answers.stances, stances[i]), cells[i]));
        }
        std::string const unit = amount_unit(question, size);
        text += fmt::format(" {}: {}.", unit.empty() ? "Means" : unit, core::join(parts, ", "));
    }
    page.item(text);
}

}  // namespace

void write_questions_briefly(Page& page, study::Answers const& answers) {
    if (answers.questions.empty()) {
        return;
    }
    std::vector<QuestionGroup> const groups = question_groups(answers.questions);
    page.heading(groups.size() == 1 ? "THE ANSWER" : "THE ANSWERS");
    write_first(page, answers, groups.front());
    if (groups.size() > 1) {
        page.blank();
    }
    for (std::size_t g = 1; g < groups.size(); ++g) {
        write_later(page, answers, groups[g], groups.front().front());
    }
}

}  // namespace eigenkracht::report
