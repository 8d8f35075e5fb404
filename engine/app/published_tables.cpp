#include "app/published.hpp"

namespace eigenkracht::app {
namespace {

using Kind = PrintedNumber::Kind;

PrintedNumber outcome(std::string strategy, std::string name, std::string printed) {
    return {std::move(strategy), Kind::outcome, std::move(name), std::move(printed)};
}

PrintedNumber increment(std::string strategy, Kind kind, std::string printed) {
    return {std::move(strategy), kind, "", std::move(printed)};
}

PrintedTable hiv() {
    return {"HIV: zidovudine alone against zidovudine and lamivudine",
            "Chancellor et al. 1997; Briggs, Sculpher & Claxton 2006, ch. 2",
            "hiv.toml",
            {},
            {outcome("mono", "cost_health", "45541.24"), outcome("mono", "cost_drugs", "18203.97"),
             outcome("mono", "cost_total", "44663.45"), outcome("mono", "life_years", "7.991207"),
             outcome("comb", "cost_health", "48082.83"), outcome("comb", "cost_drugs", "24492.28"),
             outcome("comb", "cost_total", "50601.65"), outcome("comb", "life_years", "8.937389"),
             increment("comb", Kind::incremental_cost, "5938.198"),
             increment("comb", Kind::incremental_effect, "0.9461822"),
             increment("comb", Kind::ratio, "6275.956")},
            {}};
}

std::string const tutorial = "Alarid-Escudero et al. 2023, Medical Decision Making 43(1), 3-20";

PrintedTable sick_sicker() {
    return {"Sick-Sicker, weights as in the paper (1/3, 2/3, 4/3, ..., 1/3)",
            tutorial,
            "sick-sicker.toml",
            {},
            {outcome("standard", "cost", "151580"),
             outcome("standard", "qaly", "20.711"),
             outcome("b", "cost", "259100"),
             outcome("b", "qaly", "22.184"),
             outcome("ab", "cost", "378875"),
             outcome("ab", "qaly", "23.137"),
             outcome("a", "cost", "284805"),
             outcome("a", "qaly", "21.499"),
             outcome("standard", "cost", "151579.866"),
             outcome("standard", "qaly", "20.71133"),
             outcome("b", "cost", "259100.411"),
             outcome("b", "qaly", "22.18447"),
             outcome("ab", "cost", "378875.198"),
             outcome("ab", "qaly", "23.13684"),
             outcome("a", "cost", "284804.513"),
             outcome("a", "qaly", "21.49866"),
             increment("b", Kind::incremental_cost, "107521"),
             increment("b", Kind::incremental_effect, "1.473"),
             increment("b", Kind::ratio, "72988"),
             increment("ab", Kind::incremental_cost, "119775"),
             increment("ab", Kind::incremental_effect, "0.952"),
             increment("ab", Kind::ratio, "125764")},
            {{"a", "dominated"}}};
}

PrintedTable sick_sicker_simpson() {
    return {"Sick-Sicker, weights 1/3, 4/3, 2/3, ..., 1/3",
            tutorial,
            "sick-sicker.toml",
            {"pathway.counting.odd=4 / 3", "pathway.counting.even=2 / 3"},
            {outcome("standard", "cost", "152091.97"), outcome("standard", "qaly", "21.02075"),
             increment("b", Kind::ratio, "73348.3"), increment("ab", Kind::ratio, "125209.3")},
            {{"a", "dominated"}}};
}

PrintedTable sick_sicker_all() {
    return {"Sick-Sicker, weight 1 on all points",
            tutorial,
            "sick-sicker.toml",
            {"pathway.counting=all"},
            {outcome("standard", "cost", "153541.41"), outcome("standard", "qaly", "21.55449"),
             increment("b", Kind::ratio, "73031.6"), increment("ab", Kind::ratio, "125669.2")},
            {{"a", "dominated"}}};
}

}  // namespace

std::vector<PrintedTable> const& printed_tables() {
    static std::vector<PrintedTable> const all{hiv(), sick_sicker(), sick_sicker_simpson(),
                                               sick_sicker_all()};
    return all;
}

}  // namespace eigenkracht::app
