#include "core/text.hpp"
#include "uncertainty/belief_checks.hpp"
#include "uncertainty/dependencies.hpp"
#include "uncertainty/law.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <variant>

namespace eigenkracht::uncertainty {
namespace {

/// Key of an estimand; files may have several in one stance, told apart by their place.
std::string key_of(Stance const& stance, Estimand const& estimand) {
    return fmt::format("stance.{}.{}", stance.name, estimand.validation ? "check" : "estimand");
}

/// Place of a stance, or where its first parameter stands if the scenario has none.
core::SourceLocation place_of(Stance const& stance, BeliefsSpec const& spec) {
    return spec.stances.empty() && !spec.parameters.empty() ? spec.parameters.front().location
                                                            : stance.location;
}

}  // namespace

void BeliefChecks::stances() {
    std::set<std::string> names;
    double total = 0;
    bool weights_fit = true;
    for (Stance const& each : spec_.stances) {
        std::string const key = "stance." + each.name;
        if (each.name.empty() || !names.insert(each.name).second) {
            add(each.location, key,
                each.name.empty() ? "a stance without name" : "a second stance of this name",
                "each name once");
        }
        if (!(each.weight >= 0 && std::isfinite(each.weight))) {
            add(each.location, key + ".weight", number_text(each.weight), "a number, at least 0");
            weights_fit = false;
        }
        total += each.weight;
        stance(each);
    }
    if (!spec_.stances.empty() && weights_fit && !(total > 0)) {
        add(spec_.stances.front().location, "stance", "weights that are all 0",
            "a weight above 0 for some stance");
    }
}

void BeliefChecks::stance(Stance const& stance) {
    std::string const key = "stance." + stance.name;
    source(stance.location, key + ".source", stance.source);
    if (!stance.variant_of.empty()) {
        auto const known = std::find(stance_names_.begin(), stance_names_.end(), stance.variant_of);
        if (known == stance_names_.end()) {
            unknown(stance.location, key + ".variant_of", "stance", stance.variant_of, stance_names_);
        } else if (stance.variant_of == stance.name) {
            add(stance.location, key + ".variant_of", "itself", "another stance");
        }
    }
    for (Estimand const& each : stance.estimands) {
        estimand(stance, each);
    }
}

void BeliefChecks::estimand(Stance const& stance, Estimand const& estimand) {
    std::string const key = key_of(stance, estimand);
    constexpr double largest = std::numeric_limits<double>::max();
    formula_in(estimand.usual, estimand.location, key + ".usual", -largest, largest,
               "the measure under usual care");
    formula_in(estimand.conference, estimand.location, key + ".conference", -largest, largest,
               "the measure in the conference arm");
    if (estimand.per_offer) {
        // Undiluting divides by the uptake.
        formula_in(estimand.uptake, estimand.location, key + ".uptake", std::numeric_limits<double>::min(), 1,
                   "a share above 0 and at most 1 of the offers");
    }
    std::vector<std::string> clusterings;
    for (Clustering const& each : spec_.clusterings) {
        clusterings.push_back(each.key);
    }
    if (estimand.per_family && estimand.clustering.empty()) {
        add(estimand.location, key + ".clustering", "nothing", "how children share a family");
    } else if (!estimand.clustering.empty() && find_clustering(spec_, estimand.clustering) == nullptr) {
        unknown(estimand.location, key + ".clustering", "clustering", estimand.clustering, clusterings);
    }
    if (!(estimand.scale > 0 && std::isfinite(estimand.scale))) {
        add(estimand.location, key + ".scale", number_text(estimand.scale), "a number above 0");
    }
    for (std::string const& name : {estimand.unknown_usual, estimand.unknown_conference}) {
        if (name.empty()) {
            continue;
        }
        if (estimand.validation) {
            add(estimand.location, key, fmt::format("{} to be solved", name),
                "nothing: a check only compares");
        } else if (resolution_.index.count(name) == 0) {
            unknown(estimand.location, key + ".solves", "parameter", name, resolution_.names);
        }
    }
}

void BeliefChecks::graphs() {
    for (std::size_t stance = 0; stance < resolution_.stances.size(); ++stance) {
        graph(stance);
        whole_shares(stance);
    }
}

void BeliefChecks::graph(std::size_t stance) {
    Stance const& it = resolution_.stances[stance];
    std::vector<Resolved> const& cells = resolution_.cells[stance];
    Dependencies const graph = dependencies(resolution_, spec_, stance);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        bool const per_stance = cells[i].exists && std::holds_alternative<PerStance>(cells[i].parameter.law);
        if (per_stance && (spec_.stances.empty() || cells[i].overridden)) {
            add(cells[i].parameter.location, key_of(resolution_, stance, i), "no law",
                "a distribution, evidence, a formula or a number");
        } else if (per_stance) {
            add(place_of(it, spec_), "stance." + it.name,
                fmt::format("no law for parameter {}", resolution_.names[i]), "one in every stance",
                fmt::format("Give stance.{}.parameter.{}", it.name, resolution_.names[i]));
        }
        for (std::size_t const needed : graph.needs[i]) {
            if (!cells[needed].exists) {
                add(cells[i].parameter.location, key_of(resolution_, stance, i),
                    fmt::format("{}, which stance {} does not know", resolution_.names[needed], it.name),
                    "a parameter of every stance that uses it");
            }
        }
    }
    if (!graph.cycle.empty()) {
        std::vector<std::string> names;
        for (std::size_t const each : graph.cycle) {
            names.push_back(resolution_.names[each]);
        }
        names.push_back(names.front());
        add(cells[graph.cycle.front()].parameter.location, key_of(resolution_, stance, graph.cycle.front()),
            "a cycle of formulas " + core::join(names, " -> "), "formulas that come to an end");
    }
    unknowns(stance, graph.rank);
}

void BeliefChecks::unknowns(std::size_t stance, std::vector<std::size_t> const& rank) {
    Stance const& it = resolution_.stances[stance];
    std::vector<Resolved> const& cells = resolution_.cells[stance];
    std::set<std::size_t> solved;
    std::size_t step = 0;
    for (Estimand const& estimand : it.estimands) {
        std::string const key = key_of(it, estimand);
        std::vector<formula::Formula> formulas = {estimand.usual};
        if (Clustering const* clustering = find_clustering(spec_, estimand.clustering)) {
            formulas.push_back(clustering->mean_size);
            formulas.push_back(clustering->sharing);
        }
        for (bool const conference_arm : {false, true}) {
            if (conference_arm) {
                formulas.push_back(estimand.conference);
                formulas.push_back(estimand.uptake);
            }
            for (formula::Formula const& formula : formulas) {
                for (std::size_t const used : parameters_in(formula, resolution_)) {
                    if (!cells[used].exists) {
                        add(estimand.location, key,
                            fmt::format("{}, which stance {} does not know", resolution_.names[used],
                                        it.name),
                            "a parameter of this stance");
                    }
                }
            }
            std::string const& name = conference_arm ? estimand.unknown_conference : estimand.unknown_usual;
            auto const found = resolution_.index.find(name);
            if (estimand.validation || found == resolution_.index.end()) {
                continue;
            }
            ++step;
            if (!std::holds_alternative<Solved>(cells[found->second].parameter.law)) {
                add(estimand.location, key + ".solves",
                    fmt::format("{}, which has a law in this stance", name), "a parameter that is solved");
            } else if (!solved.insert(found->second).second) {
                add(estimand.location, key + ".solves", fmt::format("{}, which is solved already", name),
                    "each unknown once in a stance");
            }
            for (formula::Formula const& formula : formulas) {
                for (std::size_t const used : parameters_in(formula, resolution_)) {
                    if (!rank.empty() && rank[used] >= step) {
                        add(estimand.location, key,
                            fmt::format("{}, which is not known before {} is solved", resolution_.names[used],
                                        name),
                            "numbers that are known");
                    }
                }
            }
        }
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].exists && std::holds_alternative<Solved>(cells[i].parameter.law) &&
            solved.count(i) == 0) {
            add(place_of(it, spec_),
                it.name.empty() ? "parameter." + resolution_.names[i] : "stance." + it.name,
                fmt::format("parameter {}, which is to be solved, in no estimand", resolution_.names[i]),
                "an estimand that solves it, or a law");
        }
    }
}

void BeliefChecks::whole_shares(std::size_t stance) {
    Stance const& it = resolution_.stances[stance];
    for (Joint const& joint : spec_.joints) {
        std::size_t own = 0;
        for (std::string const& name : joint.names) {
            auto const found = resolution_.index.find(name);
            own += found != resolution_.index.end() && resolution_.cells[stance][found->second].overridden
                       ? 1U
                       : 0U;
        }
        if (joint.dirichlet && own != 0 && own != joint.names.size()) {
            add(it.location, "stance." + it.name,
                fmt::format("a law for {} of the {} shares of {}", own, joint.names.size(), joint.key),
                "all of them or none", "Shares must sum to 1");
        }
    }
}

}  // namespace eigenkracht::uncertainty
