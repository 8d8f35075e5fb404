#include "report/sections.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace eigenkracht::report {
namespace {

bool has_stance(study::Answers const& answers, std::string const& name) {
    for (study::StanceLine const& stance : answers.stances) {
        if (stance.name == name) {
            return true;
        }
    }
    return false;
}

std::string head_of(study::ChildrenLine const& line) {
    return (line.harm ? "HARM: " : "") + line.title + (line.unit.empty() ? "" : ", " + line.unit);
}

/// One row a stance, one column a line.
Table by_stance(study::Answers const& answers, std::vector<study::ChildrenLine> const& lines) {
    StanceRows stances = stance_rows(answers);
    Table table{"on the evidence of", {}, std::move(stances.rows)};
    for (study::ChildrenLine const& line : lines) {
        table.heads.push_back(head_of(line));
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            bool const overall = stances.has_overall && r + 1 == table.rows.size();
            table.rows[r].cells.push_back(
                mean_with_interval(overall ? line.overall : line.by_stance[stances.stance_of[r]]));
        }
    }
    return table;
}

/// One row a line, for studies with a single stance.
Table by_line(study::Answers const& answers, std::vector<study::ChildrenLine> const& lines) {
    Table table{"", {"mean"}, {}};
    if (is_drawn(answers)) {
        table.heads.insert(table.heads.end(), {"+-", "80% of draws", "95% of draws"});
    }
    for (study::ChildrenLine const& line : lines) {
        study::Spread const& spread = line.by_stance.empty() ? line.overall : line.by_stance.front();
        Row row{head_of(line), {mean_text(spread)}, 0};
        if (is_drawn(answers)) {
            row.cells.insert(row.cells.end(), {error_text(spread.mean_error), interval80_text(spread),
                                               interval95_text(spread)});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table table_of(study::Answers const& answers, std::vector<study::ChildrenLine> const& lines) {
    return answers.stances.size() > 1 ? by_stance(answers, lines) : by_line(answers, lines);
}

}  // namespace

StanceRows stance_rows(study::Answers const& answers, bool with_overall) {
    StanceRows result;
    std::size_t weighted = 0;
    auto const add = [&](std::size_t stance, std::size_t indent) {
        std::string const title = short_title(answers.stances, stance);
        result.rows.push_back({indent > 0 ? "or: " + title : title, {}, indent});
        result.stance_of.push_back(stance);
        weighted += answers.stances[stance].weight > 0 ? 1U : 0U;
    };
    for (std::size_t s = 0; s < answers.stances.size(); ++s) {
        std::string const& parent = answers.stances[s].variant_of;
        if (!parent.empty() && has_stance(answers, parent)) {
            continue;
        }
        add(s, 0);
        for (std::size_t v = 0; v < answers.stances.size(); ++v) {
            if (v != s && answers.stances[v].variant_of == answers.stances[s].name) {
                add(v, 2);
            }
        }
    }
    result.has_overall = with_overall && weighted > 1;
    if (result.has_overall) {
        result.rows.push_back({"Overall, by the weights", {}, 0});
    }
    return result;
}

std::string comparison_text(study::Answers const& answers) {
    std::string const policy = fmt::format("Policy \"{}\"", words_of(answers.policy));
    return answers.baseline.empty() ? policy : policy + " against " + baseline_text(answers.baseline);
}

bool is_drawn(study::Answers const& answers) { return answers.draws > 1; }

void write_evidence(Page& page, study::Answers const& answers) {
    if (answers.stances.size() < 2) {
        return;
    }
    page.blank();
    page.paragraph("Bodies of evidence, each believed as a whole:");
    for (std::size_t s = 0; s < answers.stances.size(); ++s) {
        study::StanceLine const& stance = answers.stances[s];
        std::string const title = short_title(answers.stances, s);
        // The title's other half, where the short title is its first.
        std::string rest = stance.title;
        if (rest.starts_with(title)) {
            rest = rest.substr(std::min(rest.size(), rest.find_first_not_of(": ", title.size())));
        }
        std::string text = capital(title);
        if (!rest.empty()) {
            text += ": " + rest;
        }
        text += stance.source.empty() ? "." : fmt::format(" [{}].", stance.source);
        page.item(text);
    }
}

void write_children(Page& page, study::Answers const& answers) {
    if (answers.children.empty()) {
        return;
    }
    bool harm = false;
    for (study::ChildrenLine const& line : answers.children) {
        harm = harm || line.harm;
    }
    page.heading("WHAT HAPPENS TO CHILDREN");
    // A budget says nothing about children: beside one, they are counted against no conferences at all.
    bool const beside_policy = !answers.baseline.empty() && !is_budget(answers.baseline);
    std::string text = fmt::format(
        "Policy \"{}\" against {}, in {}. Conferences are family group conferences (Eigen "
        "Kracht-conferenties).",
        words_of(answers.policy), beside_policy ? baseline_text(answers.baseline) : "no conferences at all",
        answers.share_year);
    if (is_drawn(answers)) {
        text += " Mean, and in brackets the range that holds it with a chance of 95%.";
    }
    if (harm) {
        text += " HARM: more of it is worse for a child.";
    }
    text += fmt::format(
        " Children are those whose conference was in {0}, followed for up to three years; months are those "
        "lived "
        "in {0}, whenever the conference was. Whether a child is safe is not modelled.",
        answers.share_year);
    page.paragraph(text);
    write_evidence(page, answers);
    page.blank();
    page.table(table_of(answers, answers.children));
}

void write_outcomes(Page& page, study::Answers const& answers) {
    if (answers.outcomes.empty()) {
        return;
    }
    page.heading("OUTCOMES");
    if (is_drawn(answers) && answers.stances.size() > 1) {
        page.paragraph("Mean, and in brackets the range that holds it with a chance of 95%.");
        if (answers.questions.empty()) {
            write_evidence(page, answers);
        }
        page.blank();
    }
    page.table(table_of(answers, answers.outcomes));
}

}  // namespace eigenkracht::report
