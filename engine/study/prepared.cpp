#include "study/prepared.hpp"

#include <algorithm>
#include <utility>

namespace eigenkracht::study {

namespace {

/// Only where a chance is worked out over a price: then all are kept.
std::vector<Integration> integrations_kept(Plan const& plan) {
    if (!plan.scenario.has_regions() || !plan.keeps("questions")) {
        return {};
    }
    auto found = integrations(plan);
    bool const any =
        std::any_of(found.begin(), found.end(), [](Integration const& one) { return one.over.has_value(); });
    return any ? std::move(found) : std::vector<Integration>{};
}

}  // namespace

Prepared::Work::Work(Scenario const& scenario)
    : given(scenario),
      plan(given),
      integrations(integrations_kept(plan)),
      kept(kept_variables(plan, !integrations.empty())) {}

Prepared::Prepared(Scenario const& scenario) : work_(std::make_shared<Work const>(scenario)) {}

Scenario const& Prepared::scenario() const { return work_->given; }

}  // namespace eigenkracht::study
