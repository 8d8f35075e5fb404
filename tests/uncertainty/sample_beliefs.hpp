/// \file
/// Short ways to write beliefs for tests.
#pragma once

#include "uncertainty/spec.hpp"

#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::uncertainty::sample {

inline Parameter parameter(std::string name, Law law) {
    Parameter result;
    result.name = std::move(name);
    result.unit = "a unit";
    result.meaning = "a meaning";
    result.law = std::move(law);
    return result;
}

inline Parameter drawn(std::string name, Distribution law) {
    return parameter(std::move(name), std::move(law));
}

inline Parameter derived(std::string name, std::string text) {
    return parameter(std::move(name), Derived{{std::move(text), {}}});
}

inline Parameter solved(std::string name, double low, double high) {
    return parameter(std::move(name), Solved{low, high});
}

inline Parameter per_stance(std::string name) { return parameter(std::move(name), PerStance{}); }

inline Parameter rate(std::string name, double events, double exposure, std::string clustered_by = "") {
    Evidence evidence;
    evidence.events = events;
    evidence.exposure = exposure;
    evidence.clustered_by = std::move(clustered_by);
    return parameter(std::move(name), evidence);
}

inline Parameter share(std::string name, double events, double cases, std::string clustered_by = "") {
    Evidence evidence;
    evidence.events = events;
    evidence.cases = cases;
    evidence.clustered_by = std::move(clustered_by);
    return parameter(std::move(name), evidence);
}

inline Clustering clustering(std::string key, std::string mean_size, std::string sharing) {
    return {std::move(key), {std::move(mean_size), {}}, {std::move(sharing), {}}, {}};
}

inline Joint dirichlet(std::string key, std::vector<std::string> names, std::vector<double> alpha) {
    Joint joint;
    joint.key = std::move(key);
    joint.names = std::move(names);
    joint.alpha = std::move(alpha);
    return joint;
}

/// The parameters that a joint distribution makes.
inline std::vector<Parameter> components(Joint const& joint) {
    std::vector<Parameter> result;
    for (std::size_t i = 0; i < joint.names.size(); ++i) {
        result.push_back(parameter(joint.names[i], Component{joint.key, i}));
    }
    return result;
}

inline Stance stance(std::string name, double weight) {
    Stance result;
    result.name = std::move(name);
    result.weight = weight;
    return result;
}

inline Estimand estimand(std::string usual, std::string conference, std::string unknown_usual,
                         std::string unknown_conference) {
    Estimand result;
    result.measure = "in_care_at_month_12";
    result.usual = {std::move(usual), {}};
    result.conference = {std::move(conference), {}};
    result.unknown_usual = std::move(unknown_usual);
    result.unknown_conference = std::move(unknown_conference);
    return result;
}

}  // namespace eigenkracht::uncertainty::sample
