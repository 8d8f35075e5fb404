#include "report/report.hpp"

#include "report/page.hpp"
#include "report/sections.hpp"

#include <algorithm>

namespace eigenkracht::report {
namespace {

constexpr std::size_t narrowest = 60;

void write_title(Page& page, study::Answers const& answers) {
    page.line(answers.title.empty() ? answers.scenario : answers.title);
    if (!answers.asks.empty()) {
        page.line(answers.asks);
    }
    if (!is_drawn(answers)) {
        page.line("One draw: a calculation with one set of numbers. It says nothing about how sure that is.");
    }
}

}  // namespace

std::string summary(study::Answers const& answers, std::size_t columns) {
    Page page(std::max(columns, narrowest));
    write_title(page, answers);
    write_children(page, answers, Length::brief);
    write_questions_briefly(page, answers);
    write_cash_briefly(page, answers);
    write_strategies(page, answers);
    write_outcomes(page, answers);
    write_certainty_briefly(page, answers);
    write_convergence(page, answers);
    write_origin(page, answers, Length::brief);
    return page.text();
}

std::string text(study::Answers const& answers, std::size_t columns) {
    Page page(std::max(columns, narrowest));
    write_title(page, answers);
    write_children(page, answers, Length::full);
    write_funnel(page, answers);
    write_questions(page, answers);
    write_reconciliations(page, answers);
    write_places(page, answers);
    write_payback(page, answers);
    write_cash(page, answers);
    write_money(page, answers);
    write_shares(page, answers);
    write_uncertainty(page, answers);
    write_strategies(page, answers);
    write_outcomes(page, answers);
    write_checks(page, answers);
    write_assumptions(page, answers);
    write_notices(page, answers);
    write_convergence(page, answers);
    write_origin(page, answers, Length::full);
    return page.text();
}

}  // namespace eigenkracht::report
