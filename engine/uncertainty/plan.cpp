#include "uncertainty/plan.hpp"

#include "formula/check.hpp"
#include "uncertainty/dependencies.hpp"
#include "uncertainty/posterior.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <variant>

namespace eigenkracht::uncertainty {
namespace {

/// Whether a law by itself takes a uniform number.
bool takes_chance(Law const& law) {
    if (auto const* distribution = std::get_if<Distribution>(&law)) {
        return !std::holds_alternative<Fixed>(*distribution);
    }
    return std::holds_alternative<Evidence>(law);
}

class Planner {
public:
    Planner(BeliefsSpec const& spec, Resolution const& resolution) : spec_(spec), resolution_(resolution) {}

    Plan make() {
        plan_dimensions();
        plan_copula();
        plan_joints();
        for (std::size_t stance = 0; stance < resolution_.stances.size(); ++stance) {
            plan_stance(stance);
        }
        return std::move(plan_);
    }

private:
    /// Whether some stance gives some parameter a law of which this holds.
    template <class Predicate>
    bool some_law(std::size_t parameter, Predicate const& holds) const {
        return std::any_of(resolution_.cells.begin(), resolution_.cells.end(), [&](auto const& stance) {
            return stance[parameter].exists && holds(stance[parameter].parameter.law);
        });
    }

    /// Whether some stance draws a parameter from this joint distribution.
    bool is_used(Joint const& joint) const {
        return std::any_of(joint.names.begin(), joint.names.end(), [&](std::string const& name) {
            return some_law(resolution_.index.at(name),
                            [](Law const& law) { return std::holds_alternative<Component>(law); });
        });
    }

    void plan_dimensions() {
        std::set<std::string> in_joint;  // a joint distribution takes a number for each component
        for (Joint const& joint : spec_.joints) {
            if (is_used(joint)) {
                in_joint.insert(joint.names.begin(), joint.names.end());
            }
        }
        for (std::size_t parameter = 0; parameter < resolution_.names.size(); ++parameter) {
            std::string const& name = resolution_.names[parameter];
            if (some_law(parameter, takes_chance) || in_joint.count(name) != 0) {
                dimensions_[name] = plan_.dimension_names.size();
                plan_.dimension_names.push_back(name);
            }
        }
    }

    void plan_copula() {
        std::vector<RankLink> links;
        for (Correlation const& correlation : spec_.correlations) {
            links.push_back(
                {dimensions_.at(correlation.first), dimensions_.at(correlation.second), correlation.rank});
        }
        if (!links.empty()) {
            plan_.copula = Copula::from(links).value();
        }
    }

    void plan_joints() {
        for (Joint const& joint : spec_.joints) {
            PlannedJoint planned{JointLaw(joint), {}};
            if (is_used(joint)) {
                for (std::string const& name : joint.names) {
                    planned.dimensions.push_back(dimensions_.at(name));
                }
            }
            plan_.joints.push_back(std::move(planned));
        }
    }

    std::size_t quantile(Distribution const& law, std::size_t dimension) {
        auto const same = std::find_if(
            plan_.quantiles.begin(), plan_.quantiles.end(),
            [&](PlannedQuantile const& each) { return each.dimension == dimension && each.law == law; });
        if (same == plan_.quantiles.end()) {
            plan_.quantiles.push_back({law, dimension});
            return plan_.quantiles.size() - 1;
        }
        return static_cast<std::size_t>(same - plan_.quantiles.begin());
    }

    std::size_t formula(formula::Formula const& wanted) {
        auto const same =
            std::find_if(plan_.formulas.begin(), plan_.formulas.end(),
                         [&](formula::Formula const& each) { return each.text == wanted.text; });
        if (same == plan_.formulas.end()) {
            plan_.formulas.push_back(wanted);
            return plan_.formulas.size() - 1;
        }
        return static_cast<std::size_t>(same - plan_.formulas.begin());
    }

    Cell cell(std::string const& name, Distribution const& law) {
        Cell result;
        if (auto const* fixed = std::get_if<Fixed>(&law)) {
            result.how = Cell::How::fixed;
            result.value = fixed->value;
        } else {
            result.how = Cell::How::quantile;
            result.which = quantile(law, dimensions_.at(name));
        }
        return result;
    }

    Cell cell(std::string const& name, Evidence const& evidence) {
        Clustering const* clustering = find_clustering(spec_, evidence.clustered_by);
        if (clustering == nullptr) {
            return cell(name, posterior(evidence, 1));
        }
        std::optional<double> const mean_size = formula::constant(clustering->mean_size);
        std::optional<double> const sharing = formula::constant(clustering->sharing);
        if (mean_size && sharing) {
            return cell(name, posterior(evidence, design_effect(*mean_size, *sharing)));
        }
        PlannedPosterior const planned{evidence, formula(clustering->mean_size), formula(clustering->sharing),
                                       dimensions_.at(name)};
        auto const same =
            std::find_if(plan_.posteriors.begin(), plan_.posteriors.end(), [&](PlannedPosterior const& each) {
                return each.evidence == planned.evidence && each.mean_size == planned.mean_size &&
                       each.sharing == planned.sharing && each.dimension == planned.dimension;
            });
        Cell result;
        result.how = Cell::How::posterior;
        result.which = static_cast<std::size_t>(same - plan_.posteriors.begin());
        if (same == plan_.posteriors.end()) {
            plan_.posteriors.push_back(planned);
        }
        return result;
    }

    Cell cell(std::string const& /*name*/, Derived const& derived) {
        Cell result;
        if (std::optional<double> const value = formula::constant(derived.formula)) {
            result.how = Cell::How::fixed;
            result.value = *value;
        } else {
            result.how = Cell::How::formula;
            result.which = formula(derived.formula);
        }
        return result;
    }

    Cell cell(std::string const& /*name*/, Component const& component) {
        Cell result;
        result.how = Cell::How::joint;
        result.which = static_cast<std::size_t>(
            std::find_if(spec_.joints.begin(), spec_.joints.end(),
                         [&](Joint const& joint) { return joint.key == component.joint; }) -
            spec_.joints.begin());
        result.component = component.index;
        return result;
    }

    static Cell cell(std::string const& /*name*/, Solved const& /*solved*/) {
        Cell result;
        result.how = Cell::How::solved;
        return result;
    }

    static Cell cell(std::string const& /*name*/, PerStance const& /*none*/) { return {}; }

    void plan_stance(std::size_t stance) {
        StancePlan result;
        for (Resolved const& resolved : resolution_.cells[stance]) {
            Cell planned;
            if (resolved.exists) {
                planned = std::visit([&](auto const& law) { return cell(resolved.parameter.name, law); },
                                     resolved.parameter.law);
                planned.range = resolved.parameter.range;
            }
            result.cells.push_back(planned);
        }
        Dependencies const graph = dependencies(resolution_, spec_, stance);
        for (Unknown const& unknown : graph.unknowns) {
            auto const& solved = std::get<Solved>(resolution_.cells[stance][unknown.parameter].parameter.law);
            result.unknowns.push_back(
                {unknown.estimand, unknown.conference_arm, unknown.parameter, solved.low, solved.high, {}});
        }
        for (std::size_t const parameter : graph.order) {
            Cell::How const how = result.cells[parameter].how;
            if (how == Cell::How::absent || how == Cell::How::solved) {
                continue;
            }
            std::size_t const rank = graph.rank[parameter];
            (rank == 0 ? result.first : result.unknowns[rank - 1].after).push_back(parameter);
        }
        result.uses = uses(stance, graph);
        plan_.stances.push_back(std::move(result));
    }

    std::vector<std::size_t> uses(std::size_t stance, Dependencies const& graph) const {
        std::set<std::size_t> used;
        for (std::vector<std::size_t> const& needs : graph.needs) {
            used.insert(needs.begin(), needs.end());
        }
        for (Estimand const& estimand : resolution_.stances[stance].estimands) {
            std::vector<formula::Formula> formulas = {estimand.uptake, estimand.usual, estimand.conference};
            if (Clustering const* clustering = find_clustering(spec_, estimand.clustering)) {
                formulas.push_back(clustering->mean_size);
                formulas.push_back(clustering->sharing);
            }
            for (formula::Formula const& each : formulas) {
                std::vector<std::size_t> const parameters = parameters_in(each, resolution_);
                used.insert(parameters.begin(), parameters.end());
            }
        }
        return {used.begin(), used.end()};
    }

    BeliefsSpec const& spec_;
    Resolution const& resolution_;
    std::map<std::string, std::size_t> dimensions_;
    Plan plan_;
};

}  // namespace

Plan make_plan(BeliefsSpec const& spec, Resolution const& resolution) {
    return Planner(spec, resolution).make();
}

}  // namespace eigenkracht::uncertainty
