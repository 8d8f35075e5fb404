#include "study/lever.hpp"

#include "core/text.hpp"
#include "study/cut_down.hpp"
#include "study/index_of.hpp"
#include "study/question_point.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace eigenkracht::study {

namespace {

constexpr std::string_view amount = "cut.amount_eur";

std::size_t count_of(std::string_view text, std::string_view word) {
    std::size_t count = 0;
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
        ++count;
    }
    return count;
}

// Whether the amount of the cut is nowhere read but as a threshold: wherever else the file names it, it may be.
bool amount_is_threshold(Scenario const& scenario) {
    std::size_t harmless = 0;
    for (auto const& question : scenario.questions) {
        harmless += count_of(question.at_least.text, amount);
    }
    for (auto const& one : scenario.solves) {
        harmless += count_of(one.lever, amount) + count_of(one.against, amount);
    }
    for (auto const& sweep : scenario.sweeps) {
        for (auto const& lever : sweep.levers) {
            harmless += count_of(lever.key, amount);
        }
        for (auto const& column : sweep.columns) {
            harmless += count_of(column, amount);
        }
    }
    return scenario.cut.mechanism == CutSpec::Mechanism::ceiling &&
           count_of(scenario.as_resolved, amount) == harmless;
}

// NAME of "stance.NAME.weight"; empty: another key.
std::string weighed_stance(std::string const& lever) {
    constexpr std::string_view prefix = "stance.";
    constexpr std::string_view suffix = ".weight";
    if (!lever.starts_with(prefix) || !lever.ends_with(suffix) ||
        lever.size() <= prefix.size() + suffix.size()) {
        return {};
    }
    return lever.substr(prefix.size(), lever.size() - prefix.size() - suffix.size());
}

}  // namespace

LeverMoves moved_by(Scenario const& scenario, std::string const& lever) {
    if (!weighed_stance(lever).empty()) {
        return LeverMoves::weight;
    }
    bool const threshold = lever.starts_with("question.") && lever.ends_with(".at_least");
    return threshold || (lever == amount && amount_is_threshold(scenario)) ? LeverMoves::threshold
                                                                           : LeverMoves::draws;
}

std::vector<core::Mistake> check_lever(Scenario const& scenario, SolveSpec const& spec) {
    auto const where = spec.location.file.empty() ? core::SourceLocation{"--lever", 0, 0} : spec.location;
    std::string const key = spec.location.file.empty() ? "" : "solve." + spec.name;
    std::vector<core::Mistake> mistakes;
    auto const mistake = [&](std::string found, std::string expected) {
        mistakes.push_back({where, key, std::move(found), std::move(expected), ""});
    };
    auto const own = "question." + spec.question + ".at_least";
    if (spec.lever.starts_with("question.") && spec.lever.ends_with(".at_least") && spec.lever != own) {
        mistake(spec.lever + ", which this question does not read", own);
    }
    if (!(spec.high > spec.low)) {
        mistake(fmt::format("{} to {}", spec.low, spec.high), "a low and a high, the second larger");
    }
    auto const name = weighed_stance(spec.lever);
    if (name.empty()) {
        return mistakes;
    }
    std::vector<std::string> names;
    bool any_other = false;
    for (auto const& stance : scenario.beliefs.stances) {
        names.push_back(stance.name);
        any_other = any_other || (stance.name != name && stance.weight > 0);
    }
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        mistake(fmt::format("the stance \"{}\"", name), "one of " + core::join(names, ", "));
    } else if (!any_other) {
        mistake("no other stance with a weight", "one, whose weight makes place");
    }
    if (!(spec.low >= 0 && spec.high <= 1)) {
        mistake(fmt::format("{} to {}", spec.low, spec.high), "shares of all weight, 0 to 1");
    }
    return mistakes;
}

Scenario only_for(Scenario scenario, SolveSpec const& spec) {
    std::erase_if(scenario.questions, [&](Question const& one) { return one.name != spec.question; });
    cut_down_to_questions(scenario, {spec.lever, spec.against});
    if (scenario.run.solver == Solver::best) {
        scenario.run.solver = Solver::individual;  // levels share the luck of every child
    }
    return scenario;
}

std::size_t moved_stance(Scenario const& scenario, SolveSpec const& spec) {
    auto const name = weighed_stance(spec.lever);
    auto const kept = only_for(scenario, spec);
    return index_of(kept.beliefs.stances, name);
}

std::string level_text(SolveSpec const& spec, double level) {
    return spec.whole ? fmt::format("{:.0f}", level) : fmt::format("{}", level);
}

std::size_t outcome_element(Plan const& plan, Question const& question) {
    return index_of(plan.scenario.outcome_formulas, question.outcome);
}

std::string policy_title(Scenario const& scenario, std::string const& name) {
    for (auto const& policy : scenario.policies) {
        if (policy.name == name) {
            return policy.title.empty() ? policy.name : policy.title;
        }
    }
    return name;
}

}  // namespace eigenkracht::study
