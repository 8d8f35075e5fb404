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

bool any_share(study::QuestionAnswer const& question) {
    return std::any_of(question.doubt_by_group.begin(), question.doubt_by_group.end(), [](auto const& line) {
        return std::any_of(line.share_by_stance.begin(), line.share_by_stance.end(),
                           [](double share) { return std::isfinite(share); });
    });
}

std::string share_cell(double share, double error) {
    if (!std::isfinite(share)) {
        return "-";
    }
    return fmt::format("{} +- {}", core::rounded_to_error(100 * share, 100 * error), error_text(100 * error));
}

void write_groups_of(Page& page, study::Answers const& answers, study::QuestionAnswer const& question) {
    std::string const about =
        fmt::format("{} in {}{}", outcome_text(question.outcome), question.year,
                    question.baseline.empty() ? "" : " against " + baseline_text(question.baseline));
    if (!any_share(question)) {
        page.paragraph(fmt::format(
            "Too few draws to tell which numbers the spread of {} hangs on, or nothing that varies.", about));
        return;
    }
    page.paragraph(fmt::format(
        "Which numbers the {} of {} hangs on, % of its variance, by the scenario's groups. The rest: what "
        "groups do together{}, and what is not explained. Estimated from the draws: below 0 or above 100 is "
        "computing error; - where draws are too few, or weighed.",
        question.groups_with_luck ? "spread (doubt and chance)" : "doubt", about,
        question.groups_with_luck ? ", chance" : ""));
    for (auto const& line : question.doubt_by_group) {
        if (!line.parameters.empty()) {
            page.item(fmt::format("{}: {}.", capital(line.name), core::join(line.parameters, ", ")));
        }
    }
    page.blank();
    StanceRows const stances = stance_rows(answers, false);
    Table table{answers.stances.size() > 1 ? "on the evidence of" : "", {}, stances.rows};
    for (auto const& line : question.doubt_by_group) {
        std::vector<std::string> cells;
        for (std::size_t const s : stances.stance_of) {
            cells.push_back(share_cell(line.share_by_stance[s], line.error_by_stance[s]));
        }
        bool const rest = &line == &question.doubt_by_group.back();
        add_column(table, rest ? "the rest" : line.name, cells);
    }
    page.table(table);
}

}  // namespace

void write_doubt_groups(Page& page, study::Answers const& answers) {
    auto const& questions = answers.questions;
    if (questions.empty() || questions.front().doubt_by_group.size() < 2) {
        return;
    }
    page.blank();
    write_groups_of(page, answers, questions.front());
    // Of cash only the simulated number is known; what care is avoided beside it has an exact mean.
    auto const care = std::find_if(questions.begin(), questions.end(), [](auto const& question) {
        return question.headline && !question.groups_with_luck && !question.doubt_by_group.empty();
    });
    if (questions.front().groups_with_luck && care != questions.end()) {
        page.blank();
        write_groups_of(page, answers, *care);
    }
}

}  // namespace eigenkracht::report
