/// \file
/// Compiled lists of shares, with "rest" for what the others leave: targets of a leave, starts of an entry,
/// splits.
#pragma once

#include "formula/expression.hpp"
#include "pathway/plan.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::pathway {

/// One list; one per thread.
class ShareList {
public:
    ShareList(std::vector<std::pair<std::string, formula::Formula>> const& list, Plan const& plan);

    [[nodiscard]] std::size_t size() const { return names_.size(); }
    [[nodiscard]] std::string const& name(std::size_t place) const { return names_[place]; }
    [[nodiscard]] std::vector<formula::Expression> const& expressions() const { return expressions_; }

    /// Shares in the order of the list.
    /// \param values  of the names in the plan
    /// \param out     one share a place, each in [0, 1]; they sum to 1
    /// \return        empty, or what is wrong: a share outside [0, 1], a sum that is not 1 (within 1e-9)
    std::string compute(double const* values, std::vector<double>& out) const;

private:
    std::vector<std::string> names_;
    std::vector<formula::Expression> expressions_;  ///< "rest" as 0
    std::size_t rest_ = Names::none;
};

}  // namespace eigenkracht::pathway
