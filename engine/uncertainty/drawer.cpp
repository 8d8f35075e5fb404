#include "uncertainty/drawer.hpp"

#include "core/error.hpp"
#include "uncertainty/law.hpp"
#include "uncertainty/plan.hpp"
#include "uncertainty/posterior.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace eigenkracht::uncertainty {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::vector<std::string> joined(std::vector<std::string> names, std::vector<std::string> const& more) {
    names.insert(names.end(), more.begin(), more.end());
    return names;
}

/// Who speaks in a message: `parameter x in stance "y"`.
std::string name_of(Beliefs const& beliefs, std::size_t stance, std::size_t parameter) {
    std::string const& stance_name = beliefs.stances()[stance].name;
    return fmt::format("parameter {}{}", beliefs.names()[parameter],
                       stance_name.empty() ? "" : fmt::format(" in stance {}", stance_name));
}

}  // namespace

Drawer::Drawer(Beliefs const& beliefs) : beliefs_(beliefs) {
    Plan const& plan = beliefs.plan();
    std::vector<std::string> const names = joined(beliefs.names(), beliefs.extra_names());
    for (formula::Formula const& each : plan.formulas) {
        formulas_.emplace_back(each, names, beliefs.tables());
    }
    u_.resize(plan.dimension_names.size());
    for (PlannedQuantile const& each : plan.quantiles) {
        tables_.emplace_back(each.law);
    }
    quantiles_.resize(plan.quantiles.size());
    posteriors_.resize(plan.posteriors.size());
    for (PlannedJoint const& joint : plan.joints) {
        joints_.emplace_back(joint.law.size());
    }
}

void Drawer::draw(double const* u, std::vector<std::vector<double>>& values, EstimandSolver const& solve) {
    std::size_t const length = beliefs_.names().size() + beliefs_.extra_names().size();
    draw_shared(u);
    values.resize(beliefs_.stances().size());
    for (std::size_t stance = 0; stance < values.size(); ++stance) {
        values[stance].resize(length, not_a_number);
        draw_stance(stance, values[stance], solve);
    }
}

void Drawer::draw_one(double const* u, std::size_t stance, std::vector<double>& values,
                      EstimandSolver const& solve) {
    draw_shared(u);
    values.resize(beliefs_.names().size() + beliefs_.extra_names().size(), not_a_number);
    draw_stance(stance, values, solve);
}

void Drawer::draw_shared(double const* u) {
    Plan const& plan = beliefs_.plan();
    u_.assign(u, u + plan.dimension_names.size());
    beliefs_.correlate(u_.data());
    for (std::size_t i = 0; i < quantiles_.size(); ++i) {
        quantiles_[i] = tables_[i](u_[plan.quantiles[i].dimension]);
    }
    for (Remembered& each : posteriors_) {
        each.effect = 0;
    }
    for (std::size_t i = 0; i < joints_.size(); ++i) {
        joint_u_.clear();
        for (std::size_t const dimension : plan.joints[i].dimensions) {
            joint_u_.push_back(u_[dimension]);
        }
        if (!joint_u_.empty()) {
            plan.joints[i].law.draw(joint_u_.data(), joints_[i].data());
        }
    }
}

void Drawer::draw_stance(std::size_t stance, std::vector<double>& values, EstimandSolver const& solve) {
    StancePlan const& plan = beliefs_.plan().stances[stance];
    // Whatever is not computed yet must not look like a number, least of all like one of the last draw.
    for (std::size_t i = 0; i < plan.cells.size(); ++i) {
        values[i] = not_a_number;
    }
    for (std::size_t const parameter : plan.first) {
        values[parameter] = compute(stance, parameter, values);
        require_possible(stance, parameter, values[parameter]);
    }
    for (PlannedUnknown const& unknown : plan.unknowns) {
        if (!solve) {
            throw core::Defect(name_of(beliefs_, stance, unknown.parameter) + " has nobody to solve it");
        }
        auto const values_at = [&](double trial) -> double const* {
            values[unknown.parameter] = trial;
            for (std::size_t const parameter : unknown.after) {
                values[parameter] = compute(stance, parameter, values);
            }
            return values.data();
        };
        double const found =
            solve(stance, unknown.estimand, unknown.conference_arm, unknown.low, unknown.high, values_at);
        if (!(found >= unknown.low && found <= unknown.high)) {
            throw core::InputError(name_of(beliefs_, stance, unknown.parameter) + ", as solved", found,
                                   fmt::format("a number from {} to {}", unknown.low, unknown.high));
        }
        values_at(found);
        require_possible(stance, unknown.parameter, found);
        for (std::size_t const parameter : unknown.after) {
            require_possible(stance, parameter, values[parameter]);
        }
    }
}

double Drawer::compute(std::size_t stance, std::size_t parameter, std::vector<double> const& values) {
    Cell const& cell = beliefs_.plan().stances[stance].cells[parameter];
    switch (cell.how) {
        case Cell::How::fixed:
            return cell.value;
        case Cell::How::quantile:
            return quantiles_[cell.which];
        case Cell::How::posterior:
            return posterior_value(stance, parameter, values);
        case Cell::How::formula:
            return formulas_[cell.which](values.data());
        case Cell::How::joint:
            return joints_[cell.which][cell.component];
        case Cell::How::absent:
        case Cell::How::solved:
            break;
    }
    throw core::Defect(name_of(beliefs_, stance, parameter) + " is computed but has nothing to compute");
}

double Drawer::posterior_value(std::size_t stance, std::size_t parameter, std::vector<double> const& values) {
    Cell const& cell = beliefs_.plan().stances[stance].cells[parameter];
    PlannedPosterior const& planned = beliefs_.plan().posteriors[cell.which];
    double const mean_size = formulas_[planned.mean_size](values.data());
    double const sharing = formulas_[planned.sharing](values.data());
    if (std::isnan(mean_size) || std::isnan(sharing)) {
        return not_a_number;
    }
    double effect = 1;
    try {
        effect = design_effect(mean_size, sharing);
    } catch (core::InputError const& error) {
        throw core::InputError(fmt::format("{}: {}: {}", name_of(beliefs_, stance, parameter),
                                           planned.evidence.clustered_by, error.what()));
    }
    Remembered& last = posteriors_[cell.which];
    if (last.effect != effect) {
        last = {effect, quantile(posterior(planned.evidence, effect), u_[planned.dimension])};
    }
    return last.value;
}

void Drawer::require_possible(std::size_t stance, std::size_t parameter, double value) const {
    auto const& range = beliefs_.plan().stances[stance].cells[parameter].range;
    double const low = range ? range->first : -std::numeric_limits<double>::max();
    double const high = range ? range->second : std::numeric_limits<double>::max();
    if (!(value >= low && value <= high)) {
        throw core::InputError(name_of(beliefs_, stance, parameter), value,
                               range ? fmt::format("a number from {} to {}", low, high) : "a finite number");
    }
}

}  // namespace eigenkracht::uncertainty
