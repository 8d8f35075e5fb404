#include "study/checker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace eigenkracht::study {

namespace {

using Way = SweepSpec::Design;

class SweepChecker : public Checker {
public:
    explicit SweepChecker(Scenario const& scenario) : Checker(scenario) {
        for (auto const& sweep : scenario.sweeps) {
            key_ = "sweep." + sweep.name;
            inputs(sweep);
            for (auto const& lever : sweep.levers) {
                this->lever(sweep, lever);
            }
            groups(sweep);
            list(sweep);
            numbers(sweep);
        }
    }

private:
    void inputs(SweepSpec const& sweep) {
        if (sweep.design != Way::list && sweep.parameters.empty() && sweep.levers.empty()) {
            mistake(sweep.location, key_, "nothing that is varied",
                    "parameters, or at least one [" + key_ + ".lever.NAME]");
        }
        for (auto const& name : sweep.parameters) {
            if (name != "*") {
                known(name, parameters_, key_ + ".parameters", sweep.location, "a parameter, or \"*\"");
            }
        }
        bool const pathway_alone = scenario_.pathway && !scenario_.has_regions();
        bool const formulas_alone = !scenario_.pathway;
        if ((pathway_alone || formulas_alone) && sweep.solver) {
            mistake(sweep.location, key_ + ".solver", "a solver in a study without regions", "none");
        }
    }

    void lever(SweepSpec const& sweep, SweepLever const& lever) {
        auto const key = key_ + ".lever." + lever.name;
        if (std::find(parameters_.begin(), parameters_.end(), lever.name) != parameters_.end()) {
            mistake(lever.location, key, "the name of a parameter", "a name of its own");
        }
        if (lever.levels.empty() && !(lever.high > lever.low)) {
            mistake(lever.location, key, fmt::format("{} to {}", lever.low, lever.high),
                    "a low and a high, the second larger");
        }
        weight(lever.location, key + ".key", lever.key);
        bool const whole = std::trunc(lever.low) == lever.low && std::trunc(lever.high) == lever.high;
        if (lever.whole && lever.levels.empty() && !whole) {
            mistake(lever.location, key, fmt::format("{} to {}", lever.low, lever.high),
                    "whole numbers, since the lever is whole");
        }
        if (sweep.design == Way::list) {
            mistake(lever.location, key, "a lever of a list of points", "a column of that name");
        }
    }

    void weight(core::SourceLocation const& where, std::string const& key, std::string const& found) {
        if (found.starts_with("stance.") && found.ends_with(".weight")) {
            mistake(where, key, found, "a number that changes what is drawn",
                    "Weights are applied afterwards: eigenkracht analyse --weight");
        }
    }

    void groups(SweepSpec const& sweep) {
        bool const grouped = sweep.design == Way::saltelli || sweep.design == Way::morris;
        if (!grouped && (!sweep.groups.empty() || sweep.by_group)) {
            mistake(sweep.location, key_, "groups of inputs", "none: only saltelli and morris change groups");
        }
        bool const all =
            std::find(sweep.parameters.begin(), sweep.parameters.end(), "*") != sweep.parameters.end();
        std::vector<std::string> names = all ? parameters_ : sweep.parameters;
        for (auto const& lever : sweep.levers) {
            names.push_back(lever.name);
        }
        std::map<std::string, std::string> owner;
        for (auto const& group : sweep.groups) {
            auto const key = key_ + ".group." + group.name;
            if (std::find(names.begin(), names.end(), group.name) != names.end()) {
                mistake(group.location, key, "the name of an input", "a name of its own");
            }
            for (auto const& input : group.inputs) {
                if (known(input, names, key + ".inputs", group.location, "an input of the sweep") &&
                    !owner.emplace(input, group.name).second) {
                    mistake(group.location, key + ".inputs", input + ", which is in " + owner[input] + " too",
                            "inputs of one group");
                }
            }
        }
    }

    void list(SweepSpec const& sweep) {
        if (sweep.design != Way::list) {
            if (!sweep.columns.empty()) {
                mistake(sweep.location, key_, "points that are given", "design = \"list\" with them");
            }
            return;
        }
        if (sweep.columns.empty() || sweep.rows.empty()) {
            mistake(sweep.location, key_, "no points", "csv, or columns and rows");
        }
        for (auto const& column : sweep.columns) {
            weight(sweep.location, key_ + ".columns", column);
        }
        if (!sweep.parameters.empty()) {
            mistake(sweep.location, key_ + ".parameters", "parameters of a list of points",
                    "columns named as they are");
        }
        for (std::size_t row = 0; row < sweep.rows.size(); ++row) {
            if (sweep.rows[row].size() != sweep.columns.size()) {
                mistake(sweep.location, key_ + ".rows",
                        fmt::format("{} in point {}", sweep.rows[row].size(), row + 1),
                        fmt::format("{}, one for each column", sweep.columns.size()));
                break;
            }
        }
    }

    void numbers(SweepSpec const& sweep) {
        if (!(sweep.range.first < sweep.range.second)) {
            mistake(sweep.location, key_ + ".range",
                    fmt::format("{} to {}", sweep.range.first, sweep.range.second),
                    "a low and a high chance, the second larger");
        }
        if (sweep.second_order && sweep.design != Way::saltelli) {
            mistake(sweep.location, key_ + ".second_order", "true", "saltelli, the only design with pairs");
        }
    }

    std::string key_;
};

}  // namespace

std::vector<core::Mistake> check_sweeps(Scenario const& scenario) { return SweepChecker(scenario).take(); }

}  // namespace eigenkracht::study
