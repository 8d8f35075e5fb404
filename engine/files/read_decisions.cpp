#include "files/read_parts.hpp"

namespace eigenkracht::files {
namespace {

study::DecisionNumber number(TreeReader const& table) {
    study::DecisionNumber result;
    result.name = table.name();
    result.question = table.text("question");
    result.check = table.text("check");
    result.measure = table.text("measure");
    result.population = table.texts("population");
    result.strategy = table.text("strategy");
    result.child_outcome = table.text("child_outcome");
    result.present_value = table.text("present_value");
    result.policy = table.text("policy");
    result.less = table.text("less");
    result.from = table.whole("from");
    result.until = table.whole("until");
    result.location = table.where();
    return result;
}

study::StudyDatum datum(TreeReader const& table) {
    using Kind = study::StudyDatum::Kind;
    study::StudyDatum result;
    result.name = table.name();
    result.location = table.where();
    if (table.has("chance")) {
        result.kind = Kind::count;
        result.truth = table.formula("chance");
        result.size = table.number("people");
    } else if (table.has("rate")) {
        result.kind = Kind::events;
        result.truth = table.formula("rate");
        result.size = table.number("exposure");
    } else {
        result.kind = Kind::mean;
        result.truth = table.formula("mean");
        result.size = table.number("observations");
        result.sd = table.number("sd");
    }
    return result;
}

}  // namespace

void read_decisions(TreeReader const& root, study::Scenario& scenario) {
    for (TreeReader const& table : root.tables("decision")) {
        study::DecisionSpec decision;
        decision.name = table.name();
        decision.title = table.title();
        decision.unit = table.text("unit", "EUR");
        decision.effect_unit = table.text("effect_unit");
        decision.willingness_to_pay = table.formula("willingness_to_pay");
        decision.times = table.number("times", 1);
        decision.location = table.where();
        for (TreeReader const& one : table.tables("number")) {
            decision.numbers.push_back(number(one));
        }
        for (TreeReader const& one : table.tables("option")) {
            decision.options.push_back({one.name(), one.title(), one.formula("payoff"), one.formula("effect"),
                                        one.formula("cost"), one.where()});
        }
        for (TreeReader const& one : table.tables("study")) {
            study::ProposedStudy proposed;
            proposed.name = one.name();
            proposed.title = one.title();
            proposed.cost = one.number("cost");
            proposed.location = one.where();
            for (TreeReader const& seen : one.tables("sees")) {
                proposed.data.push_back(datum(seen));
            }
            decision.studies.push_back(std::move(proposed));
        }
        scenario.decisions.push_back(std::move(decision));
    }
}

}  // namespace eigenkracht::files
