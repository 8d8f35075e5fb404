#include "report/solved.hpp"

#include "core/text.hpp"
#include "report/page.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace eigenkracht::report {
namespace {

using Kind = analysis::Crossing::Kind;

/// An amount of a lever in its unit, with no more digits than an error allows.
std::string level_text(study::SolveSpec const& spec, double level, double error) {
    if (spec.unit.starts_with("EUR")) {
        return core::euros(level, error);
    }
    if (spec.unit == "share") {
        return core::percentage(level, error);
    }
    if (spec.unit == "year" || spec.lever.ends_with(".from") || spec.lever.ends_with(".until")) {
        return fmt::format("{:.0f}", level);
    }
    return spec.whole ? core::grouped(std::llround(level)) : core::rounded_to_error(level, error);
}

/// The unit where level_text() does not say it.
std::string unit_text(study::SolveSpec const& spec) {
    return spec.unit.empty() || spec.unit.starts_with("EUR") || spec.unit == "share" ? "" : " " + spec.unit;
}

/// The standard error that an interval of 95% stands for, and never finer than the search.
double error_of(study::SolveSpec const& spec, analysis::Crossing const& crossing) {
    constexpr double errors_wide = 4;
    constexpr double finest = 1e-4;
    double const interval = (crossing.level_high - crossing.level_low) / errors_wide;
    return std::max({interval, spec.tolerance, finest * (spec.high - spec.low)});
}

/// Whether the interval is no wider than the search is fine: no chance moves the level.
bool is_exact(study::SolveSpec const& spec, analysis::Crossing const& crossing) {
    return crossing.level_high - crossing.level_low <= (spec.whole ? 1 : 2 * spec.tolerance);
}

std::string between(analysis::Crossing const& crossing, std::string const& low, std::string const& high) {
    return fmt::format(" ({}{} to {}{})", crossing.open_low ? "below " : "", low,
                       crossing.open_high ? "beyond " : "", high);
}

/// The level with its interval, both in one scale; of a level that no chance moves, where a whole one crosses before it is
/// rounded.
std::string found_text(study::SolveSpec const& spec, analysis::Crossing const& crossing) {
    double const level = spec.whole ? crossing.enough : crossing.level;
    double const error = error_of(spec, crossing);
    if (is_exact(spec, crossing)) {
        constexpr double hundredth = 0.01;
        return level_text(spec, level, error) +
               (spec.whole
                    ? fmt::format(" ({} before rounding)", core::rounded_to_error(crossing.level, hundredth))
                    : "");
    }
    if (!spec.unit.starts_with("EUR")) {
        return level_text(spec, level, error) + between(crossing, level_text(spec, crossing.level_low, error),
                                                        level_text(spec, crossing.level_high, error));
    }
    double const size =
        std::max({std::abs(level), std::abs(crossing.level_low), std::abs(crossing.level_high)});
    Scale const scale = money_scale(size);
    auto const bare = [&](double eur) {
        return core::rounded_to_error(eur / scale.divisor, error / scale.divisor);
    };
    // The unit is "EUR", "EUR thousand" or "EUR million".
    return fmt::format("EUR {}{}{}", bare(level), scale.unit.substr(std::string_view("EUR").size()),
                       between(crossing, bare(crossing.level_low), bare(crossing.level_high)));
}

/// What is known of the outcome at one level: a chance or an amount with its interval.
std::string value_text(study::Solved const& solved, analysis::LevelValue const& value) {
    constexpr double errors_wide = 4;
    double const error = (value.high - value.low) / errors_wide;
    if (solved.spec.chance) {
        if (value.value <= 0) {
            return fmt::format("less than {}", core::percentage(value.high, value.high / 2));
        }
        return fmt::format("{} ({} to {})", core::percentage(value.value, error),
                           core::percentage(std::max(0.0, value.low), error),
                           core::percentage(std::min(1.0, value.high), error));
    }
    double const amount = std::abs(value.value);
    return (is_money(solved.question.outcome) ? core::euros(amount, error)
                                              : core::rounded_to_error(amount, error)) +
           (value.value < 0 ? " short of the threshold" : " beyond the threshold");
}

std::string name_of(study::Solved const& solved, study::SolvedLine const& line) {
    return line.stance ? short_title(solved.stances, *line.stance) : "Overall, by the weights";
}

std::string line_text(study::Solved const& solved, study::SolvedLine const& line) {
    auto const& spec = solved.spec;
    switch (line.crossing.kind) {
        case Kind::found:
            return (line.crossing.rising ? "at least " : "at most ") + found_text(spec, line.crossing);
        case Kind::everywhere:
            return "every level";
        case Kind::nowhere:
            return "no level";
    }
    return "";
}

std::string range_text(study::SolveSpec const& spec) {
    double const exact = 0;
    return level_text(spec, spec.low, exact) + " to " + level_text(spec, spec.high, exact) + unit_text(spec);
}

std::string goal_text(study::Solved const& solved) {
    auto const& question = solved.question;
    std::string const held =
        question.policy.empty()
            ? ""
            : fmt::format(" Policy \"{}\"{}.", solved.policy,
                          question.baseline.empty() ? "" : ", against " + baseline_text(question.baseline));
    std::string const booked =
        question.booking == study::Question::Booking::at_conference
            ? " The twelve months after each conference count in the conference's own year."
            : "";
    bool const threshold = solved.moves == study::LeverMoves::threshold;
    std::string const amount = threshold ? " That amount is what is looked for." : "";
    if (solved.spec.chance) {
        return fmt::format("Sought: a chance of {} that \"{}\".{}{}{}",
                           core::percentage(*solved.spec.chance, 0), question.title, amount, held, booked);
    }
    return fmt::format("Sought: a mean that is enough for \"{}\".{}{}{}", question.title, amount, held,
                       booked);
}

/// The bodies of evidence on which some level is enough, and those on which none is.
std::string answer_text(study::Solved const& solved) {
    std::vector<std::string> some;
    std::vector<std::string> none;
    std::vector<std::string> all;
    study::SolvedLine const* nearest = nullptr;
    for (auto const& line : solved.lines) {
        bool const only = solved.lines.size() == 1;
        if (!line.stance && !only) {
            continue;
        }
        std::string const whose = only ? "" : " on " + name_of(solved, line);
        if (line.crossing.kind == Kind::nowhere) {
            none.push_back(name_of(solved, line));
            bool const nearer = nearest == nullptr || line.crossing.best.value > nearest->crossing.best.value;
            nearest = nearer ? &line : nearest;
        } else if (line.crossing.kind == Kind::everywhere) {
            all.push_back(name_of(solved, line));
        } else {
            some.push_back(line_text(solved, line) + unit_text(solved.spec) + whose);
        }
    }
    auto const at_best = [&](study::SolvedLine const& line) {
        return fmt::format("{} at {}{}", value_text(solved, line.crossing.best),
                           level_text(solved.spec, line.crossing.best_level, 0), unit_text(solved.spec));
    };
    std::vector<std::string> parts;
    if (!some.empty()) {
        parts.push_back(capital(core::join(some, "; ")) + ".");
    }
    if (!all.empty()) {
        parts.push_back(solved.lines.size() == 1
                            ? "Every level looked at is enough."
                            : "Every level looked at is enough on " + in_a_row(all) + ".");
    }
    if (nearest != nullptr) {
        std::string const range = range_text(solved.spec);
        parts.push_back(
            solved.lines.size() == 1
                ? fmt::format("No level from {} is enough; the best gives {}.", range, at_best(*nearest))
            : some.empty() && all.empty()
                ? fmt::format("No level from {} is enough, on any body of evidence; the best "
                              "gives {}, on {}.",
                              range, at_best(*nearest), name_of(solved, *nearest))
                : fmt::format("No level from {} is enough on {}; the best gives {}.", range, in_a_row(none),
                              at_best(*nearest)));
    }
    return joined_text(parts);
}

Table table_of(study::Solved const& solved) {
    Table table{"on the evidence of", {"weight", "enough (95%)", "at best"}, {}};
    for (auto const& line : solved.lines) {
        double const hundredth = 0.01;
        table.rows.push_back(
            {name_of(solved, line),
             {line.stance ? core::percentage(solved.stances[*line.stance].weight, hundredth) : "",
              line_text(solved, line),
              fmt::format("{} at {}", value_text(solved, line.crossing.best),
                          level_text(solved.spec, line.crossing.best_level, 0))},
             0});
    }
    return table;
}

/// One row for each level of the second lever, one column for each body of evidence.
Table curve_of(std::vector<study::Solved> const& curve) {
    std::string const key = curve.front().spec.against;
    Table table{key.substr(key.rfind('.', key.rfind('.') - 1) + 1), {}, {}};
    for (auto const& line : curve.front().lines) {
        table.heads.push_back(name_of(curve.front(), line));
    }
    for (auto const& solved : curve) {
        Row row{core::rounded_to_error(*solved.second, 0), {}, 0};
        for (auto const& line : solved.lines) {
            bool const found = line.crossing.kind == Kind::found;
            row.cells.push_back(found ? found_text(solved.spec, line.crossing) : line_text(solved, line));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// Why a saving booked at the conference is not there in its calendar year.
void write_calendar(Page& page, study::Solved const& booked, study::Solved const& calendar) {
    auto const& at_once = booked.lines.back().crossing;
    auto const& in_year = calendar.lines.back().crossing;
    if (at_once.kind != Kind::found || in_year.kind != Kind::found) {
        page.paragraph(fmt::format("Counted in the calendar year in which it falls: {}.",
                                   line_text(calendar, calendar.lines.back())));
        return;
    }
    std::string const times = at_once.level > 0 && in_year.level > 0
                                  ? fmt::format(", {:.2f} times as much", in_year.level / at_once.level)
                                  : "";
    // Conferences are spread over the months of a year and act from the month after.
    constexpr double months = 12;
    constexpr double in_own_year = (months - 1) / 2;
    page.paragraph(fmt::format(
        "Counted in the calendar year in which it falls: {}{}{}. A year's conferences avoid only part of a "
        "child-year in their own year: they are spread over it and act from the month after, so that of the "
        "twelve months after a conference {:.1f} fall in its own year on average ({:.0f} / {:.1f} = {:.2f}), "
        "the others in the next.",
        found_text(calendar.spec, in_year), unit_text(calendar.spec), times, in_own_year, months, in_own_year,
        months / in_own_year));
}

void write_checks(Page& page, std::vector<study::Solved> const& solved) {
    bool const more_than_once = std::any_of(solved.begin(), solved.end(), [](study::Solved const& one) {
        return std::any_of(one.lines.begin(), one.lines.end(),
                           [](study::SolvedLine const& line) { return !line.crossing.one_crossing; });
    });
    if (more_than_once) {
        page.paragraph(
            "The target is crossed more than once in this range; the first crossing counts. Look "
            "at --json, which lists every level that was looked at.");
    }
}

}  // namespace

std::string solved_text(std::string const& title, std::vector<std::vector<study::Solved>> const& solved,
                        std::size_t columns) {
    Page page(columns);
    page.line("What would have to be true: " + title);
    for (auto const& one : solved) {
        auto const& first = one.front();
        page.heading(first.spec.title);
        page.paragraph(goal_text(first));
        page.paragraph(
            fmt::format("Lever: {}, from {}. {} of each body of evidence at every level, on the "
                        "same luck; {}.",
                        first.spec.lever, range_text(first.spec), counted(first.draws, "draw", "draws"),
                        counted(first.evaluations, "run", "runs")));
        if (first.second) {
            page.paragraph(fmt::format("The {} level that is enough, by {}:",
                                       first.lines.back().crossing.rising ? "least" : "largest",
                                       first.spec.against));
            page.blank();
            page.table(curve_of(one));
        } else {
            page.paragraph("ANSWER: " + answer_text(first));
            if (first.lines.size() > 1) {
                page.blank();
                page.table(table_of(first));
            }
            if (one.size() > 1) {
                write_calendar(page, first, one.back());
            }
        }
        write_checks(page, one);
    }
    return page.text();
}

}  // namespace eigenkracht::report
