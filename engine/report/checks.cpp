#include "core/text.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace eigenkracht::report {
namespace {

/// Share of draws at least as far out, in words.
std::string tail_text(double share, study::Answers const& answers) {
    double const draws = static_cast<double>(std::max<std::uint64_t>(answers.draws, 1));
    return chance_text({share, std::sqrt(share * (1 - share) / draws), answers.draws});
}

/// Checks that went in, or that did not.
Table checks_of_kind(study::Answers const& answers, bool went_in) {
    Table table{"published number and evidence", {"published", "model (95% of draws)"}, {}};
    if (!went_in) {
        table.heads.emplace_back("draws as far out or farther");
    }
    for (study::CheckLine const& check : answers.checks) {
        if (check.went_in != went_in) {
            continue;
        }
        std::string label = check.title.empty() ? words_of(check.name) : check.title;
        if (!check.unit.empty()) {
            label += ", " + check.unit;
        }
        if (!check.stance.empty()) {
            label += ": " + check_stance(answers, check.stance);
        }
        Row row{label,
                {core::rounded_to_error(check.observed, check.went_in ? check.model.mean_error : 0),
                 mean_with_interval(check.model)},
                0};
        if (!went_in) {
            row.cells.push_back(tail_text(check.tail_share, answers));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

bool is_missed(study::CheckLine const& check) {
    constexpr double rarely = 0.05;
    if (!check.went_in) {
        return check.tail_share < rarely;
    }
    // What went in comes back but for the solver's rounding.
    double const slack = 1e-3 * std::fabs(check.observed);
    return check.observed < check.model.low95 - slack || check.observed > check.model.high95 + slack;
}

std::string check_stance(study::Answers const& answers, std::string const& name) {
    for (std::size_t s = 0; s < answers.stances.size(); ++s) {
        if (answers.stances[s].name == name || answers.stances[s].title == name) {
            return short_title(answers.stances, s);
        }
    }
    return words_of(name);
}

void write_checks(Page& page, study::Answers const& answers) {
    auto const went_in = [](study::CheckLine const& check) { return check.went_in; };
    bool const wired = std::any_of(answers.checks.begin(), answers.checks.end(), went_in);
    bool const tested = !std::all_of(answers.checks.begin(), answers.checks.end(), went_in);
    if (wired || tested) {
        page.heading("PUBLISHED NUMBERS BESIDE THE MODEL'S");
    }
    if (tested) {
        page.paragraph(
            "Tests of the model: it was not told these numbers. Where few draws lie as far out as the "
            "published "
            "number, the model does not explain it.");
        page.table(checks_of_kind(answers, false));
    }
    if (tested && wired) {
        page.blank();
    }
    if (wired) {
        page.paragraph(
            "Checks of the wiring: these numbers went in and must come back. They say nothing about whether "
            "the "
            "model is right.");
        page.table(checks_of_kind(answers, true));
    }
}

void write_notices(Page& page, study::Answers const& answers) {
    if (answers.notices.empty()) {
        return;
    }
    page.heading("TO KEEP IN MIND");
    for (std::string const& notice : answers.notices) {
        page.item(notice);
    }
}

void write_origin(Page& page, study::Answers const& answers, Length length) {
    std::vector<std::string> parts;
    if (!answers.results_file.empty()) {
        parts.push_back("Results: " + answers.results_file);
    }
    if (!answers.digest.empty()) {
        parts.push_back("digest " + answers.digest);
    }
    parts.push_back(counted(answers.draws, "draw", "draws") + (answers.stances.size() < 2 ? ""
                                                               : length == Length::brief
                                                                   ? " per body"
                                                                   : " per body of evidence"));
    parts.push_back(fmt::format("seed {}", answers.seed));
    if (answers.seconds > 0) {
        parts.push_back(answers.seconds < 10 ? fmt::format("{:.2g} s", answers.seconds)
                                             : fmt::format("{:.0f} s", answers.seconds));
    }
    page.blank();
    page.line(core::join(parts, ", ") + ".");
    if (length == Length::brief) {
        page.line(answers.results_file.empty()
                      ? "--full prints everything."
                      : fmt::format("--full prints everything: eigenkracht answer {} --full",
                                    answers.results_file));
    }
}

}  // namespace eigenkracht::report
