/// \file
/// What a funnel from eligible families to conferences comes to in a calendar year.
#pragma once

#include "region/world.hpp"
#include "study/region_formulas.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace eigenkracht::study {

/// A step of the funnel, in families a year (expected).
struct FunnelStep {
    std::string_view name;
    std::string_view title;  ///< in plain words
};

/// In the order of the results. Plans are those of conferences held; what is not carried out is the rest.
inline constexpr std::array funnel_steps{
    FunnelStep{"eligible", "families that could have a conference"},
    FunnelStep{"referred", "referred by professionals"},
    FunnelStep{"offered", "offered a conference"},
    FunnelStep{"accepted", "accepting"},
    FunnelStep{"stopped", "preparations stopped"},
    FunnelStep{"held", "conferences held"},
    FunnelStep{"waiting", "prepared, and waiting for a coordinator (average)"},
    FunnelStep{"fully", "plans carried out fully"},
    FunnelStep{"partly", "plans carried out partly"},
};

/// Families at every step of a policy's funnel in a reported year; all 0 where conferences are given as a table.
[[nodiscard]] std::array<double, funnel_steps.size()> funnel_of(region::World const& world,
                                                                RegionValues const& values,
                                                                std::size_t policy, std::size_t year);

}  // namespace eigenkracht::study
