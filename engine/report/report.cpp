#include "report/report.hpp"

#include "report/page.hpp"
#include "report/sections.hpp"

#include <algorithm>

namespace eigenkracht::report {

std::string text(study::Answers const& answers, std::size_t columns) {
    Page page(std::max<std::size_t>(columns, 60));
    page.line(answers.title.empty() ? answers.scenario : answers.title);
    if (!answers.asks.empty()) {
        page.line(answers.asks);
    }
    if (!is_drawn(answers)) {
        page.line("One draw: a calculation with one set of numbers. It says nothing about how sure that is.");
    }
    write_children(page, answers);
    write_questions(page, answers);
    write_money(page, answers);
    write_shares(page, answers);
    write_three_numbers(page, answers);
    write_strategies(page, answers);
    write_outcomes(page, answers);
    write_checks(page, answers);
    write_assumptions(page, answers);
    write_notices(page, answers);
    write_origin(page, answers);
    return page.text();
}

}  // namespace eigenkracht::report
