#include "report/cash_rows.hpp"

#include "report/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace eigenkracht::report {
namespace {

using Steps = std::vector<study::ReconciliationStep>;

constexpr std::size_t longest_label = 45;  ///< in brief; a longer one would take two lines

/// A column of steps; what a step adds carries a sign.
std::vector<std::string> cells_of(Steps const& steps, std::vector<study::Spread> const& spreads,
                                  Scale const& scale, Length length) {
    std::vector<std::string> cells =
        column(spreads, length == Length::brief ? Part::rough_mean : Part::mean_with_range, scale.divisor);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        std::string const mean = cells[i].substr(0, cells[i].find(' '));
        if (!steps[i].level && spreads[i].mean > 0 && mean.find_first_of("123456789") != std::string::npos) {
            cells[i].insert(0, 1, '+');
        }
    }
    return cells;
}

/// Whether a title names its unit already, or "of these" means the unit of the line above.
bool says_unit(study::PlacesLine const& line) {
    return line.unit.empty() || line.title.find(line.unit) != std::string::npos ||
           line.title.starts_with("of these");
}

}  // namespace

std::vector<std::string> stance_heads(study::Answers const& answers,
                                      std::vector<std::size_t> const& stances) {
    std::vector<std::string> heads;
    heads.reserve(stances.size());
    for (std::size_t const s : stances) {
        heads.push_back(answers.stances.size() == 1 ? "mean" : short_title(answers.stances, s));
    }
    return heads;
}

Scale scale_of(Steps const& steps) {
    std::vector<study::Spread> all;
    for (study::ReconciliationStep const& step : steps) {
        all.insert(all.end(), step.by_stance.begin(), step.by_stance.end());
    }
    return money_scale(largest(all));
}

std::vector<Row> step_rows(study::Answers const& answers, Steps const& steps,
                           std::vector<std::size_t> const& stances, Scale const& scale, Length length) {
    std::vector<Row> rows;
    for (study::ReconciliationStep const& step : steps) {
        std::string title = step.title.empty() ? words_of(step.name) : step.title;
        if (length == Length::brief) {
            // What follows is told in full elsewhere.
            title.erase(std::min(title.find(": "), title.size()));
            std::size_t const pause = title.find(", ");
            if (pause != std::string::npos && title.size() > longest_label) {
                title = title.substr(0, pause) + " ...";
            }
        }
        rows.push_back(step.level ? Row{"= " + title, {}, 0} : Row{title, {}, 2});
    }
    auto const add = [&](auto const& spread_of) {
        std::vector<study::Spread> spreads;
        for (study::ReconciliationStep const& step : steps) {
            spreads.push_back(spread_of(step));
        }
        std::vector<std::string> const cells = cells_of(steps, spreads, scale, length);
        for (std::size_t r = 0; r < rows.size(); ++r) {
            rows[r].cells.push_back(cells[r]);
        }
    };
    for (std::size_t const s : stances) {
        add([s](study::ReconciliationStep const& step) { return step.by_stance[s]; });
    }
    if (length == Length::full && weighted_stances(answers).size() > 1) {
        add([](study::ReconciliationStep const& step) { return step.overall; });
    }
    return rows;
}

std::vector<Row> place_rows(std::vector<study::PlacesLine> const& lines,
                            std::vector<std::size_t> const& stances, Length length) {
    std::vector<Row> rows;
    for (study::PlacesLine const& line : lines) {
        std::vector<study::Spread> const spreads = spreads_at(stances, line.by_stance);
        rows.push_back({fmt::format("{}{}{}", line.harm ? "HARM: " : "",
                                    line.title.empty() ? words_of(line.name) : line.title,
                                    says_unit(line) ? "" : ", " + line.unit),
                        column(spreads, length == Length::brief ? Part::rough_mean : Part::mean_with_range),
                        0});
    }
    return rows;
}

std::vector<study::PlacesLine> place_lines(study::Answers const& answers, std::string const& kind, int year) {
    std::vector<study::PlacesLine> lines;
    std::copy_if(answers.places.begin(), answers.places.end(), std::back_inserter(lines),
                 [&](study::PlacesLine const& line) { return line.kind == kind && line.year == year; });
    return lines;
}

int places_year(study::Answers const& answers) {
    int last = 0;
    for (study::PlacesLine const& line : answers.places) {
        if (line.year == answers.share_year) {
            return line.year;
        }
        last = std::max(last, line.year);
    }
    return last;
}

std::string title_of_question(study::Answers const& answers, std::string const& name) {
    auto const at = std::find_if(answers.questions.begin(), answers.questions.end(),
                                 [&](study::QuestionAnswer const& one) { return one.name == name; });
    return at == answers.questions.end() || at->title.empty() ? words_of(name) : at->title;
}

std::size_t stance_named(study::Answers const& answers, std::string const& title) {
    std::size_t s = 0;
    while (s < answers.stances.size() &&
           (title.empty() || (answers.stances[s].title != title && answers.stances[s].name != title))) {
        ++s;
    }
    return s;
}

std::string payback_year(study::PaybackLine const& line, int last_year) {
    return line.year ? fmt::format("{}", *line.year) : fmt::format("not before {}", last_year);
}

}  // namespace eigenkracht::report
