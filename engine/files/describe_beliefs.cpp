#include "core/text.hpp"
#include "files/describe_sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace eigenkracht::files {
namespace {

std::string range_text(DescribedRange const& range) {
    if (!range.mean) {
        return "not known without a run";
    }
    bool const exact = range.low95 == range.high95 && range.low95 == *range.mean;
    if (exact) {
        return core::rounded_to_error(*range.mean, 0);
    }
    // Enough digits to tell the ends of the range apart; of what draws estimate, no more than they know.
    constexpr double steps = 200;
    constexpr double estimate = 0.02;
    double const step = std::max((range.high95 - range.low95) / steps,
                                 range.from_draws ? estimate * std::fabs(*range.mean) : 0.0);
    auto const rounded = [&](double value) { return value == 0 ? "0" : core::rounded_to_error(value, step); };
    return fmt::format("{}{} ({} to {})", range.from_draws ? "about " : "", rounded(*range.mean),
                       rounded(range.low95), rounded(range.high95));
}

bool is_exact(DescribedNumber const& number) {
    return number.ranges.size() == 1 && number.ranges.front().mean && !number.ranges.front().from_draws &&
           number.ranges.front().low95 == number.ranges.front().high95;
}

/// Name, range and unit; a line for each group of stances where the range differs.
void write_range(Page& page, DescribedNumber const& number, std::string const& name, std::size_t indent) {
    if (number.ranges.size() <= 1) {
        std::string const range =
            number.ranges.empty() ? "from other numbers," : range_text(number.ranges.front());
        page.line(fmt::format("{}: {} {}", name, range, number.unit), indent);
        return;
    }
    page.line(fmt::format("{}: by stance, {}", name, number.unit), indent);
    for (DescribedRange const& range : number.ranges) {
        page.line(fmt::format("{}: {}", core::join(range.stances, ", "), range_text(range)), indent + 4);
    }
}

void write_reason(Page& page, DescribedNumber const& number, std::size_t indent) {
    if (number.source) {
        page.line(fmt::format("source: {} ({})", number.source->key, seen_text(number.source->seen)), indent);
    } else if (number.is_assumption()) {
        page.line("assumed: " + (number.assumption.empty() ? "no reason given" : number.assumption), indent);
    }
}

void write_number(Page& page, DescribedNumber const& number, bool with_meaning, std::size_t indent) {
    write_range(page, number, number.name, indent);
    if (with_meaning) {
        page.line(number.meaning, indent + 4);
    }
    if (!is_exact(number)) {
        page.line(number.law, indent + 4);
    }
    write_reason(page, number, indent + 4);
}

/// Whether a stance has a number exactly as the stance it is a variant of.
bool is_inherited(DescribedNumber const& number, uncertainty::Stance const& stance,
                  Description const& description) {
    return std::any_of(description.numbers.begin(), description.numbers.end(),
                       [&](DescribedNumber const& other) {
                           bool const same = other.stance == stance.variant_of && other.name == number.name &&
                                             other.law == number.law && other.assumption == number.assumption;
                           return same && !stance.variant_of.empty();
                       });
}

bool is_inherited(uncertainty::Estimand const& estimand, uncertainty::Stance const& stance,
                  std::vector<uncertainty::Stance> const& all) {
    auto const parent = std::find_if(all.begin(), all.end(), [&](uncertainty::Stance const& one) {
        return one.name == stance.variant_of;
    });
    return parent != all.end() &&
           std::any_of(
               parent->estimands.begin(), parent->estimands.end(), [&](uncertainty::Estimand const& other) {
                   return other.label == estimand.label && other.usual.text == estimand.usual.text &&
                          other.conference.text == estimand.conference.text &&
                          other.uptake.text == estimand.uptake.text && other.measure == estimand.measure;
               });
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

/// Numbers of single stances that stand on no source.
void write_stance_assumptions(Page& page, study::Scenario const& scenario, Description const& description) {
    for (uncertainty::Stance const& stance : scenario.beliefs.stances) {
        for (DescribedNumber const& number : description.numbers) {
            if (number.stance == stance.name && !number.source &&
                !is_inherited(number, stance, description)) {
                write_range(page, number, fmt::format("{}, in {}", number.name, stance.name), 2);
                page.line(number.meaning, 6);
                write_reason(page, number, 6);
            }
        }
    }
}

}  // namespace

void write_assumptions(Page& page, study::Scenario const& scenario, Description const& description) {
    page.heading("ASSUMPTIONS: what stands on no source",
                 fmt::format("Mean and 95% range; \"about\": estimated from {} draws. These are the first to "
                             "ask about, and to change.",
                             core::grouped(describe_draws)));
    if (std::none_of(description.numbers.begin(), description.numbers.end(),
                     [](DescribedNumber const& number) { return number.is_assumption(); })) {
        page.line("No number: each has a source.", 2);
    }
    for (DescribedNumber const& number : description.numbers) {
        if (number.is_assumption() && number.stance.empty()) {
            write_number(page, number, true, 2);
        }
    }
    write_stance_assumptions(page, scenario, description);
    if (scenario.pathway) {
        for (pathway::Trait const& trait : scenario.pathway->traits) {
            if (trait.source.empty()) {
                page.line(fmt::format("{}: differs between persons, {}", trait.name, trait.unit), 2);
                page.line(trait.meaning, 6);
                page.line("assumed: " + (trait.assumption.empty() ? "no reason given" : trait.assumption), 6);
            }
        }
    }
    if (scenario.beliefs.stances.size() > 1) {
        page.line("the weights of the stances, below", 2);
    }
}

void write_sourced_numbers(Page& page, Description const& description) {
    page.heading("NUMBERS WITH A SOURCE", "Mean and 95% range.");
    for (DescribedNumber const& number : description.numbers) {
        if (number.source && number.stance.empty()) {
            write_number(page, number, true, 2);
        }
    }
    auto const is_computed = [](DescribedNumber const& number) {
        return !number.source && !number.is_assumption() && number.stance.empty();
    };
    if (std::any_of(description.numbers.begin(), description.numbers.end(), is_computed)) {
        page.heading("COMPUTED FROM THESE NUMBERS");
    }
    for (DescribedNumber const& number : description.numbers) {
        if (is_computed(number)) {
            write_number(page, number, true, 2);
        }
    }
}

void write_stances(Page& page, study::Scenario const& scenario, Description const& description) {
    constexpr double whole_percent = 0.01;
    std::vector<uncertainty::Stance> const& stances = scenario.beliefs.stances;
    page.heading("STANCES: bodies of evidence, each believed as a whole",
                 "The weights are the user's, not a finding. Every stance is answered for on its own.");
    for (std::size_t i = 0; i < stances.size(); ++i) {
        uncertainty::Stance const& stance = stances[i];
        page.line(fmt::format("{}: {}", stance.name, stance.title), 2);
        page.line(
            fmt::format("weight {} of the whole{}", core::percentage(description.weights[i], whole_percent),
                        stance.weight_assumption.empty() ? "" : "; " + stance.weight_assumption),
            6);
        if (!stance.source.empty()) {
            page.line("source: " + stance.source, 6);
        }
        if (!stance.variant_of.empty()) {
            page.line(fmt::format("as {}, but for:", stance.variant_of), 6);
        }
        for (uncertainty::Estimand const& estimand : stance.estimands) {
            if (!is_inherited(estimand, stance, stances)) {
                page.line(estimand_text(estimand), 6);
            }
        }
        for (DescribedNumber const& number : description.numbers) {
            if (number.stance == stance.name && !is_inherited(number, stance, description)) {
                write_number(page, number, false, 6);
            }
        }
    }
}

}  // namespace eigenkracht::files
