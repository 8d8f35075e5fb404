#include "core/text.hpp"
#include "report/lead.hpp"
#include "report/numbers.hpp"
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

using Group = QuestionGroup;

std::string column_head(std::string const& what, study::QuestionAnswer const& question) {
    return question.baseline.empty() ? what
                                     : fmt::format("{} against {}", what, baseline_text(question.baseline));
}

bool has_amounts(study::Answers const& answers, study::QuestionAnswer const& question) {
    return question.outcome_by_stance.size() == answers.stances.size();
}

/// Chances by stance, a column for each baseline.
Table chances(study::Answers const& answers, Group const& group) {
    StanceRows const stances = stance_rows(answers);
    Table table{"on the evidence of", {}, stances.rows};
    if (stances.has_overall) {
        std::vector<std::string> weights;
        for (std::size_t const s : stances.stance_of) {
            double const weight = answers.stances[s].weight;
            weights.push_back(weight > 0 ? core::percentage(weight, 0.01) : "");
        }
        weights.emplace_back();
        add_column(table, "weight", weights);
    }
    for (study::QuestionAnswer const& question : group) {
        std::vector<study::Chance> column;
        for (std::size_t const s : stances.stance_of) {
            column.push_back(question.by_stance[s]);
        }
        if (stances.has_overall) {
            column.push_back(question.overall);
        }
        add_column(table, column_head("chance", question), chance_column(column, true));
    }
    return table;
}

/// What the outcome itself comes to by stance, a column for each baseline.
Table amounts(study::Answers const& answers, Group const& group) {
    StanceRows const stances = stance_rows(answers);
    Table table{"on the evidence of", {}, stances.rows};
    double size = 0;
    for (study::QuestionAnswer const& question : group) {
        size = std::max(size, largest(question.outcome_by_stance));
    }
    for (study::QuestionAnswer const& question : group) {
        std::string const unit = amount_unit(question, size);
        add_column(table, column_head(unit.empty() ? "amount" : unit, question),
                   column(spreads_of(stances, question.outcome_by_stance, question.outcome_overall),
                          Part::mean_with_range, amount_divisor(question, size)));
    }
    return table;
}

/// What is missing to the threshold and what has to be kept at hand; without columns where it is not known.
Table reserves(study::Answers const& answers, study::QuestionAnswer const& question) {
    StanceRows const stances = stance_rows(answers);
    double const size = largest(question.outcome_by_stance);
    double const divisor = amount_divisor(question, size);
    Table table{"on the evidence of", {}, stances.rows};
    auto const add = [&](std::string const& head, double study::Shortfall::*what,
                         double study::Shortfall::*error) {
        std::vector<study::Spread> spreads(stances.rows.size());
        for (std::size_t r = 0; r < spreads.size(); ++r) {
            study::Shortfall const& one = r < stances.stance_of.size()
                                              ? question.shortfall_by_stance[stances.stance_of[r]]
                                              : question.shortfall_overall;
            spreads[r].mean = one.*what;
            spreads[r].mean_error = one.*error;
        }
        add_column(table, head + ", " + amount_unit(question, size), column(spreads, Part::mean, divisor));
    };
    if (question.shortfall_by_stance.size() == answers.stances.size()) {
        add("missing on average", &study::Shortfall::mean, &study::Shortfall::mean_error);
        add("reserve, 80% sure", &study::Shortfall::reserve80, &study::Shortfall::reserve_error);
        add("reserve, 90% sure", &study::Shortfall::reserve90, &study::Shortfall::reserve_error);
        add("reserve, 95% sure", &study::Shortfall::reserve95, &study::Shortfall::reserve_error);
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
            double const size = largest(question.outcome_by_stance);
            std::string const unit = amount_unit(question, size);
            text += fmt::format("; {}: {}{}", outcome_text(question.outcome), unit.empty() ? "" : unit + " ",
                                mean_with_interval(amount, amount_divisor(question, size)));
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
    Table const kept = reserves(answers, first);
    if (!kept.heads.empty()) {
        page.blank();
        page.paragraph(
            "What is missing to the threshold, and what has to be kept at hand so that it is covered as "
            "surely "
            "as stated:");
        page.table(kept);
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
            text += " " + answer_words(question, answers.stances);
        }
        if (!question.why_baseline.text.empty() &&
            told.insert(question.baseline + question.why_baseline.text).second) {
            text += " " + question.why_baseline.text;
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
    page.paragraph(question_text(first));
    std::string const about = joined_text({compared_text(first), counted_text(first)});
    if (!about.empty()) {
        page.paragraph(about);
    }
    page.paragraph("ANSWER: " + answer_words(first, answers.stances));
    if (!first.integrated.empty()) {
        page.paragraph("Its chances are worked out in each draw over all that " + first.integrated +
                       " may be; everything else here is of the draws as they are.");
    }
    if (answers.stances.size() == 1) {
        write_single(page, answers, group);
    } else {
        write_by_stance(page, answers, group);
    }
    write_baselines(page, answers, group, told);
}

}  // namespace

std::vector<QuestionGroup> question_groups(std::vector<study::QuestionAnswer> const& questions) {
    std::vector<QuestionGroup> groups;
    std::size_t first = 0;
    for (std::size_t q = 1; q <= questions.size(); ++q) {
        if (q == questions.size() || questions[q].headline || questions[q].name != questions[first].name) {
            groups.push_back(QuestionGroup(questions).subspan(first, q - first));
            first = q;
        }
    }
    return groups;
}

std::string question_text(study::QuestionAnswer const& question) {
    std::string const title = question.title.empty() ? words_of(question.name) : question.title;
    std::string const threshold = amount_text(question.outcome, question.threshold);
    // Another threshold than the title's may be in force (--at-least, --set): the answer is about that one.
    return fmt::format("\"{}.\"{}", title,
                       title.find(threshold) == std::string::npos
                           ? fmt::format(" The threshold in force is {}.", threshold)
                           : "");
}

std::string joined_text(std::vector<std::string> const& sentences) {
    std::string text;
    for (std::string const& sentence : sentences) {
        text.append(text.empty() || sentence.empty() ? "" : " ").append(sentence);
    }
    return text;
}

std::string compared_text(study::QuestionAnswer const& question) {
    if (question.policy.empty()) {
        return {};
    }
    std::string const policy = fmt::format("Policy \"{}\"", words_of(question.policy));
    return question.baseline.empty()
               ? policy + "."
               : fmt::format("{} against {}.", policy, baseline_text(question.baseline));
}

std::string counted_text(study::QuestionAnswer const& question) {
    if (question.policy.empty() || !is_money(question.outcome)) {
        return {};
    }
    return fmt::format("Counted: {}, {}.", question.items.empty() ? "everything" : in_a_row(question.items),
                       question.payer.empty() ? "whoever pays" : "paid by " + question.payer);
}

std::string amount_unit(study::QuestionAnswer const& question, double largest_amount) {
    return is_money(question.outcome) ? money_scale(largest_amount).unit : "";
}

double amount_divisor(study::QuestionAnswer const& question, double largest_amount) {
    return is_money(question.outcome) ? money_scale(largest_amount).divisor : 1;
}

void write_questions(Page& page, study::Answers const& answers) {
    if (answers.questions.empty()) {
        return;
    }
    std::vector<Group> const groups = question_groups(answers.questions);
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

}  // namespace eigenkracht::report
