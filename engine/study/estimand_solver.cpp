#include "study/estimand_solver.hpp"

#include "core/elementary.hpp"
#include "core/error.hpp"

#include <boost/math/tools/toms748_solve.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace eigenkracht::study {

namespace {

constexpr double solved_to = 1e-10;  // of a probability; far below what any study knows
constexpr std::uintmax_t most_steps = 100;

// Chance that at least one child of an affected family has an event that one child has with chance p.
double any_of_family(double p, double mean_size, double sharing) {
    double const none_if_independent = (1 - p) * core::exp(-(mean_size - 1) * (1 - sharing) * p);
    // Siblings share the first child's fate one by one: only those who do not are new chances.
    return 1 - none_if_independent;
}

}  // namespace

EstimandSolver::EstimandSolver(Plan const& plan)
    : plan_(plan), evaluator_(*plan.pathway), cohort_(*plan.pathway) {
    auto const& spec = plan.pathway->spec();
    for (auto const& entry : spec.entries) {
        amounts_.emplace_back(entry.amount.given() ? entry.amount : formula::Formula{"1", entry.location},
                              plan.names, plan.scenario.tables);
    }
    for (auto const& stance : plan.beliefs.stances()) {
        auto& list = compiled_.emplace_back();
        for (auto const& estimand : stance.estimands) {
            Compiled c;
            c.measure = plan.pathway->measure(estimand.measure);
            for (auto const& name : estimand.population) {
                c.entries.push_back(plan.pathway->entry(name));
            }
            auto const add = [&](formula::Formula const& formula) {
                c.formulas.emplace_back(formula, plan.names, plan.scenario.tables);
                return c.formulas.size() - 1;
            };
            add(estimand.usual);
            add(estimand.conference);
            if (estimand.per_offer) {
                c.uptake = add(estimand.uptake);
            }
            if (estimand.per_family) {
                auto const& clusterings = plan.scenario.beliefs.clusterings;
                auto const clustering =
                    std::find_if(clusterings.begin(), clusterings.end(),
                                 [&](auto const& one) { return one.key == estimand.clustering; });
                c.mean_size = add(clustering->mean_size);
                c.sharing = add(clustering->sharing);
            }
            list.push_back(std::move(c));
        }
    }
}

double EstimandSolver::measured(Compiled const& of, bool per_family, bool conference_arm,
                                double const* parameters) {
    auto const& measure = plan_.pathway->spec().measures[of.measure];
    auto& tables = tables_[conference_arm ? 1 : 0];
    int const cycles = std::max(1, measure.cycle);
    evaluator_.evaluate(parameters, conference_arm ? plan_.conference : plan_.usual, tables, cycles,
                        &tables_[conference_arm ? 0 : 1]);
    double sum = 0;
    double total = 0;
    for (std::size_t const entry : of.entries) {
        double const amount = of.entries.size() == 1 ? 1 : amounts_[entry](parameters);
        if (amount <= 0) {
            continue;
        }
        sum += amount * cohort_.value(of.measure, tables, entry);
        total += amount;
    }
    double const per_child = total > 0 ? sum / total : 0;
    return per_family ? any_of_family(per_child, of.formulas[of.mean_size](parameters),
                                      of.formulas[of.sharing](parameters))
                      : per_child;
}

double EstimandSolver::solve(std::size_t stance, std::size_t estimand, bool conference_arm, double low,
                             double high, std::function<double const*(double trial)> const& values_at) {
    auto const& spec = plan_.beliefs.stances()[stance].estimands[estimand];
    auto const& of = compiled_[stance][estimand];
    double const* at_low = values_at(low);
    double const usual = of.formulas[0](at_low);
    double target = usual;
    if (conference_arm) {
        target = of.formulas[1](at_low);
        if (spec.per_offer) {
            double const uptake = of.formulas[of.uptake](at_low);
            if (!(uptake > 0 && uptake <= 1)) {
                throw core::InputError("uptake of the estimand \"" + spec.label + "\" in stance " +
                                           plan_.beliefs.stances()[stance].name,
                                       uptake, "a share above 0 and at most 1");
            }
            target = (target - (1 - uptake) * usual) / uptake;
        }
    }
    auto const miss = [&](double trial) {
        return measured(of, spec.per_family, conference_arm, values_at(trial)) - target;
    };
    double const miss_low = miss(low);
    if (miss_low >= 0) {
        capped_ += miss_low > solved_to ? 1 : 0;
        return low;
    }
    double const miss_high = miss(high);
    if (miss_high <= 0) {
        capped_ += miss_high < -solved_to ? 1 : 0;
        return high;
    }
    std::uintmax_t steps = most_steps;
    auto const close = [](double a, double b) { return std::abs(a - b) <= solved_to; };
    auto const [below, above] =
        boost::math::tools::toms748_solve(miss, low, high, miss_low, miss_high, close, steps);
    return below + (above - below) / 2;
}

double EstimandSolver::evaluate(std::size_t stance, std::size_t estimand, bool conference_arm,
                                double const* parameters) {
    auto const& spec = plan_.beliefs.stances()[stance].estimands[estimand];
    auto const& of = compiled_[stance][estimand];
    auto const in_arm = [&](bool conference) {
        return measured(of, spec.per_family, conference, parameters) * spec.scale;
    };
    if (!conference_arm) {
        return in_arm(false);
    }
    double const held = in_arm(true);
    if (!spec.per_offer) {
        return held;
    }
    double const uptake = of.formulas[of.uptake](parameters);
    return uptake * held + (1 - uptake) * in_arm(false);
}

int EstimandSolver::take_capped() { return std::exchange(capped_, 0); }

namespace {

/// The beliefs of a plan with the solver of its studies.
class Drawing {
public:
    explicit Drawing(Plan const& plan) : estimands_(plan), drawer_(plan.beliefs) {}

    [[nodiscard]] uncertainty::Drawer& drawer() { return drawer_; }
    [[nodiscard]] uncertainty::EstimandSolver solver() {
        return [this](std::size_t stance, std::size_t estimand, bool conference_arm, double low, double high,
                      std::function<double const*(double)> const& values_at) {
            return estimands_.solve(stance, estimand, conference_arm, low, high, values_at);
        };
    }

private:
    EstimandSolver estimands_;
    uncertainty::Drawer drawer_;
};

}  // namespace

std::vector<std::vector<double>> parameters_of(Plan const& plan, std::vector<double> const& uniforms) {
    std::vector<std::vector<double>> values;
    Drawing drawing(plan);
    drawing.drawer().draw(uniforms.data(), values, drawing.solver());
    return values;
}

std::vector<double> parameters_of(Plan const& plan, std::vector<double> const& uniforms, std::size_t stance) {
    std::vector<double> values;
    Drawing drawing(plan);
    drawing.drawer().draw_one(uniforms.data(), stance, values, drawing.solver());
    return values;
}

}  // namespace eigenkracht::study
