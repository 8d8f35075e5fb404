#include "files/files.hpp"
#include "files/json_list.hpp"
#include "study/answers.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::files {
namespace {

/// Keys keep the order in which they are written.
using Json = nlohmann::ordered_json;

/// JSON knows no infinity and no not-a-number.
Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json number(std::optional<double> const& value) { return value ? number(*value) : Json(nullptr); }

Json numbers(std::vector<double> const& values) {
    return list_of(values, [](double value) { return number(value); });
}

/// Text that is not UTF-8 (a path, say) must not end the program.
std::string dump(Json const& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

Json spread(study::Spread const& s) {
    return spread_of(s, [](double value) { return number(value); });
}

Json spreads(std::vector<study::Spread> const& all) { return list_of(all, spread); }

Json chance(study::Chance const& c) {
    return {{"value", number(c.value)},
            {"error", number(c.error)},
            {"interval95", numbers({c.low, c.high})},
            {"draws", c.draws}};
}

Json convergence(study::Convergence const& c) {
    Json watched = Json::array();
    for (std::size_t w = 0; w < c.watched.size(); ++w) {
        watched.push_back({{"what", c.watched[w].what},
                           {"unit", c.watched[w].unit},
                           {"target", number(c.watched[w].target)},
                           {"stages", list_of(c.stages, [w](study::Convergence::Stage const& stage) {
                                return Json{{"draws", stage.draws},
                                            {"value", number(stage.values[w])},
                                            {"error", number(stage.errors[w])}};
                            })}});
    }
    return {{"reached", c.reached()},
            {"most_draws", c.most_draws},
            {"error_to_target", number(c.error_to_target())},
            {"draws_needed", number(c.draws_needed())},
            {"watched", watched}};
}

Json children(study::ChildrenLine const& line) {
    return {{"name", line.name},
            {"title", line.title},
            {"unit", line.unit},
            {"harm", line.harm},
            {"by_stance", spreads(line.by_stance)},
            {"overall", spread(line.overall)}};
}

Json spread(std::optional<study::Spread> const& s) { return s ? spread(*s) : Json(nullptr); }

Json shortfall(study::Shortfall const& s) {
    return {{"mean", number(s.mean)},           {"mean_error", number(s.mean_error)},
            {"reserve80", number(s.reserve80)}, {"reserve90", number(s.reserve90)},
            {"reserve95", number(s.reserve95)}, {"reserve_error", number(s.reserve_error)}};
}

Json doubt_group(study::DoubtGroupLine const& line) {
    return {{"group", line.name},
            {"parameters", line.parameters},
            {"share_by_stance", numbers(line.share_by_stance)},
            {"error_by_stance", numbers(line.error_by_stance)}};
}

Json question(study::QuestionAnswer const& q) {
    return {{"name", q.name},
            {"title", q.title},
            {"outcome", q.outcome},
            {"policy", q.policy},
            {"baseline", q.baseline},
            {"headline", q.headline},
            {"year", q.year},
            {"threshold", number(q.threshold)},
            {"chance_by_stance", list_of(q.by_stance, chance)},
            {"chance_overall", chance(q.overall)},
            {"outcome_by_stance", spreads(q.outcome_by_stance)},
            {"outcome_overall", spread(q.outcome_overall)},
            {"doubt_sd_by_stance", numbers(q.doubt_sd_by_stance)},
            {"chance_sd_by_stance", numbers(q.chance_sd_by_stance)},
            {"doubt_sd_error_by_stance", numbers(q.doubt_sd_error_by_stance)},
            {"chance_sd_error_by_stance", numbers(q.chance_sd_error_by_stance)},
            {"doubt_sd", number(q.doubt_sd)},
            {"chance_sd", number(q.chance_sd)},
            {"between_stances_sd", number(q.between_stances_sd)},
            {"doubt_by_group", list_of(q.doubt_by_group, doubt_group)},
            {"groups_with_luck", q.groups_with_luck},
            {"why_baseline", q.why_baseline.text},
            {"integrated", q.integrated},
            {"items", q.items},
            {"payer", q.payer},
            {"shortfall_by_stance", list_of(q.shortfall_by_stance, shortfall)},
            {"shortfall_overall",
             q.shortfall_by_stance.empty() ? Json(nullptr) : shortfall(q.shortfall_overall)}};
}

Json strategy(study::StrategyLine const& line) {
    return {{"name", line.name},
            {"title", line.title},
            {"outcomes", spreads(line.outcomes)},
            {"incremental_cost", number(line.incremental_cost)},
            {"incremental_effect", number(line.incremental_effect)},
            {"icer", number(line.icer)},
            {"status", line.status}};
}

Json stance_line(study::StanceLine const& line) {
    return {{"name", line.name},
            {"title", line.title},
            {"source", line.source},
            {"variant_of", line.variant_of},
            {"weight", number(line.weight)}};
}

Json money(study::MoneyLine const& line) {
    return {{"year", line.year},
            {"payer", line.payer},
            {"overall", spread(line.overall)},
            {"mean_by_stance", numbers(line.mean_by_stance)},
            {"mean_error_by_stance", numbers(line.mean_error_by_stance)}};
}

Json step(study::ReconciliationStep const& line) {
    return {{"name", line.name},
            {"title", line.title},
            {"level", line.level},
            {"by_stance", spreads(line.by_stance)},
            {"overall", spread(line.overall)}};
}

Json reconciliation(study::Reconciliation const& one) {
    return {{"question", one.question},
            {"policy", one.policy},
            {"year", one.year},
            {"steps", list_of(one.steps, step)}};
}

Json places_line(study::PlacesLine const& line) {
    return {{"kind", line.kind},
            {"name", line.name},
            {"title", line.title},
            {"unit", line.unit},
            {"year", line.year},
            {"harm", line.harm},
            {"by_stance", spreads(line.by_stance)},
            {"overall", spread(line.overall)}};
}

Json payback(study::PaybackLine const& line) {
    return {{"stance", line.stance},
            {"year", line.year ? Json(*line.year) : Json(nullptr)},
            {"by_last_year", chance(line.by_last_year)},
            {"present_value", spread(line.present_value)}};
}

Json check(study::CheckLine const& line) {
    return {{"name", line.name},
            {"title", line.title},
            {"unit", line.unit},
            {"stance", line.stance},
            {"observed", number(line.observed)},
            {"model", spread(line.model)},
            {"tail_share", number(line.tail_share)},
            {"went_in", line.went_in},
            {"error", number(line.error)},
            {"role", line.went_in   ? "wiring"
                     : line.weighed ? "calibration"
                                    : "validation"},
            {"effective_draws", line.draws > 0 ? number(line.draws) : Json(nullptr)}};
}

Json calibration_target(study::CalibrationTarget const& target) {
    return {{"name", target.name},           {"title", target.title},
            {"unit", target.unit},           {"observed", number(target.observed)},
            {"error", number(target.error)}, {"effective_draws", number(target.effective_draws)},
            {"informs", target.informs}};
}

Json calibration(study::CalibrationLine const& line) {
    return {{"stance", line.name},
            {"effective_draws", number(line.effective_draws)},
            {"targets", list_of(line.targets, calibration_target)}};
}

Json assumption(study::AssumptionLine const& line) {
    return {{"name", line.name}, {"meaning", line.meaning}, {"value", line.value}, {"reason", line.reason}};
}

}  // namespace

std::string to_json(study::Answers const& a) {
    Json json = {{"scenario", a.scenario}, {"title", a.title},   {"asks", a.asks},      {"draws", a.draws},
                 {"seed", a.seed},         {"design", a.design}, {"version", a.version}};
    json["stances"] = list_of(a.stances, stance_line);
    json["policy"] = a.policy;
    json["baseline"] = a.baseline;
    json["first_year"] = a.first_year;
    json["last_year"] = a.last_year;
    json["children"] = list_of(a.children, children);
    json["questions"] = list_of(a.questions, question);
    json["money"] = list_of(a.money, money);
    json["cash"] = list_of(a.cash, money);
    json["overspend"] = list_of(a.overspend, step);
    json["reconciliations"] = list_of(a.reconciliations, reconciliation);
    json["not_by_you"] = list_of(a.not_by_you, step);
    json["places"] = list_of(a.places, places_line);
    json["payback"] = list_of(a.payback, payback);
    json["funnel"] = list_of(a.funnel, places_line);
    json["discount_rate"] = number(a.discount_rate);
    json["region"] = {{"title", a.region_title},
                      {"youth_care_budget_eur", number(a.region_budget_eur)},
                      {"national_budget_eur", number(a.national_budget_eur)},
                      {"share_year", a.share_year},
                      {"share_of_region", spread(a.share_of_region)},
                      {"share_of_nation", spread(a.share_of_nation)},
                      {"share_of_addressable", spread(a.share_of_addressable)},
                      {"prevented_share_by_stance", spreads(a.prevented_share_by_stance)},
                      {"prevented_share", spread(a.prevented_share)}};
    json["checks"] = list_of(a.checks, check);
    json["calibrated"] = a.calibrated;
    json["calibrations"] = list_of(a.calibrations, calibration);
    json["assumptions"] = list_of(a.assumptions, assumption);
    json["notices"] = list_of(a.notices, [](study::Notice const& notice) { return Json(notice.text); });
    json["strategy_outcomes"] = a.strategy_outcomes;
    json["strategy_outcome_units"] = a.strategy_outcome_units;
    json["strategies"] = list_of(a.strategies, strategy);
    json["outcomes"] = list_of(a.outcomes, children);
    json["convergence"] = a.convergence ? convergence(*a.convergence) : Json(nullptr);
    json["digest"] = a.digest;
    json["seconds"] = number(a.seconds);
    json["results_file"] = a.results_file;
    return dump(json);
}

}  // namespace eigenkracht::files
