#include "files/json_text.hpp"

#include "files/files.hpp"
#include "files/json_list.hpp"
#include "files/tree_reader.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace eigenkracht::files {
namespace {

/// Keys keep the order in which they are written.
using Json = nlohmann::ordered_json;

/// JSON knows no infinity and no not-a-number.
Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json number(std::optional<double> const& value) { return value ? number(*value) : Json(nullptr); }

/// Text that is not UTF-8 (a path, say) must not end the program.
std::string dump(Json const& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

Json source(uncertainty::Source const& s) {
    return {{"name", s.key},    {"title", s.title},          {"kind", s.kind},
            {"where", s.where}, {"seen", seen_text(s.seen)}, {"note", s.note}};
}

Json described_number(DescribedNumber const& n) {
    Json json = {{"name", n.name},   {"stance", n.stance.empty() ? Json(nullptr) : Json(n.stance)},
                 {"unit", n.unit},   {"meaning", n.meaning},
                 {"group", n.group}, {"law", n.law}};
    json["ranges"] = list_of(n.ranges, [](DescribedRange const& range) {
        return Json{{"stances", range.stances},
                    {"mean", number(range.mean)},
                    {"low95", number(range.low95)},
                    {"high95", number(range.high95)},
                    {"from_draws", range.from_draws}};
    });
    json["source"] = n.source ? source(*n.source) : Json(nullptr);
    json["assumption"] = n.is_assumption() ? Json(n.assumption) : Json(nullptr);
    json["computed"] = n.computed;
    return json;
}

Json formulas(std::vector<std::pair<std::string, formula::Formula>> const& table) {
    Json json = Json::object();
    for (auto const& [name, formula] : table) {
        json[name] = formula.text;
    }
    return json;
}

/// What was not given is null.
Json given(formula::Formula const& formula) { return formula.given() ? Json(formula.text) : Json(nullptr); }

/// By year, or one text where a value holds in every year.
Json years(region::YearTable const& table) {
    if (table.size() == 1 && table.front().first == every_year) {
        return table.front().second.text;
    }
    Json json = Json::object();
    for (auto const& [year, formula] : table) {
        json[std::to_string(year)] = formula.text;
    }
    return json;
}

Json pathway_json(pathway::PathwaySpec const& spec, Description const& description) {
    Json json = {{"cycle", spec.cycle_unit == pathway::CycleUnit::month ? "month" : "year"}};
    json["states"] = Json::array();
    for (std::size_t i = 0; i < spec.states.size(); ++i) {
        pathway::State const& state = spec.states[i];
        json["states"].push_back({{"name", state.name},
                                  {"title", state.title},
                                  {"track", state.track},
                                  {"tags", state.tags},
                                  {"ends", state.ends},
                                  {"sampled", description.states[i].sampled}});
    }
    json["entries"] = list_of(spec.entries, [](pathway::Entry const& entry) {
        return Json{{"name", entry.name},
                    {"title", entry.title},
                    {"amount", entry.amount.text},
                    {"start", formulas(entry.start)}};
    });
    json["strategies"] = list_of(spec.strategies, [](pathway::Strategy const& one) {
        return Json{{"name", one.name}, {"title", one.title}, {"with", formulas(one.with)}};
    });
    json["notices"] = description.notices;
    return json;
}

Json price(accounts::Price const& p) {
    Json payers = Json::object();
    for (accounts::FromYear const& from : p.payer) {
        payers[std::to_string(from.year)] = from.value;
    }
    return {{"item", p.item},
            {"title", p.title},
            {"eur", p.eur.text},
            {"per", p.per == accounts::Price::Per::month ? "month" : "conference"},
            {"price_year", p.price_year},
            {"of", p.of},
            {"replaced", given(p.replaced)},
            {"payer", payers}};
}

Json funnel(region::FunnelSpec const& f) {
    return {{"eligible", years(f.eligible)},
            {"referred", years(f.referred)},
            {"offered", years(f.offered)},
            {"accepted", years(f.accepted)},
            {"held", years(f.held)},
            {"stopped_cost", f.stopped_cost.text},
            {"at_most", years(f.at_most)},
            {"delay_months", f.delay_months},
            {"carried_out_fully", given(f.carried_out_fully)},
            {"carried_out_partly", given(f.carried_out_partly)}};
}

Json policy(region::Policy const& p) {
    Json json = {{"name", p.name}, {"title", p.title}};
    if (p.funnel.given) {
        json["funnel"] = funnel(p.funnel);
    } else {
        json["conferences_held"] = years(p.conferences_held);
    }
    return json;
}

Json region_json(region::RegionSpec const& r) {
    return {{"name", r.name},
            {"title", r.title},
            {"quantities", formulas(r.quantities)},
            {"yield", given(r.yield)},
            {"studied_conferences", given(r.studied_conferences)},
            {"marginal_yield", given(r.marginal_yield)},
            {"new_placements", given(r.new_placements)},
            {"addressable_budget_eur", given(r.addressable_budget_eur)},
            {"conferences_held_before", years(r.history)},
            {"youth_care_budget_eur", given(r.youth_care_budget_eur)},
            {"national_budget_eur", given(r.national_budget_eur)}};
}

Json places(region::PlacesSpec const& p) {
    return {{"name", p.name},
            {"title", p.title},
            {"of", p.of},
            {"item", p.item},
            {"places", p.places.text},
            {"occupied", given(p.occupied)},
            {"waiting", given(p.waiting)},
            {"leave", p.leave.text},
            {"list_leave", given(p.list_leave)},
            {"list_at_most", given(p.list_at_most)},
            {"arrivals", years(p.arrivals)},
            {"arrivals_level", years(p.arrivals_level)},
            {"refill_waiting", p.refill_waiting.text},
            {"refill_induced", p.refill_induced.text},
            {"variable_share", p.variable_share.text},
            {"group", p.group},
            {"notice_months", p.notice_months},
            {"friction_eur", given(p.friction_eur)},
            {"close_while_waiting", given(p.close_while_waiting)},
            {"waiting_eur", given(p.waiting_eur)},
            {"crisis_chance", given(p.crisis_chance)}};
}

Json cut(study::CutSpec const& c) {
    return {
        {"amount_eur", c.amount_eur.text},
        {"items", c.items},
        {"payer", c.payer},
        {"from", c.from},
        {"until", c.until == 0 ? Json(nullptr) : Json(c.until)},
        {"mechanism", c.mechanism == study::CutSpec::Mechanism::close_places ? "close_places" : "ceiling"}};
}

Json claim(study::ClaimSpec const& c) {
    return {{"eur_per_conference", c.eur_per_conference.text}, {"stance", c.stance}, {"source", c.source}};
}

Json stance_json(uncertainty::Stance const& stance, double weight) {
    return {{"name", stance.name},
            {"title", stance.title},
            {"source", stance.source},
            {"variant_of", stance.variant_of},
            {"weight", number(weight)},
            {"weight_assumption", stance.weight_assumption},
            {"estimands", list_of(stance.estimands, [](uncertainty::Estimand const& e) {
                 return Json{{"label", e.label},
                             {"population", e.population},
                             {"level", e.per_offer ? "offer" : "held"},
                             {"uptake", e.uptake.text},
                             {"unit_of_analysis", e.per_family ? "family" : "child"},
                             {"measure", e.measure},
                             {"usual", e.usual.text},
                             {"conference", e.conference.text},
                             {"unit", e.unit},
                             {"solves_usual", e.unknown_usual},
                             {"solves_conference", e.unknown_conference},
                             {"validation", e.validation}};
             })}};
}

Json question_json(study::Question const& q) {
    return {{"name", q.name},     {"title", q.title},       {"outcome", q.outcome},
            {"policy", q.policy}, {"baseline", q.baseline}, {"year", q.year},
            {"items", q.items},   {"payer", q.payer},       {"at_least", q.at_least.text}};
}

}  // namespace

std::string to_json(study::Scenario const& scenario, Description const& description) {
    Json json = {{"scenario", scenario.path}, {"title", scenario.title}, {"asks", scenario.asks}};
    json["run"] = {{"draws", scenario.run.draws}, {"seed", scenario.run.seed}};
    json["numbers"] = list_of(description.numbers, described_number);
    json["stances"] = Json::array();
    for (std::size_t i = 0; i < scenario.beliefs.stances.size(); ++i) {
        json["stances"].push_back(stance_json(scenario.beliefs.stances[i], description.weights[i]));
    }
    json["pathway"] = scenario.pathway ? pathway_json(*scenario.pathway, description) : Json(nullptr);
    json["regions"] = list_of(scenario.regions, region_json);
    json["policies"] = list_of(scenario.policies, policy);
    json["places"] = list_of(scenario.places, places);
    json["prices"] = list_of(scenario.accounts.prices, price);
    json["payers"] = Json::object();
    for (auto const& [key, title] : scenario.accounts.payers) {
        json["payers"][key] = title;
    }
    json["discount_rate"] = scenario.discount_rate;
    json["cut"] = scenario.cut.given ? cut(scenario.cut) : Json(nullptr);
    json["claim"] = scenario.claim.given ? claim(scenario.claim) : Json(nullptr);
    json["questions"] = list_of(scenario.questions, question_json);
    json["sources"] = list_of(scenario.beliefs.sources, source);
    return dump(json);
}

std::string describe_json(study::Scenario const& scenario) { return to_json(scenario, describe(scenario)); }

}  // namespace eigenkracht::files
