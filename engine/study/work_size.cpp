#include "core/calendar.hpp"
#include "study/estimand_solver.hpp"
#include "study/integration.hpp"
#include "study/record.hpp"
#include "study/region_formulas.hpp"
#include "study/study.hpp"

#include <algorithm>

namespace eigenkracht::study {

WorkSize work_size(Scenario const& scenario) {
    Plan const plan(scenario);
    WorkSize size;
    size.stances = plan.stances();
    size.draws = scenario.run.draws;
    size.parameters = plan.beliefs.names().size();
    for (auto const& kept : kept_variables(plan, any_integration(plan))) {
        size.bytes_of_results += kept.size * size.stances * size.draws * sizeof(double);
    }
    if (!scenario.has_regions()) {
        return size;
    }
    size.solver = plan.solver.text();
    // Children at the medians of everything drawn, under the largest policy.
    std::vector<double> const medians(plan.beliefs.dimension_names().size(), 0.5);
    auto named = parameters_of(plan, medians, 0);
    named.push_back(scenario.cut.given ? formula::Expression(scenario.cut.amount_eur, plan.beliefs.names(),
                                                             scenario.tables)(named.data())
                                       : 0);
    RegionFormulas formulas(plan);
    std::vector<double> children_of_policy(plan.world.policies, 0.0);
    for (std::size_t region = 0; region < plan.regions(); ++region) {
        auto const numbers = formulas.values(named.data(), 0, region).numbers;
        double children_per_conference = 0;
        for (double const amount : numbers.children_per_conference) {
            children_per_conference += amount;
        }
        for (std::size_t policy = 0; policy < plan.world.policies; ++policy) {
            for (double const month : numbers.conferences_per_month[policy]) {
                children_of_policy[policy] += month * children_per_conference;
            }
        }
    }
    size.children_per_draw = *std::max_element(children_of_policy.begin(), children_of_policy.end());
    return size;
}

}  // namespace eigenkracht::study
