#include "uncertainty/resolution.hpp"

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

Resolution resolve(BeliefsSpec const& spec) {
    Resolution result;
    result.stances = spec.stances;
    if (result.stances.empty()) {
        Stance only;
        only.weight = 1;
        result.stances.push_back(only);
    }
    auto const add_name = [&](std::string const& name) {
        if (result.index.emplace(name, result.names.size()).second) {
            result.names.push_back(name);
        }
    };
    for (Parameter const& parameter : spec.parameters) {
        add_name(parameter.name);
    }
    for (Stance const& stance : result.stances) {
        for (Parameter const& parameter : stance.overrides) {
            add_name(parameter.name);
        }
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
        result.cells.push_back(row);
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
