#include "uncertainty/resolution.hpp"

#include <set>
#include <utility>

namespace eigenkracht::uncertainty {
namespace {

/// An override with what it inherits.
Parameter laid_over(Parameter const& common, Parameter const& override_, Stance const& stance) {
    Parameter result = override_;
    if (result.unit.empty()) {
        result.unit = common.unit;
    }
    if (result.meaning.empty()) {
        result.meaning = common.meaning;
    }
    if (result.group.empty()) {
        result.group = common.group;
    }
    if (!result.range) {
        result.range = common.range;
    }
    if (result.source.empty() && result.assumption.empty()) {
        result.source = stance.source;
    }
    return result;
}

}  // namespace

std::vector<std::string> names_of(BeliefsSpec const& spec) {
    std::vector<std::string> names;
    std::set<std::string> known;
    auto const add = [&](std::vector<Parameter> const& parameters) {
        for (Parameter const& parameter : parameters) {
            if (known.insert(parameter.name).second) {
                names.push_back(parameter.name);
            }
        }
    };
    add(spec.parameters);
    for (Stance const& stance : spec.stances) {
        add(stance.overrides);
    }
    return names;
}

Resolution resolve(BeliefsSpec const& spec) {
    Resolution result;
    result.stances = spec.stances;
    if (result.stances.empty()) {
        Stance only;
        only.weight = 1;
        result.stances.push_back(only);
    }
    result.names = names_of(spec);
    for (std::size_t i = 0; i < result.names.size(); ++i) {
        result.index.emplace(result.names[i], i);
    }
    for (Stance const& stance : result.stances) {
        std::vector<Resolved> row(result.names.size());
        for (std::size_t i = 0; i < row.size(); ++i) {
            row[i].parameter.name = result.names[i];
            row[i].parameter.law = PerStance{};
        }
        for (Parameter const& parameter : spec.parameters) {
            Resolved& cell = row[result.index.at(parameter.name)];
            if (!cell.exists) {
                cell = {parameter, true, false};
            }
        }
        for (Parameter const& parameter : stance.overrides) {
            Resolved& cell = row[result.index.at(parameter.name)];
            if (!cell.overridden) {
                cell = {laid_over(cell.parameter, parameter, stance), true, true};
            }
        }
        result.cells.push_back(std::move(row));
    }
    return result;
}

std::string key_of(Resolution const& resolution, std::size_t stance, std::size_t parameter) {
    std::string const& name = resolution.names[parameter];
    return resolution.cells[stance][parameter].overridden
               ? "stance." + resolution.stances[stance].name + ".parameter." + name
               : "parameter." + name;
}

}  // namespace eigenkracht::uncertainty
