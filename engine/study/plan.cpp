#include "study/plan.hpp"

#include "core/calendar.hpp"
#include "study/index_of.hpp"
#include "study/study.hpp"

#include <algorithm>
#include <utility>

namespace eigenkracht::study {

namespace {

uncertainty::DesignPoints design_of(Scenario const& scenario, uncertainty::Beliefs const& beliefs) {
    auto kind = uncertainty::DesignPoints::Kind::monte_carlo;
    switch (scenario.run.design) {
        case Design::monte_carlo:
            break;
        case Design::latin_hypercube:
            kind = uncertainty::DesignPoints::Kind::latin_hypercube;
            break;
        case Design::sobol:
            kind = uncertainty::DesignPoints::Kind::sobol;
            break;
    }
    return {kind, random::Seed{scenario.run.seed}, scenario.run.draws, scenario.run.replicates,
            beliefs.dimension_names()};
}

/// Without what has no mean that a solver knows: places, cash, and what is counted once a child, for which both of a
/// child's courses are needed at once.
Scenario on_average(Scenario scenario) {
    scenario.places.clear();
    scenario.claim.given = false;  // the way from it leads to cash
    std::erase_if(scenario.child_outcomes, [](region::ChildOutcome const& one) {
        return one.kind != region::ChildOutcome::Kind::months;
    });
    auto const gone = [&](std::string const& name) {
        return !name.empty() && std::none_of(scenario.child_outcomes.begin(), scenario.child_outcomes.end(),
                                             [&](auto const& one) { return one.name == name; });
    };
    if (scenario.comparison && (gone(scenario.comparison->effect) || gone(scenario.comparison->less))) {
        scenario.comparison.reset();
    }
    return scenario;
}

Scenario checked(Scenario scenario) {
    auto mistakes = check(scenario);
    if (!mistakes.empty()) {
        throw core::ScenarioError(std::move(mistakes));
    }
    return scenario.has_regions() && scenario.run.solver == Solver::expected ? on_average(std::move(scenario))
                                                                             : scenario;
}

std::size_t index_of_item(std::vector<accounts::Price> const& prices, std::string const& item) {
    return static_cast<std::size_t>(
        std::find_if(prices.begin(), prices.end(), [&](auto const& price) { return price.item == item; }) -
        prices.begin());
}

CheckPoint::Kind kind_of(Check const& check) {
    return check.formula.given()                           ? CheckPoint::Kind::formula
           : !check.measure.empty()                        ? CheckPoint::Kind::measure
           : check.quantity == "saving_per_conference_eur" ? CheckPoint::Kind::saving_per_conference
                                                           : CheckPoint::Kind::parameter;
}

std::vector<CheckPoint> check_points(Scenario const& scenario, uncertainty::Beliefs const& beliefs) {
    std::vector<CheckPoint> points;
    auto const& stances = beliefs.stances();
    for (std::size_t s = 0; s < stances.size(); ++s) {
        for (std::size_t e = 0; e < stances[s].estimands.size(); ++e) {
            auto const name = stances[s].name + "." + stances[s].estimands[e].label;
            auto const& one = stances[s].estimands[e];
            points.push_back({name + ", usual care", CheckPoint::Kind::estimand_usual, s, e, 0, 0,
                              one.usual_error, one.weighs && one.usual_error});
            points.push_back({name + ", conference", CheckPoint::Kind::estimand_conference, s, e, 0, 0,
                              one.conference_error, one.weighs && one.conference_error});
        }
        for (std::size_t c = 0; c < scenario.checks.size(); ++c) {
            auto const& check = scenario.checks[c];
            auto const named = [&](std::vector<std::string> const& names) {
                return std::find(names.begin(), names.end(), stances[s].name) != names.end();
            };
            if (check.stances.empty() || named(check.stances)) {
                auto const kind = kind_of(check);
                points.push_back({(stances[s].name.empty() ? "" : stances[s].name + ".") + check.name, kind,
                                  s, 0, c,
                                  kind == CheckPoint::Kind::parameter ? beliefs.index(check.quantity) : 0,
                                  check.error, named(check.weighs)});
            }
        }
    }
    return points;
}

std::vector<MeasurePoint> measure_points(Scenario const& scenario) {
    std::vector<MeasurePoint> points;
    for (std::size_t d = 0; d < scenario.decisions.size(); ++d) {
        auto const& decision = scenario.decisions[d];
        for (std::size_t n = 0; n < decision.numbers.size(); ++n) {
            if (!decision.numbers[n].measure.empty()) {
                points.push_back({decision.name + "." + decision.numbers[n].name, d, n});
            }
        }
    }
    return points;
}

// States whose months are charged only for a part of the stay.
std::vector<std::string> timed_states(Scenario const& scenario) {
    std::vector<std::string> states;
    for (auto const& price : scenario.accounts.prices) {
        if (price.months) {
            states.insert(states.end(), price.of.begin(), price.of.end());
        }
    }
    return states;
}

}  // namespace

int first_simulated_year(Scenario const& scenario) {
    int first = scenario.years.first;
    for (auto const& region : scenario.regions) {
        if (!region.history.empty()) {
            first = std::min(first, region.history.front().first);
        }
    }
    return first;
}

bool books_at_conference(Scenario const& scenario) {
    return std::any_of(scenario.questions.begin(), scenario.questions.end(),
                       [](Question const& one) { return one.booking == Question::Booking::at_conference; });
}

pathway::PathwaySpec pathway_spec(Scenario const& scenario) {
    auto spec = *scenario.pathway;
    if (scenario.has_regions()) {
        int follow_up = books_at_conference(scenario) ? region::booked_cycles : 0;
        for (auto const& outcome : scenario.child_outcomes) {
            follow_up = std::max({follow_up, outcome.cycle + 1, outcome.until + 1});
        }
        for (auto const& measure : spec.measures) {
            follow_up = std::max(follow_up, measure.cycle + 1);
        }
        int const months = (scenario.years.last - first_simulated_year(scenario) + 1) * core::months_per_year;
        spec.cycles = std::max(months, follow_up);
    }
    return spec;
}

std::vector<std::string> formula_names(std::vector<std::string> parameters) {
    parameters.emplace_back("cut.amount_eur");
    return parameters;
}

std::vector<std::string> region_names(Scenario const& scenario, std::vector<std::string> parameters) {
    auto names = formula_names(std::move(parameters));
    if (scenario.has_regions()) {
        for (auto const& quantity : scenario.regions.front().quantities) {
            names.push_back("region." + quantity.first);
        }
    }
    for (auto const& number : scenario.regional) {
        names.push_back("regional." + number.name);
    }
    names.emplace_back("year");
    return names;
}

Plan::Plan(Scenario given)
    : scenario(checked(std::move(given))),
      beliefs(scenario.beliefs, scenario.tables),
      design(design_of(scenario, beliefs)),
      names(formula_names(beliefs.names())),
      cut_amount(beliefs.names().size()),
      region_formula_names(region_names(scenario, beliefs.names())),
      checks(check_points(scenario, beliefs)),
      measures(measure_points(scenario)) {
    if (scenario.pathway) {
        pathway.emplace(pathway_spec(scenario), beliefs.names(), scenario.tables, timed_states(scenario));
    }
    if (!scenario.has_regions()) {
        return;
    }
    usual = index_of(pathway->spec().strategies, "usual");
    conference = index_of(pathway->spec().strategies, "conference");
    book.emplace(scenario.accounts, scenario.years.first, scenario.years.last);
    world.first_year = first_simulated_year(scenario);
    world.report_year = scenario.years.first;
    world.last_year = scenario.years.last;
    world.policies = scenario.policies.size();
    world.poisson_volumes = scenario.regions.front().poisson_volumes;
    world.book_at_conference = books_at_conference(scenario);
    for (auto const& price : scenario.accounts.prices) {
        meter_of_price.push_back(world.meters.size());
        if (price.per == accounts::Price::Per::month) {
            world.meters.push_back({pathway->state_set(price.of), price.months});
        }
    }
    for (auto const& outcome : scenario.child_outcomes) {
        auto states = pathway->state_set(outcome.of);
        if (outcome.kind == region::ChildOutcome::Kind::months) {
            meter_of_outcome.push_back(world.meters.size());
            world.meters.push_back({std::move(states), std::nullopt});
        } else {
            meter_of_outcome.push_back(world.events.size());
            std::vector<char> entries(pathway->spec().entries.size(),
                                      outcome.entries.empty() ? char{1} : char{0});
            for (auto const& name : outcome.entries) {
                entries[index_of(pathway->spec().entries, name)] = 1;
            }
            world.events.push_back({outcome.kind, std::move(states), outcome.entered, outcome.cycle,
                                    outcome.until, std::move(entries)});
        }
    }
    questions = question_points(scenario, *book, scenario.years.first);
    if (scenario.cut.given) {
        cut = cut_point(scenario, *book, scenario.years.first, scenario.years.last);
    }
    find_places();
    for (auto const& entry : book->entries()) {
        auto const& price = scenario.accounts.prices[index_of_item(scenario.accounts.prices, entry.item)];
        care_entries.push_back(price.per == accounts::Price::Per::month ? 1 : 0);
    }
    for (std::size_t q = 0; q < questions.size(); ++q) {
        if (scenario.claim.given && questions[q].cash && questions[q].headline) {
            reconciled.push_back(q);
        }
    }
    solver = choose_solver(*this);
}

void Plan::find_places() {
    auto const& prices = scenario.accounts.prices;
    price_in_places.assign(prices.size(), 0);
    for (auto const& places : scenario.places) {
        region::PlaceKind kind{pathway->state_set(places.of), {}};
        for (auto const& entry : pathway->spec().entries) {
            auto found = pathway->state_set(entry.residual.names);
            for (std::size_t state = 0; state < found.size(); ++state) {
                found[state] = static_cast<char>(found[state] != 0 && kind.states[state] != 0);
            }
            kind.found.push_back(std::move(found));
        }
        for (std::size_t p = 0; p < prices.size(); ++p) {
            if (prices[p].item == places.item) {
                place_price.push_back(p);
            }
            if (prices[p].per == accounts::Price::Per::month) {
                auto const states = pathway->state_set(prices[p].of);
                bool inside = true;
                for (std::size_t state = 0; state < states.size(); ++state) {
                    inside = inside && (states[state] == 0 || kind.states[state] != 0);
                }
                price_in_places[p] = static_cast<char>(price_in_places[p] != 0 || inside);
            }
        }
        world.place_kinds.push_back(std::move(kind));
    }
}

std::size_t Plan::stance(std::string const& name) const { return index_of(beliefs.stances(), name); }

bool Plan::has_cash_questions() const {
    return std::any_of(questions.begin(), questions.end(),
                       [](QuestionPoint const& point) { return point.cash; });
}

bool Plan::has_care_questions() const {
    return std::any_of(questions.begin(), questions.end(),
                       [](QuestionPoint const& point) { return !point.cash; });
}

bool Plan::has_funnels() const {
    auto const& policies = scenario.policies;
    return std::any_of(policies.begin(), policies.end(),
                       [](region::Policy const& one) { return one.funnel.given; });
}

bool Plan::keeps_checks() const {
    return !checks.empty() &&
           (keeps("questions") ||
            std::any_of(checks.begin(), checks.end(), [](CheckPoint const& point) { return point.weighs; }));
}

bool Plan::has_luck() const {
    // Regions draw numbers of their own by luck, whoever follows the children.
    return scenario.has_regions() ? solver.solver != Solver::expected || !scenario.regional.empty()
                                  : pathway && scenario.run.individuals > 0;
}

std::string Plan::group_of(std::size_t parameter) const {
    for (std::size_t s = 0; s < stances(); ++s) {
        auto const& one = beliefs.parameter(parameter, s);
        if (one.exists && !one.parameter.group.empty()) {
            return one.parameter.group;
        }
    }
    return "";
}

std::string Plan::meaning_of(std::size_t parameter) const {
    for (std::size_t s = 0; s < stances(); ++s) {
        auto const& one = beliefs.parameter(parameter, s);
        if (one.exists && !one.parameter.meaning.empty()) {
            return one.parameter.meaning;
        }
    }
    return beliefs.names()[parameter];
}

std::string Plan::title_of(CheckPoint const& point) const {
    switch (point.kind) {
        case CheckPoint::Kind::estimand_usual:
            return beliefs.stances()[point.stance].estimands[point.estimand].label + ", usual care";
        case CheckPoint::Kind::estimand_conference:
            return beliefs.stances()[point.stance].estimands[point.estimand].label + ", conference";
        default:
            return scenario.checks[point.check].title;
    }
}

std::string Plan::unit_of(CheckPoint const& point) const {
    switch (point.kind) {
        case CheckPoint::Kind::estimand_usual:
        case CheckPoint::Kind::estimand_conference:
            return beliefs.stances()[point.stance].estimands[point.estimand].unit;
        case CheckPoint::Kind::saving_per_conference:
            return "EUR";
        case CheckPoint::Kind::parameter:
            return units()[point.parameter];
        default:
            return scenario.checks[point.check].unit;
    }
}

bool Plan::keeps(std::string const& what) const {
    auto const& keep = scenario.run.keep;
    if (what == "parameters" && scenario.has_regions()) {
        return true;  // answers are computed from them
    }
    return keep.empty() ? what != "ledger" : std::find(keep.begin(), keep.end(), what) != keep.end();
}

std::vector<std::string> Plan::units() const {
    std::vector<std::string> units;
    for (std::size_t p = 0; p < beliefs.names().size(); ++p) {
        std::size_t stance = 0;
        while (!beliefs.parameter(p, stance).exists) {
            ++stance;
        }
        units.push_back(beliefs.parameter(p, stance).parameter.unit);
    }
    return units;
}

}  // namespace eigenkracht::study
