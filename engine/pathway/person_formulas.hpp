/// \file
/// Compiled formulas about persons: strategy values, age at the start, amounts and starts of entries,
/// discount rates.
#pragma once

#include "formula/expression.hpp"
#include "pathway/plan.hpp"
#include "pathway/share_list.hpp"
#include "pathway/tables.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::pathway {

/// One per thread.
class PersonFormulas {
public:
    explicit PersonFormulas(Plan const& plan);

    [[nodiscard]] std::size_t strategies() const { return with_.size(); }

    /// Writes the strategy's values into the values of names, which hold the parameters.
    void set_strategy(std::size_t strategy, std::vector<double>& values) const;

    /// Age at the start, amounts of entries, discount rates.
    /// \throws core::InputError  for an amount below 0 or a rate of -1 or less
    void fill(double const* values, Tables& out) const;

    /// Shares of an entry's starts, in the order of Plan::starts.
    /// \throws core::InputError  that names the entry and the track
    void start_shares(std::size_t entry, double const* values, std::vector<double>& out);

private:
    [[noreturn]] void fail(std::size_t entry, std::string const& finding) const;
    Plan const& plan_;
    /// By strategy, in the order of the first one's values
    std::vector<std::vector<formula::Expression>> with_;
    std::optional<formula::Expression> start_age_;
    std::vector<formula::Expression> amounts_;
    std::vector<std::vector<ShareList>> starts_;  ///< by entry, track
    std::vector<ShareList> splits_;
    std::vector<formula::Expression> discounts_;
    std::vector<double> shares_;
    std::vector<double> split_shares_;
};

}  // namespace eigenkracht::pathway
