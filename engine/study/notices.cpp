#include "core/text.hpp"
#include "formula/check.hpp"
#include "pathway/counting.hpp"
#include "pathway/pathway.hpp"
#include "study/answer_parts.hpp"
#include "study/crossed_rewards.hpp"
#include "study/parameters_in_use.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::study {

namespace {

using Notices = std::vector<Notice>;

std::string title_of(uncertainty::Stance const& stance) {
    return stance.title.empty() ? stance.name : stance.title;
}

std::string quoted(std::vector<std::string> const& words) {
    std::string row;
    for (auto const& word : words) {
        row += (row.empty() ? "\"" : ", \"") + word + "\"";
    }
    return row;
}

/// The rows of a list of names: name_1, name_2, ...
std::vector<std::pair<std::string, Notice::Value>> rows_of(std::vector<std::string> const& names) {
    std::vector<std::pair<std::string, Notice::Value>> values;
    for (auto const& name : names) {
        values.emplace_back("name_" + std::to_string(values.size() + 1), name);
    }
    return values;
}

/// In how many draws a number kept of each is above 0.
struct DrawsAboveZero {
    std::string text;  ///< '"the claim" in 11, "the reviews" in 1 of 256 draws'; empty: in none
    std::vector<std::pair<std::string, Notice::Value>> values;
};

DrawsAboveZero draws_above_zero(Plan const& plan, ColumnReader const& reader, Kept what) {
    DrawsAboveZero found;
    std::size_t rows = 0;
    for (std::size_t s = 0; reader.has(what) && s < reader.stances(); ++s) {
        auto const column = reader.column(what, s, 0);
        auto const draws = std::count_if(column.begin(), column.end(), [](double v) { return v > 0; });
        if (draws > 0) {
            auto const title = title_of(plan.beliefs.stances()[s]);
            found.text += fmt::format("{}\"{}\" in {}", rows == 0 ? "" : ", ", title, draws);
            auto const row = "_" + std::to_string(++rows);
            found.values.emplace_back("stance" + row, title);
            found.values.emplace_back("draws" + row, static_cast<double>(draws));
        }
    }
    if (rows > 0) {
        found.text += fmt::format(" of {} draws", reader.draws());
        found.values.emplace_back("of", static_cast<double>(reader.draws()));
    }
    return found;
}

void capped_effects(Plan const& plan, ColumnReader const& reader, Notices& found) {
    auto const draws = draws_above_zero(plan, reader, Kept::capped);
    if (!draws.text.empty()) {
        found.push_back(
            {"capped_effects",
             fmt::format("Studies whose effect the pathway cannot return: {}. The drawn number of held "
                         "conferences is too small for the effect there, or the measure under usual care "
                         "lies outside what the pathway can give; the nearest value that is possible was "
                         "taken.",
                         draws.text),
             draws.values});
    }
}

void beyond_the_region(Plan const& plan, ColumnReader const& reader, Notices& found) {
    auto const draws = draws_above_zero(plan, reader, Kept::beyond);
    if (!draws.text.empty()) {
        found.push_back(
            {"beyond_the_region",
             fmt::format("More children who would be placed than the region's flow or stock holds: {}. They "
                         "are taken on top of it. Look at places, arrivals and children per conference.",
                         draws.text),
             draws.values});
    }
}

// Numbers with a source that nobody read again.
void from_memory(Plan const& plan, Notices& found) {
    auto const& sources = plan.scenario.beliefs.sources;
    auto const recalled = [&](std::string const& key) {
        return std::any_of(sources.begin(), sources.end(), [&](uncertainty::Source const& source) {
            return source.key == key && source.seen == uncertainty::Seen::recalled;
        });
    };
    std::vector<std::string> names;
    for (std::size_t p = 0; p < plan.beliefs.names().size(); ++p) {
        for (std::size_t s = 0; s < plan.stances(); ++s) {
            auto const& one = plan.beliefs.parameter(p, s);
            if (one.exists && recalled(one.parameter.source)) {
                names.push_back(plan.beliefs.names()[p]);
                break;
            }
        }
    }
    if (!names.empty()) {
        auto values = rows_of(names);
        values.emplace_back("count", static_cast<double>(names.size()));
        values.emplace_back("first", names.front());
        found.push_back(
            {"from_memory",
             fmt::format("{} numbers have a source that was only remembered, not read: {}. They are wide for "
                         "that reason; replace what you know better, e.g. --set parameter.{}.value=...",
                         names.size(), core::join(names, ", "), names.front()),
             std::move(values)});
    }
}

void dead_parameters(Plan const& plan, Notices& found) {
    auto const used = parameters_in_use(plan);
    std::vector<std::string> dead;
    auto const& names = plan.beliefs.names();
    for (std::size_t p = 0; p < names.size(); ++p) {
        if (used[p] == 0) {
            dead.push_back(names[p]);
        }
    }
    if (!dead.empty()) {
        bool const one = dead.size() == 1;
        auto values = rows_of(dead);
        values.emplace_back("form", one ? "one" : "several");
        found.push_back(
            {"dead_parameters",
             fmt::format("Nothing uses {}: no other number, formula, study, price, policy or question, so {} "
                         "no result. Look for the formula that should name {}, or leave {} out.",
                         quoted(dead), one ? "it changes" : "they change", one ? "it" : "them",
                         one ? "it" : "them"),
             std::move(values)});
    }
}

// What a policy holds from a year on: a plain number where it is one, so that 800 and 8e2 are the same.
std::string held_in(region::Policy const& policy, int year) {
    std::string held = "0";
    for (auto const& [from, formula] : policy.conferences_held) {
        if (from <= year) {
            auto const number = formula::constant(formula);
            held = number ? fmt::format("{}", *number) : formula.text;
        }
    }
    return held;
}

void identical_policies(Scenario const& scenario, Notices& found) {
    auto const same = [&](region::Policy const& a, region::Policy const& b) {
        if (a.funnel.given || b.funnel.given) {
            return false;
        }
        for (int year = scenario.years.first; year <= scenario.years.last; ++year) {
            if (held_in(a, year) != held_in(b, year)) {
                return false;
            }
        }
        return true;
    };
    auto const& policies = scenario.policies;
    std::vector<char> told(policies.size(), 0);
    for (std::size_t a = 0; a < policies.size(); ++a) {
        std::vector<std::string> names{policies[a].name};
        for (std::size_t b = a + 1; b < policies.size(); ++b) {
            if (told[b] == 0 && same(policies[a], policies[b])) {
                told[b] = 1;
                names.push_back(policies[b].name);
            }
        }
        if (names.size() > 1 && told[a] == 0) {
            auto values = rows_of(names);
            values.emplace_back("first_year", std::to_string(scenario.years.first));
            values.emplace_back("last_year", std::to_string(scenario.years.last));
            found.push_back(
                {"identical_policies",
                 fmt::format("The policies {} hold the same conferences in every year from {} to {}: each "
                             "against another is exactly zero. Look at conferences_held of each.",
                             quoted(names), scenario.years.first, scenario.years.last),
                 std::move(values)});
        }
    }
}

bool is_constant(Column const& column, double value) {
    return std::all_of(column.begin(), column.end(), [&](double v) { return v == value; });
}

// Places of a child outcome among a draw's numbers, one for each region.
std::vector<std::size_t> outcome_elements(Plan const& plan, std::size_t policy, std::size_t year,
                                          std::size_t outcome) {
    std::vector<std::size_t> elements;
    for (std::size_t region = 0; region < plan.regions(); ++region) {
        auto const row = (policy * plan.regions() + region) * plan.years() + year;
        elements.push_back(row * plan.scenario.child_outcomes.size() + outcome);
    }
    return elements;
}

void stances_without_effect(Plan const& plan, ColumnReader const& reader, Notices& found) {
    auto const focus = focus_of(plan);
    auto const outcomes = plan.scenario.child_outcomes.size();
    for (std::size_t s = 0; s < reader.stances(); ++s) {
        bool any = false;
        for (std::size_t year = 0; year < plan.years() && !any; ++year) {
            for (std::size_t o = 0; o < outcomes && !any; ++o) {
                auto const elements = outcome_elements(plan, focus.policy, year, o);
                any = !std::all_of(elements.begin(), elements.end(), [&](std::size_t element) {
                    return is_constant(reader.column(Kept::outcomes, s, element), 0);
                });
            }
        }
        if (!any) {
            auto const title = title_of(plan.beliefs.stances()[s]);
            found.push_back(
                {"stance_without_effect",
                 fmt::format("{}: conferences change nothing for any child, in no draw and no year. If that "
                             "is not what this body of evidence says, look at what it gives the conference "
                             "arm, and at the children that are counted.",
                             title),
                 {{"stance", title}}});
        }
    }
}

/// An outcome with the places where its numbers stand.
struct Shown {
    std::string title;
    std::vector<std::size_t> elements;
};

std::vector<Shown> shown_outcomes(Plan const& plan) {
    std::vector<Shown> shown;
    auto const add = [&](std::string const& name, std::string const& title,
                         std::vector<std::size_t> elements) {
        shown.push_back({title.empty() ? name : title, std::move(elements)});
    };
    if (plan.scenario.has_regions()) {
        auto const focus = focus_of(plan);
        auto const& outcomes = plan.scenario.child_outcomes;
        for (std::size_t o = 0; o < outcomes.size(); ++o) {
            add(outcomes[o].name, outcomes[o].title, outcome_elements(plan, focus.policy, focus.year, o));
        }
    } else if (plan.pathway) {
        auto const& spec = plan.pathway->spec();
        for (std::size_t o = 0; o < spec.outcomes.size(); ++o) {
            std::vector<std::size_t> elements;
            for (std::size_t strategy = 0; strategy < spec.strategies.size(); ++strategy) {
                elements.push_back(strategy * spec.outcomes.size() + o);
            }
            add(spec.outcomes[o].name, spec.outcomes[o].title, std::move(elements));
        }
    } else {
        auto const& outcomes = plan.scenario.outcome_formulas;
        for (std::size_t o = 0; o < outcomes.size(); ++o) {
            add(outcomes[o].name, outcomes[o].title, {o});
        }
    }
    return shown;
}

void rounded_money(Plan const& plan, Notices& found) {
    auto const step = plan.scenario.run.round_eur;
    if (step > 0) {
        double const half = static_cast<double>(step) / 2;
        found.push_back(
            {"rounded_money",
             fmt::format("Amounts were kept as multiples of EUR {} (run.round_eur): each is right to within "
                         "EUR {}, and a draw that comes so near a threshold may count on either side of it.",
                         step, half),
             {{"step_eur", static_cast<double>(step)}, {"half_eur", half}}});
    }
}

void outcomes_that_never_vary(Plan const& plan, ColumnReader const& reader, Notices& found) {
    std::vector<std::string> same;
    std::vector<std::pair<std::string, Notice::Value>> values;
    auto const add = [&](std::string const& said, std::string const& form, std::string const& name) {
        same.push_back(said);
        auto const row = "_" + std::to_string(same.size());
        values.emplace_back("form" + row, form);
        values.emplace_back("name" + row, name);
    };
    for (auto const& outcome : shown_outcomes(plan)) {
        bool varies = false;
        for (std::size_t const element : outcome.elements) {
            std::optional<double> value;
            for (std::size_t s = 0; s < reader.stances() && !varies; ++s) {
                auto const column = reader.column(Kept::outcomes, s, element);
                value = value.value_or(column.front());
                varies = !is_constant(column, *value);
            }
        }
        if (!varies) {
            add(outcome.title, "outcome", outcome.title);
        }
    }
    for (std::size_t q = 0; reader.has(Kept::questions) && q < plan.questions.size(); ++q) {
        auto const columns = reader.columns(Kept::questions, q);
        double const first = columns.front().front();
        bool const varies = std::any_of(columns.begin(), columns.end(),
                                        [&](Column const& column) { return !is_constant(column, first); });
        auto const& question = plan.scenario.questions[plan.questions[q].question];
        if (plan.questions[q].cash && plan.questions[q].headline && !varies) {
            add(fmt::format("cash of the question {}", question.name), "cash", question.name);
        }
    }
    if (!same.empty()) {
        bool const several = reader.stances() > 1;
        values.emplace_back("form", several ? "several" : "one");
        found.push_back({"never_varies",
                         fmt::format("The same in every draw{}: {}. Look at what is counted there, and at "
                                     "the numbers it hangs on.",
                                     several ? " and every body of evidence" : "", quoted(same)),
                         std::move(values)});
    }
}

void counting_weights(pathway::Pathway const& pathway, Notices& found) {
    auto const& spec = pathway.spec();
    for (auto const& notice : pathway.notices()) {
        found.push_back({"counting_weights",
                         notice + " Look at counting, and at cycles.",
                         {{"sum", pathway::sum_of_weights(spec.counting, spec.cycles)},
                          {"cycles", static_cast<double>(spec.cycles)}}});
    }
}

}  // namespace

std::vector<Notice> notices(Plan const& plan, ColumnReader const& reader) {
    Notices found;
    if (plan.scenario.has_regions() && plan.scenario.run.solver == Solver::expected) {
        found.push_back(
            {"solved_by_means",
             "Solved by means (run.solver = \"expected\"): every number of a draw is a mean over all luck, "
             "so "
             "that chances tell of doubt alone. What is counted once a child, places and cash are left out, "
             "because they need children."});
    }
    rounded_money(plan, found);
    capped_effects(plan, reader, found);
    dead_parameters(plan, found);
    from_memory(plan, found);
    beyond_the_region(plan, reader, found);
    identical_policies(plan.scenario, found);
    for (auto& crossed : crossed_rewards(plan, reader)) {
        found.push_back(std::move(crossed));
    }
    if (plan.pathway) {
        counting_weights(*plan.pathway, found);
    }
    // One draw varies from nothing.
    if (reader.has(Kept::outcomes) && reader.draws() > 1) {
        if (plan.scenario.has_regions() && !plan.scenario.child_outcomes.empty()) {
            stances_without_effect(plan, reader, found);
        }
        outcomes_that_never_vary(plan, reader, found);
    }
    return found;
}

}  // namespace eigenkracht::study
