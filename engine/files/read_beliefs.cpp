#include "files/read_parts.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace eigenkracht::files {
namespace {

using namespace uncertainty;

Seen seen(std::string const& word) {
    return word == "second_hand" ? Seen::second_hand
           : word == "derived"   ? Seen::derived
           : word == "recalled"  ? Seen::recalled
           : word == "judgement" ? Seen::judgement
                                 : Seen::seen;
}

Source source(TreeReader const& table) {
    return {table.name(),        table.text("title"),      table.text("kind"),
            table.text("where"), seen(table.text("seen")), table.text("note"),
            table.where()};
}

Estimand estimand(TreeReader const& table, bool is_check) {
    Estimand result;
    result.population = table.texts("population");
    result.per_offer = table.text("level") == "offer";
    result.uptake = table.formula("uptake");
    result.per_family = table.text("unit_of_analysis") == "family";
    result.clustering = table.text("clustering");
    result.measure = table.text("measure");
    result.usual = table.formula("usual");
    result.conference = table.formula("conference");
    result.unknown_usual = table.table("solves").text("usual");
    result.unknown_conference = table.table("solves").text("conference");
    result.label = table.text("label");
    result.unit = table.text("unit");
    result.scale = table.number("scale", result.scale);
    result.validation = is_check && table.text("role") == "validation";
    result.usual_error = table.maybe_number("usual_error");
    result.conference_error = table.maybe_number("conference_error");
    result.error_assumption = table.text("error_assumption");
    result.weighs = table.truth("weighs", false);
    result.location = table.where();
    return result;
}

void check_estimand(Estimand const& estimand, std::string const& path, Mistakes& mistakes) {
    if (estimand.per_offer && !estimand.uptake.given()) {
        mistakes.push_back({estimand.location, path + ".uptake", "missing", "",
                            "level offer needs the share of offers that become a conference"});
    }
    if (!estimand.per_offer && estimand.uptake.given()) {
        mistakes.push_back({estimand.uptake.where, path + ".uptake", "an uptake at the level held",
                            "no uptake, or level = \"offer\"", ""});
    }
    if (estimand.per_family && estimand.clustering.empty()) {
        mistakes.push_back({estimand.location, path + ".clustering", "missing", "",
                            "unit_of_analysis family needs how children share a family"});
    }
}

/// Fills in what a stance's parameter takes from the parameter of the same name.
void inherit(Parameter& own, std::vector<Parameter> const& parameters, std::string const& path, bool has_law,
             Mistakes& mistakes) {
    auto const base = std::find_if(parameters.begin(), parameters.end(),
                                   [&](Parameter const& one) { return one.name == own.name; });
    if (base == parameters.end()) {
        for (auto const& [value, key] : {std::pair(&own.unit, "unit"), std::pair(&own.meaning, "meaning")}) {
            if (value->empty()) {
                mistakes.push_back({own.location, path + "." + key, "missing", "",
                                    "no parameter of this name stands outside the stances"});
            }
        }
    } else {
        for (std::string Parameter::*const member :
             {&Parameter::unit, &Parameter::meaning, &Parameter::group}) {
            own.*member = (own.*member).empty() ? (*base).*member : own.*member;
        }
        own.range = own.range ? own.range : base->range;
    }
    if (!has_law) {
        mistakes.push_back(
            {own.location, path, "no law", "one of: distribution, evidence, formula, solved, value", ""});
    }
}

Stance stance(TreeReader const& table, std::vector<Parameter> const& parameters, Mistakes& mistakes) {
    Stance result;
    result.name = table.name();
    result.title = table.title();
    result.source = table.text("source");
    result.weight = table.number("weight");
    result.weight_assumption = table.text("weight_assumption");
    result.variant_of = table.text("variant_of");
    result.location = table.where();
    std::string const path = "stance." + table.name();
    for (TreeReader const& own : table.tables("parameter")) {
        std::string const key = path + ".parameter." + own.name();
        Parameter override = read_parameter(own, key, mistakes);
        inherit(override, parameters, key, gives_a_law(own), mistakes);
        if (override.source.empty() && override.assumption.empty()) {
            override.source = result.source;
        }
        result.overrides.push_back(std::move(override));
    }
    for (TreeReader const& own : table.tables("estimand")) {
        result.estimands.push_back(estimand(own, false));
        check_estimand(result.estimands.back(), path + ".estimand." + own.name(), mistakes);
    }
    for (TreeReader const& own : table.tables("check")) {
        result.estimands.push_back(estimand(own, true));
        check_estimand(result.estimands.back(), path + ".check." + own.name(), mistakes);
    }
    return result;
}

}  // namespace

BeliefsSpec read_beliefs(TreeReader const& root, Mistakes& mistakes) {
    BeliefsSpec beliefs;
    for (TreeReader const& table : root.tables("source")) {
        beliefs.sources.push_back(source(table));
    }
    for (TreeReader const& table : root.tables("clustering")) {
        beliefs.clusterings.push_back(
            {table.name(), table.formula("mean_size"), table.formula("sharing"), table.where()});
    }
    read_parameters(root, beliefs, mistakes);
    for (TreeReader const& table : root.tables("correlation")) {
        std::vector<std::string> const both = table.texts("between");
        if (both.size() == 2) {
            beliefs.correlations.push_back({both[0], both[1], table.number("rank"), table.text("source"),
                                            table.text("assumption"), table.where()});
        }
    }
    for (TreeReader const& table : root.tables("stance")) {
        beliefs.stances.push_back(stance(table, beliefs.parameters, mistakes));
    }
    return beliefs;
}

}  // namespace eigenkracht::files
