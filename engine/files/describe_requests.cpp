#include "core/text.hpp"
#include "files/describe_sections.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <vector>

namespace eigenkracht::files {
namespace {

using Design = study::SweepSpec::Design;

constexpr std::size_t names_at = 2;
constexpr std::size_t details_at = 6;

std::string design_text(study::SweepSpec const& sweep) {
    auto const points = core::grouped(static_cast<std::int64_t>(sweep.points));
    switch (sweep.design) {
        case Design::grid:
            return "every combination of levels";
        case Design::monte_carlo:
            return points + " independent points";
        case Design::latin_hypercube:
            return points + " points of a Latin hypercube";
        case Design::sobol:
            return points + " scrambled Sobol' points";
        case Design::saltelli:
            return "Saltelli design for Sobol' indices, " + points + " base points";
        case Design::morris:
            return points + " trajectories for elementary effects";
        case Design::one_at_a_time:
            return "each input low and high, the others in the middle";
        case Design::list:
            return core::grouped(static_cast<std::int64_t>(sweep.rows.size())) + " points that are listed";
    }
    return "";
}

void write_sweeps(Page& page, study::Scenario const& scenario) {
    if (scenario.sweeps.empty()) {
        return;
    }
    page.heading("SWEEPS: eigenkracht sweep, then eigenkracht analyse");
    for (auto const& sweep : scenario.sweeps) {
        page.line(sweep.name + (sweep.title.empty() ? "" : ": " + sweep.title), names_at);
        std::vector<std::string> varied;
        for (auto const& lever : sweep.levers) {
            varied.push_back(lever.key);
        }
        for (auto const& column : sweep.columns) {
            varied.push_back(column);
        }
        for (auto const& parameter : sweep.parameters) {
            varied.push_back(parameter == "*" ? "all uncertain numbers" : parameter);
        }
        page.line(fmt::format("{}; {}", design_text(sweep), core::join(varied, ", ")), details_at);
    }
}

void write_decisions(Page& page, study::Scenario const& scenario) {
    if (scenario.decisions.empty()) {
        return;
    }
    page.heading("DECISIONS: eigenkracht run, then eigenkracht analyse");
    for (auto const& decision : scenario.decisions) {
        page.line(decision.name + ": " + decision.title, names_at);
        for (auto const& option : decision.options) {
            page.line("option " + option.title, details_at);
        }
        for (auto const& study : decision.studies) {
            page.line(
                fmt::format("study {}, {}{}", study.title, decision.unit == "1" ? "" : decision.unit + " ",
                            core::rounded_to_error(study.cost, 0)),
                details_at);
        }
    }
}

}  // namespace

void write_requests(Page& page, study::Scenario const& scenario) {
    if (!scenario.solves.empty()) {
        page.heading("WHAT WOULD HAVE TO BE TRUE: eigenkracht solve");
        for (auto const& solve : scenario.solves) {
            page.line(fmt::format("{}: {}", solve.name, solve.title.empty() ? solve.lever : solve.title),
                      names_at);
        }
    }
    write_sweeps(page, scenario);
    write_decisions(page, scenario);
}

}  // namespace eigenkracht::files
