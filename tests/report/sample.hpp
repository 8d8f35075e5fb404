/// \file
/// Answers made by hand, as a region study would give them: four bodies of evidence and a variant, three baselines.
#pragma once

#include "study/answers.hpp"

#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::report_test {

/// A spread with normal quantiles and the errors of 4,096 draws.
inline study::Spread spread(double mean, double sd) {
    study::Spread s;
    s.mean = mean;
    s.mean_error = sd / 64;
    s.sd = sd;
    s.low95 = mean - 1.96 * sd;
    s.low80 = mean - 1.282 * sd;
    s.median = mean;
    s.high80 = mean + 1.282 * sd;
    s.high95 = mean + 1.96 * sd;
    s.quantile_error = 2.67 * sd / 64;
    return s;
}

/// A chance as 4,096 draws give it.
inline study::Chance chance(double value) { return {value, std::sqrt(value * (1 - value) / 4096), 4096}; }

inline std::vector<study::StanceLine> stances() {
    return {{"as_claimed", "the claim: every counted child would have been placed",
             "the columns of July 2012", "", 0.25},
            {"english_trial", "England's trial: 36.2% against 44.8% in care", "Taylor et al. 2024", "", 0.25},
            {"english_trial_undiluted", "England's trial, read as if every family had held a conference",
             "Taylor et al. 2024", "english_trial", 0},
            {"transportable", "England's effect, shrunk towards none as the reviews suggest",
             "Dijkstra et al. 2016", "", 0.25},
            {"amsterdam_trial", "Amsterdam's trial: 9% against 1.3%", "Dijkstra et al. 2019", "", 0.25}};
}

inline study::ChildrenLine children_line(std::string title, std::string unit, bool harm, double scale) {
    study::ChildrenLine line;
    line.name = "line";
    line.title = std::move(title);
    line.unit = std::move(unit);
    line.harm = harm;
    for (double const share : {1.0, 0.09, 0.14, 0.05, -0.03}) {
        line.by_stance.push_back(spread((harm ? 0.04 - share / 30 : share) * scale, 0.08 * scale));
    }
    line.overall = spread((harm ? 0.03 : 0.28) * scale, 0.4 * scale);
    return line;
}

inline study::QuestionAnswer question(std::string baseline, bool headline, std::vector<double> const& chances,
                                      double overall) {
    study::QuestionAnswer answer;
    answer.name = "cut_covered";
    answer.title =
        "Care avoided in institutions in 2013, conferences paid, is at least the EUR 7 million that is cut";
    answer.outcome = "care_avoided_net_eur";
    answer.policy = "grow";
    answer.baseline = std::move(baseline);
    answer.year = 2013;
    answer.threshold = 7e6;
    answer.headline = headline;
    std::vector<double> const without{1.9e6, 0.5e6, 0.7e6, 0.1e6, -2.3e6};
    for (std::size_t s = 0; s < chances.size(); ++s) {
        answer.by_stance.push_back(chance(chances[s]));
        answer.outcome_by_stance.push_back(spread(chances[s] * 5e6 + without.at(s), 1.1e6));
        answer.doubt_sd_by_stance.push_back(1.0e6);
        answer.chance_sd_by_stance.push_back(0.45e6);
    }
    answer.doubt_sd = 1.0e6;
    answer.chance_sd = 0.45e6;
    answer.between_stances_sd = 1.5e6;
    double const none = std::numeric_limits<double>::quiet_NaN();
    answer.doubt_by_group = {
        {"price", {}, {0.312, 0.2, 0.25, 0.3, none}, {0.02, 0.02, 0.03, 0.02, none}},
        {"other", {"sibling_sharing", "growth"}, {-0.01, 0.4, 0.4, 0.3, none}, {0.02, 0.1, 0.1, 0.1, none}},
        {"together and not explained", {}, {0.698, 0.4, 0.35, 0.4, none}, {0.03, 0.1, 0.1, 0.1, none}}};
    answer.overall = chance(overall);
    answer.outcome_overall = spread(overall * 9e6, 4e6);
    answer.items = {"residential groups", "crisis shelter", "crisis shelter on weekdays"};
    answer.payer = "the region";
    for (double const value : chances) {
        double const missing = (1 - value) * 7.2e6;
        answer.shortfall_by_stance.push_back(
            {missing, 2e4, missing + 0.9e6, missing + 1.4e6, missing + 1.8e6, 6e4});
    }
    answer.shortfall_overall = {5.4e6, 2e4, 7.4e6, 8.1e6, 8.7e6, 6e4};
    answer.why_baseline.text =
        "The columns count every conference held; this baseline counts only what comes on top of 2012.";
    return answer;
}

/// One step; what the claim sees, the others see a part of.
inline study::ReconciliationStep step(std::string name, std::string title, bool level, double claim) {
    study::ReconciliationStep one;
    one.name = std::move(name);
    one.title = std::move(title);
    one.level = level;
    for (double const share : {1.0, 0.11, 0.16, 0.06, -0.2}) {
        one.by_stance.push_back(spread(share * claim, 0.12 * std::fabs(claim)));
    }
    one.overall = spread(0.24 * claim, 0.5 * std::fabs(claim));
    return one;
}

inline study::PlacesLine places_line(std::string kind, std::string name, std::string title, std::string unit,
                                     int year, bool harm, double claim) {
    study::ReconciliationStep const numbers = step(name, title, false, claim);
    return {std::move(kind),   std::move(name), std::move(title), std::move(unit), year, harm,
            numbers.by_stance, numbers.overall};
}

/// What answers of a scenario with places have besides.
inline void add_cash(study::Answers& answers) {
    answers.reconciliations = {
        {"cut_covered",
         "grow from 550 to 800 a year",
         2013,
         {step("claim", "the claim, EUR 17,000 x 800", true, 13.6e6),
          step("attribution", "what would have happened without", false, -4.1e6),
          step("care_avoided", "care avoided, whoever pays", true, 9.5e6),
          step("payer", "paid by others", false, -1.9e6), step("items", "not in institutions", false, -3.2e6),
          step("refilled", "places filled again from the list", false, -2.2e6),
          step("open", "places that stay open", false, -1.1e6),
          step("friction", "closing places", false, -0.2e6),
          step("conferences", "the conferences", false, -1.0e6), step("cash", "the cash", true, -0.1e6)}}};
    answers.not_by_you = {step("state", "the state", true, 1.2e6),
                          step("municipalities", "municipalities", true, 0.4e6)};
    for (std::string const kind : {"", "residential groups", "crisis shelter"}) {
        for (int year = 2012; year <= 2013; ++year) {
            answers.places.push_back(
                places_line(kind, "freed", "place-months freed", "months", year, false, 420));
            answers.places.push_back(
                places_line(kind, "refilled", "refilled from the list", "months", year, false, 310));
            answers.places.push_back(
                places_line(kind, "closed", "closed by the end of the year", "places", year, false, 9));
            answers.places.push_back(
                places_line(kind, "waiting_more", "more children waiting", "child-months", year, true, 35));
            answers.places.push_back(
                places_line(kind, "turned_away", "children turned away", "children", year, true, 1.5));
        }
    }
    for (std::size_t s = 0; s < answers.stances.size(); ++s) {
        study::PaybackLine line;
        line.stance = answers.stances[s].title;
        line.year = s == 0 ? std::optional<int>(2015) : std::nullopt;
        line.by_last_year = chance(s == 0 ? 0.97 : 0.01);
        line.present_value = spread(s == 0 ? 21e6 : -6e6, 5e6);
        answers.payback.push_back(line);
    }
    study::PaybackLine overall;
    overall.by_last_year = chance(0.25);
    overall.present_value = spread(0.8e6, 12e6);
    answers.payback.push_back(overall);
    answers.discount_rate = 0.04;
    answers.funnel = {places_line("", "offered", "offered", "families a year", 2013, false, 1900),
                      places_line("", "held", "held", "families a year", 2013, false, 800)};
    answers.prevented_share_by_stance = {spread(0.21, 0.03), spread(0.02, 0.008), spread(0.03, 0.01),
                                         spread(0.011, 0.02), spread(-0.01, 0.002)};
    answers.prevented_share = spread(0.06, 0.09);
    answers.share_of_addressable = spread(0.07, 0.05);
    answers.cash = answers.money;
    for (study::MoneyLine& line : answers.cash) {
        line.overall = spread((line.year - 2012) * 0.3e6, 0.5e6);
        line.mean_by_stance = {2.4e6, -0.4e6, -0.2e6, -0.6e6, -1.1e6};
    }
}

inline study::Answers region_answers() {
    study::Answers answers;
    answers.scenario = "scenarios/asscher-cut.toml";
    answers.title = "EUR 7 million less for institutions in 2013";
    answers.asks = "Does growing from 550 to 800 conferences a year cover a cut of EUR 7 million in 2013?";
    answers.draws = 4096;
    answers.seed = 2012;
    answers.design = "monte_carlo";
    answers.version = "0.1.0";
    answers.stances = stances();
    answers.policy = "grow";
    answers.baseline = "budget_2012";
    answers.first_year = 2011;
    answers.last_year = 2013;
    answers.children = {
        children_line("placements prevented (not placed within 36 months)", "children", false, 900),
        children_line("extra placements", "children", true, 900),
        children_line("fewer months in institutions", "child-months", false, 5200),
        children_line("supervision orders avoided", "children", false, 500)};
    answers.questions = {question("budget_2012", true, {0, 0, 0, 0, 0}, 0),
                         question("stay", false, {0.31, 0, 0, 0, 0}, 0.0775),
                         question("no_conferences", false, {0.9912, 0.012, 0.021, 0.002, 0}, 0.2513)};
    for (int year = 2011; year <= 2013; ++year) {
        for (char const* payer : {"region", "state", "all"}) {
            study::MoneyLine line;
            line.year = year;
            line.payer = payer;
            line.overall = spread((year - 2010) * 1.1e6, 0.9e6);
            line.mean_by_stance = {9.1e6, 0.4e6, 0.9e6, 0.1e6, -0.8e6};
            line.mean_error_by_stance = {2e4, 1e4, 1e4, 1e4, 1e4};
            answers.money.push_back(line);
        }
    }
    answers.region_budget_eur = 118e6;
    answers.national_budget_eur = 3e9;
    answers.region_title = "Stadsregio Amsterdam";
    answers.share_year = 2013;
    answers.share_of_region = spread(0.028, 0.02);
    answers.share_of_nation = spread(0.0011, 0.0008);
    answers.checks = {{"saving", "net saving a family in the first year", "EUR", "as_claimed", 17000,
                       spread(14300, 2600), 0.3, false},
                      {"days", "days in care in the first year, offered", "days", "english_trial", 115,
                       spread(112, 6), 0.6, false},
                      {"in_care", "in care at month 12, offered", "share", "english_trial", 0.448,
                       spread(0.448, 0.018), 1, true}};
    std::string const kind = "where a newly placed child goes";
    std::string const equal = "equal weights: nobody's opinion";
    answers.assumptions = {
        {"parameter.reversal_effect", "share of reversed placements that the conference caused",
         "0.5 (0.1 to 0.9)", "no controlled evidence at all"},
        {"parameter.sibling_sharing", "how far children of a family share one fate", "0.5 (0.2 to 0.8)", ""},
        {"parameter.kind_foster", kind, "0.6", "a judgement", "placement_kind"},
        {"parameter.kind_residential", kind, "0.4", "a judgement", "placement_kind"},
        {"stance.english_trial.parameter.uptake", "part of the families that held a conference", "0.65",
         "not seen"},
        {"stance.transportable.parameter.uptake", "part of the families that held a conference", "0.85",
         "as referred"},
        {"stance.as_claimed.weight", "the claim", "1 weight", equal},
        {"stance.english_trial.weight", "England's trial", "1 weight", equal},
        {"stance.english_trial_undiluted.weight", "undiluted", "0 weight", ""},
        {"stance.transportable.weight", "shrunk", "1 weight", equal},
        {"stance.amsterdam_trial.weight", "Amsterdam's trial", "1 weight", equal},
        {"price.conference", "conferences", "4000", "as remembered"}};
    answers.notices = {
        {"sample", "Places that stay open and waiting lists are not modelled in this scenario."}};
    answers.digest = "4f1c9a30be772d11";
    answers.seconds = 27.4;
    answers.results_file = "output/asscher-cut.h5";
    add_cash(answers);
    return answers;
}

inline study::Answers strategy_answers() {
    study::Answers answers;
    answers.title = "Sick-Sicker, time-independent cohort";
    answers.asks = "What do treatments A, B and both cost per quality-adjusted life-year?";
    answers.draws = 1;
    answers.seed = 1;
    answers.stances = {{"", "", "", "", 1}};
    answers.strategy_outcomes = {"cost", "qaly"};
    answers.strategy_outcome_units = {"USD", "QALY"};
    auto const fixed = [](double value) {
        study::Spread s;
        s.mean = s.low95 = s.low80 = s.median = s.high80 = s.high95 = value;
        return s;
    };
    answers.strategies = {
        {"standard", "standard of care", {fixed(151579.866), fixed(20.71133)}, {}, {}, {}, "reference"},
        {"a", "treatment A", {fixed(284804.513), fixed(21.49866)}, {}, {}, {}, "dominated"},
        {"b", "treatment B", {fixed(259100.411), fixed(22.18447)}, 107520.545, 1.47314, 72987.6, ""},
        {"ab",
         "treatments A and B",
         {fixed(378875.198), fixed(23.13684)},
         119774.787,
         0.95237,
         125764.0,
         ""}};
    answers.notices = {{"sample", "The counting weights add up to 74.67, not to the horizon of 75 cycles."}};
    answers.results_file = "output/sick-sicker.h5";
    answers.digest = "0011223344556677";
    answers.seconds = 0.02;
    return answers;
}

inline study::Answers outcome_answers() {
    study::Answers answers;
    answers.title = "Benefits and costs of a programme, by payer";
    answers.draws = 4096;
    answers.seed = 7;
    answers.stances = {{"", "", "", "", 1}};
    study::ChildrenLine line;
    line.name = "net_benefit_eur";
    line.title = "net benefit per family";
    line.unit = "EUR";
    line.by_stance = {spread(1234.5, 400)};
    line.overall = line.by_stance.front();
    answers.outcomes = {line};
    study::QuestionAnswer question;
    question.name = "pays_back";
    question.title = "The programme pays for itself";
    question.outcome = "net_benefit_eur";
    question.headline = true;
    question.by_stance = {chance(0.998)};
    question.overall = question.by_stance.front();
    question.outcome_by_stance = {line.overall};
    question.outcome_overall = line.overall;
    answers.questions = {question};
    return answers;
}

}  // namespace eigenkracht::report_test
