#include "core/text.hpp"
#include "files/description.hpp"
#include "files/files.hpp"
#include "files/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::files {
namespace {

constexpr std::size_t columns = 100;

/// Paragraphs under headings, none wider than a page.
class Page {
public:
    void heading(std::string const& text, std::string const& note = "") {
        text_ += fmt::format("\n{}\n", text);
        if (!note.empty()) {
            line(note, 0);
        }
        text_ += "\n";
    }

    /// A paragraph; lines after its first stand two further in.
    void line(std::string const& text, std::size_t indent) {
        text_ += std::string(indent, ' ') + core::wrap(text, columns - indent, indent + 2) + "\n";
    }

    void space() { text_ += "\n"; }

    /// A name in its column, then text beside it.
    void entry(std::string const& name, std::string const& text, std::size_t indent, std::size_t width) {
        if (name.size() + 1 > width) {
            line(name, indent);
            text_ += std::string(indent + width, ' ') +
                     core::wrap(text, columns - indent - width, indent + width) + "\n";
            return;
        }
        text_ += fmt::format("{:{}}{:{}}", "", indent, name, width) +
                 core::wrap(text, columns - indent - width, indent + width) + "\n";
    }

    std::string const& text() const { return text_; }

private:
    std::string text_;
};

std::string short_number(double value, double low, double high) {
    // Enough digits to tell the ends of the range apart, and no more.
    constexpr double steps = 200;
    return core::rounded_to_error(value, (high - low) / steps);
}

std::string range_text(DescribedRange const& range) {
    if (!range.mean) {
        return "not known without a run";
    }
    if (range.low95 == range.high95) {
        return core::rounded_to_error(*range.mean, 0);
    }
    return fmt::format("{}{} ({} to {})", range.from_draws ? "about " : "",
                       short_number(*range.mean, range.low95, range.high95),
                       short_number(range.low95, range.low95, range.high95),
                       short_number(range.high95, range.low95, range.high95));
}

void write_number(Page& page, DescribedNumber const& number, bool short_form) {
    std::string const unit = number.unit.empty() ? "" : " " + number.unit;
    std::string const first =
        number.ranges.empty() ? "from other numbers" : range_text(number.ranges.front());
    bool const one = number.ranges.size() <= 1;
    std::size_t const indent = short_form ? 6 : 2;
    page.line(fmt::format("{}: {}{}", number.name, one ? first : "by stance,",
                          one && number.ranges.empty() ? "," + unit : unit),
              indent);
    if (!one) {
        for (DescribedRange const& range : number.ranges) {
            page.line(fmt::format("{}: {}", core::join(range.stances, ", "), range_text(range)), indent + 4);
        }
    }
    if (!short_form) {
        page.line(number.meaning, indent + 4);
    }
    page.line(number.law, indent + 4);
    if (number.source) {
        page.line(fmt::format("source: {} ({})", number.source->key, seen_text(number.source->seen)),
                  indent + 4);
    } else {
        page.line("assumed: " + (number.assumption.empty() ? "no reason given" : number.assumption),
                  indent + 4);
    }
}

void write_numbers(Page& page, std::vector<DescribedNumber> const& numbers) {
    page.heading("ASSUMPTIONS: numbers without a source",
                 "Mean and 95% range. They are the first to ask about, and to change.");
    for (DescribedNumber const& number : numbers) {
        if (!number.source && number.stance.empty()) {
            write_number(page, number, false);
        }
    }
    page.heading("NUMBERS WITH A SOURCE",
                 "Mean and 95% range; \"about\" ones were estimated from a thousand draws.");
    for (DescribedNumber const& number : numbers) {
        if (number.source && number.stance.empty()) {
            write_number(page, number, false);
        }
    }
}

std::string estimand_text(uncertainty::Estimand const& estimand) {
    std::string text = fmt::format("{}: usual care {}, conference {} ({}, {}", estimand.label,
                                   estimand.usual.text, estimand.conference.text, estimand.unit,
                                   estimand.per_offer ? "per conference offered" : "per conference held");
    if (estimand.uptake.given()) {
        text += ", uptake " + estimand.uptake.text;
    }
    text += fmt::format("; measure {}, among {})", estimand.measure, core::join(estimand.population, ", "));
    if (!estimand.unknown_usual.empty() || !estimand.unknown_conference.empty()) {
        return "study: " + text +
               fmt::format(". Gives {} and {}.", estimand.unknown_usual, estimand.unknown_conference);
    }
    return (estimand.validation ? "held against (validation): " : "held against (wiring): ") + text;
}

void write_stances(Page& page, study::Scenario const& scenario, Description const& description) {
    page.heading("STANCES: bodies of evidence, each believed as a whole",
                 "The weights are the user's, not a finding. Every stance is answered for on its own.");
    for (std::size_t i = 0; i < scenario.beliefs.stances.size(); ++i) {
        uncertainty::Stance const& stance = scenario.beliefs.stances[i];
        std::string const variant =
            stance.variant_of.empty() ? "" : fmt::format(", another reading of {}", stance.variant_of);
        page.line(fmt::format("{}: {}", stance.name, stance.title), 2);
        page.line(
            fmt::format("weight {} of the whole{}{}", core::percentage(description.weights[i], 0.001),
                        variant, stance.weight_assumption.empty() ? "" : "; " + stance.weight_assumption),
            6);
        if (!stance.source.empty()) {
            page.line("source: " + stance.source, 6);
        }
        for (uncertainty::Estimand const& estimand : stance.estimands) {
            page.line(estimand_text(estimand), 6);
        }
        for (DescribedNumber const& number : description.numbers) {
            if (number.stance == stance.name) {
                write_number(page, number, true);
            }
        }
    }
}

void write_pathway(Page& page, study::Scenario const& scenario, Description const& description) {
    pathway::PathwaySpec const& spec = *scenario.pathway;
    page.heading("STATES: where a person can be",
                 fmt::format("In cycles of a {}. Tags stand in brackets.",
                             spec.cycle_unit == pathway::CycleUnit::month ? "month" : "year"));
    std::string track;
    for (std::size_t i = 0; i < spec.states.size(); ++i) {
        pathway::State const& state = spec.states[i];
        if (state.track != track) {
            track = state.track;
            page.line("track " + track, 2);
        }
        std::string const tags = state.tags.empty() ? "" : fmt::format(" [{}]", core::join(state.tags, ", "));
        page.entry(state.name,
                   fmt::format("{}{}; sampled: {}", state.title, tags, description.states[i].sampled), 4, 18);
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

std::string years_text(region::YearTable const& table) {
    std::vector<std::string> words;
    for (auto const& [year, formula] : table) {
        words.push_back(fmt::format("{}: {}", year, formula.text));
    }
    return core::join(words, ", ");
}

void write_region(Page& page, study::Scenario const& scenario) {
    page.heading(fmt::format("POLICIES: conferences held a year, {} to {}", scenario.years.first,
                             scenario.years.last));
    for (region::RegionSpec const& region : scenario.regions) {
        page.entry(region.name, region.title + ". Before, under every policy: " + years_text(region.history),
                   2, 24);
    }
    for (region::Policy const& policy : scenario.policies) {
        page.entry(policy.name, fmt::format("{}. From {}", policy.title, years_text(policy.conferences_held)),
                   2, 24);
    }
    page.heading("PRICES and who pays");
    for (accounts::Price const& price : scenario.accounts.prices) {
        std::vector<std::string> payers;
        for (accounts::FromYear const& from : price.payer) {
            payers.push_back(fmt::format("{} from {}", from.value, from.year));
        }
        page.entry(price.item,
                   fmt::format("{}: EUR {} a {}, at prices of {}; paid by {}", price.title, price.eur.text,
                               price.per == accounts::Price::Per::month ? "month" : "conference",
                               price.price_year, core::join(payers, ", ")),
                   2, 24);
    }
    page.heading("COUNTED FOR CHILDREN");
    for (region::ChildOutcome const& outcome : scenario.child_outcomes) {
        page.entry(
            outcome.name,
            fmt::format("{} ({}){}", outcome.title, outcome.unit, outcome.harm ? "; more is worse" : ""), 2,
            28);
    }
}

void write_questions(Page& page, study::Scenario const& scenario) {
    if (!scenario.questions.empty()) {
        page.heading("QUESTIONS");
    }
    for (study::Question const& question : scenario.questions) {
        page.line(fmt::format("{}: {}", question.name, question.title), 2);
        std::string text = fmt::format("{} at least {}", question.outcome, question.at_least.text);
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
    }
    if (!scenario.checks.empty()) {
        page.heading("HELD AGAINST PUBLISHED NUMBERS");
    }
    for (study::Check const& check : scenario.checks) {
        page.line(fmt::format("{}: {}", check.name, check.title), 2);
        page.line(
            fmt::format("published {} ({}), {}", core::rounded_to_error(check.observed, 0), check.source,
                        check.went_in ? "which went into the model" : "which did not go into the model"),
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
    page.line(std::string(std::min(scenario.title.size(), columns), '-'), 0);
    page.line(scenario.asks, 0);
    page.space();
    page.line(fmt::format("{}: {} draws{}, {}, seed {}", scenario.path,
                          core::grouped(static_cast<std::int64_t>(scenario.run.draws)),
                          scenario.beliefs.stances.empty()
                              ? ""
                              : fmt::format(" for each of {} stances", scenario.beliefs.stances.size()),
                          design_text(scenario.run), scenario.run.seed),
              0);
    write_numbers(page, description.numbers);
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
    write_sources(page, scenario);
    return page.text();
}

}  // namespace eigenkracht::files
