/// \file
/// Sweeps worked out in memory, and what an analysis says of them.
#pragma once

#include "app/whole_study.hpp"
#include "study/analyse.hpp"
#include "study/sweep.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::tests {

struct Swept {
    study::Scenario scenario;
    study::MemoryResults results;
};

/// A sweep of a scenario file, worked out in memory.
inline Swept swept_file(std::string const& file, std::string const& sweep,
                        std::vector<std::string> const& settings = {}) {
    study::ScenarioWith const with = [=](std::vector<std::string> const& more) {
        auto all = settings;
        all.insert(all.end(), more.begin(), more.end());
        return files::read_scenario(file, all);
    };
    auto scenario = with({});
    auto const spec = *std::find_if(scenario.sweeps.begin(), scenario.sweeps.end(),
                                    [&](auto const& one) { return one.name == sweep; });
    study::SweepPlan const plan(spec, scenario, with);
    auto const points = plan.design().points();
    study::MemoryResults results(plan.layout(0, points), points);
    study::run_sweep(plan, {0, points}, {}, results);
    return {std::move(scenario), std::move(results)};
}

/// Likewise of a shipped scenario.
inline Swept swept(std::string const& name, std::string const& sweep,
                   std::vector<std::string> const& settings) {
    return swept_file(shipped(name), sweep, settings);
}

inline study::EstimateTable::Row const& row_of(study::EstimateTable const& table,
                                               std::vector<std::string> const& keys) {
    auto const at =
        std::find_if(table.rows.begin(), table.rows.end(), [&](auto const& row) { return row.keys == keys; });
    REQUIRE(at != table.rows.end());
    return *at;
}

/// Within three standard errors, of which the half-width of a 95% interval is about two.
inline void check_near(double estimate, double half_width, double truth) {
    CAPTURE(estimate);
    CAPTURE(truth);
    CAPTURE(half_width);
    CHECK(std::abs(estimate - truth) <= 1.5 * half_width);
    CHECK(half_width < 0.05);
}

}  // namespace eigenkracht::tests
