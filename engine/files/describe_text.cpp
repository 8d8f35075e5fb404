#include "core/text.hpp"
#include "files/describe_sections.hpp"
#include "files/files.hpp"
#include "formula/check.hpp"
#include "study/integration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace eigenkracht::files {
namespace {

void write_pathway(Page& page, study::Scenario const& scenario, Description const& description) {
    pathway::PathwaySpec const& spec = *scenario.pathway;
    page.heading(
        "STATES: where a person can be",
        fmt::format(
            "In cycles of a {}. Tags stand in brackets. Stays are sampled from tables unless said otherwise.",
            spec.cycle_unit == pathway::CycleUnit::month ? "month" : "year"));
    std::string track;
    for (std::size_t i = 0; i < spec.states.size(); ++i) {
        pathway::State const& state = spec.states[i];
        if (state.track != track) {
            track = state.track;
            page.line("track " + track, 2);
        }
        std::string const tags = state.tags.empty() ? "" : fmt::format(" [{}]", core::join(state.tags, ", "));
        std::string const& sampled = description.states[i].sampled;
        page.entry(state.name,
                   state.title + tags + (sampled == "table of stays" ? "" : "; sampled " + sampled), 4, 18);
    }
    page.heading("ENTRIES: how persons come in");
    for (pathway::Entry const& entry : spec.entries) {
        page.entry(entry.name, fmt::format("{}: {}", entry.title, entry.amount.text), 2, 20);
    }
    page.heading(scenario.has_regions() ? "ARMS: usual care and after a conference" : "STRATEGIES");
    for (pathway::Strategy const& strategy : spec.strategies) {
        std::vector<std::string> values;
        for (auto const& [name, value] : strategy.with) {
            values.push_back(name + " = " + value.text);
        }
        page.entry(strategy.name, strategy.title + (values.empty() ? "" : ": ") + core::join(values, "; "), 2,
                   20);
    }
    for (std::string const& notice : description.notices) {
        page.line("Notice: " + notice, 2);
    }
}

/// The threshold; the cut in euros if it is a plain number.
std::string threshold_text(study::Question const& question, study::CutSpec const& cut) {
    std::optional<double> const amount = cut.given ? formula::constant(cut.amount_eur) : std::nullopt;
    return question.at_least.text == "cut.amount_eur" && amount ? "the cut of " + core::euros(*amount, 0)
                                                                : question.at_least.text;
}

void write_questions(Page& page, study::Scenario const& scenario) {
    if (!scenario.questions.empty()) {
        page.heading("QUESTIONS");
    }
    std::vector<std::string> const chances =
        scenario.has_regions() ? study::how_chances_are_found(scenario) : std::vector<std::string>{};
    for (std::size_t q = 0; q < scenario.questions.size(); ++q) {
        study::Question const& question = scenario.questions[q];
        page.line(fmt::format("{}: {}", question.name, question.title), 2);
        std::string text =
            fmt::format("{} at least {}", question.outcome, threshold_text(question, scenario.cut));
        if (!question.policy.empty()) {
            text += ", policy " + question.policy;
        }
        if (!question.baseline.empty()) {
            text += " against " + question.baseline;
        }
        text += question.year == 0 ? "" : fmt::format(", in {}", question.year);
        text += question.payer.empty() ? "" : ", paid by " + question.payer;
        text += question.items.empty() ? "" : ", on " + core::join(question.items, ", ");
        page.line(text, 6);
        if (q < chances.size()) {
            page.line("chance: " + chances[q], 6);
        }
    }
    if (!scenario.checks.empty()) {
        page.heading("HELD AGAINST PUBLISHED NUMBERS");
    }
    for (study::Check const& check : scenario.checks) {
        page.line(fmt::format("{}: {}", check.name, check.title), 2);
        page.line(
            fmt::format(
                "published {}{} ({}), {}", core::rounded_to_error(check.observed, 0),
                check.error ? fmt::format(" with error {}", core::rounded_to_error(*check.error, 0)) : "",
                check.source,
                check.went_in          ? "which went into the model"
                : check.weighs.empty() ? "which did not go into the model"
                                       : "which weighs the draws of " + core::join(check.weighs, ", ")),
            6);
    }
}

void write_sources(Page& page, study::Scenario const& scenario) {
    page.heading("SOURCES");
    for (uncertainty::Source const& source : scenario.beliefs.sources) {
        page.line(fmt::format("{}: {}", source.key, source.title), 2);
        page.line(fmt::format("{}, {}{}{}", source.kind, seen_text(source.seen),
                              source.where.empty() ? "" : "; " + source.where,
                              source.note.empty() ? "" : ". " + source.note),
                  6);
    }
}

std::string design_text(study::RunSettings const& run) {
    switch (run.design) {
        case study::Design::monte_carlo:
            return "independent draws";
        case study::Design::latin_hypercube:
            return "a Latin hypercube";
        case study::Design::sobol:
            return fmt::format("scrambled Sobol' points in {} replicates", run.replicates);
    }
    return {};
}

}  // namespace

std::string describe_text(study::Scenario const& scenario) {
    Description const description = describe(scenario);
    Page page;
    page.line(scenario.title, 0);
    page.line(std::string(std::min(scenario.title.size(), Page::columns), '-'), 0);
    page.line(scenario.asks, 0);
    page.space();
    page.line(fmt::format("{}: {}{} draws{}, {}, seed {}", scenario.path,
                          scenario.run.stops_by_error() ? "at most " : "",
                          core::grouped(static_cast<std::int64_t>(scenario.run.draws)),
                          scenario.beliefs.stances.empty()
                              ? ""
                              : fmt::format(" for each of {} stances", scenario.beliefs.stances.size()),
                          design_text(scenario.run), scenario.run.seed),
              0);
    if (scenario.run.round_eur > 0) {
        page.line(fmt::format("Amounts in EUR are kept as multiples of EUR {}, uncertain numbers as they are",
                              scenario.run.round_eur),
                  0);
    }
    write_assumptions(page, scenario, description);
    write_sourced_numbers(page, description);
    if (!scenario.beliefs.stances.empty()) {
        write_stances(page, scenario, description);
    }
    if (scenario.pathway) {
        write_pathway(page, scenario, description);
    }
    if (scenario.has_regions()) {
        write_region(page, scenario);
    }
    write_questions(page, scenario);
    write_requests(page, scenario);
    write_sources(page, scenario);
    return page.text();
}

}  // namespace eigenkracht::files
