/// \file
/// What `describe` shows of a scenario beyond what the file says: every number with its range, and how states are sampled.
#pragma once

#include "study/scenario.hpp"
#include "uncertainty/spec.hpp"

#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::files {

/// Mean and 95% range of a number, for the stances in which they are the same.
struct DescribedRange {
    std::vector<std::string> stances;  ///< empty: all that have the number
    std::optional<double> mean;        ///< nothing: not known without a run
    double low95 = 0;
    double high95 = 0;
    bool from_draws = false;  ///< estimated from `describe_draws` draws, not known in closed form
};

/// One number as common belief, or as one stance sees it.
struct DescribedNumber {
    std::string name;
    std::string stance;  ///< the only stance it belongs to; empty: common
    std::string unit;
    std::string meaning;
    std::string group;
    std::string law;  ///< in words
    std::vector<DescribedRange> ranges;
    std::optional<uncertainty::Source> source;
    std::string assumption;  ///< why, if there is no source
    bool computed = false;   ///< from other numbers, so it stands on theirs

    /// Whether it stands on no source: neither its own nor other numbers'.
    [[nodiscard]] bool is_assumption() const { return !source && (!computed || !assumption.empty()); }
};

struct DescribedState {
    std::string name;
    std::string sampled;  ///< "table of stays", or "cycle by cycle: " and why
};

struct Description {
    std::vector<DescribedNumber>
        numbers;  ///< common ones in the order of the file, then those of each stance
    std::vector<DescribedState> states;
    std::vector<double> weights;       ///< of stances, summing to 1; empty without stances
    std::vector<std::string> notices;  ///< of the pathway
};

/// Draws from which ranges without closed form are estimated: a Latin hypercube of the scenario's seed.
inline constexpr unsigned describe_draws = 1000;

/// \throws core::ScenarioError  if the scenario has mistakes
[[nodiscard]] Description describe(study::Scenario const& scenario);

/// "seen on the page named", "from memory only", ...
[[nodiscard]] std::string seen_text(uncertainty::Seen seen);

}  // namespace eigenkracht::files
