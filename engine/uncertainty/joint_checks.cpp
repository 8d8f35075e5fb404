#include "uncertainty/belief_checks.hpp"
#include "uncertainty/copula.hpp"
#include "uncertainty/joint_law.hpp"
#include "uncertainty/law.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

namespace eigenkracht::uncertainty {

void BeliefChecks::joints() {
    std::set<std::string> keys;
    for (Joint const& joint : spec_.joints) {
        std::string const key = "joint." + joint.key;
        if (!keys.insert(joint.key).second) {
            add(joint.location, key, "a second joint distribution of this key", "each key once");
        }
        add(check_joint(joint));
        for (std::size_t i = 0; i < joint.names.size(); ++i) {
            bool const made = std::any_of(
                spec_.parameters.begin(), spec_.parameters.end(), [&](Parameter const& parameter) {
                    auto const* component = std::get_if<Component>(&parameter.law);
                    return parameter.name == joint.names[i] && component != nullptr &&
                           component->joint == joint.key && component->index == i;
                });
            if (!made) {
                add(joint.location, key, fmt::format("{}, which has another law or none", joint.names[i]),
                    "a parameter that this joint distribution makes");
            }
        }
    }
}

void BeliefChecks::correlations() {
    std::set<std::pair<std::string, std::string>> pairs;
    bool sound = true;
    for (Correlation const& each : spec_.correlations) {
        std::string const key = fmt::format("correlation.{}.{}", each.first, each.second);
        std::size_t const before = mistakes_.size();
        correlated(each, each.first, key);
        correlated(each, each.second, key);
        if (each.first == each.second || !pairs.insert(std::minmax(each.first, each.second)).second) {
            add(each.location, key,
                each.first == each.second ? "a parameter with itself" : "a pair given before",
                "each pair of two parameters once");
        }
        if (!(each.rank > -1 && each.rank < 1)) {
            add(each.location, key, fmt::format("rank {}", number_text(each.rank)), "above -1 and below 1");
        }
        source(each.location, key + ".source", each.source);
        sound = sound && mistakes_.size() == before;
    }
    if (sound) {
        copula();
    }
}

void BeliefChecks::correlated(Correlation const& correlation, std::string const& name,
                              std::string const& key) {
    auto const found = resolution_.index.find(name);
    if (found == resolution_.index.end()) {
        unknown(correlation.location, key, "parameter", name, resolution_.names);
        return;
    }
    bool const drawn_alone = std::any_of(
        resolution_.cells.begin(), resolution_.cells.end(), [&](std::vector<Resolved> const& stance) {
            Law const& law = stance[found->second].parameter.law;
            return std::holds_alternative<Evidence>(law) ||
                   (std::holds_alternative<Distribution>(law) && !only_value(law));
        });
    bool const in_joint = std::any_of(
        resolution_.cells.begin(), resolution_.cells.end(), [&](std::vector<Resolved> const& stance) {
            return std::holds_alternative<Component>(stance[found->second].parameter.law);
        });
    if (in_joint || !drawn_alone) {
        add(correlation.location, key, fmt::format("{}, which is not drawn by itself", name),
            "parameters with a distribution or evidence");
    }
}

void BeliefChecks::copula() {
    std::vector<RankLink> links;
    for (Correlation const& each : spec_.correlations) {
        links.push_back({resolution_.index.at(each.first), resolution_.index.at(each.second), each.rank});
    }
    if (!Copula::from(links)) {
        add(spec_.correlations.front().location, "correlation",
            fmt::format("{} correlations that contradict each other", links.size()),
            "correlations that numbers can have",
            "If a goes with b and b with c, a cannot go strongly against c");
    }
}

}  // namespace eigenkracht::uncertainty
