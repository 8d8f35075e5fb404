#include "core/calendar.hpp"
#include "study/estimand_solver.hpp"
#include "study/record.hpp"
#include "study/study.hpp"
#include "study/worker.hpp"

#include <algorithm>

namespace eigenkracht::study {

WorkSize work_size(Scenario const& scenario) {
    Plan const plan(scenario);
    WorkSize size;
    size.stances = plan.stances();
    size.draws = scenario.run.draws;
    size.parameters = plan.beliefs.names().size();
    for (auto const& kept : kept_variables(plan)) {
        size.bytes_of_results += kept.size * size.stances * size.draws * sizeof(double);
    }
    if (!scenario.has_regions()) {
        return size;
    }
    // Children at the medians of everything drawn, under the largest policy.
    std::vector<double> const medians(plan.beliefs.dimension_names().size(), 0.5);
    auto const values = parameters_of(plan, medians);
    RegionFormulas const formulas(plan);
    auto const numbers = formulas.numbers(plan, values.front().data());
    double children_per_conference = 0;
    for (double const amount : numbers.children_per_conference) {
        children_per_conference += amount;
    }
    for (auto const& months : numbers.conferences_per_month) {
        double conferences = 0;
        for (double const month : months) {
            conferences += month;
        }
        size.children_per_draw = std::max(size.children_per_draw, conferences * children_per_conference);
    }
    return size;
}

}  // namespace eigenkracht::study
