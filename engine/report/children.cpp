#include "report/numbers.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <numeric>
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
    StanceRows const stances = stance_rows(answers);
    Table table{"on the evidence of", {}, stances.rows};
    for (study::ChildrenLine const& line : lines) {
        add_column(table, head_of(line),
                   column(spreads_of(stances, line.by_stance, line.overall), Part::mean_with_range));
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
            row.cells.insert(row.cells.end(),
                             {error_text(spread.mean_error), column({spread}, Part::range80).front(),
                              column({spread}, Part::range95).front()});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table table_of(study::Answers const& answers, std::vector<study::ChildrenLine> const& lines) {
    return answers.stances.size() > 1 ? by_stance(answers, lines) : by_line(answers, lines);
}

/// A title without what stands in brackets.
std::string plain_title(std::string const& title) { return title.substr(0, title.find(" (")); }

bool is_months(study::ChildrenLine const& line) { return line.unit.find("month") != std::string::npos; }

/// What the brief table shows: the first good, the first harm, and months, those with parents if they are counted.
std::vector<study::ChildrenLine> leading_lines(std::vector<study::ChildrenLine> const& lines) {
    std::vector<study::ChildrenLine> chosen;
    auto const add_first = [&](auto const& fits) {
        auto const at = std::find_if(lines.begin(), lines.end(), fits);
        if (at != lines.end()) {
            chosen.push_back(*at);
            chosen.back().title = plain_title(at->title);
        }
        return at != lines.end();
    };
    add_first([](study::ChildrenLine const& line) { return !line.harm && !is_months(line); });
    add_first([](study::ChildrenLine const& line) { return line.harm; });
    bool const parents = add_first([](study::ChildrenLine const& line) {
        return is_months(line) && !line.harm && line.title.find("parents") != std::string::npos;
    });
    if (!parents) {
        add_first([](study::ChildrenLine const& line) { return is_months(line) && !line.harm; });
    }
    return chosen;
}

/// Harm beyond the table's: a line for each kind that any body of evidence sees.
void write_other_harm(Page& page, study::Answers const& answers) {
    bool first = true;
    std::vector<std::size_t> const stances = weighted_stances(answers);
    for (study::ChildrenLine const& line : answers.children) {
        if (!line.harm || std::exchange(first, false)) {
            continue;
        }
        std::vector<std::string> parts;
        for (std::size_t const s : stances) {
            if (line.by_stance[s].mean != 0) {
                parts.push_back(fmt::format("{} {}", short_title(answers.stances, s),
                                            mean_with_interval(line.by_stance[s])));
            }
        }
        if (!parts.empty()) {
            page.paragraph(fmt::format("HARM besides: {}: {}{}.", plain_title(line.title), in_a_row(parts),
                                       parts.size() < stances.size() ? "; none on the others" : ""));
        }
    }
}

void write_children_briefly(Page& page, study::Answers const& answers, std::string const& against) {
    page.heading("CHILDREN");
    page.paragraph(
        fmt::format("Policy \"{0}\" against {1}{3}. Children of {2}'s conferences, followed for up to three "
                    "years; months in "
                    "{2}. Safety is not modelled.",
                    words_of(answers.policy), against, answers.share_year,
                    is_drawn(answers) ? ": mean (95% range)" : ""));
    page.blank();
    std::vector<study::ChildrenLine> const lines = leading_lines(answers.children);
    if (answers.stances.size() == 1) {
        page.table(by_line(answers, lines));
    } else {
        Table table{"on the evidence of", {}, {}};
        std::vector<std::size_t> const stances = weighted_stances(answers);
        for (std::size_t const s : stances) {
            table.rows.push_back({short_title(answers.stances, s), {}, 0});
        }
        for (study::ChildrenLine const& line : lines) {
            std::vector<study::Spread> const spreads = spreads_at(stances, line.by_stance);
            // Children need no unit, months do.
            std::string const head = (line.harm ? "HARM: " : "") + line.title;
            add_column(table, is_months(line) ? head + ", " + line.unit : head,
                       column(spreads, Part::mean_with_range));
        }
        page.table(table);
    }
    write_other_harm(page, answers);
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

std::vector<std::size_t> weighted_stances(study::Answers const& answers) {
    std::vector<std::size_t> all(answers.stances.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::vector<std::size_t> weighted;
    std::copy_if(all.begin(), all.end(), std::back_inserter(weighted),
                 [&](std::size_t s) { return answers.stances[s].weight > 0; });
    return weighted.empty() ? all : weighted;
}

std::vector<study::Spread> spreads_of(StanceRows const& rows, std::vector<study::Spread> const& by_stance,
                                      study::Spread const& overall) {
    std::vector<study::Spread> spreads = spreads_at(rows.stance_of, by_stance);
    if (rows.has_overall) {
        spreads.push_back(overall);
    }
    return spreads;
}

std::vector<study::Spread> spreads_at(std::vector<std::size_t> const& stances,
                                      std::vector<study::Spread> const& by_stance) {
    std::vector<study::Spread> spreads;
    spreads.reserve(stances.size());
    for (std::size_t const s : stances) {
        spreads.push_back(by_stance[s]);
    }
    return spreads;
}

void add_column(Table& table, std::string head, std::vector<std::string> const& cells) {
    table.heads.push_back(std::move(head));
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        table.rows[r].cells.push_back(cells.at(r));
    }
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
    page.paragraph("Bodies of evidence, each believed as a whole, with the keys that --weight takes:");
    for (std::size_t s = 0; s < answers.stances.size(); ++s) {
        study::StanceLine const& stance = answers.stances[s];
        std::string const title = short_title(answers.stances, s);
        // The title's other half, where the short title is its first.
        std::string rest = stance.title;
        if (rest.starts_with(title)) {
            rest = rest.substr(std::min(rest.size(), rest.find_first_not_of(": ", title.size())));
        }
        std::string text = fmt::format("{}: {}", stance.name, title);
        if (!rest.empty()) {
            text += ": " + rest;
        }
        text += stance.source.empty() ? "." : fmt::format(" [{}].", stance.source);
        page.item(text);
    }
}

void write_children(Page& page, study::Answers const& answers, Length length) {
    if (answers.children.empty()) {
        return;
    }
    // A budget says nothing about children: beside one, they are counted against no conferences at all.
    bool const beside_policy = !answers.baseline.empty() && !is_budget(answers.baseline);
    std::string const against = beside_policy ? baseline_text(answers.baseline) : "no conferences at all";
    if (length == Length::brief) {
        write_children_briefly(page, answers, against);
        return;
    }
    bool const harm = std::any_of(answers.children.begin(), answers.children.end(),
                                  [](study::ChildrenLine const& line) { return line.harm; });
    page.heading("WHAT HAPPENS TO CHILDREN");
    std::string text = fmt::format(
        "Policy \"{}\" against {}, in {}. Conferences are family group conferences (Eigen "
        "Kracht-conferenties).",
        words_of(answers.policy), against, answers.share_year);
    if (is_drawn(answers)) {
        text += " Mean, and in brackets the range that holds it with a chance of 95%.";
    }
    if (harm) {
        text += " HARM: more of it is worse for a child.";
    }
    text += fmt::format(
        " Children are those whose conference was in {0}, followed for up to three years; months are those "
        "lived in {0}, whenever the conference was. Whether a child is safe is not modelled.",
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
