/// \file
/// What a scenario says about a region: conferences by year, families, budgets, what is counted for children, as plain data.
#pragma once

#include "core/error.hpp"
#include "formula/formula.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::region {

/// So many a year; a table holds its last value. Years before the first are 0.
using YearTable = std::vector<std::pair<int, formula::Formula>>;

/// Conferences held a year under a policy.
struct Policy {
    std::string name;
    std::string title;
    YearTable conferences_held;
    core::SourceLocation location;
};

/// A region of youth care.
struct RegionSpec {
    std::string name;
    std::string title;
    YearTable history;  ///< conferences held before the first year, the same under every policy
    formula::Formula youth_care_budget_eur;  ///< of the region, a year
    formula::Formula national_budget_eur;
    std::string clustering;       ///< how children share a family (a key of the scenario's clusterings)
    bool poisson_volumes = true;  ///< else exactly the stated number, rounded to whole families a month
    core::SourceLocation location;
};

/// Something counted for children, usual care against conference, on the same luck.
struct ChildOutcome {
    enum class Kind {
        avoided,  ///< usual care has it, the conference arm has not
        added,    ///< the conference arm has it, usual care has not
        delayed,  ///< usual care has it by `cycle`; the conference arm not by `cycle` but by `until`
        months    ///< months in the set, usual care minus conference arm, in the year they fall
    };
    std::string name;
    std::string title;
    std::string unit;
    Kind kind = Kind::months;
    std::vector<std::string> of;  ///< states or tags
    bool entered = true;          ///< event: "was in the set by `cycle`"; else "is in the set at `cycle`"
    int cycle = 0;
    int until = 0;
    bool gained = false;               ///< months: conference arm minus usual care instead
    bool harm = false;                 ///< more is worse for the child
    std::vector<std::string> entries;  ///< entry classes it is counted for; empty: all
    core::SourceLocation location;
};

}  // namespace eigenkracht::region
