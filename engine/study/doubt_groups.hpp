/// \file
/// Which groups of parameters the doubt of a question hangs on.
#pragma once

#include "analysis/group_shares.hpp"
#include "study/answers.hpp"
#include "study/column_reader.hpp"
#include "study/plan.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::study {

/// Splits columns of a run by the scenario's groups of parameters, each stance by the parameters that it draws.
///
/// Of parameters that are correlated the uniform numbers before the correlation count, which are independent: what two of them
/// share falls to the one that the scenario names first. Numbers that regions draw for themselves belong to no group.
class DoubtGroups {
public:
    /// \param plan  must outlive this
    /// \param draws, sampling  of the run
    DoubtGroups(Plan const& plan, std::size_t draws, analysis::Sampling const& sampling);

    /// A line for every group that some stance draws from, one for the parameters without a group, and one for the rest.
    /// \param columns  by stance, a number a draw; none: nothing is said of the stance (weighed draws are not independent)
    [[nodiscard]] std::vector<DoubtGroupLine> lines(std::vector<Column> const& columns) const;

private:
    std::vector<std::string> groups_;   ///< in the order of the parameters; parameters without one last
    std::vector<std::string> without_;  ///< names of parameters without a group
    std::vector<analysis::GroupRegression> regressions_;  ///< by stance
};

}  // namespace eigenkracht::study
