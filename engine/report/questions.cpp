#include "core/text.hpp"
#include "report/lead.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <span>
#include <string>
#include <utility>

namespace eigenkracht::report {
namespace {

using Group = std::span<study::QuestionAnswer const>;

/// A question with its other baselines: they follow each other and share the name.
std::vector<Group> groups_of(std::vector<study::QuestionAnswer> const& questions) {
    std::vector<Group> groups;
    std::size_t first = 0;
    for (std::size_t q = 1; q <= questions.size(); ++q) {
        if (q == questions.size() || questions[q].headline || questions[q].name != questions[first].name) {
            groups.push_back(Group(questions).subspan(first, q - first));
            first = q;
        }
    }
    return groups;
}

/// Policy and baseline of a question; empty if it has none.
std::string compared(study::QuestionAnswer const& question) {
    if (question.policy.empty()) {
        return {};
    }
    std::string const policy = fmt::format("Policy \"{}\"", words_of(question.policy));
    return question.baseline.empty()
               ? policy + "."
               : fmt::format("{} against {}.", policy, baseline_text(question.baseline));
}

std::string column_head(std::string const& what, study::QuestionAnswer const& question) {
    return question.baseline.empty() ? what
                                     : fmt::format("{} against {}", what, baseline_text(question.baseline));
}

Scale scale_of(study::QuestionAnswer const& question, double largest_amount) {
    return is_money(question.outcome) ? money_scale(largest_amount) : Scale{};
}

bool has_amounts(study::Answers const& answers, study::QuestionAnswer const& question) {
    return question.outcome_by_stance.size() == answers.stances.size();
}

/// Chances by stance, a column for each baseline.
Table chances(study::Answers const& answers, Group const& group) {
    StanceRows stances = stance_rows(answers);
    Table table{"on the evidence of", {}, std::move(stances.rows)};
    if (stances.has_overall) {
        table.heads.emplace_back("weight");
    }
    for (study::QuestionAnswer const& question : group) {
        table.heads.push_back(column_head("chance", question));
    }
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        bool const overall = stances.has_overall && r + 1 == table.rows.size();
        if (stances.has_overall) {
            double const weight = overall ? 0 : answers.stances[stances.stance_of[r]].weight;
            table.rows[r].cells.push_back(weight > 0 ? core::percentage(weight, 0.01) : "");
        }
        for (study::QuestionAnswer const& question : group) {
            table.rows[r].cells.push_back(
                chance_with_error(overall ? question.overall : question.by_stance[stances.stance_of[r]]));
        }
    }
    return table;
}

/// What the outcome itself comes to by stance, a column for each baseline.
Table amounts(study::Answers const& answers, Group const& group) {
    StanceRows stances = stance_rows(answers);
    Table table{"on the evidence of", {}, std::move(stances.rows)};
    double size = 0;
    for (study::QuestionAnswer const& question : group) {
        size = std::max(size, largest(question.outcome_by_stance));
    }
    for (study::QuestionAnswer const& question : group) {
        Scale const scale = scale_of(question, size);
        table.heads.push_back(column_head(scale.unit.empty() ? "amount" : scale.unit, question));
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            bool const overall = stances.has_overall && r + 1 == table.rows.size();
            table.rows[r].cells.push_back(mean_with_interval(
                overall ? question.outcome_overall : question.outcome_by_stance[stances.stance_of[r]],
                scale.divisor));
        }
    }
    return table;
}

/// With one body of evidence: a line for each baseline, chance and amount beside each other.
void write_single(Page& page, study::Answers const& answers, Group const& group) {
    for (study::QuestionAnswer const& question : group) {
        std::string text =
            column_head("Chance", question) + ": " + chance_with_error(question.by_stance.front());
        if (has_amounts(answers, question)) {
            study::Spread const& amount = question.outcome_by_stance.front();
            Scale const scale = scale_of(question, largest(question.outcome_by_stance));
            text += fmt::format("; {}: {}{}", outcome_text(question.outcome),
                                scale.unit.empty() ? "" : scale.unit + " ",
                                mean_with_interval(amount, scale.divisor));
        }
        page.item(text);
    }
}

void write_by_stance(Page& page, study::Answers const& answers, Group const& group) {
    study::QuestionAnswer const& first = group.front();
    page.blank();
    page.table(chances(answers, group));
    std::string const weights = weight_sentence(first, answers.stances);
    if (!weights.empty()) {
        page.blank();
        page.paragraph(weights);
    }
    if (has_amounts(answers, first)) {
        page.blank();
        page.paragraph(
            fmt::format("{}: mean{}.", capital(outcome_text(first.outcome)),
                        is_drawn(answers) ? ", and the range that holds it with a chance of 95%" : ""));
        page.table(amounts(answers, group));
    }
}

/// How the answers against the baselines differ from each other and from the claim's arithmetic.
/// \param told  sentences about baselines that earlier questions have said; those said here are added
void write_baselines(Page& page, study::Answers const& answers, Group const& group,
                     std::set<std::string>& told) {
    bool started = false;
    for (study::QuestionAnswer const& question : group) {
        std::string text;
        // The first baseline's answer leads the question already.
        if (&question != &group.front()) {
            text += " " + leading_sentence(question, answers.stances);
        }
        if (!question.why_baseline.empty() && told.insert(question.baseline + question.why_baseline).second) {
            text += " " + question.why_baseline;
        }
        if (text.empty()) {
            continue;
        }
        if (!started) {
            page.blank();
            started = true;
        }
        page.item("Against " + baseline_text(question.baseline) + ":" + text);
    }
}

void write_group(Page& page, study::Answers const& answers, Group const& group, std::set<std::string>& told) {
    study::QuestionAnswer const& first = group.front();
    page.paragraph(
        fmt::format("\"{}.\" {}", first.title.empty() ? words_of(first.name) : first.title, compared(first)));
    page.paragraph("ANSWER: " + leading_sentence(first, answers.stances));
    if (answers.stances.size() == 1) {
        write_single(page, answers, group);
    } else {
        write_by_stance(page, answers, group);
    }
    write_baselines(page, answers, group, told);
}

/// Doubt, chance and computing error of a question's outcome, by stance.
Table three_numbers(study::Answers const& answers, study::QuestionAnswer const& question) {
    StanceRows stances = stance_rows(answers, false);
    Scale const scale = scale_of(question, largest(question.outcome_by_stance));
    std::string const unit = scale.unit.empty() ? "" : ", " + scale.unit;
    Table table{answers.stances.size() > 1 ? "on the evidence of" : "",
                {"doubt" + unit, "chance" + unit, "computing error" + unit},
                std::move(stances.rows)};
    // A standard deviation is known to about one part in the root of twice the draws.
    double const share = std::max(1 / std::sqrt(2 * static_cast<double>(answers.draws)), 0.01);
    auto const sd_text = [&](double sd) -> std::string {
        if (sd <= 0) {
            return "too small to see";
        }
        return core::rounded_to_error(sd / scale.divisor, share * sd / scale.divisor);
    };
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        std::size_t const s = stances.stance_of[r];
        table.rows[r].cells = {sd_text(question.doubt_sd_by_stance[s]),
                               sd_text(question.chance_sd_by_stance[s]),
                               error_text(question.outcome_by_stance[s].mean_error / scale.divisor)};
    }
    return table;
}

}  // namespace

void write_questions(Page& page, study::Answers const& answers) {
    if (answers.questions.empty()) {
        return;
    }
    std::vector<Group> const groups = groups_of(answers.questions);
    page.heading(groups.size() == 1 ? "THE QUESTION" : "THE QUESTIONS");
    if (is_drawn(answers)) {
        bool const bound = answers.design.starts_with("Latin");
        page.paragraph(
            fmt::format("+- is the computing error{}, here and below: with another seed a figure would move "
                        "by less than that in two cases out of three.",
                        bound ? " (at most: a Latin hypercube's is smaller, by how much is not known)" : ""));
    }
    if (answers.children.empty()) {
        write_evidence(page, answers);
    }
    std::set<std::string> told;
    for (Group const& group : groups) {
        page.blank();
        write_group(page, answers, group, told);
    }
}

void write_three_numbers(Page& page, study::Answers const& answers) {
    if (answers.questions.empty() || !is_drawn(answers)) {
        return;
    }
    study::QuestionAnswer const& question = answers.questions.front();
    // Outcome formulas know no luck: there is nothing to tell apart.
    bool const split =
        !question.policy.empty() && question.doubt_sd_by_stance.size() == answers.stances.size();
    if (!split || !has_amounts(answers, question)) {
        return;
    }
    page.heading("THREE KINDS OF UNCERTAINTY");
    page.paragraph(fmt::format(
        "Of {}{}{}, as standard deviations: a figure lies within one of them in about two cases "
        "out of three.",
        outcome_text(question.outcome), question.year > 0 ? fmt::format(" in {}", question.year) : "",
        question.baseline.empty() ? "" : " against " + baseline_text(question.baseline)));
    page.item("Doubt: what the evidence leaves open. More research would make it smaller.");
    page.item(
        "Chance: luck at this number of families. It would stay if everything were known. With and without a "
        "conference, the same child is given the same luck: a choice of the model.");
    page.item("Computing error: of the mean. More draws (--draws) make it smaller.");
    page.blank();
    page.table(three_numbers(answers, question));
}

}  // namespace eigenkracht::report
