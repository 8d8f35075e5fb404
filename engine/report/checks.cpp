#include "core/text.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::report {
namespace {

/// Share of draws at least as far out, in words.
std::string tail_text(study::CheckLine const& check, study::Answers const& answers) {
    double const share = check.tail_share;
    double const draws = std::max(check.draws > 0 ? check.draws : static_cast<double>(answers.draws), 1.0);
    return chance_text({share, std::sqrt(share * (1 - share) / draws), static_cast<std::uint64_t>(draws)});
}

/// What a number was to the model.
std::string role_text(study::CheckLine const& check) {
    return check.went_in ? "wiring" : check.weighed ? "calibration" : "validation";
}

std::string published_text(double observed, double error_of_digits, std::optional<double> error) {
    std::string const value = core::rounded_to_error(observed, error_of_digits);
    return error ? value + " +- " + core::rounded_to_error(*error, 0) : value;
}

/// Whether two lines are about the same number, under different bodies of evidence.
bool same_number(study::CheckLine const& a, study::CheckLine const& b) {
    return a.title == b.title && a.unit == b.unit && a.went_in == b.went_in && a.observed == b.observed;
}

/// Every published number with a line for each body of evidence: validations first, wiring last.
Table checks_table(study::Answers const& answers) {
    std::vector<study::CheckLine> checks = answers.checks;
    std::stable_partition(checks.begin(), checks.end(), [](auto const& check) { return !check.went_in; });
    Table table{"published number; evidence", {"model (95% of draws)", "draws as far out or farther"}, {}};
    for (std::size_t first = 0; first < checks.size(); ++first) {
        study::CheckLine const& number = checks[first];
        auto const before = checks.begin() + static_cast<std::ptrdiff_t>(first);
        auto const is_same = [&](auto const& one) { return same_number(one, number); };
        if (std::any_of(checks.begin(), before, is_same)) {
            continue;
        }
        std::string label = number.title.empty() ? words_of(number.name) : number.title;
        label += number.unit.empty() ? "" : ", " + number.unit;
        label += ": " +
                 published_text(number.observed, number.went_in ? number.model.mean_error : 0, number.error);
        auto const line = [&](study::CheckLine const& check, std::string const& text, std::size_t indent) {
            table.rows.push_back(
                {fmt::format("{} ({})", text, role_text(check)),
                 {mean_with_interval(check.model), check.went_in ? "" : tail_text(check, answers)},
                 indent});
        };
        if (number.stance.empty()) {
            line(number, label, 0);
            continue;
        }
        table.rows.push_back({label, {"", ""}, 0});
        for (auto const& check : checks) {
            if (is_same(check)) {
                line(check, check_stance(answers, check.stance), 2);
            }
        }
    }
    return table;
}

/// What the draws of a body of evidence are worth: "173 of 3,072".
std::string worth_text(double effective_draws, study::Answers const& answers) {
    return fmt::format("{} of {}", core::grouped(static_cast<std::int64_t>(effective_draws)),
                       core::grouped(static_cast<std::int64_t>(answers.draws)));
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
    if (answers.checks.empty()) {
        return;
    }
    page.heading("PUBLISHED NUMBERS BESIDE THE MODEL'S");
    auto const any = [&](auto const& what) {
        return std::any_of(answers.checks.begin(), answers.checks.end(), what);
    };
    if (any([](auto const& check) { return !check.went_in && !check.weighed; })) {
        page.item(
            "Validation: the model was not told this number. Where few draws lie as far out, it does not "
            "explain it.");
    }
    if (any([](auto const& check) { return check.weighed; })) {
        page.item(
            "Calibration: draws of that body of evidence count by how likely they make this number. What the "
            "model says is what it says after that.");
    }
    if (any([](auto const& check) { return check.went_in; })) {
        page.item(
            "Wiring: this number went in and must come back. It says nothing about whether the model is "
            "right.");
    }
    if (any([](auto const& check) { return check.error.has_value(); })) {
        page.item(
            "After +- stands a published number's own standard error; draws as far out are counted with it.");
    }
    page.blank();
    page.table(checks_table(answers));
}

std::string calibration_text(study::Answers const& answers) {
    if (answers.calibrations.empty()) {
        return {};
    }
    if (!answers.calibrated) {
        return "Published numbers weigh the draws of this scenario, but not here: all draws count alike.";
    }
    auto const weighted = weighted_stances(answers);
    std::vector<std::string> worth;
    for (auto const& line : answers.calibrations) {
        bool const counts = std::any_of(weighted.begin(), weighted.end(),
                                        [&](std::size_t s) { return answers.stances[s].name == line.name; });
        if (counts) {
            worth.push_back(fmt::format("{} ({})",
                                        core::grouped(static_cast<std::int64_t>(line.effective_draws)),
                                        check_stance(answers, line.stance)));
        }
    }
    return worth.empty()
               ? std::string()
               : fmt::format(
                     "Published numbers weigh draws within a body of evidence, and never the bodies of "
                     "evidence; {} draws are then worth {} that count alike.",
                     core::grouped(static_cast<std::int64_t>(answers.draws)), core::join(worth, ", "));
}

void write_calibrations(Page& page, study::Answers const& answers) {
    if (answers.calibrations.empty()) {
        return;
    }
    page.heading("DRAWS WEIGHED BY PUBLISHED NUMBERS");
    page.paragraph(
        "Within a body of evidence a draw counts by how likely it makes what was published: a normal density "
        "with the number's own error. Weighed draws are worth fewer that count alike. How much a body of "
        "evidence "
        "itself counts is the user's choice, and no published number changes it.");
    if (!answers.calibrated) {
        page.paragraph("Here all draws count alike; this is what weighing would leave of them.");
    }
    page.blank();
    Table table{"evidence and number", {"published", "draws worth"}, {}};
    std::vector<std::string> informs;
    for (auto const& line : answers.calibrations) {
        table.rows.push_back(
            {check_stance(answers, line.stance), {"", worth_text(line.effective_draws, answers)}, 0});
        for (auto const& target : line.targets) {
            std::string const unit = target.unit.empty() ? "" : ", " + target.unit;
            table.rows.push_back({target.title + unit,
                                  {published_text(target.observed, 0, target.error),
                                   "alone " + worth_text(target.effective_draws, answers)},
                                  2});
            if (!target.informs.empty()) {
                informs.push_back(fmt::format("{} informs {}.", capital(target.title), target.informs));
            }
        }
    }
    page.table(table);
    for (auto const& text : informs) {
        page.item(text);
    }
}

void write_notices(Page& page, study::Answers const& answers) {
    if (answers.notices.empty()) {
        return;
    }
    page.heading("TO KEEP IN MIND");
    for (study::Notice const& notice : answers.notices) {
        page.item(notice.text);
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
