#include "study/record.hpp"

#include "study/attributes.hpp"
#include "study/funnel_years.hpp"
#include "study/integration.hpp"
#include "study/layout_parts.hpp"
#include "study/place_years.hpp"
#include "study/reconciliation.hpp"

#include <algorithm>
#include <numeric>

namespace eigenkracht::study {

namespace {

std::vector<double> counted_from(double first, std::size_t count) {
    std::vector<double> numbers(count);
    std::iota(numbers.begin(), numbers.end(), first);
    return numbers;
}

}  // namespace

std::vector<KeptVariable> kept_variables(Plan const& plan, bool chances) {
    std::vector<KeptVariable> kept;
    auto const add = [&](Kept what, Variable variable, std::size_t size) {
        if (size > 0) {
            kept.push_back({what, std::move(variable), size});
        }
    };
    if (plan.keeps("parameters")) {
        add(Kept::parameters,
            per_draw("parameters", "values of the uncertain numbers; units in parameter_unit", "",
                     {"parameter"}),
            plan.beliefs.names().size());
    }
    auto const add_checks = [&] {
        add(Kept::checks,
            per_draw("checks",
                     "what the model says of numbers that were published; units in check_unit; not a number "
                     "outside its stance",
                     "", {"check"}),
            plan.keeps_checks() ? plan.checks.size() : 0);
        add(Kept::decision_measures,
            per_draw("decision_measures",
                     "what a measure is in the draw, where a decision uses it; in the measure's unit", "",
                     {"decision_measure"}),
            plan.measures.size());
    };
    if (!plan.scenario.has_regions()) {
        if (plan.pathway) {
            add(Kept::outcomes,
                per_draw("outcomes", "result per person; units in outcome_unit", "", {"strategy", "outcome"}),
                plan.pathway->spec().strategies.size() * plan.pathway->spec().outcomes.size());
        } else {
            add(Kept::outcomes,
                per_draw("outcomes", "value of the outcome formulas; units in outcome_unit", "", {"outcome"}),
                plan.scenario.outcome_formulas.size());
        }
        add_checks();
        return kept;
    }
    auto const years = plan.years();
    auto const policies = plan.world.policies;
    auto const regions = plan.regions();
    if (plan.keeps("questions")) {
        add(Kept::questions,
            per_draw("questions", "what each question asks about, against its baseline", "EUR", {"question"}),
            plan.questions.size());
        if (plan.has_care_questions()) {
            add(Kept::question_expected,
                per_draw("question_expected",
                         "the same on average over all luck, given the draw's parameters, exactly (cash: not "
                         "a number); splits doubt from chance",
                         "EUR", {"question"}),
                plan.questions.size());
        }
        if (plan.has_cash_questions()) {
            add(Kept::question_again,
                per_draw("question_again",
                         "the same on other luck, in about one draw of eight (else not a number); splits "
                         "doubt from "
                         "chance where places tie children together",
                         "EUR", {"question"}),
                plan.questions.size());
        }
        if (chances) {
            add(Kept::question_chance,
                per_draw("question_chance",
                         "chance that the question's threshold is reached, given everything in the draw but "
                         "one price; 1 or 0 where none can be singled out",
                         "1", {"question"}),
                plan.questions.size());
            add(Kept::question_part,
                per_draw("question_part", "the part of questions that is in proportion to that price", "EUR",
                         {"question"}),
                plan.questions.size());
        }
        add(Kept::reconciliation,
            per_draw("reconciliation", "from the claimed saving to cash: levels, nominal", "EUR",
                     {"reconciled", "level"}),
            plan.reconciled.size() * reconciliation_levels.size());
        if (plan.has_overspend()) {
            add(Kept::overspend,
                per_draw(
                    "overspend",
                    "what the cut asked and cash did not give, carried over; not a number outside the cut",
                    "EUR", {"policy", "year"}),
                policies * years);
        }
    }
    add_checks();
    if (plan.keeps("questions")) {
        add(Kept::capped,
            per_draw("capped", "unknowns of studies that had to be taken at the end of their range", "1", {}),
            1);
    }
    if (plan.keeps("totals")) {
        add(Kept::totals,
            per_draw("totals", "care avoided less conferences held, against no conferences at all, nominal",
                     "EUR", {"policy", "region", "year", "payer"}),
            policies * regions * years * plan.book->payers().size());
        if (!plan.scenario.places.empty()) {
            add(Kept::cash,
                per_draw("cash", "cash released, against no conferences at all and no cut, nominal", "EUR",
                         {"policy", "region", "year", "payer"}),
                policies * regions * years * plan.book->payers().size());
        }
    }
    if (plan.keeps("outcomes")) {
        add(Kept::outcomes,
            per_draw("outcomes",
                     "what is counted for children, against no conferences at all; units in outcome_unit", "",
                     {"policy", "region", "year", "outcome"}),
            policies * regions * years * plan.scenario.child_outcomes.size());
        if (!plan.scenario.places.empty()) {
            add(Kept::places,
                per_draw(
                    "places",
                    "places of each kind and the list for them, against no conferences at all and no cut; "
                    "units in place_outcome_unit",
                    "", {"policy", "region", "year", "place", "place_outcome"}),
                policies * regions * years * plan.scenario.places.size() * place_outcomes.size());
            add(Kept::beyond,
                per_draw("beyond",
                         "children of conference families for whom the region's flow or stock was not enough",
                         "children", {}),
                1);
        }
    }
    if (plan.keeps("outcomes") && plan.has_funnels()) {
        add(Kept::funnel,
            per_draw("funnel", "families at each step from eligible to a conference held, expected",
                     "families", {"policy", "region", "year", "funnel_step"}),
            policies * regions * years * funnel_steps.size());
    }
    if (plan.keeps("ledger")) {
        add(Kept::ledger,
            per_draw("ledger",
                     "care avoided (above 0) and conferences held (below 0), against no conferences at all, "
                     "nominal",
                     "EUR", {"policy", "region", "year", "entry"}),
            policies * regions * years * plan.book->entries().size());
    }
    return kept;
}

ResultsLayout layout_of(Plan const& plan, std::vector<KeptVariable> kept,
                        std::vector<Integration> const& integrations) {
    auto const& scenario = plan.scenario;
    ResultsLayout layout;
    layout.attributes = attributes_of(plan);
    auto& dimensions = layout.dimensions;
    auto& variables = layout.variables;

    dimensions = stances_and_draws(plan, scenario.run.draws, "draw");
    variables.push_back(stance_weights(plan));
    if (scenario.run.design == Design::sobol) {
        Variable replicate;
        replicate.name = "replicate";
        replicate.long_name = "independent scramble of the Sobol' sequence that a draw belongs to";
        replicate.unit = "1";
        replicate.dimensions = {"draw"};
        for (std::uint64_t draw = 0; draw < scenario.run.draws; ++draw) {
            replicate.values.push_back(static_cast<double>(plan.design.replicate(draw)));
        }
        variables.push_back(std::move(replicate));
    }
    if (plan.keeps("parameters") && !plan.beliefs.names().empty()) {
        dimensions.push_back(labelled("parameter", "uncertain number", plan.beliefs.names()));
        variables.push_back(
            described("parameter_unit", "unit of each parameter", {"parameter"}, plan.units()));
    }
    if (scenario.has_regions()) {
        dimensions.push_back(
            labelled("policy", "policy", texts_of(scenario.policies, [](auto const& p) { return p.name; })));
        dimensions.push_back(
            labelled("region", "region", texts_of(scenario.regions, [](auto const& r) { return r.name; })));
        dimensions.push_back(
            numbered("year", "calendar year", counted_from(plan.world.report_year, plan.years()), "year"));
        dimensions.push_back(labelled("payer", "who pays", plan.book->payers()));
        if (plan.keeps("outcomes") && !scenario.child_outcomes.empty()) {
            dimensions.push_back(
                labelled("outcome", "what is counted for children",
                         texts_of(scenario.child_outcomes, [](auto const& o) { return o.name; })));
            variables.push_back(
                described("outcome_unit", "unit of each outcome", {"outcome"},
                          texts_of(scenario.child_outcomes, [](auto const& o) { return o.unit; })));
        }
        if (plan.keeps("outcomes") && !scenario.places.empty()) {
            dimensions.push_back(labelled("place", "kind of places",
                                          texts_of(scenario.places, [](auto const& p) { return p.name; })));
            dimensions.push_back(labelled(
                "place_outcome", "what is counted of places",
                texts_of(place_outcomes, [](PlaceOutcome const& o) { return std::string(o.name); })));
            variables.push_back(described(
                "place_outcome_unit", "unit of each place outcome", {"place_outcome"},
                texts_of(place_outcomes, [](PlaceOutcome const& o) { return std::string(o.unit); })));
        }
        if (plan.keeps("outcomes") && plan.has_funnels()) {
            dimensions.push_back(labelled(
                "funnel_step", "step from eligible families to conferences held",
                texts_of(funnel_steps, [](FunnelStep const& step) { return std::string(step.name); })));
        }
        if (plan.keeps("ledger")) {
            auto const& entries = plan.book->entries();
            dimensions.push_back(labelled("entry", "line of the ledger", texts_of(entries, [](auto const& e) {
                                              return e.item + "/" + e.payer;
                                          })));
            variables.push_back(described("entry_item", "what it is spent on", {"entry"},
                                          texts_of(entries, [](auto const& e) { return e.item; })));
            variables.push_back(described("entry_payer", "who pays it", {"entry"},
                                          texts_of(entries, [](auto const& e) { return e.payer; })));
        }
        if (plan.keeps("questions") && !plan.questions.empty()) {
            dimensions.push_back(labelled("question", "question and baseline",
                                          texts_of(plan.questions, [&](QuestionPoint const& point) {
                                              return scenario.questions[point.question].name + " against " +
                                                     point.baseline;
                                          })));
        }
        if (!integrations.empty()) {
            variables.push_back(described(
                "question_threshold", "threshold that question_chance was worked out for", {"question"},
                texts_of(plan.questions,
                         [&](QuestionPoint const& point) { return threshold_words(plan, point); })));
            variables.push_back(
                described("question_price", "price over which question_chance was worked out; empty: none",
                          {"question"}, texts_of(integrations, [&](Integration const& one) {
                              return one.over ? plan.beliefs.names()[one.over->parameter] : std::string();
                          })));
        }
        if (plan.keeps("questions") && !plan.reconciled.empty()) {
            dimensions.push_back(labelled("reconciled", "question whose way from the claim to cash is told",
                                          texts_of(plan.reconciled, [&](std::size_t q) {
                                              return scenario.questions[plan.questions[q].question].name;
                                          })));
            dimensions.push_back(
                labelled("level", "level on the way from the claim to cash",
                         texts_of(reconciliation_levels,
                                  [](ReconciliationLevel const& level) { return std::string(level.name); })));
            variables.push_back(described(
                "level_step", "what leads to each level", {"level"},
                texts_of(reconciliation_levels,
                         [](ReconciliationLevel const& level) { return std::string(level.step); })));
        }
    } else if (plan.pathway) {
        auto const& spec = plan.pathway->spec();
        dimensions.push_back(labelled("strategy", "strategy",
                                      texts_of(spec.strategies, [](auto const& s) { return s.name; })));
        dimensions.push_back(labelled("outcome", "result per person",
                                      texts_of(spec.outcomes, [](auto const& o) { return o.name; })));
        variables.push_back(described("outcome_unit", "unit of each outcome", {"outcome"},
                                      texts_of(spec.outcomes, [](auto const& o) { return o.unit; })));
    } else {
        dimensions.push_back(
            labelled("outcome", "outcome formula",
                     texts_of(scenario.outcome_formulas, [](auto const& o) { return o.name; })));
        variables.push_back(
            described("outcome_unit", "unit of each outcome", {"outcome"},
                      texts_of(scenario.outcome_formulas, [](auto const& o) { return o.unit; })));
    }
    if (plan.keeps_checks()) {
        dimensions.push_back(
            labelled("check", "published number",
                     texts_of(plan.checks, [](CheckPoint const& point) { return point.name; })));
        variables.push_back(
            described("check_unit", "unit of each published number", {"check"},
                      texts_of(plan.checks, [&](CheckPoint const& point) { return plan.unit_of(point); })));
    }
    if (!plan.measures.empty()) {
        dimensions.push_back(
            labelled("decision_measure", "measure of a decision",
                     texts_of(plan.measures, [](MeasurePoint const& point) { return point.name; })));
    }
    for (auto& one : kept) {
        variables.push_back(std::move(one.variable));
    }
    return layout;
}

DrawBlock empty_block(std::vector<KeptVariable> const& kept, std::size_t stances, std::uint64_t first,
                      std::uint64_t count) {
    DrawBlock block;
    block.first = first;
    block.count = count;
    for (auto const& variable : kept) {
        block.data.emplace_back(stances * count * variable.size);
    }
    return block;
}

}  // namespace eigenkracht::study
