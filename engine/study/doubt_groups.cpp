#include "study/doubt_groups.hpp"

#include "uncertainty/plan.hpp"

#include <algorithm>
#include <limits>

namespace eigenkracht::study {

namespace {

constexpr char const* without_group = "other";

/// Whether a stance's numbers hang on a dimension: it draws the parameter, or one that may be correlated with it.
bool hangs_on(Plan const& plan, std::size_t stance, std::size_t parameter) {
    using How = uncertainty::Cell::How;
    auto const how = plan.beliefs.plan().stances[stance].cells[parameter].how;
    auto const& correlations = plan.scenario.beliefs.correlations;
    return how == How::quantile || how == How::posterior || how == How::joint ||
           std::any_of(correlations.begin(), correlations.end(), [&](auto const& one) {
               return one.first == plan.beliefs.names()[parameter] ||
                      one.second == plan.beliefs.names()[parameter];
           });
}

}  // namespace

DoubtGroups::DoubtGroups(Plan const& plan, std::size_t draws, analysis::Sampling const& sampling) {
    auto const& dimensions = plan.beliefs.dimension_names();
    draws = std::min(draws, analysis::GroupRegression::most_draws);
    std::vector<std::vector<double>> uniforms;
    std::vector<std::string> names;
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
        auto& column = uniforms.emplace_back();
        for (std::size_t draw = 0; draw < draws; ++draw) {
            column.push_back(plan.design.at(draw, d));
        }
        auto const group = plan.group_of(plan.beliefs.index(dimensions[d]));
        auto const name = names.emplace_back(group.empty() ? without_group : group);
        if (name == without_group) {
            without_.push_back(dimensions[d]);
        } else if (std::find(groups_.begin(), groups_.end(), name) == groups_.end()) {
            groups_.push_back(name);
        }
    }
    if (!without_.empty()) {
        groups_.emplace_back(without_group);
    }
    for (std::size_t s = 0; s < plan.stances(); ++s) {
        std::vector<std::vector<double>> own;
        std::vector<std::size_t> own_groups;
        for (std::size_t d = 0; d < dimensions.size(); ++d) {
            if (hangs_on(plan, s, plan.beliefs.index(dimensions[d]))) {
                own.push_back(uniforms[d]);
                own_groups.push_back(static_cast<std::size_t>(
                    std::find(groups_.begin(), groups_.end(), names[d]) - groups_.begin()));
            }
        }
        regressions_.emplace_back(own, own_groups, groups_.size(), sampling);
    }
}

std::vector<DoubtGroupLine> DoubtGroups::lines(std::vector<Column> const& columns) const {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    std::vector<DoubtGroupLine> lines;
    for (auto const& name : groups_) {
        lines.push_back({name, name == without_group ? without_ : std::vector<std::string>{}, {}, {}});
    }
    lines.push_back({"together and not explained", {}, {}, {}});
    for (std::size_t s = 0; s < columns.size(); ++s) {
        auto const shares = columns[s].empty() ? analysis::GroupShares{} : regressions_[s].shares(columns[s]);
        for (std::size_t g = 0; g < lines.size(); ++g) {
            auto const one = shares.groups.empty()      ? analysis::ShareEstimate{none, none}
                             : g < shares.groups.size() ? shares.groups[g]
                                                        : shares.rest;
            lines[g].share_by_stance.push_back(one.share);
            lines[g].error_by_stance.push_back(one.error);
        }
    }
    return lines;
}

}  // namespace eigenkracht::study
