#include "study/attributes.hpp"

#include "core/version.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace eigenkracht::study {

namespace {

std::string text_of(Design design) {
    switch (design) {
        case Design::monte_carlo:
            return "monte_carlo";
        case Design::latin_hypercube:
            return "latin_hypercube";
        case Design::sobol:
            return "sobol";
    }
    return "";
}

std::string text_of(pathway::Counting::Rule rule) {
    using Rule = pathway::Counting::Rule;
    switch (rule) {
        case Rule::start:
            return "start";
        case Rule::end:
            return "end";
        case Rule::all:
            return "all";
        case Rule::trapezoid:
            return "trapezoid";
        case Rule::life_table:
            return "life_table";
        case Rule::weights:
            return "weights";
    }
    return "";
}

std::string text_of(pathway::Discounting const& discounting) {
    constexpr std::string_view at[] = {"start", "mid", "end", "point"};
    std::string const form = discounting.form == pathway::Discounting::Form::yearly ? "yearly" : "continuous";
    return form + " at " + std::string(at[static_cast<std::size_t>(discounting.at)]);
}

}  // namespace

Attributes attributes_of(Plan const& plan) {
    auto const& scenario = plan.scenario;
    Attributes attributes{{"title", scenario.title},
                          {"scenario", scenario.path},
                          {"scenario_as_given", scenario.as_given},
                          {"scenario_as_resolved", scenario.as_resolved},
                          {"engine_version", core::version()},
                          {"engine_revision", core::revision()},
                          {"compiler", core::compiler()},
                          {"seed", static_cast<std::int64_t>(scenario.run.seed)},
                          {"generator", std::string("Philox4x32-10, addressed")},
                          {"design", text_of(scenario.run.design)},
                          {"draws", static_cast<std::int64_t>(scenario.run.draws)}};
    if (scenario.run.round_eur > 0) {
        attributes.emplace_back("money_rounded_to_eur", static_cast<std::int64_t>(scenario.run.round_eur));
    }
    if (scenario.has_regions()) {
        attributes.emplace_back("counting", std::string("a month is charged to the state a child is in "
                                                        "during it; a conference acts from the next month"));
        attributes.emplace_back("discounting",
                                std::string("none: amounts are nominal, in euros of their year"));
        attributes.emplace_back("solver", name_of(plan.solver.solver));
    } else if (plan.pathway) {
        attributes.emplace_back("counting", text_of(plan.pathway->spec().counting.rule));
        attributes.emplace_back("discounting", text_of(plan.pathway->spec().discounting));
        attributes.emplace_back("solver",
                                std::string(scenario.run.individuals > 0 ? "individual" : "cohort"));
    }
    return attributes;
}

}  // namespace eigenkracht::study
