/// \file
/// A weighted sample in order of size, for quantiles of mixtures.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace eigenkracht::analysis {

/// Values with weights, sorted once and asked for many quantiles.
///
/// The quantile at p is the mean, over the stretch [p (n* - 1), p (n* - 1) + 1] W / n* of the cumulated weight, of
/// the sorted values laid side by side, each as wide as its weight; W is the total weight and n* = W^2 / sum w^2
/// the number of equal weights that would be as good (Kish). For equal weights it is type 7 of Hyndman & Fan, the
/// default of R and NumPy; it moves continuously with the weights.
///
/// \see Akinshin (2023), Weighted quantile estimators, arXiv:2304.07265; Hyndman & Fan (1996), The American
///      Statistician 50(4), 361-365.
class WeightedSample {
public:
    struct Item {
        double value;
        double weight;
    };

    /// \param items  at least one; weights at least 0, not all 0; items of weight 0 are dropped
    /// \throws core::InputError  otherwise
    explicit WeightedSample(std::vector<Item> items);

    /// Values that count alike: as with equal weights, in a third of the memory.
    /// \param values  at least one
    /// \throws core::InputError  otherwise
    [[nodiscard]] static WeightedSample of_equals(std::vector<double> values);

    /// \param probability  in [0, 1]; outside, the nearer bound is meant
    [[nodiscard]] double quantile(double probability) const;

private:
    WeightedSample(std::vector<double> sorted, double equal_weights)
        : values_(std::move(sorted)), equal_weights_(equal_weights) {}
    /// Weight up to and including a value.
    [[nodiscard]] double cumulated(std::size_t index) const {
        return cumulated_.empty() ? static_cast<double>(index + 1) : cumulated_[index];
    }

    std::vector<double> values_;     ///< by size
    std::vector<double> cumulated_;  ///< the largest weight is 1; empty: every weight is
    double equal_weights_ = 0;       ///< n*
};

}  // namespace eigenkracht::analysis
