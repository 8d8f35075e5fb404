/// \file
/// Draws in order of size, asked how many reach an amount and what the others miss of it.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace eigenkracht::study {

/// One column, sorted once.
class SortedDraws {
public:
    /// \param values   one a draw
    /// \param weights  how much each draw counts; none: all alike
    /// \throws core::InputError  for no draws, a value that is not finite, or weights that do not fit them
    SortedDraws(std::span<double const> values, std::span<double const> weights);

    /// Share of draws, by weight, that are at least so large; a whole number of draws by their number where all count alike.
    [[nodiscard]] double at_least(double amount) const;

    /// Mean of max(0, amount - value).
    [[nodiscard]] double missing(double amount) const;

    /// The value that a share of the draws stays below, whatever they weigh.
    [[nodiscard]] double place(double share) const;

private:
    [[nodiscard]] std::size_t below(double amount) const;

    std::vector<double> values_;
    std::vector<double> weight_below_;  ///< of the values before each, and of all; empty: all count alike
    std::vector<double> sum_below_;     ///< weight times value, likewise
};

}  // namespace eigenkracht::study
